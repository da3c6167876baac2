// Platforms of journeys: Braze by HTTP and as Avro in JSON, Customer.io, Iterable.
import { given, inList, mailNames, of, textNames } from './records.mjs';

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

export const automationForms = {
  'braze-http': { record: brazeHttp, ...inList('events') },
  'braze-avro': { record: brazeAvro },
  'customer-io': { record: customerIo },
  iterable: { record: iterable },
};
