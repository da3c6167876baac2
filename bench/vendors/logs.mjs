// Logs of no vendor: CloudEvents, OCEL 2.0 and 1.0, and our own form as CSV.
import { allNames, given, inList, of } from './records.mjs';

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

export const logsForms = {
  'own-csv': { record: ownCsv, header: 'type,time,id,contact,message,journey,channel,url,order,total,currency,path,plan,country\n' },
  cloudevents: { record: cloudEvents },
  ocel: { record: ocel, ...inList('events') },
  'ocel-1': { record: ocel1, page: (records) => ({ 'ocel:events': Object.fromEntries(records) }), pageRecords: 330_000 }, // one object, as large as any file
};
