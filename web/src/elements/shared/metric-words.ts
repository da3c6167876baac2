// A metric in words: its name, its value, and what the value is made of ("4,210 of 11,320 deliveries").

import type { MessageKey } from "../../i18n/en.js";
import { moneyDigits, NO_VALUE, type MoneyDigits } from "../../i18n/format.js";
import { metricTextsEn, type MetricTexts } from "../../i18n/metrics-en.js";
import { metricTextsFr } from "../../i18n/metrics-fr.js";
import type { Localizer } from "../../i18n/translate.js";
import { mainCurrency, metricNumber, metricValue, type MetricValue } from "../../state/metric-view.js";
import { hasInferredBase, isUntold, type Held } from "../../state/untold.js";
import type { CardsAnswer, Metrics, MetricId, Money, ReportChannel } from "../../types/index.js";

const TEXTS: Readonly<Record<string, MetricTexts>> = { en: metricTextsEn, fr: metricTextsFr };

export function metricTexts(words: Localizer): MetricTexts {
  return TEXTS[words.language] ?? metricTextsEn;
}

/** What counts contacts where each contact counts once; events, orders and money stay what they are. */
const CONTACTS: ReadonlySet<MetricId> = new Set<MetricId>([
  "sends",
  "deliveries",
  "opened",
  "clicked",
  "unsubscribed",
  "pending",
  "bounces",
  "undelivered",
  "unconfirmed",
  "abuseReports",
]);

export type Unit = CardsAnswer["unit"];

/** Told apart where contacts are counted: those who opened from all of their opens. */
export function metricLabel(words: Localizer, id: MetricId, unit: Unit = "instance"): string {
  const metric = metricTexts(words).labels[id];
  return unit === "contact" && CONTACTS.has(id) ? words.t("cards.label.contact", { metric }) : metric;
}

/** The amount in `currency`, else in the currency with the largest; a plain 0 where there is none. */
export function moneyText(words: Localizer, money: Money, currency?: string | null, digits?: MoneyDigits): string {
  const chosen = currency ?? mainCurrency(money);
  if (chosen === null) return words.format.number(0);
  return words.format.money(money[chosen] ?? 0, chosen, digits);
}

/** The amounts in all other currencies, which are never added up; empty where there are none. */
export function otherMoneyText(words: Localizer, money: Money, currency?: string | null, digits?: MoneyDigits): string {
  const chosen = currency ?? mainCurrency(money);
  const others = Object.entries(money).filter(([code]) => code !== chosen);
  if (others.length === 0) return "";
  const amounts = others.map(([code, amount]) => words.format.money(amount, code, digits));
  return words.t("cards.money.others", { amounts: words.format.list(amounts) });
}

/** `currency`: the one that money is shown in; see leadingCurrency. `digits`: of the column that it stands in. */
export function valueText(
  words: Localizer,
  value: MetricValue,
  currency?: string | null,
  digits?: MoneyDigits,
): string {
  switch (value.kind) {
    case "ratio":
      return words.format.percent(value.ratio.value);
    case "count":
      return words.format.number(value.count);
    case "money":
      return Object.keys(value.money).length === 0 && value.id !== "revenue"
        ? NO_VALUE
        : moneyText(words, value.money, currency, digits);
  }
}

/** How the amounts of a metric are written where several rows' stand below each other. */
export function columnDigits(rows: readonly Partial<Metrics>[], id: MetricId): MoneyDigits {
  const amounts = rows.flatMap((row) => {
    const value = metricValue(row, id);
    return value?.kind === "money" ? Object.values(value.money) : [];
  });
  return moneyDigits(amounts);
}

function ratioDetail(words: Localizer, value: MetricValue & { kind: "ratio" }, unit: Unit): string {
  const { ratio, id } = value;
  if (ratio.reason === "tracking-off") return words.t("cards.untracked");
  const { numerator, denominator } = ratio;
  if (unit === "contact") return words.t("cards.of.contact", { numerator, denominator });
  return words.t("cards.of", {
    numerator,
    denominator,
    what: words.say(metricTexts(words).denominators[id] ?? "", { count: ratio.denominator }),
  });
}

function bounceDetail(words: Localizer, metrics: Partial<Metrics>): string {
  const classes = metrics.bouncesByClass;
  if (!classes) return "";
  const { hard, soft, block, unknown = 0 } = classes;
  const known = hard + soft + block > 0 ? words.t("cards.bounces", { hard, soft, block }) : "";
  const rest = unknown > 0 ? words.t("cards.bounces.unknown", { count: unknown }) : "";
  return [known, rest].filter(Boolean).join(", ");
}

/** The classes that occur. */
function undeliveredDetail(words: Localizer, { undeliveredByClass }: Partial<Metrics>): string {
  const { carrierClasses } = metricTexts(words);
  return Object.entries(undeliveredByClass ?? {})
    .filter(([, count]) => count > 0)
    .map(([id, count]) => id === "unknown" ? words.t("cards.bounces.unknown", { count }) : words.say(carrierClasses[id as keyof typeof carrierClasses], { count }))
    .join(", ");
}

/** What is among them, and where some are not marked as machines' by the export: the doctor counts all that are, and no others. */
function machineDetail(words: Localizer, all: number | null | undefined, marked: number | null | undefined): string {
  const other = (all ?? 0) - (marked ?? 0);
  const parts = other > 0 ? [words.t("cards.machines", { marked: marked ?? 0, other })] : [];
  return all ? [...parts, words.t("cards.machines.all")].join(" · ") : "";
}

/**
 * How many orders, or contacts reached, the revenue in a currency was divided by: an answer holds the
 * dividend and the quotient. Null where both are 0, or absent.
 */
function moneyBase(revenue: Money | undefined, quotient: Money, currency: string | null): number | null {
  const each = currency === null ? 0 : (quotient[currency] ?? 0);
  const all = currency === null ? 0 : (revenue?.[currency] ?? 0);
  return each === 0 ? null : Math.round((all / each) * 100) / 100;
}

/**
 * The line below a value; empty where there is nothing to add. `metrics` are the value's own,
 * `currency` the one that money is shown in.
 */
export function detailText(
  words: Localizer,
  value: MetricValue,
  metrics: Partial<Metrics>,
  currency?: string | null,
  unit: Unit = "instance",
): string {
  if (value.kind === "ratio") return ratioDetail(words, value, unit);
  const simple: Partial<Record<MetricId, MessageKey>> = {
    sends: unit === "contact" ? "cards.contacted.contact" : "cards.contacted",
    revenue: "cards.attributed",
  };
  if (value.kind === "money" && value.id !== "revenue" && value.id !== "unattributedRevenue") {
    const chosen = currency ?? mainCurrency(value.money);
    const count = moneyBase(metrics.revenue, value.money, chosen);
    if (count === null) return "";
    if (value.id !== "averageOrderRevenue") return words.t("cards.money.recipients", { count });
    // Fewer than are counted beside it: those in other currencies, or without an amount, are not among them.
    const some = chosen && count !== metrics.orders;
    return words.t(some ? "cards.money.orders.some" : "cards.money.orders", { count, currency: chosen ?? "" });
  }
  if (value.kind === "count" && value.count === null) return words.t("cards.untracked");
  switch (value.id) {
    case "machineOpens":
      return machineDetail(words, metrics.machineOpens, metrics.machineOpensByReason?.vendor);
    case "machineClicks":
      return machineDetail(words, metrics.machineClicks, metrics.machineClicksByReason?.vendor);
    case "bounces":
      return bounceDetail(words, metrics);
    case "undelivered":
      return undeliveredDetail(words, metrics);
    case "orders":
      return metrics.unattributedOrders
        ? words.t("cards.unattributed", { count: metrics.unattributedOrders })
        : words.t("cards.attributed");
    default: {
      const key = simple[value.id];
      return key ? words.t(key) : "";
    }
  }
}

function isOfNothing(value: MetricValue): boolean {
  return value.kind === "ratio" && value.ratio.reason !== "tracking-off" && value.ratio.denominator === 0;
}

/** Where the data tells nothing of it: that its 0 says no more, or whence it is taken; that the selection has nothing it could be a rate of; else empty. `channels`: those counted. */
export function untoldText(words: Localizer, value: MetricValue, channels: readonly ReportChannel[], held: Held): string {
  if (metricNumber(value) && hasInferredBase(value.id, channels, held)) return words.t("cards.base");
  if (!isUntold(value.id, channels, held)) return isOfNothing(value) ? words.t("cards.none") : "";
  if (value.kind === "money") return words.t("cards.untold.amounts");
  if (metricNumber(value)) return words.t("cards.implied");
  const untold = words.t("cards.untold");
  // One that another channel tells.
  return isUntold(value.id, ["email", "sms"], held) ? untold : `${untold} (${channels.map((channel) => words.t(`channel.${channel}`)).join()})`;
}

/** The value, a dash for an amount of which the data tells nothing; `untold` as of `untoldText`. */
export function figureText(words: Localizer, value: MetricValue, untold: string, currency: string | null): string {
  return untold && value.kind === "money" ? NO_VALUE : valueText(words, value, currency, "cents");
}

/** How high the open rate is with machines' opens, where it is more than what is shown; else empty. */
export function boundsText(words: Localizer, metrics: Partial<Metrics>): string {
  const bounds = metrics.openRateBounds;
  const low = bounds?.low.value ?? null;
  const high = bounds?.high.value ?? null;
  if (low === null || high === null || low === high || metrics.openRate?.value === high) return "";
  return words.t("cards.bounds", { high: words.format.percent(high) });
}
