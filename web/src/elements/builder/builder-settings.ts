// What holds for the whole funnel: window, what is counted and how, dates, comparison, exclusions, filters.

import { html, nothing, type TemplateResult } from "lit";
import { changed } from "../../state/funnel/edit.js";
import { comparedProperties, recordProperties } from "../../state/funnel/filters.js";
import { ladderPlace, WINDOW_LADDER } from "../../state/funnel/window.js";
import type { FunnelDefinition } from "../../types/index.js";
import { durationWords, propertyName, stageTitle } from "../funnel/funnel-texts.js";
import { allInRange } from "../funnel/funnel-words.js";
import { valueOf, type BuilderContext } from "./builder-context.js";
import { durationField } from "./duration-field.js";
import { exclusions } from "./builder-exclusions.js";
import { filters } from "./builder-filters.js";
import { problems } from "./builder-problems.js";
import { propertyOptions } from "./filter-editor.js";

const PRESETS = ["hubspot", "mixpanel", "posthog", "clickhouse", "amplitude", "ga4", "matomo", "umami"] as const;

/** The slider that sets how long people have; it stands above the other settings. */
export function windowSetting(context: BuilderContext): TemplateResult {
  const { text, words, definition } = context;
  const total = definition.window?.total;
  const set = (value: string | undefined): void => {
    const without = definition.preset === undefined ? undefined : null;
    context.edit(changed(definition, "window", value === undefined ? without : { total: value }), "window");
  };
  const asPreset = definition.preset !== undefined && definition.window === undefined;
  const shown = asPreset
    ? text("settings.window.preset")
    : total === undefined
      ? text("settings.window.none")
      : durationWords(words, total);
  return html`<div class="window">
    <label class="field">
      <span class="window-label"
        ><span>${text("settings.window")}</span>
        <span class="shown" aria-hidden="true">${shown}</span></span
      >
      <input
        id="window"
        type="range"
        min="0"
        max=${WINDOW_LADDER.length}
        step="1"
        aria-valuetext=${shown}
        .value=${String(ladderPlace(total))}
        @input=${(event: Event) => {
          set(WINDOW_LADDER[Number(valueOf(event))]);
        }}
      />
    </label>
    ${problems(context, "window")}
  </div>`;
}

export function settings(context: BuilderContext): TemplateResult {
  const { definition } = context;
  return html`
    <div class="settings-grid">
      ${durationField(context, context.text("settings.window.exact"), definition.window?.total, (value) => {
        const without = definition.preset === undefined ? undefined : null;
        context.edit(changed(definition, "window", value === undefined ? without : { total: value }));
      })}
      ${counted(context)} ${preset(context)} ${order(context)} ${entry(context)} ${ties(context)}
      ${dates(context)} ${trend(context)} ${anonymous(context)}
    </div>
    ${exclusions(context)} ${filters(context)}
  `;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function choice(
  label: string,
  value: string,
  choices: readonly Choice[],
  change: (value: string) => void,
): TemplateResult {
  return html`<label class="field">
    <span>${label}</span>
    <select
      @change=${(event: Event) => {
        change(valueOf(event));
      }}
    >
      ${choices.map(
        (one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`,
      )}
    </select>
  </label>`;
}

function counted(context: BuilderContext): TemplateResult {
  const { text, definition, catalog } = context;
  const current = definition.count ?? "contact";
  const properties = recordProperties(catalog);
  const offered = current === "contact" || properties.includes(current) ? properties : [current, ...properties];
  return choice(
    text("settings.count"),
    current,
    [
      { value: "contact", label: text("settings.count.contact") },
      ...offered.map((property) => ({ value: property, label: text("settings.count.other", { property: propertyName(text, property) }) })),
    ],
    (value) => {
      context.edit(changed(definition, "count", value === "contact" ? undefined : value));
    },
  );
}

function preset(context: BuilderContext): TemplateResult {
  const { text, definition } = context;
  return html`<div>
    ${choice(
      text("settings.preset"),
      definition.preset ?? "",
      [
        { value: "", label: text("settings.preset.none") },
        ...PRESETS.map((value) => ({ value, label: text(`preset.${value}`) })),
      ],
      (value) => {
        const found = PRESETS.find((one) => one === value);
        const bare = definition.window === null ? changed(definition, "window", undefined) : definition;
        // What the preset says about the window holds, but where it only asks for one.
        const freed = found && found !== "clickhouse" ? changed(bare, "window", undefined) : bare;
        context.edit(changed(freed, "preset", found));
      },
    )}
    ${problems(context, "preset")}
  </div>`;
}

function order(context: BuilderContext): TemplateResult {
  const { text, definition } = context;
  const current =
    definition.order === "strict" && definition.scope === "stages" ? "strict.stages" : (definition.order ?? "sequential");
  return html`<div>
    ${choice(
      text("settings.order"),
      current,
      (["sequential", "strict", "strict.stages", "any"] as const).map((value) => ({
        value,
        label: text(`settings.order.${value}`),
      })),
      (value) => {
        const rule = value === "any" ? "any" : value === "sequential" ? undefined : "strict";
        const scoped = changed(definition, "scope", value === "strict.stages" ? "stages" : undefined);
        context.edit(changed(scoped, "order", rule));
      },
    )}
    ${problems(context, "order", "scope")}
  </div>`;
}

function entry(context: BuilderContext): TemplateResult {
  const { text, definition } = context;
  // With a preset the default is the preset's, so the plain value is written too.
  const usual = definition.preset === undefined ? "earliest" : null;
  return html`<div>
    ${choice(
      text("settings.entry"),
      definition.entry ?? "earliest",
      (["earliest", "first", "latest"] as const).map((value) => ({ value, label: text(`settings.entry.${value}`) })),
      (value) => {
        context.edit(changed(definition, "entry", value === usual ? undefined : (value as FunnelDefinition["entry"])));
      },
    )}
    ${problems(context, "entry")}
  </div>`;
}

function ties(context: BuilderContext): TemplateResult {
  const { text, definition } = context;
  return html`<div>
    ${choice(
      text("settings.ties"),
      definition.ties ?? "any",
      [
        { value: "any", label: text("settings.ties.any") },
        { value: "sequence", label: text("settings.ties.sequence") },
      ],
      (value) => {
        const sequence = value === "sequence";
        const tolerant = sequence ? changed(definition, "toleranceMs", undefined) : definition;
        context.edit(changed(tolerant, "ties", sequence ? "sequence" : undefined));
      },
    )}
    ${definition.ties === "sequence"
      ? nothing
      : html`<label class="field">
          <span>${text("settings.tolerance")}</span>
          <input
            type="number"
            min="0"
            max="5000"
            step="100"
            .value=${String(definition.toleranceMs ?? 0)}
            @change=${(event: Event) => {
              const ms = Math.min(5000, Math.max(0, Math.round(Number(valueOf(event)) || 0)));
              context.edit(changed(definition, "toleranceMs", ms === 0 ? undefined : ms));
            }}
          />
        </label>`}
    ${problems(context, "ties", "toleranceMs")}
  </div>`;
}

function dates(context: BuilderContext): TemplateResult {
  const { text, words, definition, catalog } = context;
  const { timeZone } = words.format;
  const range = definition.range ?? (timeZone === "UTC" ? {} : { timeZone });
  const set = (next: NonNullable<FunnelDefinition["range"]>): void => {
    const empty = next.from === undefined && next.to === undefined && next.gates === undefined;
    context.edit(changed(definition, "range", empty ? undefined : next));
  };
  const day = (key: "from" | "to"): TemplateResult => html`<label class="field">
    <span>${text(`settings.range.${key}`)}</span>
    <input
      type="date"
      min=${catalog?.from?.slice(0, 10) ?? ""}
      max=${catalog?.to?.slice(0, 10) ?? ""}
      .value=${range[key]?.slice(0, 10) ?? ""}
      @change=${(event: Event) => {
        set(changed(range, key, valueOf(event) || undefined));
      }}
    />
  </label>`;
  return html`<fieldset>
    <legend class="legend">${text("settings.range")}</legend>
    <div class="row">${day("from")} ${day("to")}</div>
    ${range.from ?? range.to
      ? choice(
          text("settings.gates"),
          allInRange(definition) ? "all" : "entry",
          [
            { value: "entry", label: text("settings.gates.entry") },
            { value: "all", label: text("settings.gates.all") },
          ],
          (value) => {
            set({ ...range, gates: value === "all" ? "all" : "entry" });
          },
        )
      : nothing}
    ${problems(context, "range")}
  </fieldset>`;
}

function trend({ text, definition, edit }: BuilderContext): TemplateResult {
  const units = ["day", "week", "month"] as const;
  return choice(
    text("settings.trend"),
    definition.trend ?? "",
    [
      { value: "", label: text("settings.trend.auto") },
      ...units.map((value) => ({ value, label: text(`settings.trend.${value}`) })),
    ],
    (value) => {
      edit(changed(definition, "trend", units.find((unit) => unit === value)));
    },
  );
}

/** By what the funnel is compared; it stands above the stages too. */
export function comparison(context: BuilderContext): TemplateResult {
  const { text, words, definition, catalog } = context;
  const current = definition.breakdown;
  const properties = comparedProperties(catalog);
  const set = (next: FunnelDefinition["breakdown"]): void => {
    context.edit(changed(definition, "breakdown", next));
  };
  const valueKey = current?.value === "stage" ? `stage:${current.stage ?? ""}` : (current?.value ?? "entry");
  return html`<div>
    <label class="field">
      <span>${text("settings.breakdown")}</span>
      <select
        @change=${(event: Event) => {
          const by = valueOf(event);
          set(by === "" ? undefined : { ...current, by });
        }}
      >
        <option value="" ?selected=${!current}>${text("settings.breakdown.none")}</option>
        ${propertyOptions(context, properties, current?.by ?? "", "compare")}
      </select>
    </label>
    ${current
      ? choice(
          text("settings.breakdown.value"),
          valueKey,
          [
            ...(["entry", "first", "last", "record"] as const).map((value) => ({
              value,
              label: text(`settings.breakdown.${value}`),
            })),
            ...definition.stages.map((stage) => ({
              value: `stage:${stage.id}`,
              label: text("settings.breakdown.stage", { stage: stageTitle(words, stage) }),
            })),
          ],
          (value) => {
            const { by, top } = current;
            const base = { by, ...(top === undefined ? {} : { top }) };
            if (value.startsWith("stage:")) set({ ...base, value: "stage", stage: value.slice("stage:".length) });
            else set({ ...base, value: value as "entry" | "first" | "last" | "record" });
          },
        )
      : nothing}
    ${problems(context, "breakdown")}
  </div>`;
}

function anonymous(context: BuilderContext): TemplateResult {
  const { text, definition } = context;
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${definition.anonymous ?? true}
      @change=${(event: Event) => {
        const { checked } = event.target as HTMLInputElement;
        context.edit(changed(definition, "anonymous", checked ? undefined : false));
      }}
    />
    <span>${text("settings.anonymous")}</span>
  </label>`;
}
