// What a file in no known format could be: the guessed mapping, its keys, its first events.

import { formatText } from "../elements/found/found-words.js";
import { tabText } from "../elements/found/tab-words.js";
import type { Preview, PreviewKey } from "../types/index.js";
import { skippedText } from "./inspect-text.js";
import { plain, shorten, table } from "./table.js";
import { heading, type Words } from "./text.js";
import { remarkText } from "./told.js";

/** Of a file in which objects lie in objects there may be hundreds. */
const mostKeys = 40;

export function proposalText(proposal: Preview, words: Words): string[] {
  const { cli, page } = words;
  const { mapping, confidence, keys, moreKeys, records, rows, summary } = proposal;
  const { format } = page;
  const { texts, headings } = { texts: cli.proposal, headings: cli.headings };
  const percent = (share: number): string => format.percent(share);
  const fields = Object.entries(confidence).flatMap(([field, share]) => fieldRows(field, mapping, percent(share)));
  // Those that are a field, or could be one, stand first where there are many.
  const ranked = keys.length > mostKeys ? [...keys].sort((a, b) => Number(isField(b)) - Number(isField(a))) : keys;
  const keyRows = ranked.slice(0, mostKeys).map(({ key, kind, records: count, distinct, samples, fits, event }) => [
    key,
    cli.kinds[kind],
    format.number(count),
    format.number(distinct),
    samples.map((sample) => shorten(sample, 30)).join(", "),
    [...Object.keys(fits), ...(event === undefined ? [] : [event])].join(", "),
  ]);
  const unlisted = moreKeys + keys.length - keyRows.length;
  const right = (title: string): { title: string; align: "right" } => ({ title, align: "right" });
  const isUnfit = summary.decidedBy === "signature";
  const formatName = formatText(page, summary);
  const title = isUnfit ? texts.titleUnfit(plain(summary.name), formatName) : texts.title(plain(summary.name));
  return [
    title,
    "═".repeat(title.length),
    texts.intro(format.number(records)),
    "",
    ...JSON.stringify(mapping, undefined, 2).split("\n").map(plain),
    "",
    ...(mapping.format === undefined ? [] : [texts.over(formatName)]),
    proposal.enough ? (isGuessable(proposal) ? texts.enough : texts.use) : texts.notEnough,
    ...(proposal.problem === undefined || isUnfit ? [] : [plain(remarkText(words, proposal.problem))]),
    ...summary.warnings.map((warning) => plain(remarkText(words, warning))),
    ...(fields.length > 0 ? heading(texts.fields) : []),
    ...table([{ title: texts.field }, { title: texts.key }, right(texts.confidence)], fields, words.room),
    ...heading(texts.keys),
    ...table(
      [
        { title: texts.key },
        { title: headings.kind },
        right(tabText(page, "found.rows")),
        right(headings.distinct),
        { title: texts.samples },
        { title: texts.couldBe },
      ],
      keyRows,
      words.room,
    ),
    ...(unlisted > 0 ? [texts.moreKeys(format.number(unlisted))] : []),
    ...(rows.length > 0 ? heading(texts.rows) : []),
    ...table(
      rows.length > 0 ? [{ title: "contact" }, { title: "time" }, { title: "type" }] : [],
      rows.map(({ contact, time, type }) => [shorten(contact, Math.min(40, words.room / 2)), time, shorten(type, 40)]),
      words.room,
    ),
    ...skippedText(summary, words),
  ];
}

/** `--mapping guess` would read it so: of a known format only what its rows lack. */
export function isGuessable({ enough, problem, mapping }: Pick<Preview, "enough" | "problem" | "mapping">): boolean {
  return enough && (problem === undefined || mapping.format !== undefined);
}

function isField({ fits, event }: PreviewKey): boolean {
  return event !== undefined || Object.keys(fits).length > 0;
}

/** Of a table with a column for each event what each of them tells, below how sure all of it is. */
function fieldRows(field: string, mapping: Preview["mapping"], share: string): string[][] {
  if (field !== "events") return [[field, keyText(mapping[field]), share]];
  const columns = Object.entries(mapping.events ?? {}).map(([column, type]) => [`  ${type ?? ""}`, column, ""]);
  return [[field, "", share], ...columns];
}

function keyText(key: unknown): string {
  return typeof key === "string" ? key : JSON.stringify(key);
}
