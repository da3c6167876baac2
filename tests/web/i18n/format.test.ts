import { describe, expect, it, vi } from "vitest";
import { createFormats, moneyDigits, NO_VALUE, rounded } from "../../../web/src/i18n/format.js";

const en = createFormats({ locale: "en-GB" });
const fr = createFormats({ locale: "fr-FR" });
/** Intl separates by several kinds of blank; which one is not ours. */
const plain = (text: string): string => text.replace(/\s/gu, " ");

describe("formats", () => {
  it("lists names as a language does; one is no list, and none is nothing", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((names) => fr.list(names))).toEqual(["", "a", "a et b", "a, b et c"]);
  });

  it("makes a formatter when it is first used, and once", () => {
    let made = 0;
    const counting = { get: (intl: typeof Intl, name: keyof typeof Intl) => ((made += 1), intl[name]) };
    vi.stubGlobal("Intl", new Proxy(Intl, counting));
    try {
      const formats = createFormats({ locale: "en-GB" });
      expect(made).toBe(0);
      const ask = (): string[] => [formats.percent(0.5), formats.money(5, "not a currency"), formats.date("2026-01-05")];
      const first = ask();
      expect(made).toBeGreaterThan(0);
      const before = made;
      expect(ask()).toEqual(first);
      expect(made).toBe(before);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("writes times of UTC where a zone is none", () => {
    const formats = createFormats({ locale: "en-GB", timeZone: "Mars/Base" });
    expect([formats.timeZone, formats.date("2026-01-05T23:30:00Z")]).toEqual(["UTC", "5 Jan 2026"]);
  });

  it("writes a missing value as a dash, never as 0", () => {
    for (const missing of [null, undefined, NaN, Infinity]) {
      expect(en.number(missing)).toBe(NO_VALUE);
      expect(en.percent(missing)).toBe(NO_VALUE);
      expect(en.money(missing, "EUR")).toBe(NO_VALUE);
      expect(en.duration(missing)).toBe(NO_VALUE);
      expect(en.bytes(missing)).toBe(NO_VALUE);
    }
    expect(en.date("not a time")).toBe(NO_VALUE);
  });

  it.each([
    [0, "0%"],
    [1, "100%"],
    [0.3636, "36.4%"],
    [0.0012, "0.12%"],
    [0.00004, "<0.01%"],
    [0.999, "99.9%"],
    [0.9995, "99.95%"],
    [0.99996, ">99.99%"],
  ])("writes the ratio %s as %s", (ratio, text) => {
    expect(en.percent(ratio)).toBe(text);
  });

  it("writes each locale's way", () => {
    expect(plain(fr.percent(0.3636))).toBe("36,4 %");
    expect([0.1, 0.025, 0.0005].map((share) => plain(fr.tick(share)))).toEqual(["10 %", "2,5 %", "0,05 %"]);
    expect(plain(fr.number(1234567))).toBe("1 234 567");
    expect(plain(fr.money(93.75, "EUR"))).toBe("93,75 €");
  });

  it("leaves out cents of large amounts, and keeps a currency it does not know", () => {
    expect(en.money(152340.5, "EUR")).toBe("€152,341");
    expect(en.amount(152340.5, "EUR")).toBe("€152,340.50");
    expect(en.money(999.5, "EUR")).toBe("€999.50");
    expect(en.money(12.5, "coins")).toBe("12.50 coins");
    expect(en.money(12.5, "")).toBe("12.50");
  });

  it.each([
    [0, "0 ms"],
    [420, "420 ms"],
    [5_000, "5 sec"],
    [185_000, "3m 5s"],
    [3_600_000, "1 hr"],
    [3_599_999, "60 min"],
    [2 * 86_400_000 + 4 * 3_600_000, "2d 4h"],
    [30 * 86_400_000, "30 days"],
  ])("writes %s milliseconds as %s", (milliseconds, text) => {
    expect(plain(en.duration(milliseconds)).replace("secs", "sec").replace("mins", "min")).toBe(text);
  });

  it("writes French durations with a space before each unit; none breaks a line", () => {
    expect(en.duration(185_000)).toBe("3m\u00a05s");
    expect(fr.duration(12 * 86_400_000 + 6 * 3_600_000)).toMatch(/^12[\u00a0\u202f]j\u00a06[\u00a0\u202f]h$/u);
    expect(fr.duration(482_000)).toMatch(/^8[\u00a0\u202f]min\u00a02[\u00a0\u202f]s$/u);
  });

  it("writes sizes in the unit that fits", () => {
    expect(plain(en.bytes(999)).replace("bytes", "byte")).toBe("999 byte");
    expect(plain(en.bytes(68_123_456))).toBe("68.1 MB");
  });

  it("shows times in the zone asked for", () => {
    const paris = createFormats({ locale: "en-GB", timeZone: "Europe/Paris" });
    expect(en.date("2026-01-01T23:30:00Z")).toBe("1 Jan 2026");
    expect(paris.date("2026-01-01T23:30:00Z")).toBe("2 Jan 2026");
    // A day of a trend is a day of the zone, not midnight at Greenwich.
    expect(createFormats({ locale: "en-GB", timeZone: "America/New_York" }).date("2026-01-02")).toBe("2 Jan 2026");
  });

  it("writes the hours of a day as the language does, the same everywhere", () => {
    const times = (locale: string): string[] => {
      const format = createFormats({ locale });
      return [format.dateTime("2026-01-05T20:49:00Z"), format.exactTime("2026-01-05T20:49:00Z")].map(plain);
    };
    expect(times("en-US")).toEqual(["Jan 5, 2026, 8:49 PM", "Jan 5, 2026, 8:49:00 PM"]);
    expect(times("en-GB")).toEqual(["5 Jan 2026, 20:49", "5 Jan 2026, 20:49:00"]);
    expect(times("fr-FR")).toEqual(["5 janv. 2026, 20:49", "5 janv. 2026, 20:49:00"]);
  });

  it("writes a span of days, and none where it runs backwards", () => {
    expect(plain(en.dateRange("2026-01-05T00:00:00Z", "2026-01-25T00:00:00Z"))).toMatch(/5\s?–\s?25 Jan 2026/u);
    expect(en.dateRange("2026-01-25T00:00:00Z", "2026-01-05T00:00:00Z")).toBe(NO_VALUE);
  });
});

describe("amounts that stand in one column", () => {
  it.each([
    [[1689.35, 79.6], "cents"],
    [[1689.35, 80, 0], "whole"],
    [[1689.35, 20_000.5], "whole"],
    [[], "whole"],
  ] as const)("%j are written in %s", (amounts, digits) => {
    expect(moneyDigits(amounts)).toBe(digits);
  });

  it("have as many decimals as is said, whatever their size", () => {
    expect([1689.35, 80].map((amount) => en.money(amount, "EUR", "cents"))).toEqual(["€1,689.35", "€80.00"]);
    expect([1689.35, 80].map((amount) => en.money(amount, "EUR", "whole"))).toEqual(["€1,689", "€80"]);
    expect(en.money(1689, "JPY", "cents")).toBe(en.money(1689, "JPY", "whole"));
  });

  it("gives points a decimal, or as many as it is told", () => {
    expect([0.01, -0.032, 0].map((points) => en.points(points))).toEqual(["+1.0", "-3.2", "0.0"]);
    expect([0.0005, -0.0002, 0.001].map((points) => en.points(points, 2))).toEqual(["+0.05", "-0.02", "+0.10"]);
  });

  it("rounds a number to what is written of it", () => {
    for (const [value, digits] of [[1.005, 2], [0.0285, 3], [0.12345, 4], [-2.5, 0], [0.015, 2], [3e-7, 4], [0, 2]] as const) {
      const written = new Intl.NumberFormat("en", { maximumFractionDigits: digits, useGrouping: false }).format(value);
      expect(rounded(value, digits), String(value)).toBeCloseTo(Number(written), 12);
    }
  });
});
