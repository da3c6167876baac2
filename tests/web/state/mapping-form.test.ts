import { describe, expect, it } from "vitest";
import { draftOf, mappingOf, missingFields, withKey, withType } from "../../../web/src/state/mapping-form.js";

const guess = {
  mapping: { contact: "user.email", time: ["at", "time"], type: "event", types: { OPEN: "email.opened" }, ids: "cookie" },
};

describe("the mapping form", () => {
  it("opens with the guess, and gives it back unchanged", () => {
    expect(mappingOf(draftOf(guess))).toEqual({ ...guess.mapping, time: "at" });
  });

  it("opens with one type for all rows where the guess says so", () => {
    const draft = draftOf({ mapping: { contact: "c", time: "t", type: { value: "page_view" } } });
    expect(draft).toMatchObject({ oneType: "page_view", keys: { type: "" } });
    expect(mappingOf(draft)?.type).toEqual({ value: "page_view" });
  });

  it("says what is missing", () => {
    const draft = draftOf({ mapping: { time: "t" } });
    expect(missingFields(draft)).toEqual(["contact", "type"]);
    expect(mappingOf(draft)).toBeNull();
  });

  it("forgets what values were called when another key tells the type", () => {
    expect(withKey(draftOf(guess), "type", "action").types).toEqual({});
    expect(withKey(draftOf(guess), "url", "link").types).toEqual({ OPEN: "email.opened" });
  });

  it("names a value anew, leaves it out where it is emptied, and keeps no name that changes nothing", () => {
    const named = withType(withType(draftOf(guess), "SENT", "email.sent"), "TEST", "");
    expect(mappingOf(named)?.types).toEqual({ OPEN: "email.opened", SENT: "email.sent", TEST: null });
    expect(mappingOf(withType(named, "OPEN", "OPEN"))?.types).toEqual({ SENT: "email.sent", TEST: null });
  });
});
