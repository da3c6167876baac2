// HubSpot: e-mail events v1, events v3, forms, and the CSV of its interface.
import { given, inList, mailNames, of, siteNames } from './records.mjs';

const hubSpotEmail = of(mailNames('SENT', 'DELIVERED', 'BOUNCE', 'OPEN', 'CLICK', 'STATUSCHANGE'), (name, at) => ({
  appId: 20_053,
  appName: 'BatchEmail',
  created: at.ms,
  emailCampaignId: 55_000 + (at.event.message?.length ?? 0),
  id: name === 'SENT' ? `a48ee7e0-${at.sending}` : at.uuid,
  portalId: 62_515,
  recipient: at.email,
  type: name,
  ...given(name === 'SENT', { subject: `About ${at.event.message}`, from: '"Shop" <news@shop.example.com>', cc: [], bcc: [], replyTo: ['news@shop.example.com'] }),
  ...given(name !== 'SENT', { sentBy: { created: at.ms - 1000, id: `a48ee7e0-${at.sending}` }, smtpId: null }),
  ...given(name === 'BOUNCE', { category: 'UNKNOWN_USER', response: '550 5.1.1 no such user', status: '5.1.1' }),
  ...given(name === 'STATUSCHANGE', { source: 'SOURCE_RECIPIENT', portalSubscriptionStatus: 'UNSUBSCRIBED', requestedBy: at.email, subscriptions: [] }),
  ...given(name === 'OPEN' || name === 'CLICK', {
    browser: { name: 'Chrome', family: 'Chrome', producer: 'Google Inc.', producerUrl: '', type: 'Browser', url: '', version: [] },
    deviceType: 'COMPUTER',
    ipAddress: at.ip,
    location: { country: at.country, state: 'paris', city: 'paris' },
    userAgent: at.agent,
    filteredEvent: false,
  }),
  ...given(name === 'CLICK', { linkId: 0, referer: '', url: at.event.url }),
}));

const hubSpotEvents = of(siteNames('e_visited_page', 'e_form_submission_v2', 'pe62515_meeting', 'pe62515_order'), (name, at) => ({
  id: at.uuid,
  eventType: name,
  occurredAt: at.iso,
  objectType: 'CONTACT',
  objectId: String(2832 + at.contact),
  properties: {
    hs_url: at.page,
    hs_title: `Product ${at.path}`,
    hs_referrer: 'https://google.com',
    hs_utm_campaign: 'spring',
    hs_utm_source: 'hs_email',
    hs_utm_medium: 'email',
    hs_visit_source: 'EMAIL_MARKETING',
    hs_user_agent: at.agent,
    hs_country: at.country,
    ...given(at.event.total !== undefined, { amount: at.event.total, currency: at.event.currency }),
  },
}));

const hubSpotForms = of(siteNames('demo', 'form', 'meeting', 'order'), (name, at) => ({
  conversionId: at.uuid,
  submittedAt: at.ms,
  values: [
    { name: 'email', value: at.email, objectTypeId: '0-1' },
    { name: 'firstname', value: `Ann${at.contact % 100}`, objectTypeId: '0-1' },
    { name: 'lastname', value: `Smith${at.contact % 1000}`, objectTypeId: '0-1' },
    { name: 'plan', value: at.plan, objectTypeId: '0-1' },
    { name: 'country', value: at.country, objectTypeId: '0-1' },
    { name: 'topic', value: name, objectTypeId: '0-1' },
  ],
  pageUrl: at.page,
}));

const hubSpotCsv = of({ 'email.sent': true }, (_name, at) => {
  const flag = (share) => (at.index % 100 < share ? 'TRUE' : 'FALSE');
  const cells = [at.email, 62_515, 55_000 + at.event.message.length, '', `About ${at.event.message}`, at.spaced.slice(0, 16)];
  return `${cells.join()},,,,,TRUE,${flag(96)},FALSE,FALSE,FALSE,FALSE,${flag(48)},${flag(15)},${flag(1)}\n`;
});

const hubSpotHeader =
  'Recipient,Hub ID,Email Campaign ID,SubType,Subject,Sent At (Your time zone),Not Sent Reason,Not Sent Message,Bounce Reason,Bounce Message,Sent,Delivered,Suppressed,Dropped,Bounce,Spam Report,Opened,Clicked,Unsubscribed\n';

export const hubspotForms = {
  'hubspot-email': { record: hubSpotEmail, ...inList('events', { hasMore: true, offset: 'x' }) },
  'hubspot-events': { record: hubSpotEvents, ...inList('results', { paging: { next: { after: 'x' } } }) },
  'hubspot-forms': { record: hubSpotForms, ...inList('results', { paging: { next: { after: 'x' } } }) },
  'hubspot-csv': { record: hubSpotCsv, header: hubSpotHeader },
};
