// <parcours-selection>: what a report is about, as chips: journey, time, filters, counting. Every
// change is told at once; the chips of filters that are set take them away again.
//
// Properties  catalog: what can be chosen; selection: what is (state/selection.ts)
//             allStatuses: archived and draft journeys are offered too
//             timeOnly: what is shown depends on the time alone, as a funnel does
// Events      parcours-selection {selection}, parcours-statuses {all}
// Parts       chips

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { localDay } from "../../state/days.js";
import {
  EVERYTHING,
  filterCount,
  messagesOf,
  PRESET_DAYS,
  rangeEnds,
  toggled,
  withContactFilter,
  offeredJourneys,
  withJourney,
  withoutFilters,
  type ContactFilter,
  type Counting,
  type Selection,
} from "../../state/selection.js";
import type { CatalogAnswer, CatalogProperty, ReportChannel } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { optionStyles } from "../shared/option-styles.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { rangeText } from "../shared/range-text.js";
import { controls, fields, tokens } from "../shared/tokens.js";
import { anyOf, oneOf, type Option } from "./options.js";
import { selectionStyles } from "./parcours-selection.styles.js";
import { shownText } from "../shared/shown-text.js";

/** With more values than the catalog names, a text to look for is offered beside them. */
const NAMED_VALUES = 20;

const CHANNELS: readonly ReportChannel[] = ["email", "sms"];

export class ParcoursSelection extends ParcoursElement {
  static override styles = [tokens, controls, fields, optionStyles, selectionStyles];
  static override properties: PropertyDeclarations = {
    catalog: { attribute: false },
    selection: { attribute: false },
    allStatuses: { attribute: false },
    timeOnly: { type: Boolean, attribute: "time-only" },
  };

  declare catalog: CatalogAnswer | null;
  declare selection: Selection;
  declare allStatuses: boolean;
  declare timeOnly: boolean;

  constructor() {
    super();
    this.catalog = null;
    this.selection = EVERYTHING;
    this.allStatuses = false;
    this.timeOnly = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { catalog, timeOnly, words } = this;
    if (!catalog) return nothing;
    return html`<div class="chips" part="chips" role="group" aria-label=${words.t("selection.label")}>
      ${timeOnly
        ? this.#range(catalog)
        : html`${this.#journey(catalog)} ${this.#range(catalog)} ${this.#filters(catalog)} ${this.#counting()}
            ${this.#given(catalog)}`}
    </div>`;
  }

  #choose(change: Partial<Selection>): void {
    this.#chosen({ ...this.selection, ...change });
  }

  #chosen(selection: Selection): void {
    this.selection = selection;
    this.emit("parcours-selection", { selection });
  }

  // ---- journey -----------------------------------------------------------------------------------

  #journey(catalog: CatalogAnswer): TemplateResult | typeof nothing {
    const { words, selection, allStatuses } = this;
    const { journeys } = catalog;
    if (journeys.length < 2) return nothing;
    const offered = offeredJourneys(catalog, allStatuses, selection.journey);
    const current = journeys.find(({ journey }) => journey === selection.journey);
    // An id may be the empty text: the choices are told apart by place.
    const options: Option[] = [
      { value: "all", label: words.t("report.journeys.all") },
      ...offered.map(({ name, status }, index) => ({
        value: String(index),
        label: shownText(words, name),
        note: status === "active" ? "" : words.t(`report.status.${status}`),
      })),
    ];
    const index = offered.findIndex(({ journey }) => journey === selection.journey);
    return html`<parcours-popover
      heading=${words.t("report.journey")}
      ?active=${selection.journey !== null}
    >
      <span slot="label" class="label">
        ${icons.journey}<span>${current ? shownText(words, current.name) : words.t("report.journeys.all")}</span>
      </span>
      ${oneOf("journey", words.t("report.journey"), options, index < 0 ? "all" : String(index), (value) => {
        const journey = offered[Number(value)]?.journey ?? null;
        this.#chosen(withJourney(selection, journey, catalog));
      }, true)}
      ${offeredJourneys(catalog, false, null).length < journeys.length
        ? html`<fieldset>
            ${anyOf("", [{ value: "all", label: words.t("report.journeys.more") }], allStatuses ? ["all"] : [], () => {
              this.emit("parcours-statuses", { all: !allStatuses });
            })}
          </fieldset>`
        : nothing}
    </parcours-popover>`;
  }

  // ---- time --------------------------------------------------------------------------------------

  #range(catalog: CatalogAnswer): TemplateResult | typeof nothing {
    const { words, selection } = this;
    if (!catalog.from || !catalog.to) return nothing;
    const { range } = selection;
    const zone = words.format.timeZone;
    const first = localDay(catalog.from, zone);
    const last = localDay(catalog.to, zone);
    const ends = rangeEnds(range, catalog.to, zone);
    const chosen = range.kind === "last" ? String(range.days) : range.kind;
    const options: Option[] = [
      { value: "all", label: words.t("selection.range.all"), note: words.format.days(first, last) },
      ...PRESET_DAYS.map((days) => ({
        value: String(days),
        label: words.t("selection.range.last", { count: days }),
      })),
      { value: "custom", label: words.t("selection.range.custom") },
    ];
    const custom = (change: { from?: string; to?: string }): void => {
      const { from, to } = { from: ends.from || first, to: ends.to || last, ...change };
      const [a, b] = from && to && from > to ? [to, from] : [from, to];
      this.#choose({ range: { kind: "custom", from: a, to: b } });
    };
    const date = (end: "from" | "to", fallback: string): TemplateResult =>
      html`<label
        >${words.t(`selection.range.${end}`)}<input
          class="field"
          type="date"
          min=${first}
          max=${last}
          .value=${(ends[end] || fallback).slice(0, 10)}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            if (value) custom({ [end]: value });
          }}
      /></label>`;
    return html`<parcours-popover heading=${words.t("selection.range")} ?active=${range.kind !== "all"}>
      <span slot="label" class="label">${icons.calendar}<span>${this.#rangeText(ends)}</span></span>
      ${oneOf("range", words.t("selection.range"), options, chosen, (value) => {
        if (value === "all") this.#choose({ range: { kind: "all" } });
        else if (value === "custom") custom({});
        else this.#choose({ range: { kind: "last", days: Number(value) } });
      }, true)}
      <div class="dates">${date("from", first)} ${date("to", last)}</div>
      <p class="text quiet small">${words.t("selection.range.hint", { zone })}</p>
    </parcours-popover>`;
  }

  #rangeText(ends: { from: string; to: string }): string {
    const { words } = this;
    const { range } = this.selection;
    if (range.kind === "all") return words.t("selection.range.all");
    if (range.kind === "last") return words.t("selection.range.last", { count: range.days });
    return rangeText(words, ends);
  }

  // ---- filters -----------------------------------------------------------------------------------

  #filters(catalog: CatalogAnswer): TemplateResult | typeof nothing {
    const { words, selection } = this;
    const count = filterCount(selection);
    const groups = [
      ...this.#channels(catalog),
      ...this.#messages(catalog),
      ...this.#lists(catalog),
      ...catalog.contactProperties.map((property) => this.#property(property)),
    ];
    // Of data without any of these there is nothing to leave out.
    if (groups.length === 0 && count === 0) return nothing;
    return html`<parcours-popover heading=${words.t("selection.filters")} ?active=${count > 0}>
      <span slot="label" class="label">
        ${icons.filter}<span>${words.t("selection.filters")}</span>
        ${count > 0 ? html`<b class="count">${words.format.number(count)}</b>` : nothing}
      </span>
      ${groups}
      ${count > 0
        ? html`<button class="plain" @click=${() => this.#chosen(withoutFilters(selection))}>
            ${words.t("selection.clear")}
          </button>`
        : nothing}
    </parcours-popover>`;
  }

  /** Where the data has both, or one is chosen that it has not. */
  #channels({ types }: CatalogAnswer): TemplateResult[] {
    const { words, selection } = this;
    const held = CHANNELS.filter((name) => name === selection.channel || types.some(({ channel }) => channel === name));
    if (held.length < 2 && selection.channel === null) return [];
    const options: Option[] = [
      { value: "all", label: words.t("selection.channel.all") },
      ...held.map((value) => ({ value, label: words.t(`channel.${value}`) })),
    ];
    const choose = (value: string): void => {
      this.#choose({ channel: value === "all" ? null : (value as ReportChannel) });
    };
    return [oneOf("channel", words.t("selection.channel"), options, selection.channel ?? "all", choose)];
  }

  #messages(catalog: CatalogAnswer): TemplateResult[] {
    const { words, selection } = this;
    const messages = messagesOf(selection.journey, catalog);
    if (messages.length < 2) return [];
    const options = messages.map(({ message, name }) => ({ value: message, label: shownText(words, name || message) }));
    const choices = anyOf(words.t("selection.messages"), options, selection.messages, (id) => this.#choose({ messages: toggled(selection.messages, id) }));
    return [this.#group(words.t("selection.messages"), selection.messages.length, choices)];
  }

  #lists({ lists }: CatalogAnswer): TemplateResult[] {
    const { words, selection } = this;
    if (lists.length === 0) return [];
    const options = lists.map(({ list, contacts }) => ({ value: list, label: shownText(words, list), note: words.format.number(contacts) }));
    const choices = anyOf(words.t("selection.lists"), options, selection.lists, (list) => this.#choose({ lists: toggled(selection.lists, list) }));
    return [this.#group(words.t("selection.lists"), selection.lists.length, choices)];
  }

  #group(title: string, count: number, content: unknown): TemplateResult {
    return html`<details ?open=${count > 0}>
      <summary>
        ${title}${count > 0 ? html`<b class="count">${this.words.format.number(count)}</b>` : nothing}
      </summary>
      ${content}
    </details>`;
  }

  #property({ name, values, distinct }: CatalogProperty): TemplateResult {
    const { words, selection } = this;
    const filter: ContactFilter = selection.contact.find(({ property }) => property === name) ?? {
      property: name,
      values: [],
      text: "",
    };
    const set = (change: Partial<ContactFilter>): void => {
      this.#chosen(withContactFilter(selection, { ...filter, ...change }));
    };
    const options = values.map(({ value, count }) => ({
      value,
      label: shownText(words, value),
      note: words.format.number(count),
    }));
    return this.#group(
      name,
      filter.values.length + (filter.text ? 1 : 0),
      html`${distinct > NAMED_VALUES
        ? html`<div class="text">
            <input
              class="field"
              type="search"
              aria-label=${words.t("selection.contains", { property: name })}
              placeholder=${words.t("selection.contains", { property: name })}
              .value=${filter.text}
              @change=${(event: Event) => {
                set({ text: (event.target as HTMLInputElement).value, values: [] });
              }}
            />
          </div>`
        : nothing}
      ${anyOf(name, options, filter.values, (value) => {
        set({ values: toggled(filter.values, value), text: "" });
      })}`,
    );
  }

  /** What is set, each with a way to take it away. */
  #given(catalog: CatalogAnswer): TemplateResult[] {
    const { words, selection } = this;
    const names = new Map(messagesOf(null, catalog).map(({ message, name }) => [message, name]));
    const list = (values: readonly string[]): string => words.format.list(values.slice(0, 3)) + (values.length > 3 ? " …" : "");
    const chip = (text: string, without: Selection): TemplateResult =>
      html`<button
        class="given"
        aria-label=${words.t("selection.remove", { filter: text })}
        @click=${() => this.#chosen(without)}
      >
        <span>${text}</span>${icons.close}
      </button>`;
    const chips: TemplateResult[] = [];
    if (selection.channel) {
      chips.push(chip(words.t(`channel.${selection.channel}`), { ...selection, channel: null }));
    }
    if (selection.messages.length > 0) {
      chips.push(chip(list(selection.messages.map((id) => names.get(id) ?? id)), { ...selection, messages: [] }));
    }
    if (selection.lists.length > 0) chips.push(chip(list(selection.lists), { ...selection, lists: [] }));
    for (const filter of selection.contact) {
      const value = filter.values.length > 0 ? list(filter.values) : `“${filter.text}”`;
      chips.push(
        chip(
          words.t("selection.given", { property: filter.property, value }),
          withContactFilter(selection, { ...filter, values: [], text: "" }),
        ),
      );
    }
    return chips;
  }

  // ---- counting ----------------------------------------------------------------------------------

  #counting(): TemplateResult {
    const { words } = this;
    const { counting } = this.selection;
    const set = (change: Partial<Record<keyof Counting, string>>): void => {
      this.#choose({ counting: withoutDefaults({ ...counting, ...change } as Counting) });
    };
    const group = (key: keyof typeof CHOICES): TemplateResult =>
      oneOf(
        key,
        words.t(`selection.counting.${key}`),
        CHOICES[key].map((value) => ({ value, label: words.t(`selection.${key}.${value}` as "selection.unit.contact") })),
        counting[key] ?? CHOICES[key][0],
        (value) => {
          set({ [key]: value });
        },
      );
    return html`<parcours-popover
      heading=${words.t("selection.counting")}
      ?active=${Object.keys(counting).length > 0}
    >
      <span slot="label" class="label">${icons.counting}<span>${words.t("selection.counting")}</span></span>
      ${group("unit")} ${group("machine")} ${group("attribution")} ${group("dateBasis")}
    </parcours-popover>`;
  }
}

/** The first of each is the engine's default. */
const CHOICES = {
  unit: ["instance", "contact"],
  machine: ["exclude", "include"],
  attribution: ["mailchimp", "mailchimp-click-only", "klaviyo"],
  dateBasis: ["send", "event"],
} as const satisfies Record<keyof Counting, readonly string[]>;

function withoutDefaults(counting: Counting): Counting {
  return Object.fromEntries(
    Object.entries(counting).filter(([key, value]) => value !== CHOICES[key as keyof Counting][0]),
  );
}
