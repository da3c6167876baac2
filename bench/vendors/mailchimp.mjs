// Mailchimp: the API's e-mail activity, the same flattened, its export API 1.0, and the CSV of an account's export.
import { createHash } from 'node:crypto';
import { given, inList, of } from './records.mjs';

const digests = new Map();
function digestOf(email) {
  if (!digests.has(email)) digests.set(email, createHash('md5').update(email).digest('hex'));
  return digests.get(email);
}
const mailchimpNames = { 'email.opened': 'open', 'email.clicked': 'click', 'email.bounced': 'bounce' };
const mailchimpTime = ({ seconds }) => new Date(seconds * 1000).toISOString().replace('.000Z', '+00:00');
const mailchimp = of({ ...mailchimpNames, 'email.delivered': 'delivered' }, (name, at) => ({
  campaign_id: `c${at.event.message}`,
  list_id: '57afe96172',
  list_is_active: true,
  email_id: digestOf(at.email),
  email_address: at.email,
  activity:
    name === 'delivered'
      ? []
      : [
          {
            action: name,
            timestamp: mailchimpTime(at),
            ...given(name === 'bounce', { type: 'hard' }),
            ...given(name === 'click', { url: at.event.url }),
            ip: at.ip,
          },
          ...(name === 'click' ? [{ action: 'open', timestamp: mailchimpTime(at), ip: at.ip }] : []),
        ],
  _links: [
    { rel: 'parent', href: 'https://us1.api.mailchimp.com/3.0/reports/c/email-activity', method: 'GET', targetSchema: 'https://us1.api.mailchimp.com/schema/3.0/CollectionResponse.json' },
    { rel: 'self', href: `https://us1.api.mailchimp.com/3.0/reports/c/email-activity/${digestOf(at.email)}`, method: 'GET' },
  ],
}));
const mailchimpFlat = of(mailchimpNames, (name, at) => ({
  action: name,
  timestamp: mailchimpTime(at),
  ...given(name === 'click', { url: at.event.url }),
  ip: at.ip,
  campaign_id: `c${at.event.message}`,
  list_id: '57afe96172',
  list_is_active: true,
  email_id: digestOf(at.email),
  email_address: at.email,
}));
const mailchimpLegacy = of(mailchimpNames, (name, at) => ({ [at.email]: [{ action: name, timestamp: at.spaced, url: name === 'click' ? at.event.url : null, ip: at.ip }] }));
const mailchimpCsv = of({ 'email.clicked': 'click', 'email.opened': 'open' }, (_name, at) => `${at.spaced},${at.ip},${at.email},https://shop.example.com/landing?from=mail\n`);

export const mailchimpForms = {
  mailchimp: { record: mailchimp, ...inList('emails', { total_items: 1 }) },
  'mailchimp-flat': { record: mailchimpFlat },
  'mailchimp-legacy': { record: mailchimpLegacy, source: 'c1.json' },
  'mailchimp-csv': { record: mailchimpCsv, header: 'Timestamp,IP,Email,Url\n', source: 'granular_activity/clicks/324b8a398e_newsletter_clicks.csv' },
};
