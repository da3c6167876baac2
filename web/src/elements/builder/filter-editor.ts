// A list of filters, each as property, condition, value; the last row is one that is being begun.

import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Localizer } from "../../i18n/translate.js";
import {
  arity,
  filterOf,
  isTriple,
  OPERATORS,
  propertyNamed,
  textsOf,
  withOperator,
  type FilterTriple,
  type PropertyChoice,
} from "../../state/funnel/filters.js";
import { propertyGroups, type PropertyPurpose } from "../../state/funnel/property-groups.js";
import type { Filter, FilterOperator } from "../../types/index.js";
import { filterWords, propertyLabel, type Text } from "../funnel/funnel-texts.js";
import { tools } from "../funnel/tool-icons.js";
import { icons } from "../shared/icons.js";
import { valueOf, type BuilderContext, type FilterDraft } from "./builder-context.js";

export interface FilterList {
  /** Tells lists on one screen apart: "stage-0-step-1", "contact". */
  readonly owner: string;
  readonly filters: readonly Filter[];
  readonly properties: readonly PropertyChoice[];
  change(filters: readonly Filter[], changing?: string): void;
}

interface Row {
  readonly id: string;
  readonly property: PropertyChoice;
  readonly operator: FilterOperator;
  readonly texts: readonly string[];
  set(operator: FilterOperator, texts: readonly string[]): void;
  rename(property: string): void;
  remove(): void;
  readonly label: string;
}

export function filterEditor(context: BuilderContext, list: FilterList): TemplateResult {
  const { text, words, draft } = context;
  const replace = (index: number, filter: Filter | null, changing?: string): void => {
    const filters = list.filters.flatMap((old, other) => (other === index ? (filter ? [filter] : []) : [old]));
    list.change(filters, changing);
  };
  const own = draft?.owner === list.owner ? draft : null;
  // One list, so that the row being begun keeps its place, and the focus, when it becomes a filter.
  const rows = [
    ...list.filters.map((filter, index) =>
      isTriple(filter)
        ? filterRow(context, list, rowOf(context, list, filter, index, replace))
        : html`<p class="any small">
            <span>${filterWords(words, filter)}</span>
            ${removeButton(text("filter.remove", { filter: filterWords(words, filter) }), () => {
              replace(index, null);
            })}
          </p>`,
    ),
    ...(own ? [filterRow(context, list, draftRow(context, list, own))] : []),
  ];
  return html`<div class="filters">${rows} ${own ? nothing : addFilter(context, list)}</div>`;
}

type Replace = (index: number, filter: Filter | null, changing?: string) => void;

function rowOf(
  context: BuilderContext,
  list: FilterList,
  filter: FilterTriple,
  index: number,
  replace: Replace,
): Row {
  const [name, operator] = filter;
  const property = propertyNamed(list.properties, name);
  const begin = (draft: FilterDraft): void => {
    context.setDraft(draft);
    replace(index, null);
  };
  return {
    id: `${list.owner}-${index}`,
    property,
    operator,
    texts: textsOf(filter),
    label: filterWords(context.words, filter),
    set: (nextOperator, texts) => {
      const next = filterOf(name, property.kind, nextOperator, texts);
      if (next) replace(index, next, `${list.owner}-${index}`);
      // Emptied while it is typed anew: the filter stays as it was until there is a value again.
      else if (nextOperator !== operator) {
        begin({ owner: list.owner, property: name, operator: nextOperator, texts });
      }
    },
    rename: (next) => {
      begin(draftOf(list.owner, propertyNamed(list.properties, next)));
    },
    remove: () => {
      replace(index, null);
    },
  };
}

function draftOf(owner: string, { name, kind }: PropertyChoice): FilterDraft {
  return { owner, property: name, operator: OPERATORS[kind][0] ?? "eq", texts: [] };
}

function draftRow(context: BuilderContext, list: FilterList, draft: FilterDraft): Row {
  const property = propertyNamed(list.properties, draft.property);
  const id = `${list.owner}-${list.filters.length}`;
  return {
    id,
    property,
    operator: draft.operator,
    texts: draft.texts,
    label: propertyLabel(context.text, draft.property),
    set: (operator, texts) => {
      const filter = filterOf(draft.property, property.kind, operator, texts);
      if (filter) {
        context.setDraft(null);
        list.change([...list.filters, filter], id);
      } else context.setDraft({ ...draft, operator, texts });
    },
    rename: (name) => {
      context.setDraft(draftOf(list.owner, propertyNamed(list.properties, name)));
    },
    remove: () => {
      context.setDraft(null);
    },
  };
}

function addFilter(context: BuilderContext, list: FilterList): TemplateResult | typeof nothing {
  if (list.properties.length === 0) return nothing;
  return html`<button
    class="plain low"
    @click=${() => {
      // The first that the list shows.
      const [group] = propertyGroups(list.properties, "filter");
      const first = group && byLabel(context.words, context.text, group.properties)[0];
      if (first) context.setDraft(draftOf(list.owner, first));
    }}
  >
    ${tools.plus}<span>${context.text("filter.add")}</span>
  </button>`;
}

function filterRow(context: BuilderContext, list: FilterList, row: Row): TemplateResult {
  const { text } = context;
  const operators: readonly FilterOperator[] = OPERATORS[row.property.kind];
  const offered = operators.includes(row.operator) ? operators : [row.operator, ...operators];
  return html`<div class="filter" role="group" aria-label=${row.label}>
    <label class="field">
      <span class="sr">${text("filter.property")}</span>
      <select
        @change=${(event: Event) => {
          row.rename(valueOf(event));
        }}
      >
        ${propertyOptions(context, list.properties, row.property.name, "filter")}
      </select>
    </label>
    <label class="field">
      <span class="sr">${text("filter.operator")}</span>
      <select
        @change=${(event: Event) => {
          const operator = valueOf(event) as FilterOperator;
          row.set(operator, withOperator(row.texts, operator));
        }}
      >
        ${offered.map(
          (operator) =>
            html`<option value=${operator} ?selected=${operator === row.operator}>
              ${text(`op.${operator}`)}
            </option>`,
        )}
      </select>
    </label>
    ${removeButton(text("filter.remove", { filter: row.label }), row.remove)}
    <div class="values">${values(context, row)}</div>
  </div>`;
}

/** In groups, each by name: ids and the like come last. A property that the data lacks stays in the list. */
export function propertyOptions(
  { text, words }: Pick<BuilderContext, "text" | "words">,
  properties: readonly PropertyChoice[],
  chosen: string,
  purpose: PropertyPurpose,
): TemplateResult {
  const option = (name: string): TemplateResult =>
    html`<option value=${name} ?selected=${name === chosen}>${propertyLabel(text, name)}</option>`;
  const absent = chosen !== "" && !properties.some(({ name }) => name === chosen);
  // Not worked out anew with every key that is typed elsewhere.
  return html`${guard([words, properties, chosen], () => html`${absent ? option(chosen) : nothing}
  ${propertyGroups(properties, purpose).map(
    (group) => html`<optgroup label=${text(`property.group.${group.group}`)}>
      ${byLabel(words, text, group.properties).map(({ name }) => option(name))}
    </optgroup>`,
  )}`)}`;
}

function byLabel(words: Localizer, text: Text, properties: readonly PropertyChoice[]): PropertyChoice[] {
  const { locale } = words.format;
  const labelled = properties.map((property) => ({ property, label: propertyLabel(text, property.name) }));
  const { compare } = new Intl.Collator(locale);
  return labelled.sort((a, b) => compare(a.label, b.label)).map(({ property }) => property);
}

function removeButton(label: string, remove: () => void): TemplateResult {
  return html`<button class="icon-button" aria-label=${label} title=${label} @click=${remove}>
    ${icons.close}
  </button>`;
}

function values(context: BuilderContext, row: Row): TemplateResult | typeof nothing {
  const { text } = context;
  const set = (index: number, value: string): void => {
    const texts = [...row.texts];
    texts[index] = value;
    row.set(row.operator, texts);
  };
  switch (arity(row.operator)) {
    case "none":
      return nothing;
    case "one":
      return row.property.kind === "boolean"
        ? yesNo(context, row)
        : valueField(row, 0, text("filter.value"), set);
    case "two":
      return html`<div class="row">
        ${valueField(row, 0, text("filter.value.from"), set)}
        ${valueField(row, 1, text("filter.value.to"), set)}
      </div>`;
    case "many":
      return manyValues(context, row);
  }
}

function yesNo({ text }: BuilderContext, row: Row): TemplateResult {
  const [value = ""] = row.texts;
  return html`<label class="field">
    <span class="sr">${text("filter.value")}</span>
    <select
      @change=${(event: Event) => {
        row.set(row.operator, [valueOf(event)]);
      }}
    >
      ${value === "" ? html`<option value="" selected>–</option>` : nothing}
      <option value="true" ?selected=${value === "true"}>${text("filter.yes")}</option>
      <option value="false" ?selected=${value === "false"}>${text("filter.no")}</option>
    </select>
  </label>`;
}

/** A field with the data's most frequent values behind it. */
function valueField(
  row: Row,
  index: number,
  label: string,
  set: (index: number, value: string) => void,
): TemplateResult {
  const suggestions = `${row.id}-values`;
  return html`<label class="field">
    <span class="sr">${label}</span>
    <input
      .value=${row.texts[index] ?? ""}
      placeholder=${label}
      type=${row.property.kind === "time" ? "date" : "text"}
      autocomplete="off"
      spellcheck="false"
      inputmode=${row.property.kind === "number" ? "decimal" : "text"}
      list=${suggestions}
      @input=${(event: Event) => {
        set(index, valueOf(event));
      }}
      @change=${(event: Event) => {
        // Left empty: what the filter still says is shown again.
        (event.target as HTMLInputElement).value = row.texts[index] ?? "";
      }}
    />
    ${index === 0 ? suggested(suggestions, row) : nothing}
  </label>`;
}

function suggested(id: string, row: Row): TemplateResult {
  return html`<datalist id=${id}>
    ${row.property.values.map(({ value }) => html`<option value=${value}></option>`)}
  </datalist>`;
}

function manyValues({ text }: BuilderContext, row: Row): TemplateResult {
  const add = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const value = input.value;
    if (value.trim() === "" || row.texts.includes(value)) return;
    input.value = "";
    row.set(row.operator, [...row.texts, value]);
  };
  return html`<div class="many">
    ${row.texts.map(
      (value) =>
        html`<button
          class="chip"
          aria-label=${text("filter.value.remove", { value })}
          @click=${() => {
            row.set(row.operator, row.texts.filter((other) => other !== value));
          }}
        >
          <span>${value}</span>${icons.close}
        </button>`,
    )}
    <label class="field">
      <span class="sr">${text("filter.value.add")}</span>
      <input
        placeholder=${text("filter.value.add")}
        autocomplete="off"
        spellcheck="false"
        list="${row.id}-values"
        @change=${add}
        @input=${(event: Event) => {
          // A suggestion that was chosen arrives whole, without a key.
          const { value } = event.target as HTMLInputElement;
          const chosen = (event as InputEvent).inputType === "insertReplacementText" || !(event instanceof InputEvent);
          if (chosen && row.property.values.some((known) => known.value === value)) add(event);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add(event);
        }}
      />
      ${suggested(`${row.id}-values`, row)}
    </label>
  </div>`;
}
