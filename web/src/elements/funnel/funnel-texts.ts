// The texts of the funnel's screen in the reader's language, and what data is called in them.

import { funnelEn, type FunnelKey, type FunnelMessages } from "../../i18n/funnel-en.js";
import { funnelFr } from "../../i18n/funnel-fr.js";
import type { Localizer, Values } from "../../i18n/translate.js";
import { durationMs } from "../../state/duration.js";
import { BY_PEOPLE } from "../../state/funnel-samples.js";
import type { Filter, FilterScalar, FunnelStep } from "../../types/index.js";
import { isTriple } from "../../state/funnel/filters.js";
import { shownText } from "../shared/shown-text.js";

const TEXTS: Readonly<Record<string, FunnelMessages>> = { en: funnelEn, fr: funnelFr };

export type Text = (key: FunnelKey, values?: Values) => string;

export function funnelText(words: Localizer): Text {
  const messages = TEXTS[words.language] ?? funnelEn;
  return (key, values) => words.say(messages[key], values);
}

export function known(key: string): key is FunnelKey {
  return Object.hasOwn(funnelEn, key);
}

/** "email.clicked" -> "E-mail clicked"; an event of the reader's own is named as it is spelt, readably. */
export function eventName(text: Text, event: string): string {
  const key = `event.${event}`;
  if (known(key)) return text(key);
  const channel = event.slice(0, Math.max(0, event.indexOf(".")));
  if (known(`channel.${channel}`)) return `${channelName(text, channel)} ${spacedOut(event.slice(channel.length))}`;
  const spaced = spacedOut(event);
  return spaced === "" ? event : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function spacedOut(name: string): string {
  return name.replace(/[._\-\s]+/gu, " ").trim();
}

export function channelName(text: Text, channel: string): string {
  const key = `channel.${channel}`;
  return known(key) ? text(key) : channel;
}

/** As it reads within a sentence: "url.path" -> "page", "contact.plan" -> "contact's plan"; one of the reader's own as it is spelt, readably. */
export function propertyName(text: Text, name: string): string {
  if (name.startsWith("contact.")) return text("filter.contact", { property: propertyName(text, name.slice("contact.".length)) });
  const key = `property.${name}`;
  if (known(key)) return text(key);
  // One that is named like a field of the event, and is not that field.
  if (name.startsWith("properties.")) return name;
  const spaced = name.replace(/[_\-\s]+/gu, " ").trim();
  return spaced === "" ? name : spaced;
}

/** The same by itself, in a list. */
export function propertyLabel(text: Text, name: string): string {
  const label = propertyName(text, name);
  return label.replace(/^\u2066?\p{L}/u, (start) => start.toUpperCase());
}

/** The stage's name, else that of a ready-made stage, else its steps: "Form sent or E-mail clicked". */
export function stageTitle(
  words: Localizer,
  stage: { id?: string; name?: string | null; steps: readonly { readonly event: string }[] },
): string {
  if (stage.name) return stage.name;
  const text = funnelText(words);
  const { id = "" } = stage;
  const key = `funnel.stage.${id}`;
  if (known(key)) return text(key);
  const names = [...new Set(stage.steps.map(({ event }) => eventName(text, event)))];
  return names.length === 0 ? id : names.join(` ${text("stage.or")} `);
}

export function durationWords(words: Localizer, iso: string): string {
  const ms = durationMs(iso);
  return ms === null ? iso : words.format.duration(ms);
}

function scalarText(words: Localizer, value: FilterScalar): string {
  if (typeof value === "boolean") return funnelText(words)(value ? "filter.yes" : "filter.no");
  return shownText(words, String(value));
}

/** A filter as a reader says it: "page starts with /pricing". */
export function filterWords(words: Localizer, filter: Filter): string {
  const text = funnelText(words);
  if (!isTriple(filter)) {
    if (JSON.stringify(filter) === JSON.stringify(BY_PEOPLE)) return text("filter.people");
    return text("filter.any", { filters: filter.any.map((one) => filterWords(words, one)).join(", ") });
  }
  const [property, operator, value] = filter;
  const key = `op.${operator}`;
  const parts = [propertyName(text, property), known(key) ? text(key) : operator];
  if (value !== undefined) {
    const values = (Array.isArray(value) ? value : [value]) as readonly FilterScalar[];
    parts.push(words.format.list(values.map((one) => scalarText(words, one))));
  }
  return parts.join(" ");
}

export function filtersWords(words: Localizer, filters: readonly Filter[]): string {
  return words.format.list(filters.map((filter) => filterWords(words, filter)));
}

/** A step with its filters, one line. */
export function stepWords(words: Localizer, step: FunnelStep): string {
  const name = eventName(funnelText(words), step.event);
  return step.where && step.where.length > 0 ? `${name} (${filtersWords(words, step.where)})` : name;
}
