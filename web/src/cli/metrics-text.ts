// Cards, channels and messages as text.

import { metricGroups, type MetricGroup } from "../metric-list.js";
import { hasOrders, type Holds, isOffered, metricNumber, metricValue } from "../state/metric-view.js";
import type {
  CardsAnswer,
  MessageRow,
  MessagesAnswer,
  MetricId,
  Metrics,
} from "../types/index.js";
import { type Column, table } from "./table.js";
import { codeText, heading, type Words } from "./text.js";

const messageColumns = [
  "sends",
  "deliveries",
  "openRate",
  "clickRate",
  "unsubscribeRate",
] as const satisfies readonly MetricId[];
const orderColumns = ["orders", "revenue"] as const satisfies readonly MetricId[];

export function cardsText(answer: CardsAnswer, words: Words): string[] {
  const { page } = words;
  const unit = codeText(words, "report.unit", answer.unit);
  if (answer.all.sends === 0 && !hasOrders(answer.all)) return [words.cli.noJourney];
  const holds: Holds = { orders: hasOrders(answer.all), email: answer.email !== undefined, sms: answer.sms !== undefined };
  return [
    ...heading(page.t("cards.label")),
    unit,
    ...groupsText(answer.all, words, holds),
    ...(["email", "sms"] as const).flatMap((channel) => {
      const metrics = answer[channel];
      if (!metrics || metrics.sends === 0) return [];
      return [
        ...heading(page.t(`channel.${channel}`)),
        ...groupsText(metrics, words, { ...holds, email: channel === "email", sms: channel === "sms" }),
      ];
    }),
  ];
}

function groupsText(metrics: Metrics, words: Words, holds: Holds): string[] {
  return (Object.keys(metricGroups) as MetricGroup[]).flatMap((group) => {
    const rows = metricGroups[group].filter((id) => isOffered(id, holds)).flatMap((id: MetricId) => {
      const value = valueText(metrics, id, words);
      return value === null || isEmptyRest(metrics, id) ? [] : [[words.metrics.labels[id], value, partsText(metrics, id, words)]];
    });
    if (rows.length === 0) return [];
    const columns: Column[] = [{ title: words.metrics.groups[group] }];
    columns.push({ title: words.cli.headings.value, align: "right" }, { title: "" });
    return ["", ...table(columns, rows)];
  });
}

export function messagesText(answer: MessagesAnswer, words: Words): string[] {
  const { cli, metrics, page } = words;
  const title = page.t("messages.label");
  if (answer.rows.length === 0) return [...heading(title), page.t("messages.empty")];
  const orders = answer.rows.some(hasOrders);
  const ids: MetricId[] = orders ? [...messageColumns, ...orderColumns] : [...messageColumns];
  const columns: Column[] = [
    { title: page.t("messages.message") },
    { title: cli.headings.channel },
    ...ids.map((id): Column => ({ title: metrics.labels[id], align: "right" })),
  ];
  const rows = answer.rows.map((row) => [
    nameOf(row, words),
    codeText(words, "channel", row.channel),
    ...ids.map((id) => valueText(row, id, words) ?? ""),
  ]);
  return [...heading(title), ...table(columns, rows)];
}

function nameOf(row: MessageRow, words: Words): string {
  if (row.message === null) return words.page.t("messages.none");
  return row.name === null || row.name === "" ? row.message : row.name;
}

/** What belongs to no message is worth a line only where there is some. */
function isEmptyRest(metrics: Partial<Metrics>, id: MetricId): boolean {
  if (!id.startsWith("unattributed")) return false;
  const value = metricValue(metrics, id);
  return value?.kind === "money" ? Object.keys(value.money).length === 0 : metricNumber(value) === 0;
}

/** null where the metric is not there at all. */
function valueText(metrics: Partial<Metrics>, id: MetricId, words: Words): string | null {
  const { format } = words.page;
  const value = metricValue(metrics, id);
  switch (value?.kind) {
    case undefined:
      return null;
    case "ratio":
      return format.percent(value.ratio.value);
    case "count":
      return format.number(value.count);
    case "money": {
      const amounts = Object.entries(value.money);
      if (amounts.length === 0) return format.number(null);
      return amounts.map(([currency, amount]) => format.amount(amount, currency)).join(", ");
    }
  }
}

/** What a value is made of: "4 of 11 deliveries", "1 hard, 0 soft, 0 blocked". */
function partsText(metrics: Partial<Metrics>, id: MetricId, words: Words): string {
  const { page } = words;
  if (id === "bounces" && metrics.bouncesByClass) {
    const { unknown = 0, ...classes } = metrics.bouncesByClass;
    const known = page.t("cards.bounces", classes);
    return unknown > 0 ? `${known}, ${page.t("cards.bounces.unknown", { count: unknown })}` : known;
  }
  const value = metricValue(metrics, id);
  if (value?.kind !== "ratio") return "";
  const { ratio } = value;
  if (ratio.reason === "tracking-off") return page.t("cards.untracked");
  const { numerator, denominator } = ratio;
  const what = page.say(words.metrics.denominators[id] ?? "", { count: denominator });
  return page.t("cards.of", { numerator, denominator, what });
}
