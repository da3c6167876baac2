import { describe, expect, it } from "vitest";
import { funnelWarningText } from "../../../web/src/elements/funnel/funnel-warnings.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";

const [en, fr] = [createLocalizer("en-GB"), createLocalizer("fr")];
const near = "no event is named 'Welcom'; near spellings: 'Welcome', 'Welcomes'";
const read = "no event is named 'open'; near spellings: 'email.opened', as which it was read, 'opens', 'opened'";

describe("what the engine remarked on a funnel", () => {
  it.each([
    ["no event is named 'it's gone'", "No event is named “it's gone”."],
    [near, "No event is named “Welcom”. Near spellings: Welcome and Welcomes."],
    [read, "No event is named “open”. It was read as “email.opened”. Near spellings: opens and opened."],
    ["no event is named 'open'; near spellings: 'email.opened', as which it was read", "No event is named “open”. It was read as “email.opened”."],
    ["no event has the property 'plan'", "No event has the property “plan”."],
    ["no contact has the property 'plan'; near spellings: 'Plan'", "No contact has the property “plan”. Near spellings: Plan."],
    ["something new", null],
  ])("is told in words: %s", (message, text) => {
    expect(funnelWarningText(en, message)).toBe(text);
  });

  it("is told in the reader's language", () => {
    expect(funnelWarningText(fr, near)).toBe("Aucun événement ne s'appelle «\u202fWelcom\u202f». Orthographes proches\u202f: Welcome et Welcomes.");
    expect(funnelWarningText(fr, read)).toBe(
      "Aucun événement ne s'appelle «\u202fopen\u202f». Il a été lu comme «\u202femail.opened\u202f». Orthographes proches\u202f: opens et opened.",
    );
  });
});
