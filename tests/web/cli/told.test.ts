// What the engine says, as the command line tells it.

import { beforeAll, describe, expect, test } from "vitest";
import { engineWords, setEngineWords } from "../../../web/src/i18n/engine-words.js";
import { wordsOf } from "../../../web/src/cli/text.js";
import { remarkText, toldText } from "../../../web/src/cli/told.js";

beforeAll(async () => {
  setEngineWords(() => import("../../../web/src/i18n/fr/engine.js"));
  await engineWords("fr");
});

const [en, fr] = [wordsOf("en"), wordsOf("fr")];
const dates = (count: number): string =>
  `time: ${count} dates such as '5/4/2026' are read with the month first, which nothing in the first records tells; say dateOrder "dmy" if that is wrong`;

describe("a remark on a file", () => {
  test.each([
    [dates(2), /^time: 2 dates such as '5\/4\/2026' are read .*; say --date-order dmy if that is wrong$/],
    [dates(1), /^time: 1 date such as '5\/4\/2026' is read /],
    ['price: 1 amounts such as \'1,234\' are read with a decimal point; say decimal "," if that is wrong', /^price: 1 amount such .* say --decimal , if/],
    ["the file is empty", /^the file is empty$/],
  ])("names options as the command line spells them, and one of a thing: %s", (warning, text) => {
    expect(remarkText(en, warning)).toMatch(text);
  });

  test.each([
    [dates(2), /^time : 2 dates comme 5\/4\/2026 sont lues .* ; à corriger par --date-order dmy si c'est faux$/],
    [dates(1), /^time : 1 date comme 5\/4\/2026 est lue /],
    ["the file is empty", /^le fichier est vide/],
    ["the mapping was guessed: contact from 'email' (100 %), type from 'email.sent' for all (40 %)", /^correspondance devinée : contact d'après 'email' \(100 %\), type : 'email\.sent' pour tous \(40 %\)$/],
    ["the mapping was guessed: contact from 'email' (100 %), email.opened from 'Opened At' (96 %)", /^correspondance devinée : contact d'après 'email' \(100 %\), email\.opened d'après 'Opened At' \(96 %\)$/],
    ["the mapping was guessed: contact from 'email' (100 %), type from 'client's mail' for all (40 %)", /^correspondance devinée : contact d'après 'email' \(100 %\), type : 'client's mail' pour tous \(40 %\)$/],
    ["the mapping was guessed: type from 'what' (70 %); events named 'Sent' are read as email.sent, 'Buy' are read as order_placed and 3 more", /^correspondance devinée : type d'après 'what' \(70 %\) ; mots lus comme des types connus : 'Sent' comme email\.sent, 'Buy' comme order_placed et 3 de plus$/],
  ])("is told in French: %s", (warning, text) => {
    expect(remarkText(fr, warning).replaceAll("\u202f", " ")).toMatch(text);
  });
});

describe("an error or a warning of an answer", () => {
  const told = { code: "unknown-journey", path: "journey", message: "the data holds no journey 'k'" };
  test("names its place once", () => {
    expect(toldText(en, told)).toBe("journey: the data holds no journey 'k'");
    expect(toldText(en, { ...told, message: "journey: odd" })).toBe("journey: odd");
  });

  test("is told in French", () => {
    expect(toldText(fr, told)).toBe("journey : les données n'ont pas de parcours «\u202fk\u202f»");
    const image = { code: "unsupported", path: "", message: "a.csv: a PNG image: choose the export that it shows, as CSV or JSON" };
    expect(toldText(fr, image)).toMatch(/^a\.csv\s: une image PNG\s: l'export lui-même est à choisir, en CSV ou JSON$/u);
  });

  test("begins with what its code says where there are no words for it", () => {
    expect(toldText(fr, { code: "engine-dead", path: "", message: "the engine stopped: unreachable" })).toBe("Un problème inattendu est survenu. (the engine stopped: unreachable)");
  });
});
