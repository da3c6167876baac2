// The benchmark's data: seeded events of our own form, about 230 bytes a line, sorted by time, as a
// journey of e-mails with visits and orders between them would leave them.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const startSeconds = Date.UTC(2026, 0, 1) / 1000;
const spanSeconds = 90 * 86_400;
const messages = ['welcome-1', 'welcome-2', 'offer-spring', 'offer-summer', 'reminder', 'survey'];

// Kind -> share of all events.
const kinds = [
  ['email.sent', 0.26],
  ['email.delivered', 0.25],
  ['email.opened', 0.14],
  ['email.clicked', 0.05],
  ['page_viewed', 0.22],
  ['form_submitted', 0.04],
  ['meeting_booked', 0.02],
  ['order_placed', 0.02],
];

/** Writes `count` events to `file` unless it is there. */
export function makeEvents(file, count, seed = 1) {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const random = generator(seed);
  const partial = `${file}.part`;
  const out = openSync(partial, 'w');
  let lines = [];
  for (let index = 0; index < count; ++index) {
    lines.push(eventLine(index, count, random));
    if (lines.length === 10_000 || index === count - 1) {
      writeSync(out, lines.join(''));
      lines = [];
    }
  }
  closeSync(out);
  renameSync(partial, file);
}

function eventLine(index, count, random) {
  const seconds = startSeconds + Math.floor((index / count) * spanSeconds);
  const time = new Date(seconds * 1000 + Math.floor(random() * 1000)).toISOString();
  const contact = `user${Math.floor(random() * (count / 20))}@example.com`;
  const event = { type: pickKind(random()), time, id: `ev-${index.toString(36).padStart(8, '0')}`, contact };
  if (event.type.startsWith('email.')) {
    event.journey = 'onboarding';
    event.message = messages[Math.floor(random() * messages.length)];
    event.channel = 'email';
    if (event.type === 'email.clicked') event.url = 'https://shop.example.com/landing?from=mail';
  }
  if (event.type === 'order_placed') {
    event.order = `o-${index}`;
    event.total = Math.floor(random() * 20_000) / 100;
    event.currency = 'EUR';
  }
  event.properties = {
    path: `/products/${Math.floor(random() * 300)}`,
    plan: random() < 0.3 ? 'pro' : 'free',
    country: ['FR', 'DE', 'ES', 'IT'][Math.floor(random() * 4)],
  };
  return `${JSON.stringify(event)}\n`;
}

function pickKind(share) {
  let left = share;
  for (const [kind, part] of kinds) {
    left -= part;
    if (left < 0) return kind;
  }
  return 'page_viewed';
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
