// The benchmark's data: seeded events of our own form, about 230 bytes a line, sorted by time, as three
// months of journeys leave them: e-mails and SMS with what follows from them, visits, forms, orders.
//
// No click is made by a machine that the engine could tell (docs/metrics.md, section 6) but by chance;
// every open and click follows a send in the data. So SQL of bearable length can count the same.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const start = Date.UTC(2026, 0, 1);
const spanSeconds = 90 * 86_400;
const eventsPerRoot = 2.17; // what one send or visit leads to, itself included
const eventsPerContact = 20;
const emails = ['welcome-1', 'welcome-2', 'offer-spring', 'offer-summer', 'reminder', 'survey'];
const texts = ['sms-welcome', 'sms-reminder'];
const countries = ['FR', 'DE', 'ES', 'IT'];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Writes `count` events to `file` unless it is there. */
export function makeEvents(file, count, seed = 1) {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.part`;
  const out = openSync(partial, 'w');
  let lines = [];
  let written = 0;
  const random = generator(seed);
  for (const event of journeys(count, random)) {
    lines.push(line(event, written, random));
    ++written;
    if (lines.length < 10_000 && written < count) continue;
    writeSync(out, lines.join(''));
    lines = [];
    if (written === count) break;
  }
  closeSync(out);
  renameSync(partial, file);
}

/** Events in the order of time, without end: each second's new sends and visits, and what is due. */
function* journeys(count, random) {
  const contacts = count / eventsPerContact;
  const rootsPerSecond = count / eventsPerRoot / spanSeconds;
  const due = new Map(); // second -> events
  const life = new Life(random, (event) => {
    const second = Math.floor(event.at / 1000);
    const others = due.get(second);
    if (others === undefined) due.set(second, [event]);
    else others.push(event);
  });
  for (let second = 0, roots = 0; ; ++second) {
    for (; roots < (second + 1) * rootsPerSecond; ++roots) {
      life.begin(second * 1000 + Math.floor(random() * 1000), Math.floor(random() * contacts));
    }
    // What falls due within this very second is added meanwhile.
    for (let events; (events = due.get(second)) !== undefined; ) {
      due.delete(second);
      events.sort((a, b) => a.at - b.at);
      for (const event of events) {
        life.goOn(event);
        yield event;
      }
    }
  }
}

/** What leads to what, with which chance and after how long. */
class Life {
  constructor(random, add) {
    this.random = random;
    this.add = add;
  }

  begin(at, contact) {
    const kind = this.random();
    if (kind < 0.54) this.add({ type: 'email.sent', at, contact, message: this.oneOf(emails) });
    else if (kind < 0.61) this.add({ type: 'sms.sent', at, contact, message: this.oneOf(texts) });
    else this.add({ type: 'page_view', at, contact });
  }

  goOn(event) {
    const then = (type, delay, more) => this.add({ ...event, type, at: event.at + Math.ceil(delay), ...more });
    const chance = this.random();
    switch (event.type) {
      case 'email.sent':
        if (chance < 0.96) then('email.delivered', this.between(1000, 20_000));
        else if (chance < 0.98) then('email.bounced', this.between(1000, minute), { reason: chance < 0.97 ? 'hard' : 'soft' });
        break;
      case 'email.delivered':
        if (chance < 0.5) then('email.opened', 6000 + this.rarely(6 * hour));
        break;
      case 'email.opened':
        if (chance < 0.3) then('email.clicked', this.between(6000, 2 * minute));
        else if (chance < 0.42) then('email.opened', this.rarely(day));
        else if (chance < 0.425) then('email.unsubscribed', this.between(6000, minute));
        break;
      case 'sms.sent':
        if (chance < 0.94) then('sms.delivered', this.between(2000, 30_000));
        else if (chance < 0.97) then('sms.undelivered', this.between(2000, minute), { reason: '30003' });
        break;
      case 'sms.delivered':
        if (chance < 0.1) then('sms.clicked', 6000 + this.rarely(hour));
        break;
      case 'email.clicked':
      case 'sms.clicked':
        if (chance < 0.8) then('page_view', this.between(500, 3000), { message: undefined });
        break;
      case 'page_view':
        if (chance < 0.14) then('form_submitted', this.between(minute, 10 * minute));
        else if (chance < 0.18) then('order_placed', this.between(5 * minute, 30 * minute));
        break;
      case 'form_submitted':
        if (chance < 0.3) then('meeting_booked', this.rarely(2 * day));
        break;
      case 'meeting_booked':
        if (chance < 0.4) then('order_placed', this.rarely(5 * day));
        break;
    }
  }

  between(low, high) {
    return low + this.random() * (high - low);
  }

  /** Exponential: mostly soon, sometimes late. */
  rarely(mean) {
    return -Math.log(1 - this.random()) * mean;
  }

  oneOf(list) {
    return list[Math.floor(this.random() * list.length)];
  }
}

function line({ type, at, contact, message, reason }, index, random) {
  const event = {
    type,
    time: new Date(start + at).toISOString(),
    id: `ev-${index.toString(36).padStart(8, '0')}`,
    contact: `user${contact}@example.com`,
  };
  if (message !== undefined) {
    event.journey = 'onboarding';
    event.message = message;
    event.channel = type.slice(0, type.indexOf('.'));
  }
  if (type.endsWith('.clicked')) event.url = 'https://shop.example.com/landing?from=mail';
  if (reason !== undefined) event.reason = reason;
  if (type === 'order_placed') {
    event.order = `o-${index}`;
    event.total = Math.floor(random() * 20_000) / 100;
    event.currency = 'EUR';
  }
  event.properties = {
    path: `/products/${Math.floor(random() * 300)}`,
    plan: random() < 0.3 ? 'pro' : 'free',
    country: countries[Math.floor(random() * countries.length)],
  };
  return `${JSON.stringify(event)}\n`;
}

// xorshift32: the same numbers everywhere.
function generator(seed) {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
