// The benchmark's events as vendors export them: what SendGrid's webhook posts of an e-mail, what
// Klaviyo's API lists of anything, one a line (v1) or in pages (JSON:API), and all others (vendor-records.mjs). Values beside the
// events' own are of the usual length and variety.
import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { linesOf } from './chunks.mjs';
import { vendorRecords } from './vendor-records.mjs';

const agents = [
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];
const sendGridTypes = {
  'email.sent': 'processed',
  'email.delivered': 'delivered',
  'email.bounced': 'bounce',
  'email.opened': 'open',
  'email.clicked': 'click',
  'email.unsubscribed': 'unsubscribe',
};
const klaviyoNames = {
  'email.delivered': 'Received Email',
  'email.bounced': 'Bounced Email',
  'email.opened': 'Opened Email',
  'email.clicked': 'Clicked Email',
  'email.unsubscribed': 'Unsubscribed from Email Marketing',
  'sms.sent': 'Sent SMS',
  'sms.delivered': 'Received SMS',
  'sms.clicked': 'Clicked SMS',
  'sms.undelivered': 'Failed to Deliver SMS',
  page_view: 'Active on Site',
  form_submitted: 'Form submitted by profile',
  order_placed: 'Placed Order',
};

const numberOf = (contact) => Number(/\d+/.exec(contact)?.[0] ?? 0);
const hex = (number, length) => number.toString(16).padStart(length, '0');

function sendGrid(event, index) {
  const name = sendGridTypes[event.type];
  if (name === undefined) return undefined;
  const contact = numberOf(event.contact);
  const tracked = name === 'open' || name === 'click';
  return {
    email: event.contact,
    timestamp: Math.floor(Date.parse(event.time) / 1000),
    'smtp-id': `<14c5d75ce93.dfd.${hex(contact, 8)}@ismtpd-555>`,
    event: name,
    category: ['onboarding', event.message],
    sg_event_id: `ZGVsaXZlcmVk${hex(index, 10)}`,
    sg_message_id: `14c5d75ce93.${hex(contact, 8)}.filter0001.16648.5515E0B88.0`,
    singlesend_id: event.message,
    ...(tracked ? { useragent: agents[index % 2], ip: `203.0.113.${contact % 256}`, sg_machine_open: false } : {}),
    ...(name === 'click' ? { url: event.url } : {}),
    ...(name === 'bounce' ? { type: 'bounce', reason: '500 unknown recipient', status: '5.0.0' } : {}),
    ...(name === 'delivered' ? { response: '250 OK' } : {}),
    plan: event.properties.plan,
  };
}

function klaviyo(event, index) {
  const name = klaviyoNames[event.type];
  if (name === undefined) return undefined;
  const contact = numberOf(event.contact);
  return {
    object: 'event',
    id: `4xKz${hex(index, 8)}`,
    statistic_id: `X${name.length}y${name.charCodeAt(0)}`,
    timestamp: Math.floor(Date.parse(event.time) / 1000),
    event_name: name,
    event_properties: {
      ...(event.message === undefined ? {} : { $message: event.message, $flow: event.journey, Subject: `About ${event.message}` }),
      ...(event.url === undefined ? {} : { URL: event.url }),
      ...(event.order === undefined ? {} : { OrderId: event.order, $value: event.total, $value_currency: event.currency }),
      plan: event.properties.plan,
      $event_id: `${index}:${contact}`,
    },
    datetime: event.time.replace('T', ' ').replace(/\..*/, '+00:00'),
    uuid: `${hex(index, 8)}-5678-11ee-8001-${hex(contact, 12)}`,
    person: { object: 'person', id: `01H${hex(contact, 10)}`, $email: event.contact, $first_name: 'Ann' },
  };
}

/** A page of JSON:API: the events, and once each the metrics and profiles that they refer to. */
function klaviyoPage(events) {
  const included = new Map();
  const data = events.map(({ id, statistic_id: metric, event_name: name, person, ...event }) => {
    included.set(`metric/${metric}`, { type: 'metric', id: metric, attributes: { name } });
    included.set(`profile/${person.id}`, { type: 'profile', id: person.id, attributes: { email: person.$email, first_name: 'Ann' } });
    return {
      type: 'event',
      id,
      attributes: { timestamp: event.timestamp, event_properties: event.event_properties, datetime: event.datetime, uuid: event.uuid },
      relationships: { profile: { data: { type: 'profile', id: person.id } }, metric: { data: { type: 'metric', id: metric } } },
    };
  });
  return { data, links: { next: null }, included: [...included.values()] };
}

/**
 * By name: what an event becomes (undefined: the vendor has no such; a text goes to the file as it is), what so many of them stand
 * in, what stands before all, and what the file is called where that matters.
 */
export const vendorForms = {
  parcours: { record: (event) => event },
  sendgrid: { record: sendGrid },
  klaviyo: { record: klaviyo },
  'klaviyo-pages': { record: klaviyo, page: klaviyoPage, pageRecords: 200 },
  ...vendorRecords,
};

const mostBytes = 60e6;

/** Writes what of the events in `from` the vendor has to `file`, as much as makes 60 MB, unless it is there. */
export function makeVendorFile(form, from, file) {
  if (existsSync(file)) return;
  const { record, page, pageRecords = 1, header = '' } = vendorForms[form];
  const partial = `${file}.part`;
  const out = openSync(partial, 'w');
  writeSync(out, header);
  let index = 0;
  let records = [];
  let bytes = 0;
  const write = () => {
    const values = page === undefined ? records : [page(records)];
    bytes += writeSync(out, values.map((value) => (typeof value === 'string' ? value : `${JSON.stringify(value)}\n`)).join(''));
    records = [];
  };
  for (const text of linesOf(from)) {
    if (bytes >= mostBytes) break;
    for (const line of text.split('\n')) {
      const made = line === '' ? undefined : record(JSON.parse(line), index++);
      if (made !== undefined) records.push(made);
      if (page !== undefined && records.length === pageRecords) write();
    }
    if (page === undefined) write();
  }
  if (records.length > 0) write();
  closeSync(out);
  renameSync(partial, file);
}
