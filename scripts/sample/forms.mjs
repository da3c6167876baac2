// How the sample's records are spelled: our own form, and the SendGrid Event Webhook's.

import { JOURNEYS } from './messages.mjs';

const CAMPAIGNS = new Map(JOURNEYS.flatMap(({ messages }) => messages.map((message) => [message.message, message])));

const SENDGRID_EVENTS = {
  'email.sent': 'processed',
  'email.dropped': 'dropped',
  'email.deferred': 'deferred',
  'email.delivered': 'delivered',
  'email.bounced': 'bounce',
  'email.opened': 'open',
  'email.clicked': 'click',
  'email.unsubscribed': 'unsubscribe',
  'email.complained': 'spamreport',
};

/** The journeys, then the contact records: what stands before the events of our own form. */
export function journeyLines() {
  return JOURNEYS.map(({ journey, name, status, startedAt, messages }) =>
    JSON.stringify({
      journey, name, status, startedAt,
      messages: messages.map(({ message, name: title, channel }) => ({ message, name: title, channel, trackOpens: channel === 'email', trackClicks: true })),
    }));
}

export function contactLine(person) {
  return JSON.stringify({ contact: person.email, properties: person.properties, lists: person.lists });
}

export function ownLine(person, event, id) {
  const { time, type, ...fields } = event;
  return JSON.stringify({ id, contact: person.email, time: new Date(time).toISOString(), type, ...fields });
}

/** Null for events that SendGrid does not know. Its times are whole seconds. */
export function sendGridLine(person, event, id) {
  const name = SENDGRID_EVENTS[event.type];
  if (name === undefined) return null;
  const campaign = CAMPAIGNS.get(event.message);
  const record = {
    email: person.email,
    timestamp: Math.floor(event.time / 1000),
    event: name,
    sg_event_id: id,
    marketing_campaign_id: campaign.campaign,
    marketing_campaign_name: campaign.name,
    category: [event.journey],
  };
  if (event.delivery !== undefined) record.sg_message_id = `${event.delivery}.filter0007.31415.0`;
  if (event.url !== undefined) record.url = event.url;
  if (name === 'open') record.sg_machine_open = event.machine !== undefined;
  if (name === 'bounce') {
    record.type = event.reason.startsWith('block') ? 'blocked' : 'bounce';
    record.reason = event.reason.slice(event.reason.indexOf(' ') + 1);
    record.status = record.reason.split(' ')[1];
  } else if (event.reason !== undefined) record.reason = event.reason;
  return JSON.stringify(record);
}
