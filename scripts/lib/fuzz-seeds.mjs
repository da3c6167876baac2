// Seeds for the fuzz targets out of the payloads in tests/core/ingest_vendor_cases.inc: every vendor's
// shapes are then where the fuzzer begins, and a payload stands in one place.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const casesFile = 'tests/core/ingest_vendor_cases.inc';

/** What each target reads of the payloads: its seeds, [name, text]; none for a target not named. */
const seedsOf = {
  source: (payloads) => payloads,
  json: (payloads) => payloads.filter(([, text]) => isJson(text)),
  // The first byte chooses the delimiter (csv_fuzz.cpp): '0' a comma, '1' a semicolon.
  csv: (payloads) => payloads.filter(([, text]) => !isJson(text)).map(([name, text]) => [name, `${text.includes(';') ? 1 : 0}${text}`]),
  time: (payloads) => found(payloads, /"(\d{4}-\d\d-\d\d[^"\\]{0,20}|\w{3}, \d\d? \w{3} \d{4} [^"\\]{0,20})"/g, ([, text]) => text),
  decimal: (payloads) => found(payloads, /":"?(-?\d+(?:\.\d+)?)"?[,}]/g, ([, number]) => `${number} 12.5`),
};

const isJson = (text) => /^[[{]/.test(text);

function found(payloads, pattern, seedOf) {
  return payloads.flatMap(([name, text]) =>
    [...text.matchAll(pattern)].map((match, index) => [`${name}-${String(index + 1)}`, seedOf(match)]),
  );
}

/** Writes the target's seeds into `folder`, which holds nothing else afterwards. */
export function writePayloadSeeds(target, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of seedsOf[target]?.(vendorPayloads()) ?? []) writeFileSync(join(folder, name), text);
}

/** The payloads, [vendor and number, text]. */
export function vendorPayloads() {
  const cases = readCases(readFileSync(join(root, casesFile), 'utf8'));
  if (cases.length === 0 || cases.some((fields) => fields.length < 4)) {
    throw new Error(`${casesFile}: expected cases of {what, format, record, rows}`);
  }
  return cases.map(([, vendor, payload], index) => [`${vendor}-${String(index + 1)}`, payload]);
}

/** The C++ initialisers {"text", R"(text)" "more", …} as lists of texts. */
function readCases(source) {
  const cases = [];
  let joins = false; // a literal right behind another goes on with it
  for (const [token, raw, quoted] of source.matchAll(/R"\(([\s\S]*?)\)"|"((?:[^"\\]|\\.)*)"|[{,}]/g)) {
    const fields = cases.at(-1);
    const text = raw ?? quoted?.replaceAll(/\\(.)/g, (_, escape) => ({ n: '\n', r: '\r', t: '\t' })[escape] ?? escape);
    if (token === '{') cases.push([]);
    else if (text !== undefined && joins) fields.push(fields.pop() + text);
    else if (text !== undefined) fields.push(text);
    joins = text !== undefined;
  }
  return cases.filter((fields) => fields.length > 0);
}
