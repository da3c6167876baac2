// E-mail platforms that send by an API: webhooks of every event.
import { given, mailNames, of, partsOf } from './records.mjs';

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

export const mailForms = {
  mandrill: { record: mandrill },
  postmark: { record: postmark },
  mailgun: { record: mailgun },
  sparkpost: { record: sparkPost, page: (records) => records, pageRecords: 200 },
  ses: { record: ses },
  'ses-sns': { record: sns },
  brevo: { record: brevo },
};
