// Shops and payments: Shopify's orders and their CSV, Stripe's events.
import { inList, of, siteNames } from './records.mjs';

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

export const commerceForms = {
  shopify: { record: shopify, ...inList('orders') },
  'shopify-csv': { record: shopifyCsv, header: 'Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Landing,Country,Id\n' },
  stripe: { record: stripe, ...inList('data', { object: 'list', has_more: true }) },
};
