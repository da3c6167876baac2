// The benchmark's events as other vendors' webhooks, interfaces and files have them: by name of the form, what one
// becomes (undefined: the vendor has no such). The shapes are those of the vendors' documentation; ids, addresses, times and
// values are the events' own, the rest is of the usual length and variety. A text goes to the file as it is, with `header` before.
import { createHash } from 'node:crypto';

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];

/** What records are made of: the event, and its parts in the forms in which vendors write them. */
function partsOf(event, index) {
  const contact = Number(/\d+/.exec(event.contact)?.[0] ?? 0);
  const ms = Date.parse(event.time);
  const hex = (number, length) => number.toString(16).padStart(length, '0');
  return {
    event,
    index,
    contact,
    ms,
    hex,
    email: event.contact,
    seconds: Math.floor(ms / 1000),
    iso: event.time,
    spaced: event.time.replace('T', ' ').slice(0, 19),
    sending: `${hex(contact, 8)}${event.message ?? ''}`,
    uuid: `${hex(index, 8)}-5678-41ee-8001-${hex(contact, 12)}`,
    agent: agents[index % 2],
    ip: `203.0.113.${contact % 256}`,
    phone: `+336${String(contact).padStart(8, '0')}`,
    path: event.properties.path,
    plan: event.properties.plan,
    country: event.properties.country,
    page: `https://shop.example.com${event.properties.path}`,
  };
}

/** The record of `make` for events whose type has a name in `names`. */
function of(names, make) {
  return (event, index) => {
    const name = names[event.type];
    return name === undefined ? undefined : make(name, partsOf(event, index));
  };
}

const mailNames = (sent, delivered, bounced, opened, clicked, unsubscribed) => ({
  'email.sent': sent,
  'email.delivered': delivered,
  'email.bounced': bounced,
  'email.opened': opened,
  'email.clicked': clicked,
  'email.unsubscribed': unsubscribed,
});
const textNames = (sent, delivered, undelivered) => ({ 'sms.sent': sent, 'sms.delivered': delivered, 'sms.undelivered': undelivered });
const siteNames = (visit, form, meeting, order) => ({ page_view: visit, form_submitted: form, meeting_booked: meeting, order_placed: order });
const given = (condition, members) => (condition ? members : {});

const ses = of(mailNames('Send', 'Delivery', 'Bounce', 'Open', 'Click', 'Subscription'), (name, at) => ({
  eventType: name,
  mail: {
    timestamp: at.iso,
    source: 'Shop <news@shop.example.com>',
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/news@shop.example.com',
    sendingAccountId: '123456789012',
    messageId: `010001${at.sending}-33322211-cccc-cccc-000000`,
    destination: [at.email],
    headersTruncated: false,
    headers: [
      { name: 'From', value: 'Shop <news@shop.example.com>' },
      { name: 'To', value: at.email },
      { name: 'Subject', value: `About ${at.event.message}` },
      { name: 'MIME-Version', value: '1.0' },
      { name: 'Content-Type', value: 'multipart/alternative; boundary="----=_Part_7307378"' },
    ],
    commonHeaders: { from: ['Shop <news@shop.example.com>'], to: [at.email], messageId: `010001${at.sending}`, subject: `About ${at.event.message}` },
    tags: { 'ses:configuration-set': ['news'], 'ses:source-ip': [at.ip], 'ses:from-domain': ['shop.example.com'], campaign: [at.event.message] },
  },
  ...given(name === 'Send', { send: {} }),
  ...given(name === 'Delivery', {
    delivery: { timestamp: at.iso, processingTimeMillis: 300 + (at.index % 500), recipients: [at.email], smtpResponse: '250 2.6.0 Message received', reportingMTA: 'mta.example.com' },
  }),
  ...given(name === 'Bounce', {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress: at.email, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }],
      timestamp: at.iso,
      feedbackId: `0100017${at.uuid}`,
    },
  }),
  ...given(name === 'Open', { open: { ipAddress: at.ip, timestamp: at.iso, userAgent: at.agent } }),
  ...given(name === 'Click', { click: { ipAddress: at.ip, timestamp: at.iso, userAgent: at.agent, link: at.event.url, linkTags: { samplekey0: ['samplevalue0'] } } }),
  ...given(name === 'Subscription', { subscription: { contactList: 'news', timestamp: at.iso, source: 'UnsubscribeHeader' } }),
}));

function sns(event, index) {
  const message = ses(event, index);
  if (message === undefined) return undefined;
  return {
    Type: 'Notification',
    MessageId: partsOf(event, index).uuid,
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:ses-events',
    Subject: 'Amazon SES Email Event Notification',
    Message: JSON.stringify(message),
    Timestamp: event.time,
    SignatureVersion: '1',
    Signature: `${'EXAMPLEpH+DcEwjAPg8O9mY8dReBSwksfg2S7WKQcikcNKWLQjwu6A4VbeS0QHVCkhRS7fUQvi2egU3N858fiTDN6bkkOxYDVrY0Ad8L10Hs3zH81mtnPk5uvvol'}==`,
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:123456789012:ses-events:2bcfbf39',
  };
}

const sparkPost = of(mailNames('injection', 'delivery', 'bounce', 'open', 'click', 'link_unsubscribe'), (name, at) => {
  const kind = { open: 'track_event', click: 'track_event', link_unsubscribe: 'unsubscribe_event' }[name] ?? 'message_event';
  return {
    msys: {
      [kind]: {
        type: name,
        campaign_id: at.event.message,
        customer_id: '1',
        delv_method: 'esmtp',
        event_id: `9298${at.hex(at.index, 12)}`,
        friendly_from: 'news@shop.example.com',
        message_id: `000443ee14578172${at.sending}`,
        msg_from: 'msprvs1=17827RA6TC8Pz=bounces@shop.example.com',
        raw_rcpt_to: at.email,
        rcpt_meta: { plan: at.plan },
        rcpt_tags: ['male', at.country],
        rcpt_to: at.email,
        subject: `About ${at.event.message}`,
        template_id: `tmpl-${at.event.message}`,
        timestamp: String(at.seconds),
        transmission_id: `65832${at.hex(at.contact, 10)}`,
        ...given(name === 'bounce', { bounce_class: '10', error_code: '550', raw_reason: '550 5.1.1 no such user', reason: '550 5.1.1 no such user' }),
        ...given(kind === 'track_event', { user_agent: at.agent, ip_address: at.ip, geo_ip: { country: at.country, region: 'MD', city: 'Columbia', latitude: 39.1749, longitude: -76.8375 } }),
        ...given(name === 'click', { target_link_name: 'Shop', target_link_url: at.event.url }),
      },
    },
  };
});

const mailgun = of(mailNames('accepted', 'delivered', 'failed', 'opened', 'clicked', 'unsubscribed'), (name, at) => ({
  signature: { timestamp: String(at.seconds), token: `${at.hex(at.index, 50)}`, signature: `${at.hex(at.contact, 64)}` },
  'event-data': {
    tags: [at.event.message, 'shop'],
    timestamp: at.ms / 1000,
    id: `hTWCTD81RtiDN-${at.hex(at.index, 8)}`,
    campaigns: [],
    'user-variables': { plan: at.plan },
    flags: { 'is-routed': false, 'is-authenticated': true, 'is-system-test': false, 'is-test-mode': false },
    'log-level': 'info',
    envelope: { 'sending-ip': '198.51.100.7', sender: 'news@shop.example.com', transport: 'smtp', targets: at.email },
    message: { headers: { to: at.email, 'message-id': `${at.sending}@shop.example.com`, from: 'news@shop.example.com', subject: `About ${at.event.message}` }, attachments: [], size: 809 },
    recipient: at.email,
    event: name,
    ...given(name === 'failed', { severity: 'permanent', reason: 'bounce', 'delivery-status': { code: 550, message: '5.1.1 no such user', 'attempt-no': 1 } }),
    ...given(name === 'delivered', { 'delivery-status': { tls: true, 'mx-host': 'mx.example.com', 'attempt-no': 1, 'session-seconds': 3.57, code: 250, message: 'OK' } }),
    ...given(name === 'opened' || name === 'clicked', {
      ip: at.ip,
      geolocation: { country: at.country, region: 'CA', city: 'Paris' },
      'client-info': { 'client-type': 'browser', 'client-os': 'Linux', 'device-type': 'desktop', 'client-name': 'Chrome', 'user-agent': at.agent },
    }),
    ...given(name === 'clicked', { url: at.event.url }),
  },
}));

const postmark = of(mailNames(undefined, 'Delivery', 'Bounce', 'Open', 'Click', 'SubscriptionChange'), (name, at) => ({
  RecordType: name,
  ServerID: 23,
  MessageStream: 'broadcast',
  MessageID: `883953f4-6105-42a2-${at.hex(at.contact, 8)}${at.event.message}`,
  Tag: at.event.message,
  ...given(name === 'Bounce', { Type: 'HardBounce', TypeCode: 1, Name: 'Hard bounce', Details: 'smtp;550 5.1.1 no such user', Email: at.email, From: 'news@shop.example.com', BouncedAt: at.iso, Inactive: true }),
  ...given(name !== 'Bounce', { Recipient: at.email, Metadata: { plan: at.plan, country: at.country } }),
  ...given(name === 'Delivery', { DeliveredAt: at.iso.replace('Z', '2735+00:00'), Details: 'smtp;250 OK' }),
  ...given(name === 'SubscriptionChange', { ChangedAt: at.iso, Origin: 'Recipient', SuppressSending: true, SuppressionReason: 'ManualSuppression' }),
  ...given(name === 'Open' || name === 'Click', {
    ReceivedAt: at.iso,
    Platform: 'Desktop',
    UserAgent: at.agent,
    OS: { Name: 'OS X 10.7 Lion', Company: 'Apple Computer, Inc.', Family: 'OS X 10' },
    Client: { Name: 'Chrome 35.0.1916.153', Company: 'Google', Family: 'Chrome' },
    Geo: { CountryISOCode: at.country, Country: 'Serbia', RegionISOCode: 'VO', City: 'Novi Sad', Zip: '21000', Coords: '45.2517,19.8369', IP: at.ip },
  }),
  ...given(name === 'Open', { FirstOpen: true }),
  ...given(name === 'Click', { ClickLocation: 'HTML', OriginalLink: at.event.url }),
}));

const mandrill = of(mailNames('send', undefined, 'hard_bounce', 'open', 'click', 'unsub'), (name, at) => ({
  event: name,
  msg: {
    ts: at.seconds - 40,
    subject: `About ${at.event.message}`,
    email: at.email,
    sender: 'news@shop.example.com',
    tags: [at.event.message, 'shop'],
    opens: name === 'open' ? [{ ts: at.seconds, ip: at.ip, location: at.country, ua: 'Linux/Chrome/122' }] : [],
    clicks: name === 'click' ? [{ ts: at.seconds, url: at.event.url }] : [],
    state: 'sent',
    metadata: { plan: at.plan },
    _id: `abcdef01${at.sending}`,
    template: at.event.message,
  },
  _id: `abcdef01${at.sending}`,
  ts: at.seconds,
  ...given(name === 'open' || name === 'click', { user_agent: at.agent, ip: at.ip }),
  ...given(name === 'click', { url: at.event.url }),
}));

const brevo = of(mailNames('request', 'delivered', 'hard_bounce', 'unique_opened', 'click', 'unsubscribed'), (name, at) => ({
  event: name,
  email: at.email,
  id: 9_999_999,
  date: at.spaced,
  ts: at.seconds,
  'message-id': `<20180306.${at.sending}@smtp-relay.mailin.fr>`,
  subject: `About ${at.event.message}`,
  'X-Mailin-custom': `{"plan":"${at.plan}"}`,
  tag: `["${at.event.message}","shop"]`,
  tags: [at.event.message, 'shop'],
  ts_event: at.seconds,
  ts_epoch: at.ms,
  sending_ip: '198.51.100.7',
  ...given(name === 'hard_bounce', { reason: '550 5.1.1 no such user' }),
  ...given(name === 'click', { link: at.event.url }),
  ...given(name === 'unique_opened' || name === 'click', { user_agent: at.agent, device_used: 'DESKTOP', contact_id: at.contact }),
}));

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

const brazeNames = {
  ...mailNames('email.Send', 'email.Delivery', 'email.Bounce', 'email.Open', 'email.Click', 'email.Unsubscribe'),
  ...textNames('sms.CarrierSend', 'sms.Delivery', 'sms.DeliveryFailure'),
  'sms.clicked': 'sms.ShortLinkClick',
};
const brazeProperties = (name, at) => ({
  app_group_id: '5f3d0c0a1b2c3d4e5f6a7b8c',
  campaign_id: null,
  canvas_id: 'ae41f5b2-canvas-onboarding',
  canvas_name: 'Onboarding',
  canvas_variation_id: '1c2d3e4f-0000',
  canvas_step_id: `step-${at.event.message}`,
  canvas_step_name: `About ${at.event.message}`,
  dispatch_id: at.sending,
  ...given(name.startsWith('email'), { email_address: at.email, sending_ip: '198.51.100.7' }),
  ...given(name.startsWith('sms'), { to_phone_number: at.phone, from_phone_number: '+33600000001' }),
  ...given(name === 'email.Bounce', { bounce_reason: '550 5.1.1 no such user', esp: 'SparkPost', is_drop: false }),
  ...given(name === 'email.Open' || name === 'email.Click', { user_agent: at.agent, machine_open: null }),
  ...given(name === 'email.Click' || name === 'sms.ShortLinkClick', { url: at.event.url }),
  ...given(name === 'sms.DeliveryFailure', { error: 'unreachable', provider_error_code: '30003' }),
});
const brazeHttp = of(brazeNames, (name, at) => ({
  event_type: `users.messages.${name}`,
  id: at.uuid,
  time: at.seconds,
  user: { user_id: at.hex(at.contact, 24), external_user_id: at.email, device_id: null, timezone: 'Europe/Paris' },
  properties: brazeProperties(name, at),
}));
const brazeAvro = of(brazeNames, (name, at) => ({
  event_type: `users.messages.${name}`,
  id: at.uuid,
  time: at.seconds,
  user_id: at.hex(at.contact, 24),
  external_user_id: { string: at.email },
  timezone: { string: 'Europe/Paris' },
  ...Object.fromEntries(
    Object.entries(brazeProperties(name, at)).map(([key, value]) => [key, value === null ? null : { [typeof value]: value }]),
  ),
}));

const customerIoNames = {
  ...mailNames('sent', 'delivered', 'bounced', 'opened', 'clicked', 'unsubscribed'),
  ...textNames('sent', 'delivered', 'failed'),
  'sms.clicked': 'clicked',
};
const customerIo = of(customerIoNames, (name, at) => ({
  event_id: `01E4C4C6P79C12J5A6KPE6X${at.hex(at.index, 7)}`,
  object_type: at.event.type.slice(0, at.event.type.indexOf('.')),
  metric: name,
  timestamp: at.seconds,
  data: {
    customer_id: String(at.contact),
    identifiers: { id: String(at.contact), email: at.email, cio_id: `d9c1${at.hex(at.contact, 12)}` },
    delivery_id: `RPILAgUBcRhIBqSp7${at.sending}`,
    campaign_id: 9,
    campaign_name: 'Onboarding',
    action_id: at.event.message.length + 30,
    action_name: at.event.message,
    subject: `About ${at.event.message}`,
    recipient: at.email,
    ...given(name === 'clicked', { href: at.event.url, link_id: 1 }),
    ...given(name === 'opened', { proxied: false, prefetched: false }),
    ...given(name === 'failed' || name === 'bounced', { failure_message: '550 5.1.1 no such user' }),
  },
}));

const iterable = of(
  { ...mailNames('emailSend', undefined, 'emailBounce', 'emailOpen', 'emailClick', 'emailUnSubscribe'), ...textNames('smsSend', undefined, 'smsBounce'), 'sms.clicked': 'smsClick', order_placed: 'purchase' },
  (name, at) => ({
    _type: name,
    createdAt: `${at.spaced} +00:00`,
    email: at.email,
    userId: `user-${at.contact}`,
    itblInternal: { documentCreatedAt: `${at.spaced} +00:00`, documentUpdatedAt: `${at.spaced} +00:00` },
    ...given(name !== 'purchase', {
      campaignId: 5000 + (at.event.message?.length ?? 0),
      campaignName: `About ${at.event.message}`,
      templateId: 7000 + (at.event.message?.length ?? 0),
      messageId: at.sending,
      messageBusId: at.sending,
      workflowId: 88,
      workflowName: 'Onboarding',
      channelId: 42,
      emailSubject: `About ${at.event.message}`,
    }),
    ...given(name === 'emailOpen' || name === 'emailClick', { ip: at.ip, userAgent: at.agent }),
    ...given(name === 'emailClick', { url: at.event.url, hrefIndex: 2 }),
    ...given(name === 'emailBounce', { recipientState: 'HardBounce' }),
    ...given(name === 'purchase', { id: at.event.order, total: at.event.total, currency: at.event.currency, shoppingCartItems: [{ id: 'sku-1', name: at.path, price: at.event.total, quantity: 1 }] }),
  }),
);

const twilioMessages = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => {
  const sid = `SM${at.hex(at.index, 32)}`;
  const date = new Date(at.seconds * 1000).toUTCString().replace('GMT', '+0000');
  const account = '/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages';
  return {
    account_sid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    api_version: '2010-04-01',
    body: `About ${at.event.message}`,
    date_created: date,
    date_sent: date,
    date_updated: date,
    direction: 'outbound-api',
    error_code: name === 'undelivered' ? 30_003 : null,
    error_message: null,
    from: '+12019235161',
    messaging_service_sid: `MG${at.event.message}`,
    num_media: '0',
    num_segments: '1',
    price: '-0.00750',
    price_unit: 'USD',
    sid,
    status: name,
    subresource_uris: { media: `${account}/${sid}/Media.json`, feedback: `${account}/${sid}/Feedback.json` },
    to: at.phone,
    uri: `${account}/${sid}.json`,
  };
});
const twilioCallbacks = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => ({
  ApiVersion: '2010-04-01',
  AccountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  MessageSid: `SM${at.hex(at.index, 32)}`,
  SmsSid: `SM${at.hex(at.index, 32)}`,
  MessageStatus: name,
  SmsStatus: name,
  MessagingServiceSid: `MG${at.event.message}`,
  From: '+12019235161',
  To: at.phone,
  Timestamp: at.iso,
  ...given(name === 'undelivered', { ErrorCode: '30003' }),
}));
const twilioStreams = of(textNames('sent', 'delivered', 'undelivered'), (name, at) => ({
  specversion: '1.0',
  type: `com.twilio.messaging.message.${name}`,
  source: `/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages/SM${at.hex(at.index, 32)}.json`,
  id: at.uuid,
  dataschema: 'https://events-schemas.twilio.com/Messaging.MessageStatus/6',
  datacontenttype: 'application/json',
  time: at.iso,
  data: {
    timestamp: at.iso,
    accountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageSid: `SM${at.hex(at.index, 32)}`,
    messagingServiceSid: `MG${at.event.message}`,
    messageStatus: name.toUpperCase(),
    from: '+12019235161',
    to: at.phone,
    ...given(name === 'undelivered', { errorCode: 30_003 }),
  },
}));

const allNames = { ...mailNames('email_sent', 'email_delivered', 'email_bounced', 'email_opened', 'email_clicked', 'email_unsubscribed'), ...siteNames('page_view', 'form_submit', 'meeting_booked', 'purchase') };

const segment = of(
  { ...mailNames('Email Sent', 'Email Delivered', 'Email Bounced', 'Email Opened', 'Email Link Clicked', 'Unsubscribed'), ...siteNames('page', 'Form Submitted', 'Meeting Booked', 'Order Completed') },
  (name, at) => ({
    anonymousId: `23adfd82-aa0f-45a7-a756-${at.hex(at.contact, 12)}`,
    channel: 'browser',
    context: {
      ip: at.ip,
      library: { name: 'analytics.js', version: '2.11.1' },
      page: { path: at.path, referrer: '', search: '', title: `Product ${at.path}`, url: at.page },
      userAgent: at.agent,
      locale: 'fr-FR',
      traits: { email: at.email },
    },
    integrations: {},
    messageId: `ajs-${at.uuid}`,
    originalTimestamp: at.iso,
    properties: {
      plan: at.plan,
      country: at.country,
      ...given(name === 'page', { path: at.path, url: at.page, title: `Product ${at.path}` }),
      ...given(at.event.message !== undefined, { email_id: at.event.message, email_subject: `About ${at.event.message}` }),
      ...given(at.event.url !== undefined, { link_url: at.event.url }),
      ...given(at.event.order !== undefined, {
        order_id: at.event.order,
        total: at.event.total,
        currency: at.event.currency,
        products: [{ product_id: '507f1f77bcf86cd799439011', sku: '45790-32', name: at.path, price: at.event.total, quantity: 1 }],
      }),
    },
    receivedAt: at.iso,
    sentAt: at.iso,
    timestamp: at.iso,
    type: name === 'page' ? 'page' : 'track',
    userId: `u${at.contact}`,
    version: '1.1',
    ...given(name !== 'page', { event: name }),
  }),
);

const money = (amount, currency) => ({ shop_money: { amount: amount.toFixed(2), currency_code: currency }, presentment_money: { amount: amount.toFixed(2), currency_code: currency } });
const shopify = of({ ...siteNames('v', 'f', 'm', 'o'), 'email.clicked': 'c' }, (_name, at) => {
  const total = at.event.total ?? (at.index % 20_000) / 100;
  const date = at.iso.replace(/\..*/, '-05:00');
  const refunded = at.index % 20 === 0;
  return {
    id: 450_789_469 + at.index,
    admin_graphql_api_id: `gid://shopify/Order/${450_789_469 + at.index}`,
    email: at.email,
    closed_at: null,
    created_at: date,
    updated_at: date,
    number: at.index,
    note: null,
    test: false,
    total_price: total.toFixed(2),
    subtotal_price: total.toFixed(2),
    total_tax: (total / 6).toFixed(2),
    taxes_included: true,
    currency: 'EUR',
    financial_status: refunded ? 'refunded' : 'paid',
    total_discounts: '0.00',
    name: `#${at.index}`,
    referring_site: 'https://www.google.com/',
    landing_site: at.page,
    cancelled_at: at.index % 50 === 0 ? date : null,
    cancel_reason: at.index % 50 === 0 ? 'customer' : null,
    processed_at: date,
    order_number: at.index,
    presentment_currency: 'EUR',
    total_shipping_price_set: money(5, 'EUR'),
    total_price_set: money(total, 'EUR'),
    total_tax_set: money(total / 6, 'EUR'),
    tax_lines: [{ title: 'VAT', price: (total / 6).toFixed(2), rate: 0.2 }],
    line_items: [0, 1].map((line) => ({
      id: 466_157_049 + 2 * at.index + line,
      title: `Product ${at.path}`,
      quantity: 1,
      sku: `IPOD2008${at.country}`,
      price: (total / 2).toFixed(2),
      price_set: money(total / 2, 'EUR'),
      requires_shipping: true,
      taxable: true,
      vendor: 'Shop',
      fulfillment_status: null,
    })),
    customer: { id: 207_119_551 + at.contact, email: at.email, first_name: 'Bob', last_name: 'Norman', state: 'enabled' },
    refunds: refunded
      ? [{ id: 509_562_969 + at.index, order_id: 450_789_469 + at.index, created_at: date, note: null, transactions: [{ id: at.index, kind: 'refund', status: 'success', amount: '5.00', currency: 'EUR', amount_set: money(5, 'EUR') }], refund_line_items: [] }]
      : [],
  };
});
const shopifyCsv = of({ ...siteNames('v', 'f', 'm', 'o') }, (_name, at) => {
  const total = at.event.total ?? (at.index % 20_000) / 100;
  return `#${at.index},${at.email},paid,EUR,${total},5.00,${(total / 6).toFixed(2)},${total},${at.spaced} +0000,1,Product ${at.path},${at.page},${at.country},${450_789_469 + at.index}\n`;
});

const stripe = of(siteNames('payment_intent.succeeded', 'charge.refunded', 'invoice.paid', 'payment_intent.succeeded'), (name, at) => ({
  id: `evt_1Moq${at.hex(at.index, 16)}`,
  object: 'event',
  api_version: '2022-11-15',
  created: at.seconds,
  data: {
    object: {
      id: `pi_1MoS${at.hex(at.index, 16)}`,
      object: 'payment_intent',
      amount: 1000 + (at.index % 10_000),
      amount_capturable: 0,
      amount_received: 1000 + (at.index % 10_000),
      application: null,
      capture_method: 'automatic',
      confirmation_method: 'automatic',
      created: at.seconds,
      currency: 'eur',
      customer: `cus_9s6X${at.hex(at.contact, 10)}`,
      description: `Product ${at.path}`,
      livemode: true,
      metadata: { plan: at.plan },
      payment_method: `pm_${at.hex(at.contact, 16)}`,
      payment_method_types: ['card'],
      receipt_email: at.email,
      status: 'succeeded',
    },
  },
  livemode: true,
  pending_webhooks: 0,
  request: { id: null, idempotency_key: null },
  type: name,
}));

const text = (key, value) => ({ key, value: { string_value: value, int_value: null, float_value: null, double_value: null } });
const integer = (key, value) => ({ key, value: { string_value: null, int_value: String(value), float_value: null, double_value: null } });
const ga4 = of(allNames, (name, at) => ({
  event_date: at.iso.slice(0, 10).replaceAll('-', ''),
  event_timestamp: `${at.ms}000`,
  event_name: name,
  event_params: [
    integer('ga_session_id', at.seconds - (at.seconds % 1800)),
    integer('ga_session_number', 1 + (at.index % 4)),
    text('page_location', at.page),
    text('page_title', `Product ${at.path}`),
    text('page_referrer', 'https://www.google.com/'),
    integer('engagement_time_msec', at.index % 30_000),
    ...(at.event.order === undefined ? [] : [text('transaction_id', at.event.order), text('currency', 'EUR')]),
  ],
  event_bundle_sequence_id: String(at.index),
  user_id: `u${at.contact}`,
  user_pseudo_id: `${1_000_000 + at.contact}.1700000000`,
  user_properties: [{ key: 'plan', value: { string_value: at.plan, int_value: null, set_timestamp_micros: `${at.ms}000` } }],
  device: { category: 'desktop', mobile_brand_name: null, operating_system: 'Windows', language: 'fr', web_info: { browser: 'Chrome', hostname: 'shop.example.com' } },
  geo: { city: 'Paris', country: at.country, continent: 'Europe', region: 'Ile-de-France' },
  traffic_source: { medium: 'email', name: 'spring', source: 'news' },
  stream_id: '1440692345',
  platform: 'WEB',
  ...given(at.event.order !== undefined, { ecommerce: { transaction_id: at.event.order, purchase_revenue: at.event.total, total_item_quantity: '1' } }),
  items: [],
}));

const snowplow = of(allNames, (name, at) => ({
  app_id: 'shop',
  platform: 'web',
  collector_tstamp: `${at.spaced}.${String(at.ms % 1000).padStart(3, '0')}`,
  derived_tstamp: `${at.spaced}.${String(at.ms % 1000).padStart(3, '0')}`,
  event: name === 'page_view' ? 'page_view' : 'unstruct',
  event_id: at.uuid,
  event_name: name,
  user_id: at.email,
  user_ipaddress: at.ip,
  domain_userid: at.hex(at.contact, 16),
  domain_sessionidx: 1 + (at.index % 4),
  network_userid: at.hex(at.contact, 24),
  geo_country: at.country,
  page_url: at.page,
  page_title: `Product ${at.path}`,
  useragent: at.agent,
  br_lang: 'fr',
  contexts_com_acme_plan_1: [{ plan: at.plan }],
  ...given(at.event.order !== undefined, { tr_orderid: at.event.order, tr_total: at.event.total, tr_currency: at.event.currency }),
}));

const amplitude = of(allNames, (name, at) => ({
  $insert_id: at.uuid,
  $schema: null,
  amplitude_id: 550_106_004_607 + at.contact,
  app: 434_735,
  client_event_time: `${at.spaced}.000000`,
  client_upload_time: `${at.spaced}.821000`,
  country: at.country,
  data: { path: '/batch' },
  device_id: `dev-${at.contact}`,
  event_id: at.index,
  event_properties: { path: at.path, url: at.page, ...given(at.event.total !== undefined, { revenue: at.event.total, currency: at.event.currency }) },
  event_time: `${at.spaced}.000000`,
  event_type: name,
  groups: {},
  ip_address: at.ip,
  language: 'French',
  library: 'amplitude-ts/2.3.3',
  os_name: 'Chrome',
  platform: 'Web',
  processed_time: `${at.spaced}.912000`,
  server_received_time: `${at.spaced}.821000`,
  server_upload_time: `${at.spaced}.013000`,
  session_id: at.ms - (at.ms % 1_800_000),
  user_id: `u${at.contact}`,
  user_properties: { plan: at.plan, email: at.email },
  uuid: at.uuid,
}));

const postHog = of({ ...allNames, page_view: '$pageview' }, (name, at) => ({
  uuid: at.uuid,
  event: name,
  distinct_id: `u${at.contact}`,
  person_id: `0185b2f4-aaaa-0000-9c9a-${at.hex(at.contact, 12)}`,
  properties: {
    $current_url: at.page,
    $host: 'shop.example.com',
    $pathname: at.path,
    $browser: 'Chrome',
    $browser_version: 122,
    $device_type: 'Desktop',
    $session_id: `018f${at.hex(at.contact, 12)}`,
    $lib: 'web',
    $ip: at.ip,
    $raw_user_agent: at.agent,
    utm_campaign: 'spring',
    plan: at.plan,
    ...given(at.event.order !== undefined, { order_id: at.event.order, revenue: at.event.total, currency: at.event.currency }),
  },
  person_properties: { email: at.email, $geoip_country_code: at.country },
  elements_chain: '',
  timestamp: at.iso.replace('Z', '000+00:00'),
  created_at: at.iso.replace('Z', '000+00:00'),
  _inserted_at: at.iso.replace('Z', '000+00:00'),
}));
/** As PostHog's Parquet files have them: objects are texts. */
function inTexts(event, index) {
  const made = postHog(event, index);
  if (made === undefined) return undefined;
  return { ...made, properties: JSON.stringify(made.properties), person_properties: JSON.stringify(made.person_properties) };
}

const mixpanel = of({ ...allNames, page_view: '$mp_web_page_view' }, (name, at) => ({
  event: name,
  properties: {
    time: at.seconds,
    distinct_id: `u${at.contact}`,
    $browser: 'Chrome',
    $browser_version: 122,
    $city: 'Paris',
    $current_url: at.page,
    $device_id: `18e4f0c2a1b-${at.hex(at.contact, 12)}`,
    $email: at.email,
    $insert_id: `hpuDqcvpltpC${at.hex(at.index, 12)}`,
    $lib_version: '2.49.0',
    $os: 'Windows',
    $user_id: `u${at.contact}`,
    mp_country_code: at.country,
    mp_lib: 'web',
    mp_processing_time_ms: at.ms,
    plan: at.plan,
    ...given(at.event.order !== undefined, { order_id: at.event.order, amount: at.event.total, currency: at.event.currency }),
  },
}));

const cloudEvents = of(allNames, (name, at) => ({
  specversion: '1.0',
  type: name,
  source: '/shop/web',
  id: at.uuid,
  time: at.iso,
  datacontenttype: 'application/json',
  data: { email: at.email, path: at.path, plan: at.plan, country: at.country, ...given(at.event.total !== undefined, { order: at.event.order, revenue: at.event.total, currency: at.event.currency }) },
}));

const ocel = of(allNames, (name, at) => ({
  id: `e${at.index}`,
  type: name,
  time: at.iso,
  attributes: [
    { name: 'path', value: at.path },
    { name: 'plan', value: at.plan },
    { name: 'country', value: at.country },
  ],
  relationships: [{ objectId: at.email, qualifier: 'customer' }],
}));
const ocel1 = of(allNames, (name, at) => [
  `e${at.index}`,
  { 'ocel:activity': name, 'ocel:timestamp': at.iso, 'ocel:omap': [at.email], 'ocel:vmap': { path: at.path, plan: at.plan, country: at.country } },
]);

const ownCsv = (event) => `${event.type},${event.time},${event.id},${event.contact},${event.message ?? ''},${event.journey ?? ''},${event.channel ?? ''},${event.url ?? ''},${event.order ?? ''},${event.total ?? ''},${event.currency ?? ''},${event.properties.path},${event.properties.plan},${event.properties.country}\n`;

const inList = (key, others = {}) => ({ page: (records) => ({ [key]: records, ...others }), pageRecords: 200 });
const hubSpotHeader =
  'Recipient,Hub ID,Email Campaign ID,SubType,Subject,Sent At (Your time zone),Not Sent Reason,Not Sent Message,Bounce Reason,Bounce Message,Sent,Delivered,Suppressed,Dropped,Bounce,Spam Report,Opened,Clicked,Unsubscribed\n';

export const vendorRecords = {
  'own-csv': { record: ownCsv, header: 'type,time,id,contact,message,journey,channel,url,order,total,currency,path,plan,country\n' },
  mailchimp: { record: mailchimp, ...inList('emails', { total_items: 1 }) },
  'mailchimp-flat': { record: mailchimpFlat },
  'mailchimp-legacy': { record: mailchimpLegacy, source: 'c1.json' },
  'mailchimp-csv': { record: mailchimpCsv, header: 'Timestamp,IP,Email,Url\n', source: 'granular_activity/clicks/324b8a398e_newsletter_clicks.csv' },
  mandrill: { record: mandrill },
  'hubspot-email': { record: hubSpotEmail, ...inList('events', { hasMore: true, offset: 'x' }) },
  'hubspot-events': { record: hubSpotEvents, ...inList('results', { paging: { next: { after: 'x' } } }) },
  'hubspot-forms': { record: hubSpotForms, ...inList('results', { paging: { next: { after: 'x' } } }) },
  'hubspot-csv': { record: hubSpotCsv, header: hubSpotHeader },
  'braze-http': { record: brazeHttp, ...inList('events') },
  'braze-avro': { record: brazeAvro },
  'customer-io': { record: customerIo },
  iterable: { record: iterable },
  'twilio-messages': { record: twilioMessages, ...inList('messages', { page: 0 }) },
  'twilio-callbacks': { record: twilioCallbacks },
  'twilio-streams': { record: twilioStreams },
  postmark: { record: postmark },
  mailgun: { record: mailgun },
  sparkpost: { record: sparkPost, page: (records) => records, pageRecords: 200 },
  ses: { record: ses },
  'ses-sns': { record: sns },
  brevo: { record: brevo },
  segment: { record: segment },
  shopify: { record: shopify, ...inList('orders') },
  'shopify-csv': { record: shopifyCsv, header: 'Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Landing,Country,Id\n' },
  stripe: { record: stripe, ...inList('data', { object: 'list', has_more: true }) },
  ga4: { record: ga4 },
  snowplow: { record: snowplow },
  posthog: { record: postHog },
  'posthog-texts': { record: inTexts },
  mixpanel: { record: mixpanel },
  amplitude: { record: amplitude },
  cloudevents: { record: cloudEvents },
  ocel: { record: ocel, ...inList('events') },
  'ocel-1': { record: ocel1, page: (records) => ({ 'ocel:events': Object.fromEntries(records) }), pageRecords: 330_000 }, // one object, as large as any file
};
