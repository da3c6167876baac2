// The journeys of the sample: what is sent, when after arrival, and how well it does.

import { DAY, HOUR, MINUTE } from './people.mjs';

// after: wait since arrival; atHour: the hour of the day (UTC) from which a wave goes out;
// opens, clicks: share of deliveries that a person of average interest opens, and of opens that are
// clicked; leads: where its links go; winback: how long after arrival a silent contact gets it.
export const JOURNEYS = [
  {
    journey: 'onboarding',
    name: 'Welcome to the first meeting',
    status: 'active',
    startedAt: '2026-01-01T00:00:00Z',
    messages: [
      { message: 'welcome', campaign: 4101, name: 'Welcome', channel: 'email', after: 2 * MINUTE, opens: 0.5, clicks: 0.11,
        leads: ['/start', '/product', '/product/forms'] },
      { message: 'first-steps', campaign: 4102, name: 'Your first steps', channel: 'email', after: 2 * DAY, atHour: 8, opens: 0.41,
        clicks: 0.1, leads: ['/docs/first-steps', '/product/journeys', '/webinar'] },
      { message: 'hello-sms', name: 'A hello by SMS', channel: 'sms', after: 3 * DAY, atHour: 16, clicks: 0.055, leads: ['/meet'] },
      { message: 'customer-story', campaign: 4103, name: 'How others do it', channel: 'email', after: 6 * DAY, atHour: 9, opens: 0.36,
        clicks: 0.1, leads: ['/stories/bakery', '/stories/bikes', '/product/reports'] },
      { message: 'book-a-call', campaign: 4104, name: 'Book a call', channel: 'email', after: 10 * DAY, atHour: 7, opens: 0.35,
        clicks: 0.11, leads: ['/meet', '/pricing'] },
      { message: 'offer-sms', name: 'Ten percent until Sunday', channel: 'sms', after: 13 * DAY, atHour: 15, clicks: 0.07,
        leads: ['/shop', '/pricing'] },
    ],
  },
  {
    journey: 'winback',
    name: 'We have not seen you lately',
    status: 'paused',
    startedAt: '2026-02-15T00:00:00Z',
    messages: [
      { message: 'miss-you', campaign: 4201, name: 'Still there?', channel: 'email', after: 40 * DAY, atHour: 9, opens: 0.24,
        clicks: 0.07, leads: ['/whats-new', '/pricing'] },
    ],
  },
];

/** When this message goes to somebody who arrived then. */
export function sendTime(random, message, arrival) {
  const due = arrival + message.after;
  if (message.atHour === undefined) return due + Math.floor(random.between(0, 20_000));
  const wave = Math.floor(due / DAY) * DAY + message.atHour * HOUR;
  return (wave < due ? wave + DAY : wave) + Math.floor(random.wait(6 * MINUTE));
}
