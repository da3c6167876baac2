// Events that end an attempt, or take a record out of every count.

import { html, type TemplateResult } from "lit";
import { changed } from "../../state/funnel/edit.js";
import { eventProperties } from "../../state/funnel/filters.js";
import type { FunnelExclusion } from "../../types/index.js";
import { eventName, stageTitle } from "../funnel/funnel-texts.js";
import { tools } from "../funnel/tool-icons.js";
import { icons } from "../shared/icons.js";
import { valueOf, type BuilderContext } from "./builder-context.js";
import { problems } from "./builder-problems.js";
import { filterEditor } from "./filter-editor.js";

export function exclusions(context: BuilderContext): TemplateResult {
  const { text, definition, catalog } = context;
  const list = definition.exclusions ?? [];
  const set = (next: readonly FunnelExclusion[], changing?: string): void => {
    context.edit(changed(definition, "exclusions", next.length > 0 ? next : undefined), changing);
  };
  const used = new Set(definition.stages.flatMap(({ steps }) => steps.map(({ event }) => event)));
  const types = catalog?.types.map(({ type }) => type) ?? [];
  const likely = types.find((type) => type.endsWith("unsubscribed") && !used.has(type));
  const first = likely ?? types.find((type) => !used.has(type)) ?? types[0] ?? "email.unsubscribed";
  return html`<fieldset class="exclusions">
    <legend class="legend">${text("settings.exclusions")}</legend>
    ${list.length === 0 ? html`<p class="quiet small">${text("settings.exclusions.none")}</p>` : ""}
    ${list.map((exclusion, index) =>
      exclusionRow(context, exclusion, index, types, (next, changing) => {
        set(list.flatMap((old, other) => (other === index ? (next ? [next] : []) : [old])), changing);
      }),
    )}
    <button
      class="plain low"
      @click=${() => {
        set([...list, { event: first }]);
      }}
    >
      ${tools.plus}<span>${text("settings.exclusions.add")}</span>
    </button>
    ${problems(context, "exclusions")}
  </fieldset>`;
}

function exclusionRow(
  context: BuilderContext,
  exclusion: FunnelExclusion,
  index: number,
  types: readonly string[],
  change: (next: FunnelExclusion | null, changing?: string) => void,
): TemplateResult {
  const { text, words, definition } = context;
  const name = eventName(text, exclusion.event);
  const offered = types.includes(exclusion.event) ? types : [exclusion.event, ...types];
  const { stages } = definition;
  const [from, to] = exclusion.between ?? [stages[0]?.id, stages.at(-1)?.id];
  const setBetween = (nextFrom: string | undefined, nextTo: string | undefined): void => {
    const whole = nextFrom === stages[0]?.id && nextTo === stages.at(-1)?.id;
    const between = whole || nextFrom === undefined || nextTo === undefined ? undefined : ([nextFrom, nextTo] as const);
    change(changed(exclusion, "between", between));
  };
  const stageChoice = (
    label: string,
    chosen: string | undefined,
    pick: (id: string) => void,
  ): TemplateResult => html`<label class="field">
    <span>${label}</span>
    <select
      @change=${(event: Event) => {
        pick(valueOf(event));
      }}
    >
      ${stages.map(
        (stage) =>
          html`<option value=${stage.id} ?selected=${stage.id === chosen}>
            ${stageTitle(words, stage)}
          </option>`,
      )}
    </select>
  </label>`;
  return html`<div class="exclusion" role="group" aria-label=${name}>
    <div class="row">
      <label class="field">
        <span>${text("settings.exclusions.event")}</span>
        <select
          @change=${(event: Event) => {
            change({ ...exclusion, event: valueOf(event) });
          }}
        >
          ${offered.map(
            (event) =>
              html`<option value=${event} ?selected=${event === exclusion.event}>
                ${eventName(text, event)}
              </option>`,
          )}
        </select>
      </label>
      <button
        class="icon-button"
        aria-label=${text("settings.exclusions.remove", { event: name })}
        title=${text("settings.exclusions.remove", { event: name })}
        @click=${() => {
          change(null);
        }}
      >
        ${icons.close}
      </button>
    </div>
    <div class="row">
      ${stageChoice(text("settings.exclusions.from"), from, (id) => {
        setBetween(id, to);
      })}
      ${stageChoice(text("settings.exclusions.to"), to, (id) => {
        setBetween(from, id);
      })}
    </div>
    <label class="field">
      <span>${text("settings.exclusions.mode")}</span>
      <select
        @change=${(event: Event) => {
          const remove = valueOf(event) === "remove-record";
          change(changed(exclusion, "mode", remove ? "remove-record" : undefined));
        }}
      >
        ${(["end-attempt", "remove-record"] as const).map(
          (mode) =>
            html`<option value=${mode} ?selected=${mode === (exclusion.mode ?? "end-attempt")}>
              ${text(`settings.exclusions.${mode}`)}
            </option>`,
        )}
      </select>
    </label>
    ${filterEditor(context, {
      owner: `exclusion-${index}`,
      filters: exclusion.where ?? [],
      properties: eventProperties(context.catalog),
      change: (filters, changing) => {
        change(changed(exclusion, "where", filters.length > 0 ? filters : undefined), changing);
      },
    })}
  </div>`;
}
