// One contact's half-year: visits, mails, messages, forms, meetings, deals, orders, as canonical
// events in the order in which they come to mind; the caller sorts them by time.

import { JOURNEYS, sendTime } from './messages.mjs';
import { DAY, END, HOUR, MINUTE, START, momentOfDay } from './people.mjs';

const SITE = 'https://www.example.com';
const SECTIONS = [
  ['/', 20], ['/product', 16], ['/product/forms', 8], ['/product/journeys', 8], ['/product/reports', 6], ['/pricing', 14],
  ['/blog/open-rates', 8], ['/blog/first-sms', 6], ['/stories/bakery', 5], ['/docs/first-steps', 5], ['/about', 4],
];
const HARD_BOUNCES = ['hard: 550 5.1.1 user unknown', 'hard: 550 5.1.1 mailbox does not exist', 'hard: 554 5.7.1 address disabled'];
const SOFT_BOUNCES = ['soft: 452 4.2.2 mailbox full', 'soft: 421 4.7.0 try again later', 'soft: 451 4.3.0 server busy'];
const CARRIER_CODES = [['30003', 45], ['30005', 30], ['30006', 15], ['30007', 10]];
const ITEMS = [19, 29, 49, 79, 149];

export function liveHalfYear(random, person) {
  const events = [];
  const state = { events, random, person, delivery: 0, mailStopped: Infinity, smsStopped: Infinity, lastSeen: 0, warmth: 0 };
  visitBefore(state);
  if (person.hasConsent) for (const journey of JOURNEYS) followJourney(state, journey);
  decide(state);
  return events.filter((event) => event.time >= START && event.time < END);
}

function add(state, time, type, fields) {
  state.events.push({ time: Math.floor(time), type, ...fields });
}

function visit(state, time, pages, first) {
  const { random } = state;
  const device = random.weighted([['mobile', 52], ['desktop', 42], ['tablet', 6]]);
  let at = time;
  for (let page = 0; page < pages; ++page) {
    const path = page === 0 && first !== undefined ? first : random.weighted(SECTIONS);
    const properties = page === 0 && first === undefined
      ? { device, referrer: random.weighted([['search', 5], ['direct', 3], ['social', 2]]) } : { device };
    add(state, at, 'page_view', { channel: 'web', url: SITE + path, properties });
    at += 5_000 + random.wait(50_000);
  }
  state.lastSeen = Math.max(state.lastSeen, at);
  return at;
}

function visitBefore(state) {
  const { random, person } = state;
  if (random.chance(0.3)) visit(state, person.arrival - random.wait(4 * DAY) - HOUR, random.integer(1, 2));
  const end = visit(state, person.arrival - random.between(2, 12) * MINUTE, random.weighted([[1, 50], [2, 35], [3, 15]]));
  if (random.chance(0.86)) {
    const formTime = Math.max(end, person.arrival - MINUTE);
    add(state, formTime, 'form_submitted', { channel: 'web', url: `${SITE}/start`, properties: { form: 'start' } });
    person.arrival = formTime + random.between(1_000, 20_000);
  }
  add(state, person.arrival, 'signed_up', { channel: 'crm' });
}

function followJourney(state, { journey, status, startedAt, messages }) {
  const { random, person } = state;
  const begin = person.arrival + (journey === 'winback' ? messages[0].after - DAY : 1_000);
  if (begin < Date.parse(startedAt)) return;
  if (journey === 'winback' && (state.warmth > 0.2 || !random.chance(0.45))) return;
  if (status === 'paused' && begin > Date.UTC(2026, 4, 20)) return;
  add(state, begin, 'journey.entered', { journey });
  for (const message of messages) {
    const time = sendTime(random, message, person.arrival);
    const identity = { journey, message: message.message };
    if (message.channel === 'email') sendMail(state, message, identity, time);
    else sendText(state, message, identity, time);
  }
}

function newDelivery(state) {
  return `d${state.person.index.toString(36)}-${++state.delivery}`;
}

function sendMail(state, message, identity, time) {
  const { random, person } = state;
  if (time >= state.mailStopped) {
    if (random.chance(0.25)) add(state, time, 'email.dropped', { ...identity, reason: 'suppressed' });
    return;
  }
  const fields = { ...identity, delivery: newDelivery(state) };
  add(state, time, 'email.sent', fields);
  if (person.badAddress || random.chance(0.0015)) {
    add(state, time + random.between(1_000, 30_000), 'email.bounced', { ...fields, reason: random.pick(HARD_BOUNCES) });
    state.mailStopped = time;
    return;
  }
  let delivered = time + 800 + random.wait(4_000);
  if (random.chance(0.034)) {
    add(state, delivered, 'email.bounced', { ...fields, reason: random.chance(0.2) ? 'block: 550 5.7.1 policy' : random.pick(SOFT_BOUNCES) });
    if (random.chance(0.45)) return;
    delivered += random.between(0.5, 6) * HOUR;  // the server tried again, and it went through
  } else if (random.chance(0.02)) {
    add(state, delivered, 'email.deferred', { ...fields, reason: '421 4.7.0 rate limited' });
    delivered += random.between(2, 40) * MINUTE;
  }
  add(state, delivered, 'email.delivered', fields);
  if (person.proxiedMail && random.chance(0.92)) {
    add(state, delivered + random.wait(40_000), 'email.opened', { ...fields, machine: 'proxy' });
  }
  if (person.scannedMail && random.chance(0.8)) scanMail(state, message, fields, delivered + random.between(400, 2_500));
  if (random.chance(Math.min(0.95, message.opens * person.interest))) openMail(state, message, fields, delivered);
}

function scanMail(state, message, fields, time) {
  message.leads.forEach((path, index) => {
    add(state, time + index * 90, 'email.clicked', { ...fields, url: linkOf(message, path), machine: 'scanner' });
  });
}

function linkOf(message, path) {
  return `${SITE}${path}?utm_source=${message.channel}&utm_campaign=${message.message}`;
}

function openMail(state, message, fields, delivered) {
  const { random } = state;
  let time = delivered + 20_000 + random.wait(random.chance(0.6) ? 50 * MINUTE : 14 * HOUR);
  add(state, time, 'email.opened', fields);
  const opened = time;
  while (random.chance(0.22)) {
    time += 2 * MINUTE + random.wait(20 * HOUR);
    add(state, time, 'email.opened', fields);
  }
  state.warmth += 0.03;
  if (random.chance(message.clicks * state.person.interest)) {
    clickThrough(state, message, fields, opened + random.between(4_000, 90_000), 'email.clicked');
  }
  if (random.chance(0.009)) {
    const left = opened + random.between(10_000, 120_000);
    add(state, left, 'email.clicked', { ...fields, url: `${SITE}/unsubscribe?m=${message.message}` });
    add(state, left + random.between(3_000, 30_000), 'email.unsubscribed', fields);
    state.mailStopped = left;
  } else if (random.chance(0.0012)) {
    add(state, opened + random.between(10_000, 600_000), 'email.complained', fields);
    state.mailStopped = opened;
  }
}

function clickThrough(state, message, fields, time, type) {
  const { random } = state;
  const path = random.pick(message.leads);
  add(state, time, type, { ...fields, url: linkOf(message, path) });
  if (random.chance(0.2)) add(state, time + 40_000 + random.wait(MINUTE), type, { ...fields, url: linkOf(message, random.pick(message.leads)) });
  visit(state, time + 900, random.integer(1, 3), path);
  state.warmth += 0.3;
}

function sendText(state, message, identity, time) {
  const { random, person } = state;
  if (!person.hasPhone || time >= state.smsStopped) return;
  const fields = { ...identity, delivery: newDelivery(state) };
  add(state, time, 'sms.sent', fields);
  const outcome = random.weighted([['delivered', 952], ['undelivered', 31], ['unknown', 17]]);
  const settled = time + 1_200 + random.wait(5_000);
  if (outcome === 'undelivered') add(state, settled, 'sms.undelivered', { ...fields, reason: random.weighted(CARRIER_CODES) });
  if (outcome !== 'delivered') return;
  add(state, settled, 'sms.delivered', fields);
  if (random.chance(message.clicks * person.interest)) {
    clickThrough(state, message, fields, settled + 8_000 + random.wait(35 * MINUTE), 'sms.clicked');
  }
  if (random.chance(0.009)) {
    const left = settled + 20_000 + random.wait(30 * MINUTE);
    add(state, left, 'sms.inbound', { channel: 'sms', properties: { text: 'STOP' } });
    add(state, left + 600, 'sms.unsubscribed', { channel: 'sms' });
    state.smsStopped = left;
  }
}

// What became of it: the more one has read and clicked, the likelier a meeting, a deal, an order.
function decide(state) {
  const { random, person } = state;
  const pull = Math.min(3, 0.4 + state.warmth + (person.properties.plan === 'pro' ? 0.4 : 0));
  let time = Math.max(person.arrival, state.lastSeen);
  for (let visits = random.weighted([[0, 64], [1, 24], [2, 12]]); visits > 0; --visits) {
    time = visit(state, momentOfDay(random, Math.floor((time + random.wait(9 * DAY)) / DAY) * DAY + DAY), random.integer(1, 2));
  }
  if (random.chance(0.13 * pull)) meet(state, time + random.wait(2 * DAY));
  if (random.chance(0.17 * pull)) order(state, time + 5 * MINUTE + random.wait(2.5 * DAY), 1);
}

function meet(state, time) {
  const { random, person } = state;
  add(state, time, 'meeting_booked', { channel: 'crm', properties: { kind: random.weighted([['demo', 7], ['advice', 3]]) } });
  if (!random.chance(0.44)) return;
  const deal = `deal-${person.index + 1}`;
  const amount = random.integer(6, 120) * 100;
  let at = time + DAY + random.wait(6 * DAY);
  add(state, at, 'deal_created', { channel: 'crm', deal, properties: { amount, stage: 'qualified' } });
  const stages = random.chance(0.36) ? ['proposal', 'won'] : random.chance(0.6) ? ['proposal', 'lost'] : ['proposal'];
  for (const stage of stages) {
    at += DAY + random.wait(8 * DAY);
    add(state, at, 'deal_stage', { channel: 'crm', deal, properties: { amount, stage } });
  }
}

function order(state, time, number) {
  const { random, person } = state;
  const shopping = { channel: 'commerce', url: `${SITE}/shop/item-${random.integer(1, 12)}` };
  add(state, time - 4 * MINUTE, 'product_view', shopping);
  add(state, time - 3 * MINUTE, 'add_to_cart', shopping);
  if (random.chance(0.3)) return;  // left in the cart
  add(state, time - MINUTE, 'checkout_started', { channel: 'commerce' });
  const cents = (random.pick(ITEMS) + (random.chance(0.4) ? random.pick(ITEMS) : 0)) * 100;
  const tax = Math.round(cents * 0.2);
  const shipping = cents >= 9_900 ? 0 : 490;
  const id = { channel: 'commerce', order: `o${person.index + 1}-${number}` };
  add(state, time, 'order_placed', {
    ...id, total: (cents + tax + shipping) / 100, tax: tax / 100, shipping: shipping / 100, currency: person.currency,
  });
  if (random.chance(0.035)) add(state, time + DAY + random.wait(9 * DAY), 'refunded', id);
  else if (random.chance(0.02)) add(state, time + random.wait(8 * HOUR), 'order_cancelled', id);
  if (number < 3 && random.chance(0.25)) order(state, time + 6 * DAY + random.wait(30 * DAY), number + 1);
}
