// Analytics: Segment, GA4 of BigQuery, Snowplow, Amplitude, PostHog, Mixpanel.
import { allNames, given, mailNames, of, siteNames } from './records.mjs';

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

export const analyticsForms = {
  segment: { record: segment },
  ga4: { record: ga4 },
  snowplow: { record: snowplow },
  posthog: { record: postHog },
  'posthog-texts': { record: inTexts },
  mixpanel: { record: mixpanel },
  amplitude: { record: amplitude },
};
