// Why rows were skipped and what the doctor found. Loaded with what shows a report.

import type { Message } from "../message.js";

export const findings = {
  // Why a row was skipped.
  "skip.not-json": "not JSON",
  "skip.not-csv": "not CSV (quotes)",
  "skip.cell-count": "more or fewer cells than the header",
  "skip.no-contact": "no contact",
  "skip.no-time": "no time",
  "skip.time-out-of-bounds": "time out of bounds",
  "skip.no-type": "no type",
  "skip.too-deep": "nested too deep",
  "skip.too-long": "too long",
  "skip.bad-utf8": "damaged text (not UTF-8)",
  "skip.test": "a test record",
  "skip.other": "not usable",

  "found.banner.told": { one: "{kept} of {count} event kept, told by {rows} {rows:row|rows}", other: "{kept} of {count} events kept, told by {rows} {rows:row|rows}" },

  // What the doctor found.
  "found.affects": "Touches: {metrics}.",
  "affects.funnel": "the funnel",
  "doctor.rows-skipped": {
    one: "{count} row could not be used",
    other: "{count} rows could not be used",
  },
  "doctor.duplicates": {
    one: "{count} event appears more than once and is counted once",
    other: "{count} events appear more than once and are counted once",
  },
  "doctor.orders-without-contact": {
    one: "{count} order names no contact and was left out",
    other: "{count} orders name no contact and were left out",
  },
  "doctor.times-without-zone": {
    one: "{count} time does not say its zone; it is read as UTC unless another zone was given for its file",
    other: "{count} times do not say their zone; they are read as UTC unless another zone was given for their file",
  },
  "doctor.dates-assumed": {
    one: "{count} date can be read in two ways; the month was taken to stand first",
    other: "{count} dates can be read in two ways; the month was taken to stand first",
  },
  "doctor.time-gaps": {
    one: "One gap of three days or more without any event",
    other: "{count} gaps of three days or more without any event",
  },
  "doctor.clock-inversions": {
    one: "{count} event happened before its message was sent, by its time",
    other: "{count} events happened before their messages were sent, by their times",
  },
  "doctor.opens-without-send": {
    one: "{count} open of a message whose send is not in the data",
    other: "{count} opens of messages whose send is not in the data",
  },
  "doctor.clicks-without-open": {
    one: "{count} click without any open; if it counts as a click, it counts as an open too",
    other: "{count} clicks without any open; those that count as clicks count as opens too",
  },
  "doctor.events-without-message": {
    one: "{count} e-mail or SMS event does not say which message it belongs to",
    other: "{count} e-mail or SMS events do not say which message they belong to",
  },
  "doctor.orders-without-id": {
    one: "{count} order has no number, so duplicates cannot be detected",
    other: "{count} orders have no number, so duplicates cannot be detected",
  },
  "doctor.orders-without-currency": {
    one: "{count} order has an amount without a currency",
    other: "{count} orders have amounts without a currency",
  },
  "doctor.amounts-unreadable": {
    one: "{count} amount is not a number and adds nothing",
    other: "{count} amounts are not numbers and add nothing",
  },
  "doctor.amounts-assumed": {
    one: "{count} amount such as 1,234 can be read in two ways; the point was taken for the decimal mark",
    other:
      "{count} amounts such as 1,234 can be read in two ways; the point was taken for the decimal mark",
  },
  "doctor.anonymous-events": {
    one: "{count} event belongs to an anonymous visitor, whom no record links to a contact",
    other: "{count} events belong to anonymous visitors, whom no record links to a contact",
  },
  "doctor.unknown-statuses": {
    one: "{count} journey has a status that is not known; it counts as active",
    other: "{count} journeys have a status that is not known; they count as active",
  },
  "doctor.machine-events": {
    one: "{count} open or click was made by a machine, as the data says; rates leave it out, a funnel of your own does not",
    other: "{count} opens and clicks were made by machines, as the data says; rates leave them out, a funnel of your own does not",
  },
  "doctor.unknown-types": {
    one: "{count} event is of an e-mail, SMS or push type that no metric knows",
    other: "{count} events are of e-mail, SMS or push types that no metric knows",
  },
  "doctor.several-currencies": {
    one: "{count} currency",
    other: "{count} currencies; amounts are never added across them",
  },
} as const satisfies Record<string, Message>;
