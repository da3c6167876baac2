// A small journey whose every number is counted by hand; the expectations of the page's tests.
//
// One e-mail to four contacts: a, b, c, d. d bounces; so 4 sent, 3 delivered. a and b open, a clicks.
// One SMS to two contacts: 2 sent, 1 delivered, 1 undelivered. a orders for 40.00 EUR after the click.
// Pages, form, meeting, deal: a does all four, b the first two, c the first.

type Event = Readonly<Record<string, string | number>>;

const day = (n: number): string => `2026-01-${String(n).padStart(2, "0")}T09:00:00Z`;

function email(contact: string, type: string, on: number, more: Event = {}): Event {
  return {
    contact: `${contact}@mail.example`,
    time: day(on),
    type: `email.${type}`,
    message: "welcome",
    journey: "onboarding",
    delivery: `e-${contact}`,
    ...more,
  };
}

function sms(contact: string, type: string, on: number): Event {
  return {
    contact: `${contact}@mail.example`,
    time: day(on),
    type: `sms.${type}`,
    message: "reminder",
    journey: "onboarding",
    delivery: `s-${contact}`,
  };
}

function web(contact: string, type: string, on: number, more: Event = {}): Event {
  return { contact: `${contact}@mail.example`, time: day(on), type, ...more };
}

export const events: readonly Event[] = [
  ...["a", "b", "c", "d"].map((contact) => email(contact, "sent", 1)),
  ...["a", "b", "c"].map((contact) => email(contact, "delivered", 2)),
  email("d", "bounced", 2, { reason: "hard" }),
  email("a", "opened", 3),
  email("b", "opened", 3),
  email("a", "clicked", 4, { url: "https://shop.example/p/1" }),
  sms("a", "sent", 5),
  sms("b", "sent", 5),
  sms("a", "delivered", 6),
  sms("b", "undelivered", 6),
  web("a", "page_view", 7, { url: "https://shop.example/" }),
  web("b", "page_view", 7, { url: "https://shop.example/" }),
  web("c", "page_view", 7, { url: "https://shop.example/" }),
  web("a", "form_submitted", 8),
  web("b", "form_submitted", 8),
  web("a", "meeting_booked", 9),
  web("a", "deal_created", 10),
  web("a", "order_placed", 11, { order: "o1", total: "40.00", currency: "EUR" }),
];

export const ndjson = events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** SendGrid's Event Webhook as it is posted: an array, one message to two addresses. */
export const sendgrid = JSON.stringify([
  { email: "a@mail.example", timestamp: 1767258000, event: "processed", sg_event_id: "1", sg_message_id: "m.1" },
  { email: "a@mail.example", timestamp: 1767258060, event: "delivered", sg_event_id: "2", sg_message_id: "m.1" },
  { email: "a@mail.example", timestamp: 1767258120, event: "open", sg_event_id: "3", sg_message_id: "m.1" },
  { email: "b@mail.example", timestamp: 1767258000, event: "processed", sg_event_id: "4", sg_message_id: "m.2" },
  { email: "b@mail.example", timestamp: 1767258060, event: "delivered", sg_event_id: "5", sg_message_id: "m.2" },
]);

/** About `megabytes` of events that repeat: long enough to watch and to cancel. */
export function largeNdjson(megabytes: number): Buffer {
  const lines: string[] = [];
  let bytes = 0;
  for (let n = 0; bytes < megabytes * 1e6; n += 1) {
    const line = JSON.stringify({
      id: `e${n}`,
      contact: `c${n % 5000}@mail.example`,
      time: 1767258000 + n,
      type: "page_view",
      url: `https://shop.example/page/${n % 97}`,
      properties: { plan: n % 3 === 0 ? "pro" : "free", country: "FR" },
    });
    lines.push(line);
    bytes += line.length + 1;
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** Records in no known form, of which a mapping can be proposed; `more` is in each. */
export function unknownRecords(more: Event = {}): string {
  return Array.from({ length: 50 }, (_, index) => ({
    user_id: `u${index % 7}`,
    event: index % 2 === 0 ? "view" : "buy",
    timestamp: `2026-03-13 10:21:${String(10 + index)}`,
    ...more,
  }))
    .map((record) => `${JSON.stringify(record)}\n`)
    .join("");
}
