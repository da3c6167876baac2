// Cards, channels and messages as text.

import { boundsText, detailText, untoldText } from "../elements/shared/metric-words.js";
import { eventName, funnelText } from "../elements/funnel/funnel-texts.js";
import { metricGroups, type MetricGroup } from "../metric-list.js";
import { hasOrders, holdsOrders, holdsOrdersAlone, type Holds, isOffered, metricNumber, metricValue, ORDER_CARDS } from "../state/metric-view.js";
import { channelsOf, type Held, isUntold } from "../state/untold.js";
import type {
  CardsAnswer,
  MessageRow,
  MessagesAnswer,
  MetricId,
  Metrics,
  ReportChannel,
} from "../types/index.js";
import { type Column, plain, table } from "./table.js";
import { codeText, heading, type Words } from "./text.js";
import { shownText } from "../elements/shared/shown-text.js";

const messageColumns = [
  "sends",
  "deliveries",
  "openRate",
  "clickRate",
  "unsubscribeRate",
] as const satisfies readonly MetricId[];
const orderColumns = ["orders", "revenue"] as const satisfies readonly MetricId[];

const channels = ["email", "sms"] as const;

/** Kinds of events that a sentence names; `inspect` lists them all. */
const MOST_KINDS = 5;

/** What the data holds, and what a group's numbers count of it. */
interface Counted {
  readonly holds: Holds;
  readonly held: Held;
  readonly channels: readonly ReportChannel[];
}

/** `period`: that was asked for; empty where all is reported. */
export function cardsText(answer: CardsAnswer, held: NonNullable<Held>, words: Words, period: string): string[] {
  const { page } = words;
  const unit = codeText(words, "report.unit", answer.unit);
  if (answer.all.sends === 0 && !hasOrders(answer.all)) return nothingCounted(held, words, period);
  const holds: Holds = { orders: hasOrders(answer.all), email: answer.email !== undefined, sms: answer.sms !== undefined };
  if (holdsOrdersAlone(answer.all, held)) return ordersAlone(answer.all, held, words, period);
  const sent = channels.filter((channel) => (answer[channel]?.sends ?? 0) > 0);
  // The numbers of the one channel are those of all.
  const only = sent.length === 1 ? sent.map((channel) => page.t(`channel.${channel}`)) : [];
  return [
    ...heading(page.t("cards.label")),
    [...only, period, unit].filter(Boolean).join(" · "),
    ...groupsText(answer.all, words, { holds, held, channels: channelsOf(answer, "all") }),
    ...(only.length > 0 ? [] : sent).flatMap((channel) => {
      const metrics = answer[channel];
      if (!metrics) return [];
      return [
        ...heading(page.t(`channel.${channel}`)),
        ...groupsText(metrics, words, {
          holds: { ...holds, email: channel === "email", sms: channel === "sms" },
          held,
          channels: [channel],
        }),
      ];
    }),
  ];
}

/** Where neither messages nor orders are counted: they lie outside what was chosen, or the data is of something else. */
function nothingCounted({ types }: NonNullable<Held>, { cli, page }: Words, period: string): string[] {
  if (holdsOrders({ types }) || types.some(({ channel }) => channel === "email" || channel === "sms")) {
    return [[period, cli.nothingChosen].filter(Boolean).join(" · ")];
  }
  const text = funnelText(page);
  const kinds = [...types].sort((one, other) => other.events - one.events);
  const named = kinds.slice(0, MOST_KINDS).map(({ type, events }) => `${eventName(text, type)} (${page.format.number(events)})`);
  const more = kinds.length - named.length;
  const list = page.format.list(more > 0 ? [...named, cli.moreKinds(more)] : named);
  return [plain(kinds.length > 0 ? `${cli.noJourney} ${cli.otherEvents(list)}` : cli.noJourney)];
}

/** What a message would have earned needs no line where there is none. */
function ordersAlone(all: Metrics, held: Held, words: Words, period: string): string[] {
  const { page, metrics } = words;
  const counted: Counted = { holds: { orders: true, email: false, sms: false }, held, channels: [] };
  return [
    ...heading(page.t("cards.label")),
    [period, page.t("report.orders.alone")].filter(Boolean).join(" · "),
    ...groupText(metrics.groups.commerce, all, ORDER_CARDS, words, counted),
  ];
}

function groupsText(metrics: Metrics, words: Words, counted: Counted): string[] {
  return (Object.keys(metricGroups) as MetricGroup[]).flatMap((group) => {
    const ids = metricGroups[group].filter((id) => isOffered(id, counted.holds) && !isEmptyRest(metrics, id));
    return groupText(words.metrics.groups[group], metrics, ids, words, counted);
  });
}

function groupText(title: string, metrics: Metrics, ids: readonly MetricId[], words: Words, counted: Counted): string[] {
  const rows = ids.flatMap((id) => {
    const value = valueText(metrics, id, words);
    return value === null ? [] : [[words.metrics.labels[id], value, partsText(metrics, id, words, counted)]];
  });
  if (rows.length === 0) return [];
  const columns: Column[] = [{ title }, { title: words.cli.headings.value, align: "right" }];
  if (rows.some(([, , parts]) => parts !== "")) columns.push({ title: "" });
  return ["", ...table(columns, rows.map((row) => row.slice(0, columns.length)), words.room)];
}

export function messagesText(answer: MessagesAnswer, held: Held, words: Words): string[] {
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
  const channels = answer.rows.map(({ channel }) => channel);
  const untold = ids.filter((id) => isUntold(id, channels, held)).map((id) => metrics.labels[id]);
  const remarks = [
    ...(untold.length > 0 ? [page.t("messages.untold", { columns: page.format.list(untold) })] : []),
    ...(answer.rows.some(({ sends }) => sends === 0) ? [page.t("messages.unsent.why")] : []),
  ];
  return [...heading(title), ...remarks, ...(remarks.length > 0 ? [""] : []), ...table(columns, rows, words.room)];
}

function nameOf(row: MessageRow, words: Words): string {
  if (row.message === null) return words.page.t("messages.none");
  const name = row.name === "" ? null : row.name;
  return shownText(words.page, name ?? row.message);
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

/** What a value is made of, what else it could be, and whether the data tells of it: "4 of 11 deliveries · up to 43.6% with machine opens". */
function partsText(metrics: Partial<Metrics>, id: MetricId, { page }: Words, { held, channels }: Counted): string {
  const value = metricValue(metrics, id);
  if (!value) return "";
  // Of amounts in several currencies each is divided by orders of its own; where there is none, none was credited.
  const oneAmount = value.kind !== "money" || Object.keys(value.money).length === 1;
  const parts = [
    oneAmount && id !== "sends" ? detailText(page, value, metrics) : "",
    id === "openRate" ? boundsText(page, metrics) : "",
    untoldText(page, value, channels, held),
  ];
  return parts.filter(Boolean).join(" · ");
}
