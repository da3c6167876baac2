// Who the contacts of the sample are, and when in the half-year each one arrives.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 0, 1);
export const END = Date.UTC(2026, 6, 1);

const FIRST_NAMES = ('ada alma anna aya ben bruno carla chloe clara dario diego elena elif emil emma eva felix femke '
  + 'flora hana hugo ines iris ivan jana jonas jules karim lara lea leo lina lola louis luca lucie maja malik marta '
  + 'maya mila nadia nora noah olga omar paula pia rosa rui sami sara sofia theo tom vera yann zoe').split(' ');
const LAST_NAMES = ('adler bakker bauer berg blanc bonnet brandt caron costa dahl diaz dubois ekman ferrari fischer '
  + 'fontaine garcia gomez hansen haas ito jansen keller klein koch lang laurent leroy lopez marchand martin meyer '
  + 'moreau moretti muller nagy novak olsen perrin petit popov renard ricci rossi roux ruiz sanchez schmidt silva '
  + 'simon smith sokolov torres vidal visser weber wolf young zimmer').split(' ');
const MAIL_HOSTS = [['mail.example', 40], ['post.example', 25], ['inbox.example', 20], ['company.example', 15]];
const COUNTRIES = [['FR', 38], ['DE', 16], ['GB', 14], ['US', 11], ['ES', 8], ['IT', 6], ['BE', 4], ['NL', 3]];
const LANGUAGES = { FR: 'fr', DE: 'de', GB: 'en', US: 'en', ES: 'es', IT: 'it', BE: 'fr', NL: 'nl' };
const CURRENCIES = { GB: 'GBP', US: 'USD' };
const PLANS = [['free', 62], ['starter', 26], ['pro', 12]];
const SOURCES = [['search', 34], ['ads', 24], ['referral', 18], ['social', 14], ['partner', 10]];

// How busy each hour of the day is (UTC; most people are one or two hours ahead).
const HOUR_WEIGHTS = [2, 1, 1, 1, 2, 5, 11, 18, 22, 22, 20, 18, 19, 21, 20, 19, 18, 17, 18, 19, 17, 12, 7, 4];
// Sunday to Saturday.
const WEEKDAY_WEIGHTS = [0.45, 1.15, 1.25, 1.2, 1.1, 0.95, 0.5];

/** A moment of that day, at an hour at which people are awake. */
export function momentOfDay(random, day) {
  const hour = random.weighted(HOUR_WEIGHTS.map((weight, index) => [index, weight]));
  return day + hour * HOUR + Math.floor(random.between(0, HOUR));
}

function arrivalDays() {
  const days = [];
  for (let day = START; day < END; day += DAY) {
    const growth = 1 + (0.6 * (day - START)) / (END - START);
    days.push([day, WEEKDAY_WEIGHTS[new Date(day).getUTCDay()] * growth]);
  }
  return days;
}
const ARRIVALS = arrivalDays();

export function makePerson(random, index) {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const country = random.weighted(COUNTRIES);
  const plan = random.weighted(PLANS);
  const lists = [];
  if (random.chance(0.7)) lists.push('newsletter');
  if (random.chance(plan === 'pro' ? 0.2 : 0.03)) lists.push('vip');
  if (random.chance(0.08)) lists.push('beta');
  return {
    index,
    email: `${first}.${last}.${index + 1}@${random.weighted(MAIL_HOSTS)}`,
    properties: {
      country, plan, language: LANGUAGES[country], source: random.weighted(SOURCES), company_size: random.pick([1, 5, 20, 50, 200]),
    },
    lists,
    currency: CURRENCIES[country] ?? 'EUR',
    arrival: momentOfDay(random, random.weighted(ARRIVALS)),
    // What the person is like: how much they read, whether they have a phone number on file, ...
    interest: random.between(0.35, 1.65),
    hasConsent: random.chance(0.74),  // may be written to
    hasPhone: random.chance(0.42),
    proxiedMail: random.chance(0.22),  // a mail program that opens everything by itself
    scannedMail: random.chance(0.015),  // a company filter that follows every link
    badAddress: random.chance(0.016),
  };
}
