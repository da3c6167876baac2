// Event types that reports know, suggested where a file's own are named. Contract: docs/events.md.

export const KNOWN_TYPES: readonly string[] = [
  "email.sent", "email.delivered", "email.opened", "email.clicked", "email.bounced", "email.dropped",
  "email.unsubscribed", "email.complained",
  "sms.sent", "sms.delivered", "sms.undelivered", "sms.clicked", "sms.unsubscribed", "sms.inbound",
  "page_view", "product_view", "add_to_cart", "checkout_started", "form_submitted", "signed_up",
  "meeting_booked", "deal_created", "deal_stage", "order_placed", "payment", "refunded", "order_cancelled", "converted",
];

/** Those that are known besides, and too rare to be suggested. */
const RARE = /^(?:(?:email|sms|push)\.(?:queued|sent|dropped|deferred|delivered|opened|clicked|unsubscribed|subscribed)|journey\.entered)$/u;

export function isKnownType(type: string): boolean {
  return KNOWN_TYPES.includes(type) || RARE.test(type);
}
