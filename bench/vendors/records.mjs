// What the records of vendors are made of, and the names that vendors give to the benchmark's types of events.
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)',
];

/** What records are made of: the event, and its parts in the forms in which vendors write them. */
export function partsOf(event, index) {
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
export function of(names, make) {
  return (event, index) => {
    const name = names[event.type];
    return name === undefined ? undefined : make(name, partsOf(event, index));
  };
}

export const mailNames = (sent, delivered, bounced, opened, clicked, unsubscribed) => ({
  'email.sent': sent,
  'email.delivered': delivered,
  'email.bounced': bounced,
  'email.opened': opened,
  'email.clicked': clicked,
  'email.unsubscribed': unsubscribed,
});
export const textNames = (sent, delivered, undelivered) => ({ 'sms.sent': sent, 'sms.delivered': delivered, 'sms.undelivered': undelivered });
export const siteNames = (visit, form, meeting, order) => ({ page_view: visit, form_submitted: form, meeting_booked: meeting, order_placed: order });
export const given = (condition, members) => (condition ? members : {});

/** Of analytics, which take all that happens. */
export const allNames = { ...mailNames('email_sent', 'email_delivered', 'email_bounced', 'email_opened', 'email_clicked', 'email_unsubscribed'), ...siteNames('page_view', 'form_submit', 'meeting_booked', 'purchase') };

/** Records in pages: under a key, with others beside. */
export const inList = (key, others = {}) => ({ page: (records) => ({ [key]: records, ...others }), pageRecords: 200 });
