// Nothing that the engine says is left in English for readers of French: every text of its sources has a translation, and
// so has every code.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, test } from "vitest";
import { clientErrorCodes, engineErrorCodes } from "../../../web/src/engine/error-codes.js";
import { en } from "../../../web/src/i18n/en.js";
import { findings as findingWords } from "../../../web/src/i18n/en/findings.js";
import { engineText, engineWords, setEngineWords } from "../../../web/src/i18n/engine-words.js";
import { parts, sentences } from "../../../web/src/i18n/fr/engine.js";
import { funnelEn } from "../../../web/src/i18n/funnel-en.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";

const words = createLocalizer("fr");
const french = (text: string): string | undefined => engineText(words, text)?.replace(/[\u00a0\u202f]/gu, " ");

beforeAll(async () => {
  setEngineWords(() => import("../../../web/src/i18n/fr/engine.js"));
  await engineWords("fr");
});

const core = fileURLToPath(new URL("../../../core/src/", import.meta.url));
const sourceOf = (name: string): string => readFileSync(core + name, "utf8");

/** These have codes, by which the page and the command line say them (below); or no reader sees them. */
const NO_SENTENCES = new Set(["report/explain_json.cpp", "report/scopes.cpp", "report/sentences.cpp", "error.cpp", "ingest/guess/event_words.cpp"]);

/** The texts of a C++ source that may be words for a reader, those beside each other as one. */
function textsOf(source: string): string[] {
  const token = /\/\/[^\n]*|\/\*[^]*?\*\/|#include[^\n]*|static_assert\([^;]*;|R"(\w*)\([^]*?\)\1"|"((?:[^"\\]|\\.)*)"|'(?:[^'\\]|\\.)'/gu;
  const texts: string[] = [];
  let end = -1;
  for (const match of source.matchAll(token)) {
    if (match[2] === undefined) continue;
    const text = match[2].replace(/\\[nrtvf]/gu, "\n").replace(/\\(.)/gu, "$1");
    if (end >= 0 && source.slice(end, match.index).trim() === "") texts.push((texts.pop() ?? "") + text);
    else texts.push(text);
    end = match.index + match[0].length;
  }
  return texts.filter((text) => !/[<\n]/u.test(text) && /[a-z]{2,} [a-z]|^; \w|[a-z]: $|[a-z] $|^ [a-z]/u.test(text));
}

/** Without quotation marks, and what only joins it to others. */
const bare = (text: string): string => text.replaceAll("'", "").replace(/(?<=at most )\d+/u, "\0").replace(/^[\s;:,().]+|[\s;:,().]+$/gu, "");

test("no text of the engine's sources is without its translation", () => {
  const known = [...sentences, ...parts].map(([sentence]) => bare(sentence.replace(/\{[@#!]?\w+\}/gu, "\0")));
  const names = readdirSync(core, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:cpp|h)$/u.test(name) && !NO_SENTENCES.has(name));
  const missing = names.flatMap((name) =>
    textsOf(sourceOf(name))
      .flatMap((text) => text.split("; expected ").map((part, at) => bare(at > 0 ? `expected ${part}` : part)))
      .filter((part) => !known.some((sentence) => sentence.includes(part)))
      .map((part) => `${name}: ${part}`),
  );
  expect(missing).toEqual([]);
});

test("a sentence has in French the places that it has in English", () => {
  const places = (text: string): string[] => [...new Set([...text.matchAll(/\{[@#!]?(\w+)(?::[^}]*)?\}/gu)].map(([, name]) => name ?? ""))].sort();
  for (const [sentence, translation] of [...sentences, ...parts]) {
    expect(places(typeof translation === "string" ? translation : translation.other), sentence).toEqual(places(sentence));
  }
});

test("no sentence is taken for another one", () => {
  const filled = (text: string): string => text.replace(/\{#\w+\}/gu, "3").replace(/\{@?\w+\}/gu, "X");
  const taken = sentences.filter(([sentence, translation]) => {
    const values = [...sentence.matchAll(/\{([@#!]?)(\w+)\}/gu)].map(([, kind, name = ""]) => [name, kind === "#" ? 3 : "X"] as const);
    const own = words.say(translation, Object.fromEntries(values));
    return !sentence.includes("{!") && engineText(words, filled(sentence)) !== own;
  });
  expect(taken.map(([sentence]) => sentence)).toEqual([]);
});

describe("every code has words", () => {
  const listed = (source: string, pattern: RegExp): string[] => [...sourceOf(source).matchAll(pattern)].map(([, code]) => code ?? "");

  it.each([...engineErrorCodes, ...clientErrorCodes])("the error %s", (code) => {
    expect(Object.keys(en).some((key) => key === `error.${code}`) || UNSEEN.has(code)).toBe(true);
  });
  /** Calls in the wrong order and ends of the engine, which a page hides from its reader. */
  const UNSEEN = new Set(["wrong-state", "engine-dead", "disposed"]);

  it("a skipped row's reason", () => {
    const reasons = /kSkipReasonNames = \{([^}]*)\}/u.exec(sourceOf("ingest/record/skip_reason.h"))?.[1]?.match(/[\w-]+/gu) ?? [];
    expect(reasons.length).toBeGreaterThan(8);
    expect(reasons.filter((code) => !(`skip.${code}` in findingWords))).toEqual([]);
  });

  it("a finding of the doctor's", () => {
    const findings = listed("catalog/doctor.cpp", /^ {6}\{"([\w-]+)",/gmu);
    expect(findings.length).toBeGreaterThan(15);
    expect(findings.filter((code) => !(`doctor.${code}` in findingWords))).toEqual([]);
  });

  it("a sentence about what a funnel counts, or why a record got as far as it did", () => {
    const misses = listed("report/explain_json.cpp", /\{"missed-([\w-]+)"/gu).filter((code) => code !== "more");
    expect(misses.length).toBeGreaterThan(8);
    expect(misses.filter((code) => !(`miss.${code}` in funnelEn))).toEqual([]);
  });
});

describe("what is put together from parts", () => {
  it.each([
    ['found "nope"; expected one of catalog, doctor', 'trouvé : "nope" ; l\'un de ceux-ci est attendu : catalog, doctor'],
    ['found a list; expected text', "trouvé : une liste ; du texte est attendu"],
    ['found "openRat"; expected one of opens, sends; did you mean \'opens\'?', 'trouvé : "openRat" ; l\'un de ceux-ci est attendu : opens, sends ; vouliez-vous dire « opens » ?'],
    ["unknown; did you mean 'options'?", "inconnu ; vouliez-vous dire « options » ?"],
    ["'x; expected y' is no column; did you mean 'sends'?; expected one of sends, opened", "« x; expected y » n'est pas une colonne ; vouliez-vous dire « sends » ? ; l'un de ceux-ci est attendu : sends, opened"],
    ['["a; expected b"]; expected a text', '["a; expected b"] ; un texte est attendu'],
    ["1 stage; expected at least 2", "1 étape ; 2 au moins"],
    ["the data holds no journey 'l'été'; it is the name of 'ete'", "les données n'ont pas de parcours « l'été » ; c'est le nom de « ete »"],
    ["the data holds no journey 'k'; did you mean 'a' or 'b'?", "les données n'ont pas de parcours « k » ; vouliez-vous dire « a » ou « b » ?"],
    ["no event is named 'buy'; near spellings: 'buys', 'bay'", "aucun événement ne s'appelle « buy » ; noms proches : « buys », « bay »"],
    ["an exclusion under order 'any' is not available", "une exclusion avec l'ordre « any » n'est pas possible"],
    [
      "a: b.csv: none of the records can be used (2 no-contact, 1 not-json), read as mapping; line 2: 'x: y; z'; keys found: a, b; expected a contact, a time and a type in each",
      "a: b.csv : aucune ligne ne peut servir (2 sans contact, 1 pas du JSON), lues comme une correspondance le dit ; ligne 2 : « x: y; z » ; champs trouvés : a, b ; un contact, une date et un type sont attendus dans chacune",
    ],
    [
      "unknown format; the guess was refused: no key looks like the time, 'client' as the contact is 36 % sure, not 50 %; the records have the keys a, b; expected events with a contact, a time and a type, an export of a known format, or a mapping that says which key is what",
      "format inconnu ; la proposition n'est pas assez sûre (aucun champ ne ressemble à la date, « client » comme contact est sûr à 36 %, et non 50 %) ; les lignes ont les champs a, b ; des événements avec un contact, une date et un type sont attendus, l'export d'un format connu, ou une correspondance qui dit quel champ est quoi",
    ],
    ["'a' is another stage's id; expected one of its own", "« a » est l'id d'une autre étape ; un id à elle est attendu"],
    ["x.json: no JSON object and no CSV row found; it begins with '{\"a'; expected an object", "x.json : aucun objet JSON ni aucune ligne CSV ; le début est '{\"a' ; un objet est attendu"],
    ["x.gz: cannot be read: damaged gzip data: unexpected end of file", "x.gz : illisible : données gzip abîmées : unexpected end of file"],
    ["x.zip: cannot be read: damaged zip archive: File format is not recognized", "x.zip : illisible : archive zip abîmée : la fin manque, ou ce n'est pas une archive zip"],
    ["x.zip/a.csv: cannot be read: damaged in the zip archive: Invalid compressed data", "x.zip/a.csv : illisible : abîmé dans l'archive zip : les données compressées sont fausses"],
    ["x.zip: cannot be read: damaged zip archive: another reason", "x.zip : illisible : archive zip abîmée : another reason"],
    ["mapping: no record has the key 'emial' (did you mean 'email'?), 'b' and 3 more", "correspondance : aucune ligne n'a le champ « emial » (vouliez-vous dire « email » ?), « b » et 3 de plus"],
  ])("%s", (sentence, translation) => {
    expect(french(sentence)).toBe(translation);
  });

  it("nothing where a sentence is not known", () => {
    expect(french("something else, which nobody said")).toBeUndefined();
    expect(french("a thing: something else")).toBeUndefined();
  });

  it("English stays as it is", () => {
    expect(engineText(createLocalizer("en"), "anything")).toBe("anything");
  });
});
