// Texts of the command line, English: help, usage errors, and headings that the page does not have.

import type { PreviewKey } from "../types/index.js";

/** What a command takes beside options. */
export type ArgumentName = "definition" | "request" | "files";

export interface CliTexts {
  readonly help: {
    readonly main: string;
    readonly report: string;
    readonly funnel: string;
    readonly records: string;
    readonly explain: string;
    readonly inspect: string;
    readonly query: string;
  };
  readonly usage: {
    readonly noCommand: string;
    /** `near`: what may have been meant. */
    unknownCommand(name: string, near: string | undefined): string;
    unknownOption(option: string, near: string | undefined): string;
    noValue(option: string): string;
    notAZone(found: string): string;
    missing(words: readonly ArgumentName[], command: string): string;
    readonly stdinTwice: string;
    oneOf(option: string, found: string, choices: string): string;
    notForCommand(option: string, command: string): string;
    notBoth(option: string, other: string): string;
    missingOption(option: string, command: string): string;
    readonly oneJourney: string;
    /** `guessable`: the guess is sure enough to be read by. */
    seeInspect(file: string, guessable: boolean): string;
    seeHelp(command: string): string;
  };
  readonly files: {
    notFound(path: string): string;
    noMatch(pattern: string): string;
    emptyFolder(path: string): string;
    leftOut(count: string, folder: string): string;
    notJson(path: string, detail: string): string;
    /** With --mapping guess: files of a known format. */
    notGuessed(format: string, count: string): string;
    /** `where`: the part of the text that tells of them. */
    seeFiles(count: string, where: string): string;
    /** Of a file that is to be written. */
    noFolder(path: string): string;
    /** Of the folder that files are to be written to. */
    notFolder(path: string): string;
    otherReport(path: string, report: string): string;
    readonly standardInput: string;
  };
  readonly html: {
    written(path: string, size: string, what: { recipients: boolean; replaced: boolean }): string;
    /** Of the file that would be replaced. */
    notHtml(path: string): string;
  };
  warning(text: string): string;
  /** What is said of a file, say. */
  labelled(label: string, text: string): string;
  ifWrong(option: string): string;
  readonly kinds: Readonly<Record<PreviewKey["kind"], string>>;
  readonly headings: {
    readonly file: string;
    readonly rows: string;
    readonly value: string;
    readonly channel: string;
    readonly kind: string;
    readonly distinct: string;
    readonly values: string;
    readonly type: string;
    readonly property: string;
    readonly contactProperties: string;
    readonly lists: string;
    readonly status: string;
    readonly step: string;
    readonly advanced: string;
    readonly did: string;
    readonly ignored: string;
    readonly unrecognisedTypes: string;
    readonly unrecognisedKeys: string;
    readonly byValue: string;
    readonly stagesByValue: string;
    readonly other: string;
    readonly noValue: string;
  };
  /** Of data that holds neither messages nor orders, and of a choice that leaves none. */
  readonly noJourney: string;
  readonly nothingChosen: string;
  /** `events`: "Paid (12) and Refunded (1)". */
  otherEvents(events: string): string;
  moreKinds(count: number): string;
  /** Of a file in no known format. */
  readonly proposal: {
    title(name: string): string;
    /** Of one that is taken for a known format of which none of its rows is. */
    titleUnfit(name: string, format: string): string;
    intro(records: string): string;
    readonly enough: string;
    /** Where it would be read by its format unasked. */
    readonly use: string;
    /** Of one over a known format. */
    over(format: string): string;
    readonly notEnough: string;
    readonly fields: string;
    readonly field: string;
    readonly key: string;
    readonly confidence: string;
    readonly keys: string;
    readonly samples: string;
    readonly couldBe: string;
    moreKeys(count: string): string;
    readonly rows: string;
  };
}

const json = "  --json             the engine's answer instead of text";

const reading = `How files are read
  --format NAME      the files' format (parcours, sendgrid, klaviyo, ...); told from the content if
                     absent
  --mapping FILE     a mapping (JSON) for files of any other flat shape; the word guess instead of
                     a file: the one that inspect proposes
  --time-zone ZONE   zone of times without one, and of the days of a report; UTC if absent
  --date-order mdy|dmy, --decimal .|,
                     what stands first in 5/4/2019, and the decimal mark of 1,234; told from the
                     content if absent

General
  --lang en|fr       language of the text
  --help`;

const files = `FILES are files, folders, patterns ("2026-*/*.ndjson") or - for standard input; gzip and zip are undone.
All of them together are one data set.`;

export const cliEn: CliTexts = {
  help: {
    main: `Usage: parcours COMMAND [options] FILES...

Customer-journey reports from an event export. Nothing leaves this machine.

  report FILES...              performance, channels, messages, and what is unusual about the data
  funnel DEFINITION FILES...   how far people get through the stages of a definition (JSON)
  records DEFINITION FILES...  who: the records behind a stage's numbers, with their times
  explain DEFINITION FILES...  why one record got as far as it did
  inspect FILES...             what the files hold: format, rows, event types, properties
  query REQUEST FILES...       the answer to any request (JSON), as JSON

  parcours COMMAND --help      its options
  parcours --version

Exit status: 0; 1 where a file, definition or request cannot be used; 2 for wrong usage, values of
options included.`,
    report: `Usage: parcours report [options] FILES...

${files}

Selection
  --journey ID       only this journey; may be repeated
  --from, --to DAY   first and last day of the sends (2026-01-31), or an instant

Output
${json}
  --csv DIR          messages, links, orders and each message's recipients as files in this folder
  --html FILE        the report as one HTML file that opens offline and holds counts and rates only;
                     - is standard output
  --recipients       with --html: every recipient too, which is personal data

${reading}`,
    funnel: `Usage: parcours funnel [options] DEFINITION FILES...

DEFINITION is a file with the funnel's definition as JSON.
${files}

Selection
  --from, --to DAY   first and last day on which the funnel is entered, instead of the definition's

Output
${json}

${reading}`,
    records: `Usage: parcours records [options] DEFINITION FILES...

DEFINITION is a file with the funnel's definition as JSON.
${files}

Selection
  --stage ID         records that reached this stage; all that entered if absent
  --state STATE      what became of them: reached (whatever), converted, dropped or in-progress (with
                     a stage: where it is the furthest), skipped (an optional stage)
  --from, --to DAY   first and last day on which the funnel is entered, instead of the definition's

Output
${json}
  --csv              rows as CSV instead of text

${reading}`,
    explain: `Usage: parcours explain [options] --record ID DEFINITION FILES...

DEFINITION is a file with the funnel's definition as JSON.
${files}

Selection
  --record ID        the contact, or the value of the property that the definition counts
  --from, --to DAY   first and last day on which the funnel is entered, instead of the definition's

Output
${json}

${reading}`,
    inspect: `Usage: parcours inspect [options] FILES...

${files}

Output
${json}

${reading}`,
    query: `Usage: parcours query [options] REQUEST FILES...

REQUEST is a file with a request as JSON, such as {"report":"cards"}.
${files}

Output
  --json             may be given; the answer is JSON in any case

${reading}`,
  },
  usage: {
    noCommand: "expected a command",
    unknownCommand: (name, near) =>
      `${name}: unknown command; ${near ? `did you mean ${near}?` : "expected report, funnel, records, explain, inspect or query"}`,
    unknownOption: (option, near) => `${option}: unknown option${near ? `; did you mean ${near}?` : ""}`,
    noValue: (option) => `${option}: expected a value`,
    notAZone: (found) => `--time-zone: found ${found}, expected an IANA name such as Europe/Paris`,
    missing: (words, command) => `${command}: expected ${words.join(" ").toUpperCase()}`,
    stdinTwice: "- (standard input) can be read only once",
    oneOf: (option, found, choices) => `${option}: found ${found}, expected ${choices}`,
    oneJourney: "--html takes one --journey, or none for all",
    notForCommand: (option, command) => `${option}: not an option of ${command}`,
    notBoth: (option, other) => `${option}: not together with ${other}`,
    missingOption: (option, command) => `${command}: expected ${option}`,
    seeInspect: (file, guessable) =>
      `See what it could be: parcours inspect ${file}${guessable ? "; or read it by the guess: --mapping guess" : ""}`,
    seeHelp: (command) => `See: ${command} --help`,
  },
  files: {
    notFound: (path) => `${path}: no such file or folder`,
    noMatch: (pattern) => `${pattern}: no file matches`,
    emptyFolder: (path) => `${path}: no export in this folder`,
    leftOut: (count, folder) => `${folder}: left out as no exports: ${count}`,
    seeFiles: (count, where) => `not read, or not whole: ${count}; see ${where} above`,
    noFolder: (path) => `${path}: the folder for it does not exist`,
    notFolder: (path) => `${path}: is no folder`,
    otherReport: (path, report) =>
      `${path}: a request for ${report}; expected a funnel's definition, alone or as {"report":"funnel","definition":{...}}`,
    notJson: (path, detail) => `${path}: not JSON: ${detail}`,
    notGuessed: (format, count) => `--mapping guess was not needed for files of a known format: ${format} (${count})`,
    standardInput: "standard input",
  },
  html: {
    written: (path, size, { recipients, replaced }) =>
      `${replaced ? "replaced" : "wrote"} ${path}: ${size}, ${recipients ? "with every recipient, which is personal data" : "counts and rates only"}`,
    notHtml: (path) => `${path}: exists and is no HTML page; it was not replaced`,
  },
  warning: (text) => `warning: ${text}`,
  labelled: (label, text) => `${label}: ${text}`,
  ifWrong: (option) => `say ${option} if that is wrong`,
  kinds: { text: "text", number: "number", boolean: "boolean", list: "list", mixed: "mixed" },
  headings: {
    file: "File",
    rows: "Rows",
    value: "Value",
    channel: "Channel",
    kind: "Kind",
    distinct: "Different",
    values: "Most frequent values",
    type: "Type",
    property: "Property",
    contactProperties: "Properties of contacts",
    lists: "Lists",
    status: "Status",
    step: "Step",
    advanced: "Went on by it",
    did: "Did it",
    ignored: "Left out",
    unrecognisedTypes: "Event words kept as types of their own, which only a funnel counts",
    unrecognisedKeys: "Keys kept as properties",
    byValue: "By value",
    stagesByValue: "Stages by value",
    other: "(other)",
    noValue: "(none)",
  },
  noJourney: "No e-mail or SMS was sent, and no event is an order.",
  nothingChosen: "No message that was sent and no order is in what was chosen.",
  otherEvents: (events) => `The data holds other events, which a funnel counts: ${events}.`,
  moreKinds: (count) => (count === 1 ? "1 more kind" : `${count} more kinds`),
  proposal: {
    title: (name) => `Unknown format: ${name}`,
    titleUnfit: (name, format) => `No row can be used as ${format}: ${name}`,
    intro: (records) => `A mapping guessed from names and values (records: ${records}):`,
    enough:
      "Save it, correct it where it is wrong, and use it with --mapping FILE; or as it is with --mapping guess.",
    use: "Save it, correct it where it is wrong, and use it with --mapping FILE.",
    over: (format) => `What it does not name is read as ${format}.`,
    notEnough:
      "It is not sure enough to be used as it is. Name the keys of contact, time and type in a file, and use it with --mapping FILE.",
    fields: "Guessed",
    field: "Field",
    key: "Key",
    confidence: "Confidence",
    keys: "Keys",
    samples: "Values",
    couldBe: "Could be",
    moreKeys: (count) => `Keys not listed: ${count}`,
    rows: "First events, read by it",
  },
};
