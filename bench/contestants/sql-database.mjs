// Asks a database that speaks SQL: the funnel, the chains with their times, the metrics.
import { bestOf } from '../timing.mjs';
import { chainQuestions, chainsAnswer, chainsSql, funnelAnswer, funnelSql, metricsAnswer, metricsSql } from './sql.mjs';

/** `rows(sql)` resolves to rows as objects; `createTable(name, sql)` makes or replaces a table of a query's rows. */
export async function askDatabase({ rows, createTable, dialect, questions, funnel = funnelSql(dialect) }) {
  const known = {
    counts: async () => funnelAnswer(await rows(funnel)),
    'times and breakdowns': async () => {
      await createTable('chains', chainsSql(dialect));
      const answers = {};
      for (const [name, sql] of Object.entries(chainQuestions(dialect))) answers[name] = await rows(sql);
      return chainsAnswer(answers);
    },
    metrics: async () => metricsAnswer(await rows(metricsSql(dialect))),
  };
  const answers = {};
  for (const { name } of questions) {
    if (known[name] !== undefined) answers[name] = await bestOf(known[name]);
  }
  return answers;
}
