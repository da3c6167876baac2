// English texts of the interface. The keys of this file are the keys of every language.
//
// Each area of its own has a file in en/. `{name}` is a place; a message with plural forms is chosen by the value `count` (CLDR categories,
// `other` always there). Metric labels: metrics-en.ts.

import { file } from "./en/file.js";
import { messages } from "./en/messages.js";
import { selection } from "./en/selection.js";
import { start } from "./en/start.js";
import type { Message } from "./message.js";

export type { Message, PluralMessage } from "./message.js";

export const en = {
  ...selection,
  ...messages,
  ...start,
  ...file,

  // ---- start and load ---------------------------------------------------------------------------
  "start.title": "Your event export in, your journey report out",
  "start.lead":
    "See how messages perform and how people move from the first page to the deal, without sending the data anywhere.",
  "start.drop": "Drop files or a folder here",
  "start.release": "Drop to read them",
  "start.formats":
    "JSON, NDJSON or CSV, as SendGrid, Mailchimp, HubSpot, Klaviyo, Braze, Twilio and twenty others export it; zipped or not. Several files become one report.",
  "start.files": "Choose files",
  "start.folder": "Choose a folder",
  "start.sample": "Open a sample",
  "start.privacy": "Stays on this device: the page may not send data anywhere, and reads your files itself.",
  "start.cancelled": "Loading was cancelled. Nothing was kept.",
  "load.title": { one: "Reading {name}", other: "Reading {count} files" },
  "load.sealing": "Putting events in order…",
  "load.preparing": "Starting the engine…",
  "load.bytes": "{done} of {total}",
  "load.events": { one: "{count} event", other: "{count} events" },
  "load.rate": { one: "{count} event/s", other: "{count} events/s" },
  "load.left": "{time} left",
  "load.cancel": "Cancel",
  "load.progress": "Reading",
  "load.done": "Ready: {events} {events:event|events} of {contacts} {contacts:contact|contacts}.",

  // ---- errors -----------------------------------------------------------------------------------
  "error.title": "This could not be read",
  "error.title.of": "{name} could not be read",
  "error.stays": "The report that is open stays as it is.",
  "error.part": "Part of this page could not be loaded. Are you online?",
  "error.part.again": "Try again",
  "error.part.stays": "If the problem persists, reload the page and open your files again.",
  "error.part.reload": "Reload the page",
  "error.query": "This part could not be computed",
  "error.restarted.title": "The engine stopped and was started again",
  "error.restarted":
    "Something went wrong inside the engine. Your files are unharmed; please open them again.",
  "error.empty-input": "There is nothing in what was opened",
  "error.unusable-input": "There is no event in it that can be used.",
  "error.unsupported": "This format is recognised, but cannot be read here.",
  "error.kind.image": "This is a {kind} image. Choose the export itself, as CSV or JSON.",
  "error.kind.html": "This is an HTML page, perhaps one that asks for a login. Save the export itself, as CSV or JSON.",
  "error.kind.xml": "This is an XML file. Export it as CSV or JSON.",
  "error.kind.pdf": "This is a PDF file. Export the data itself, as CSV or JSON.",
  "error.kind.sheet": "This is a spreadsheet. Open it in its program, save the sheet with the events as CSV (UTF-8), and choose that file.",
  "error.kind.binary": "This is binary data, not text. Choose an export as CSV or JSON, on its own or packed as gzip or zip.",
  "error.too-large": "It holds more data than the engine can handle.",
  "error.out-of-memory": "The browser ran out of memory.",
  "error.bad-definition": "The funnel's definition cannot be run.",
  "error.bad-request": "The engine did not understand the request.",
  "error.bad-mapping": "The mapping cannot be used.",
  "error.bad-source": "The file could not be fetched or opened.",
  "error.engine-unavailable": "The engine could not be started: one of its files did not load, or this browser cannot run it.",
  "error.engine-restarted": "The engine stopped and was started again; open the files again.",
  "error.where": "In {path}.",
  "error.other": "Something unexpected happened.",

  // ---- report -----------------------------------------------------------------------------------
  "report.label": "Report",
  "tab.performance": "Performance",
  "tab.messages": "Messages",
  "tab.funnel": "Funnel",
  "tab.data": "Data",
  "report.loading": "Computing…",
  "report.open": "Open other files",
  "report.journey": "Journey",
  "report.journeys.all": "All journeys",
  "report.journeys.more": "Archived and drafts too",
  "report.files": "{name} +{count}",
  "report.status.active": "active",
  "report.status.paused": "paused",
  "report.status.draft": "draft",
  "report.status.archived": "archived",
  "report.events": { one: "{count} event", other: "{count} events" },
  "report.contacts": { one: "{count} contact", other: "{count} contacts" },
  "report.shown": "shown: {days}",
  "report.unit.instance": "Each message to each contact counts once",
  "report.unit.contact": "Each contact counts once",
  "report.orders.alone": "This data holds orders and no messages that they could be credited to.",
  "report.empty.title": "No messages here",
  "report.empty":
    "The data holds no e-mail or SMS that was sent. The funnel and what was found are on the other tabs.",
  "report.empty.journey": "Nothing was sent in this journey.",
  "report.empty.filtered": "None of the messages sent match your selection.",
  "report.empty.clear": "Show everything",
  "report.empty.files": "There is no event in what was opened.",
  "part.empty": "No data has been loaded yet.",

  // ---- cards and channels -----------------------------------------------------------------------
  "cards.label": "Performance",
  "cards.of": "{numerator} of {denominator} {what}",
  "cards.untracked": "Not tracked in this export",
  "cards.money.orders": { one: "over {count} order", other: "over {count} orders" },
  "cards.money.orders.some": { one: "over the {count} order with an amount in {currency}", other: "over the {count} orders with an amount in {currency}" },
  "cards.money.others": "also {amounts}",
  "cards.money.recipients": { one: "over {count} contact reached", other: "over {count} contacts reached" },
  "cards.bounces": "{hard} hard, {soft} soft, {block} blocked",
  "cards.bounces.unknown": "{count} without a class",
  "cards.unattributed": {
    one: "{count} more not credited to a message",
    other: "{count} more not credited to a message",
  },
  "cards.attributed": "credited to messages",
  "cards.bounds": "up to {high} with machine opens",
  "cards.contacted": "messages sent, e-mail and SMS",
  "cards.contacted.contact": "sent an e-mail or SMS",
  "cards.of.contact": "{numerator} of {denominator} {denominator:contact|contacts}",
  "cards.label.contact": "{metric} (contacts)",
  "cards.machines": "{marked} marked in the data, {other} by their behaviour",
  "cards.base": "base inferred: the data records neither sends nor deliveries",
  "cards.untold": "not recorded in the data",
  "cards.implied": "not recorded in the data: inferred from other events",
  "cards.trend": "{metric} from {from} to {to}: first {first}, last {last}, highest {highest}.",
  "cards.table": "Trend as a table",
  "cards.date": "Date",
  "channel.email": "E-mail",
  "channel.sms": "SMS",
  "channels.label": "By channel",
  "channels.summary.email": "{sends} sent, {opened} opened, {clicked} clicked",
  "channels.summary.sms": "{sends} sent, {deliveries} delivered, {clicked} clicked",

  // ---- messages ---------------------------------------------------------------------------------
  "messages.label": "Messages",
  "messages.caption": { one: "{count} message", other: "{count} messages" },
  "messages.message": "Message",
  "messages.none": "No message named",
  "messages.none.hint": "These sends do not say which message they belong to, so there is nothing to open.",
  "messages.sort": "Sort by",
  "messages.ascending": "smallest first",
  "messages.descending": "largest first",
  "messages.turn": "Reverse the order",
  "messages.untold": "Not recorded in the data: {columns}.",
  "messages.empty": "No message was sent.",

  // ---- what was found ---------------------------------------------------------------------------
  "found.title": "What was found",
  "found.error": "could not be read: {message}",
  "found.error.unknown": "is in a format that is not recognised here",
  "found.error.unfit": {
    one: "was read to its end, and its one row cannot be used {message}",
    other: "was read to its end, and none of its {count} rows can be used {message}",
  },
  "found.error.partly": "could be read only in part, to row {rows} (byte {bytes}), then it is broken: {message}",
  "found.cutOff": "is cut off: its last list is not closed, after row {rows} (byte {bytes})",
  "found.partial": "This report is only a part: {names}",
  "found.partial.file": "{name}, read to row {rows} (byte {bytes}), then broken",
  "found.say": { one: "Say what is what in {name}", other: "Say what is what in {count} files" },
  "found.dates.mdy": {
    one: "{count} date in {name} can be read in two ways, and was read with the month first.",
    other: "{count} dates in {name} can be read in two ways, and were read with the month first.",
  },
  "found.dates.dmy": {
    one: "{count} date in {name} can be read in two ways, and was read with the day first.",
    other: "{count} dates in {name} can be read in two ways, and were read with the day first.",
  },
  "found.dates.to.mdy": "Read with the month first",
  "found.dates.to.dmy": "Read with the day first",
  "found.dates.of.mdy": "Read {name} with the month first",
  "found.dates.of.dmy": "Read {name} with the day first",
  "found.empty": "{names}: {what}",
  "warning.empty": "the file is empty. Expected: a row or a JSON object for every event.",
  "warning.header": "a header ({sample}) and not one row below it. Expected: a row for every event.",
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
  "found.again": "Open the form of {name} again",
  "found.unpacked": "{size} unpacked",
  "found.unknown": { one: "{count} file is in no known form", other: "{count} files are in no known form" },
  "found.unread": { one: "{count} more file could not be read", other: "{count} more files could not be read" },
  "found.skipped.none": "Every row could be read.",
  "found.unmapped": {
    one: "{count} row has an event word that is not mapped and that no metric knows: {names}",
    other: "{count} rows have event words that are not mapped and that no metric knows: {names}",
  },
  "found.ignored": {
    one: "{count} row left out on purpose: a test record, or of a kind that its format leaves out",
    other: "{count} rows left out on purpose: test records, or of kinds that their format leaves out",
  },
  "found.sample.line": "Line {line}",
  "found.banner.skipped": { one: "{count} row skipped", other: "{count} rows skipped" },
  "found.banner.kept": { one: "{kept} of {count} row kept", other: "{kept} of {count} rows kept" },
  "found.banner.more": "Details",
  "found.banner.close": "Close",
  "found.doctor.none": "Nothing unusual was found.",
  "found.doctor.none.else": "Nothing else unusual was found.",
  "format.mapping": "by a mapping",
} as const satisfies Record<string, Message>;

export type MessageKey = keyof typeof en;

export type Messages = Readonly<Record<MessageKey, Message>>;
