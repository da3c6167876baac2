// The questions as SQL, in the words that DuckDB and ClickHouse share; a dialect gives the others:
//   ms(time)               epoch milliseconds
//   argMin, argMax         aggregates: the first argument where the second is least, greatest
//   quantile(p, value)     interpolated linearly between order statistics
//   any                    aggregate: some value of the group
//   from                   (name, query) -> a table of that name, and it is dropped before
//
// A table `events` holds what bench/events.mjs writes. Semantics are the engine's (docs/funnel.md,
// docs/metrics.md) as far as the data can tell: every event follows a send of its message, no click
// has another link than the others, no order names its message.
import { counts, journey, pathStage, pathTop, rounded, stages, windowDays } from '../questions.mjs';

const windowMs = windowDays * 86_400_000;
const day = 86_400_000;
const numbers = stages.map((_, index) => index + 1);

/** Rows of every entry that reaches stage k, and when: c1, c2, ... `keep`: columns carried along. */
function chainTables({ ms, any }, keep, atStage = {}) {
  const carried = (k) => [
    ...keep,
    ...numbers.slice(1, k - 1).map((stage) => `t${stage}`),
    ...Object.entries(atStage).filter(([stage]) => stage < k).map(([, { as }]) => as),
  ];
  return numbers.map((k) => {
    if (k === 1) {
      const more = keep.map((column) => `, properties.${column} AS ${column}`).join('');
      return `c1 AS (SELECT contact, ${ms('time')} AS t1${more} FROM events WHERE type = '${stages[0]}')`;
    }
    const more = carried(k).map((column) => `, ${any}(c.${column}) AS ${column}`).join('');
    const here = atStage[k] === undefined ? '' : `, ${atStage[k].value} AS ${atStage[k].as}`;
    return `c${k} AS (
      SELECT c.contact AS contact, c.t1 AS t1${more}${here}, min(e.t) AS t${k}
      FROM c${k - 1} AS c JOIN (SELECT contact, properties.path AS p, ${ms('time')} AS t FROM events WHERE type = '${stages[k - 1]}') AS e
        ON e.contact = c.contact
      WHERE e.t >= c.t${k - 1} AND e.t <= c.t1 + ${windowMs}
      GROUP BY c.contact, c.t1)`;
  });
}

/** One row: r1, r2, ... */
export function funnelSql(dialect) {
  const reached = numbers.map((k) => `(SELECT count(DISTINCT contact) FROM c${k}) AS r${k}`);
  return `WITH ${chainTables(dialect, []).join(', ')} SELECT ${reached.join(', ')}`;
}

export const funnelAnswer = ([row]) => ({ reached: numbers.map((k) => Number(row[`r${k}`])) });

/** Of every contact that entered the chain of the furthest stage, of these the earliest. */
export function chainsSql(dialect) {
  const path = { [pathStage + 1]: { value: `${dialect.argMin}(e.p, e.t)`, as: 'path' } };
  const times = (k) => numbers.slice(1).map((stage) => (stage <= k ? `t${stage}` : `0 AS t${stage}`));
  const all = numbers.map((k) => {
    const pathOf = k > pathStage ? 'path' : `'' AS path`;
    return `SELECT contact, plan, ${pathOf}, t1, ${times(k).join(', ')}, ${k} AS depth FROM c${k}`;
  });
  return `WITH ${chainTables(dialect, ['plan'], path).join(', ')}
    SELECT plan, path, t1, ${times(stages.length).join(', ')}, depth
    FROM (SELECT *, row_number() OVER (PARTITION BY contact ORDER BY depth DESC, t1) AS place
          FROM (${all.join(' UNION ALL ')}) AS every) AS ranked
    WHERE place = 1`;
}

/** What is asked of the table `chains`, by name. */
export function chainQuestions({ quantile }) {
  const reached = numbers.map((k) => `sum(CASE WHEN depth >= ${k} THEN 1 ELSE 0 END) AS r${k}`).join(', ');
  const times = (from, to) =>
    `SELECT count(*) AS n, ${quantile(0.5, `t${to} - t${from}`)} AS p50, ${quantile(0.9, `t${to} - t${from}`)} AS p90 FROM chains WHERE depth >= ${to}`;
  return {
    reached: `SELECT ${reached} FROM chains`,
    plans: `SELECT plan, ${reached} FROM chains GROUP BY plan`,
    paths: `SELECT path, count(*) AS n FROM chains WHERE depth > ${pathStage} GROUP BY path ORDER BY n DESC, path LIMIT ${pathTop}`,
    convert: times(1, stages.length),
    ...Object.fromEntries(numbers.slice(1).map((k) => [`hop${k}`, times(k - 1, k)])),
  };
}

export function chainsAnswer(rows) {
  const reached = (row) => numbers.map((k) => Number(row[`r${k}`]));
  const times = ([row]) => ({ n: Number(row.n), medianMs: rounded(row.p50), p90Ms: rounded(row.p90) });
  return {
    reached: reached(rows.reached[0]),
    convert: times(rows.convert),
    hops: numbers.slice(1).map((k) => times(rows[`hop${k}`])),
    plans: Object.fromEntries(rows.plans.map((row) => [row.plan, reached(row)])),
    paths: rows.paths.map((row) => [row.path, Number(row.n)]),
  };
}

const opens = `type = 'email.opened'`;
const clicks = `type IN ('email.clicked', 'sms.clicked')`;
const deliveries = `type IN ('email.delivered', 'sms.delivered')`;
const failures = `type IN ('email.bounced', 'sms.undelivered')`;
const key = 'contact, message, channel, sent';

// The last touch within its window; at one instant click before open before delivery.
const touchKinds = [
  { when: `kind = 'click' AND channel = 'email'`, days: 30, strength: 2 },
  { when: `kind = 'open'`, days: 5, strength: 1 },
  { when: `kind = 'click' AND channel = 'sms'`, days: 5, strength: 2 },
  { when: `kind = 'delivery'`, days: 0.5, strength: 0 },
];

/** A row for each message, for each channel (message ''), and for all (channel ''). */
export function metricsSql({ ms, argMax }) {
  const strength = touchKinds.map(({ when, strength }) => `WHEN ${when} THEN ${strength}`).join(' ');
  const windows = touchKinds.map(({ when, days }) => `WHEN ${when} THEN ${days * day}`).join(' ');
  const sum = (condition) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  return `WITH
    mail AS (SELECT contact, message, channel, type, ${ms('time')} AS t FROM events WHERE journey = '${journey}'),
    sends AS (SELECT contact, message, channel, t AS sent FROM mail WHERE type IN ('email.sent', 'sms.sent')),
    -- Each event at the last send of its message at or before it.
    signals AS (
      SELECT e.contact AS contact, e.message AS message, e.channel AS channel, e.type AS type, e.t AS t, max(s.sent) AS sent
      FROM (SELECT * FROM mail WHERE type NOT IN ('email.sent', 'sms.sent')) AS e
        JOIN sends AS s ON s.contact = e.contact AND s.message = e.message AND s.channel = e.channel
      WHERE s.sent <= e.t GROUP BY e.contact, e.message, e.channel, e.type, e.t),
    states AS (
      SELECT ${key},
        min(CASE WHEN ${deliveries} THEN t ELSE ${never} END) AS delivered_at,
        min(CASE WHEN ${opens} THEN t ELSE ${never} END) AS opened_at,
        ${argMax}(CASE WHEN ${failures} THEN 2 WHEN type LIKE '%unsubscribed' THEN 0 ELSE 1 END,
          CASE WHEN type LIKE '%unsubscribed' THEN 0 ELSE t * 10 + CASE WHEN ${failures} THEN 1 WHEN ${deliveries} THEN 0 ELSE 2 END END) AS state,
        ${sum(`type LIKE '%unsubscribed'`)} AS unsubscribed
      FROM signals GROUP BY ${key}),
    -- Opens and clicks that no machine made: none before the delivery, no click at once without an open.
    touches AS (
      SELECT g.contact AS contact, g.message AS message, g.channel AS channel, g.sent AS sent, g.t AS t,
        CASE WHEN ${opens} THEN 'open' WHEN ${clicks} THEN 'click' ELSE 'delivery' END AS kind
      FROM signals AS g JOIN states AS s ON s.contact = g.contact AND s.message = g.message AND s.channel = g.channel AND s.sent = g.sent
      WHERE (${opens} OR ${clicks} OR type = 'sms.delivered')
        AND (CASE WHEN type = 'sms.delivered' THEN s.state = 1
                  ELSE (s.delivered_at = ${never} OR g.t >= s.delivered_at)
                    AND NOT (${clicks} AND s.delivered_at < ${never} AND g.t - s.delivered_at < 5000 AND s.opened_at >= g.t) END)),
    counted AS (
      SELECT ${key}, ${sum(`kind = 'open'`)} AS opens, ${sum(`kind = 'click'`)} AS clicks
      FROM touches GROUP BY ${key}),
    credits AS (
      SELECT o.id AS id, ${argMax}(w.message, w.rank) AS message, ${argMax}(w.channel, w.rank) AS channel, max(o.cents) AS cents
      FROM (SELECT "order" AS id, contact, ${ms('time')} AS t, CAST(round(total * 100) AS BIGINT) AS cents FROM events WHERE type = 'order_placed') AS o
        JOIN (SELECT contact, message, channel, t, t * 4 + CASE ${strength} END AS rank, CASE ${windows} END AS length FROM touches) AS w
          ON w.contact = o.contact
      WHERE w.t <= o.t AND o.t - w.t <= w.length GROUP BY o.id),
    instances AS (
      SELECT s.message AS message, s.channel AS channel,
        1 AS sends, CASE WHEN i.state = 1 THEN 1 ELSE 0 END AS deliveries,
        CASE WHEN s.channel = 'email' AND (c.opens > 0 OR c.clicks > 0) THEN 1 ELSE 0 END AS opened,
        CASE WHEN s.channel <> 'email' THEN 0 WHEN c.opens > 0 THEN c.opens WHEN c.clicks > 0 THEN 1 ELSE 0 END AS total_opens,
        CASE WHEN c.clicks > 0 THEN 1 ELSE 0 END AS clicked, CASE WHEN c.clicks > 0 THEN c.clicks ELSE 0 END AS total_clicks,
        CASE WHEN i.unsubscribed > 0 THEN 1 ELSE 0 END AS unsubscribed,
        CASE WHEN i.state = 2 AND s.channel = 'email' THEN 1 ELSE 0 END AS bounces,
        CASE WHEN i.state = 2 AND s.channel = 'sms' THEN 1 ELSE 0 END AS undelivered,
        0 AS orders, 0 AS cents
      FROM sends AS s
        LEFT JOIN states AS i ON i.contact = s.contact AND i.message = s.message AND i.channel = s.channel AND i.sent = s.sent
        LEFT JOIN counted AS c ON c.contact = s.contact AND c.message = s.message AND c.channel = s.channel AND c.sent = s.sent
      UNION ALL SELECT message, channel, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, cents FROM credits)
    SELECT message, channel, ${metricColumns.map((column) => `sum(${column}) AS ${column}`).join(', ')}
    FROM instances GROUP BY GROUPING SETS ((message, channel), (channel), ())`;
}

const never = 9_000_000_000_000;
const metricColumns = ['sends', 'deliveries', 'opened', 'total_opens', 'clicked', 'total_clicks', 'unsubscribed', 'bounces', 'undelivered', 'orders', 'cents'];

export function metricsAnswer(rows) {
  return Object.fromEntries(
    rows.map((row) => [
      row.message || row.channel || 'all',
      counts({ ...row, totalOpens: row.total_opens, totalClicks: row.total_clicks, revenue: { EUR: Number(row.cents) / 100 } }),
    ]),
  );
}
