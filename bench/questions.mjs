// What is asked: requests to the engine, and what of its answers every contestant has to agree on.
// A benchmark of two different answers would compare nothing.

export const stages = ['email.opened', 'email.clicked', 'page_view', 'form_submitted', 'order_placed'];
export const windowDays = 30;
export const pathStage = 2; // its breakdown by properties.path
export const pathTop = 5;
export const journey = 'onboarding';

const funnel = (more = {}) => ({
  report: 'funnel',
  definition: {
    window: { total: `P${windowDays}D` },
    stages: stages.map((event) => ({ id: event, steps: [{ event }] })),
    ...more,
  },
});

const brokenDown = funnel({ breakdown: { by: 'plan' } });
brokenDown.definition.stages[pathStage].breakdown = { by: 'path', top: pathTop };

/** In the order of the table. `agree` makes of the answers' values what peers must find too. */
export const questions = [
  { name: 'counts', part: 'funnel', requests: [{ ...funnel(), parts: [] }], agree: ([answer]) => ({ reached: reached(answer) }) },
  { name: 'funnel', part: 'funnel', requests: [funnel()], agree: ([answer]) => ({ reached: reached(answer) }) },
  { name: 'times and breakdowns', part: 'funnel', requests: [brokenDown], agree: ([answer]) => chains(answer) },
  { name: 'metrics', part: 'metrics', requests: [{ report: 'cards', journey }, { report: 'messages', journey, limit: 0 }], agree: metrics },
  { name: 'recipients', part: 'metrics', requests: [{ report: 'recipients', journey, message: 'reminder' }] },
].map((question) => ({ ...question, requests: question.requests.map((request) => JSON.stringify(request)) }));

const reached = (figures) => figures.stages.map((stage) => stage.records);

function chains(answer) {
  const times = ({ n, medianMs, p90Ms }) => ({ n, medianMs: rounded(medianMs), p90Ms: rounded(p90Ms) });
  return {
    reached: reached(answer),
    convert: times(answer.timeToConvert),
    hops: answer.stages.slice(1).map((stage) => times(stage.fromPrevious)),
    plans: Object.fromEntries(answer.breakdown.map((row) => [row.value, reached(row)])),
    paths: answer.stages[pathStage].nodes.filter((node) => 'value' in node).map((node) => [node.value, node.records]),
  };
}

// Quotients are doubles; a microsecond is near enough.
export const rounded = (ms) => Math.round(ms * 1e3) / 1e3;

function metrics([cards, messages]) {
  const scopes = { all: counts(cards.all), email: counts(cards.email), sms: counts(cards.sms) };
  for (const row of messages.rows) scopes[row.message] = counts(row);
  return scopes;
}

/** The counts of one scope; what its channel cannot have is 0. */
export function counts(row) {
  const names = ['sends', 'deliveries', 'opened', 'totalOpens', 'clicked', 'totalClicks', 'unsubscribed', 'bounces', 'undelivered', 'orders'];
  const scope = Object.fromEntries(names.map((name) => [name, Number(row[name] ?? 0)]));
  return { ...scope, cents: Math.round((row.revenue?.EUR ?? 0) * 100) };
}
