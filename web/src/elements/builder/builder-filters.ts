// Who and what the whole funnel is about: contacts by their properties and lists, events by theirs.

import { html, nothing, type TemplateResult } from "lit";
import { changed } from "../../state/funnel/edit.js";
import { contactProperties, eventProperties } from "../../state/funnel/filters.js";
import type { Filter, FunnelDefinition } from "../../types/index.js";
import type { BuilderContext } from "./builder-context.js";
import { problems } from "./builder-problems.js";
import { filterEditor } from "./filter-editor.js";

type Filters = NonNullable<FunnelDefinition["filters"]>;

export function filters(context: BuilderContext): TemplateResult {
  const { text, definition, catalog } = context;
  const current = definition.filters ?? {};
  const set = <K extends keyof Filters>(key: K, list: Filters[K], changing?: string): void => {
    const next = changed(current, key, list && list.length > 0 ? list : undefined);
    const empty = Object.keys(next).length === 0;
    context.edit(changed(definition, "filters", empty ? undefined : next), changing);
  };
  const group = (key: "contact" | "events"): TemplateResult => {
    const properties = key === "contact" ? contactProperties(catalog) : eventProperties(catalog);
    if (properties.length === 0) return html``;
    return html`<fieldset>
      <legend class="legend">${text(`settings.filters.${key}`)}</legend>
      ${filterEditor(context, {
        owner: `filters-${key}`,
        filters: current[key] ?? [],
        properties,
        change: (list: readonly Filter[], changing) => {
          set(key, list, changing);
        },
      })}
    </fieldset>`;
  };
  return html`${group("contact")} ${group("events")} ${lists(context, current.lists ?? [], (list) => {
    set("lists", list);
  })}
  ${problems(context, "filters")}`;
}

function lists(
  { text, words, catalog }: BuilderContext,
  chosen: readonly string[],
  change: (lists: readonly string[]) => void,
): TemplateResult | typeof nothing {
  const offered = catalog?.lists ?? [];
  if (offered.length === 0) return nothing;
  return html`<fieldset>
    <legend class="legend">${text("settings.filters.lists")}</legend>
    ${offered.map(
      ({ list, contacts }) => html`<label class="check">
        <input
          type="checkbox"
          .checked=${chosen.includes(list)}
          @change=${(event: Event) => {
            const { checked } = event.target as HTMLInputElement;
            change(checked ? [...chosen, list] : chosen.filter((other) => other !== list));
          }}
        />
        <span>${list} <span class="quiet small">${words.format.number(contacts)}</span></span>
      </label>`,
    )}
  </fieldset>`;
}
