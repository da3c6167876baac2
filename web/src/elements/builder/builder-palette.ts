// The steps that the data offers: searched, grouped by channel, dragged to a stage or added by a button.

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { addStage, addStep } from "../../state/funnel/edit.js";
import { paletteGroups, partOfGroups, type PaletteItem } from "../../state/funnel/palette.js";
import { channelName, eventName, stageTitle } from "../funnel/funnel-texts.js";
import { tools } from "../funnel/tool-icons.js";
import { PAGE_SIZE, pager } from "../pager/paged.js";
import { icons } from "../shared/icons.js";
import { valueOf, type BuilderContext } from "./builder-context.js";

export function palette(context: BuilderContext): TemplateResult {
  const { text, catalog, search } = context;
  const groups = paletteGroups(catalog?.types ?? [], (event) => eventName(text, event), search);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  // Other data may have fewer.
  const page = Math.min(context.page, Math.max(0, Math.ceil(count / PAGE_SIZE) - 1));
  return html`
    ${heading(context)}
    <label class="search">
      <span class="sr">${text("palette.search")}</span>
      ${tools.search}
      <input
        id="palette-search"
        type="search"
        placeholder=${text("palette.search")}
        .value=${search}
        @input=${(event: Event) => {
          context.setSearch(valueOf(event));
        }}
      />
    </label>
    ${groups.length === 0 ? html`<p class="quiet small">${text("palette.none")}</p>` : nothing}
    ${groups.length > 0
      ? html`<p class="quiet small">${text("palette.count", { count })}</p>`
      : nothing}
    <div class="groups">
      ${repeat(
        partOfGroups(groups, page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
        ({ channel }) => channel,
        ({ channel, items }) => html`
          <h3 class="group">${channelName(text, channel)}</h3>
          <ul class="steps-on-offer">
            ${repeat(items, ({ event }) => event, (item) => offered(context, item))}
          </ul>
        `,
      )}
    </div>
    ${pager(context.words, count, page, context.turn)}
  `;
}

/** The stage that the next step is for; null where it makes a new one. */
function target({ opened, definition }: BuilderContext): number | null {
  if (opened?.what !== "palette" || opened.stage === null) return null;
  return definition.stages[opened.stage] ? opened.stage : null;
}

function heading(context: BuilderContext): TemplateResult {
  const { text, words, definition, opened, narrow } = context;
  const stage = definition.stages[target(context) ?? -1];
  if (!stage) {
    const title = narrow ? text("palette.target.new") : text("palette.label");
    return html`<h2 id="palette-title">${title}</h2>
      ${narrow ? nothing : html`<p class="quiet small hint">${text("palette.hint")}</p>`}`;
  }
  return html`<div class="target">
    <h2 id="palette-title">
      ${text("palette.target", { stage: stageTitle(words, stage) })}
    </h2>
    ${narrow || opened === null
      ? nothing
      : html`<button
          class="icon-button"
          aria-label=${text("close")}
          @click=${() => {
            context.open(null);
          }}
        >
          ${icons.close}
        </button>`}
  </div>`;
}

function offered(context: BuilderContext, { event, name, events }: PaletteItem): TemplateResult {
  const { text, words, definition } = context;
  const place = target(context);
  const stage = definition.stages[place ?? -1];
  const label = stage
    ? text("palette.addTo", { name, stage: stageTitle(words, stage) })
    : text("palette.add", { name });
  const add = (): void => {
    context.edit(place === null ? addStage(definition, { event }) : addStep(definition, place, { event }));
    context.open(null);
  };
  return html`<li class="offer" data-event=${event}>
    <span class="grip" aria-hidden="true">${tools.grip}</span>
    <span class="offer-name" title=${event}>${name}</span>
    <span class="quiet small count" title=${text("palette.events", { count: events })}
      >${words.format.compact(events)}</span
    >
    <button class="icon-button" aria-label=${label} title=${label} @click=${add}>${tools.plus}</button>
  </li>`;
}
