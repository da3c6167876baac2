// The tab of data. Loaded with its element.

import type { Message } from "../message.js";

export const found = {
  "found.sources": "Files",
  "found.file": "File",
  "found.format": "Format",
  "found.rows": "Rows",
  "found.told": "Events told",
  "found.kept": "Kept",
  "found.skipped": "Skipped",
  "found.size": "Size",
  "found.events": "Events",
  "found.contacts": "Contacts",
  "found.span": "From – to",
  "found.currencies": "Currencies",
  "found.duplicates": {
    one: "{count} of the rows kept repeats another, and counts once with it.",
    other: "{count} of the rows kept repeat others, and count once with them.",
  },
  "found.skipped.title": { one: "{count} row was skipped", other: "{count} rows were skipped" },
  "found.passed-over": {
    one: "{count} file inside was passed over: its name is not that of an export ({names})",
    other: "{count} files inside were passed over: their names are not those of exports ({names})",
  },
  "found.skipped.none.read": "Of what could be read, no row was skipped.",
  "found.unrecognised.types": {
    one: "{count} event type that no metric knows, kept: {names}",
    other: "{count} event types that no metric knows, kept: {names}",
  },
  "found.unrecognised.keys": {
    one: "{count} key kept as a property: {names}",
    other: "{count} keys kept as properties: {names}",
  },
  "found.samples": "The first of them",
  "found.doctor": "Worth knowing",
  "found.types": "Event types",
  "found.journeys": "Journeys",
  "found.journeys.messages": { one: "{count} message", other: "{count} messages" },
  "found.properties": "Properties",
  "found.distinct": { one: "{count} value", other: "{count} values" },
  "found.clear": "Remove everything from this page",
  "found.clear.hint": "Closes the report and empties the engine. Your files stay as they are.",
  "warning.titles": "above the header, passed over: {sample}",
  "warning.windows-1252": "read as Windows-1252, because it is not UTF-8",
  "warning.dates.mdy": {
    one: "{count} date such as {sample} is read with the month first; nothing in the first rows tells whether that is right",
    other: "{count} dates such as {sample} are read with the month first; nothing in the first rows tells whether that is right",
  },
  "warning.dates.dmy": {
    one: "{count} date such as {sample} is read with the day first; nothing in the first rows tells whether that is right",
    other: "{count} dates such as {sample} are read with the day first; nothing in the first rows tells whether that is right",
  },
  "warning.amounts.point": {
    one: "{count} amount such as {sample} is read with a decimal point; nothing in the first rows tells whether that is right",
    other: "{count} amounts such as {sample} are read with a decimal point; nothing in the first rows tells whether that is right",
  },
  "warning.amounts.comma": {
    one: "{count} amount such as {sample} is read with a decimal comma; nothing in the first rows tells whether that is right",
    other: "{count} amounts such as {sample} are read with a decimal comma; nothing in the first rows tells whether that is right",
  },
  "doctor.machines": "{share} of all opens and clicks.",
  "doctor.anonymous": { one: "{count} visitor.", other: "{count} visitors." },
  "doctor.joined": {
    one: "{count} further id is that of a contact known under several, and joined ({contacts} {contacts:contact|contacts}).",
    other: "{count} further ids are those of contacts known under several, and joined ({contacts} {contacts:contact|contacts}).",
  },
} as const satisfies Record<string, Message>;
