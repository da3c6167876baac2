import { describe, expect, it } from "vitest";
import { isKnownType } from "../../../web/src/elements/mapping/known-types.js";
import { byColumns, byRows, draftOf, isReadByFormat, mappingOf, missingFields, typeValues, unknownValues, withColumn, withKey, withType } from "../../../web/src/state/mapping-form.js";

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

  it("keeps one currency for all amounts, until a key is chosen for it", () => {
    const mapping = { contact: "c", time: "t", type: "e", revenue: "Umsatz €", currency: { value: "EUR" } } as const;
    expect(mappingOf(draftOf({ mapping }))).toEqual(mapping);
    expect(mappingOf(withKey(draftOf({ mapping }), "currency", "cur"))?.currency).toBe("cur");
  });

  it("keeps no currency of amounts that another key was chosen for", () => {
    const mapping = { contact: "c", time: "t", type: "e", revenue: "Umsatz €", currency: { value: "EUR" } } as const;
    expect(mappingOf(withKey(draftOf({ mapping }), "revenue", "usd"))).toEqual({ contact: "c", time: "t", type: "e", revenue: "usd" });
    expect(mappingOf(withKey(draftOf({ mapping }), "revenue", "Umsatz €"))).toEqual(mapping);
  });

  it("keeps the order of dates and the decimal mark, and names neither where the records tell", () => {
    const mapping = { contact: "c", time: "t", type: "e", dateOrder: "dmy", decimal: "," } as const;
    expect(mappingOf(draftOf({ mapping }))).toEqual(mapping);
    expect(mappingOf({ ...draftOf({ mapping }), dateOrder: "", decimal: "" })).toEqual({ contact: "c", time: "t", type: "e" });
  });

  it("over a known format asks for what its records lack, and gives no more than what was chosen", () => {
    const draft = draftOf({ mapping: { format: "sendgrid", time: "sent_on" } });
    expect(missingFields(draft)).toEqual([]);
    expect(mappingOf(draft)).toEqual({ format: "sendgrid", time: "sent_on" });
    expect(mappingOf(withKey(draft, "type", "kind"))).toEqual({ format: "sendgrid", time: "sent_on", type: "kind" });
    expect(missingFields(withKey(draft, "time", ""))).toEqual(["time"]);
    expect([isReadByFormat(draft, "time"), isReadByFormat(draft, "contact"), isReadByFormat(draftOf(guess), "message")]).toEqual([false, true, false]);
  });

  describe("of a table with a column for each event", () => {
    const mapping = { contact: "email", message: "campaign", events: { sent_at: "email.sent", opened_at: "email.opened" } } as const;
    const column = { kind: "text", records: 2, distinct: 2, samples: [], values: [], fits: {} } as const;
    const keys = [
      { ...column, key: "sent_at", event: "email.sent" },
      { ...column, key: "opened_at", event: "email.opened" },
      { ...column, key: "opened", event: "email.opened" },
      { ...column, key: "note" },
    ];

    it("opens with the columns, and those that could be besides, and gives the guess back unchanged", () => {
      const draft = draftOf({ mapping, keys });
      expect(draft.events).toEqual({ sent_at: "email.sent", opened_at: "email.opened", opened: "" });
      expect(missingFields(draft)).toEqual([]);
      expect(mappingOf(draft)).toEqual(mapping);
    });

    it("takes what a column tells, and leaves out one that tells nothing", () => {
      const changed = withColumn(withColumn(draftOf({ mapping, keys }), "opened_at", ""), "note", "email.clicked");
      expect(mappingOf(changed)?.events).toEqual({ sent_at: "email.sent", note: "email.clicked" });
    });

    it("needs a contact and one column, and no time", () => {
      const none = withColumn(withColumn(draftOf({ mapping, keys }), "opened_at", ""), "sent_at", "");
      expect(missingFields(withKey(none, "contact", ""))).toEqual(["contact", "type"]);
      expect(mappingOf(none)).toBeNull();
    });

    it("stands in the place of a type, and the other way round", () => {
      const byKey = draftOf({ mapping: { contact: "email", time: "sent_at", type: "note", types: { a: "email.sent" } }, keys });
      const columns = byColumns(byKey, { mapping: {}, keys });
      expect(mappingOf(columns)).toEqual({
        contact: "email",
        time: "sent_at",
        events: { sent_at: "email.sent", opened_at: "email.opened", opened: "email.opened" },
      });
      expect(mappingOf(withKey(byRows(columns), "type", "note"))).toEqual({ contact: "email", time: "sent_at", type: "note" });
      expect(missingFields(byRows(draftOf({ mapping, keys })))).toEqual(["time", "type"]);
    });

    it("may stand over a known format", () => {
      const over = { format: "sendgrid", events: { opened_at: "email.opened" } };
      expect(mappingOf(draftOf({ mapping: over }))).toEqual(over);
    });
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

  it("has a field for every word of the type's key, and says how many more there are", () => {
    const key = { key: "event", kind: "text", records: 30, distinct: 7, samples: ["Envoyé"], fits: {} } as const;
    const words = ["Envoyé", "Délivré", "Ouvert", "Cliqué", "Achat"].map((value, at) => ({ value, count: 9 - at }));
    const draft = draftOf(guess);
    expect(typeValues([{ ...key, values: words }], draft)).toEqual({
      shown: [...words, { value: "OPEN", count: null }],
      distinct: 8,
    });
    // A key that the engine took for no type has samples only.
    expect(typeValues([{ ...key, values: [] }], draft).shown[0]).toEqual({ value: "Envoyé", count: null });
    expect(typeValues([], draft)).toEqual({ shown: [], distinct: 0 });
  });

  it("tells the words that no metric knows: not those left out, nor those called by a known type", () => {
    const draft = withType(withType(draftOf(guess), "SENT", "email.sent"), "TEST", "");
    const values = ["OPEN", "SENT", "TEST", "Kauf", "page_view"].map((value) => ({ value, count: 1 }));
    expect(unknownValues(values, draft, isKnownType)).toEqual(["Kauf"]);
    expect(["push.opened", "journey.entered", "email.read"].map(isKnownType)).toEqual([true, true, false]);
  });

  it("names a value anew, leaves it out where it is emptied, and keeps no name that changes nothing", () => {
    const named = withType(withType(draftOf(guess), "SENT", "email.sent"), "TEST", "");
    expect(mappingOf(named)?.types).toEqual({ OPEN: "email.opened", SENT: "email.sent", TEST: null });
    expect(mappingOf(withType(named, "OPEN", "OPEN"))?.types).toEqual({ SENT: "email.sent", TEST: null });
  });
});
