// A stage: its name, its steps with what they match, and, opened, its options or one step's filters.

import { html, nothing, type TemplateResult } from "lit";
import {
  breakdownsLeft,
  changeStage,
  changeStep,
  changed,
  mayBeOptional,
  moveStage,
  MOST_STEPS,
  removeStage,
  removeStep,
  stepToStage,
} from "../../state/funnel/edit.js";
import { comparedProperties, eventProperties } from "../../state/funnel/filters.js";
import { placeOf, problemsOfStage } from "../../state/funnel/place.js";
import type { FunnelDefinition, FunnelStage, FunnelStep } from "../../types/index.js";
import { durationWords, eventName, filterWords, propertyName, stageTitle, stepWords } from "../funnel/funnel-texts.js";
import { tools } from "../funnel/tool-icons.js";
import { icons } from "../shared/icons.js";
import { valueOf, type BuilderContext, type Opened } from "./builder-context.js";
import { durationField } from "./duration-field.js";
import { filterEditor, propertyOptions } from "./filter-editor.js";

export function stageCard(context: BuilderContext, stage: FunnelStage, index: number): TemplateResult {
  const { words, opened, narrow } = context;
  const title = stageTitle(words, stage);
  const here = opened?.what === "stage" && opened.stage === index;
  const targeted = opened?.what === "palette" && opened.stage === index;
  return html`<li
    class=${["stage", stage.optional ? "optional" : "", targeted ? "targeted" : ""].join(" ")}
    part="stage"
    data-stage=${index}
    aria-label=${title}
  >
    ${stageHead(context, stage, index, title)}
    <ul class="steps" data-steps=${index}>
      ${stage.steps.map((step, number) => stepRow(context, stage, index, step, number))}
    </ul>
    ${problemsOfStage(context.problems, index).map(({ message }) => html`<p class="problem small" role="alert">${message}</p>`)}
    ${stageFoot(context, stage, index, title, here)}
    ${here && !narrow ? html`<div class="opened">${stageOptions(context, stage, index)}</div>` : nothing}
  </li>`;
}

/** Its place, its name, and what moves and removes it. */
function stageHead(context: BuilderContext, stage: FunnelStage, index: number, title: string): TemplateResult {
  const { text, words, definition } = context;
  const position = definition.stages.slice(0, index + 1).filter(({ optional }) => !optional).length;
  const button = (key: "up" | "down" | "remove", icon: TemplateResult, disabled: boolean, act: () => FunnelDefinition): TemplateResult => {
    const label = text(`stage.${key}`, { stage: title });
    return html`<button
      class="icon-button"
      ?disabled=${disabled}
      aria-label=${label}
      title=${label}
      @click=${() => {
        context.edit(act());
      }}
    >
      ${icon}
    </button>`;
  };
  return html`<header class="stage-head">
    <span class="stage-grip" title=${text("stage.move")} aria-hidden="true">${tools.grip}</span>
    <span class=${stage.optional ? "mark optional" : "mark"} aria-hidden="true">${stage.optional ? "" : position}</span>
    <span class="stage-name" data-text=${title}>
      <textarea
        rows="1"
        aria-label=${text("stage.name", { number: index + 1 })}
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="done"
        placeholder=${stageTitle(words, changed(stage, "name", undefined))}
        .value=${title}
        @input=${(event: Event) => {
          grow(event.target as HTMLTextAreaElement);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          rename(context, index, event.target as HTMLTextAreaElement);
        }}
        @change=${(event: Event) => {
          rename(context, index, event.target as HTMLTextAreaElement);
        }}
      ></textarea>
    </span>
    ${button("up", tools.up, index === 0, () => moveStage(definition, index, index - 1))}
    ${button("down", tools.down, index === definition.stages.length - 1, () => moveStage(definition, index, index + 1))}
    ${button("remove", tools.bin, false, () => removeStage(definition, index))}
  </header>`;
}

/** What adds a step and opens the options; `here`: they are open. */
function stageFoot(context: BuilderContext, stage: FunnelStage, index: number, title: string, here: boolean): TemplateResult {
  const { text } = context;
  return html`<footer class="stage-foot">
    ${stage.steps.length < MOST_STEPS
      ? html`<button
          class="plain low"
          aria-label=${text("stage.addStep", { stage: title })}
          @click=${() => {
            context.open({ what: "palette", stage: index });
          }}
        >
          ${tools.plus}<span>${text("stage.addStep.short")}</span>
        </button>`
      : nothing}
    <button
      class="plain low options"
      aria-label=${text("stage.options", { stage: title })}
      aria-expanded=${here ? "true" : "false"}
      @click=${() => {
        toggle(context, { what: "stage", stage: index });
      }}
    >
      ${tools.options}<span>${text("stage.options.short")}</span>
    </button>
    <span class="tags">${tags(context, stage)}</span>
  </footer>`;
}

function toggle(context: BuilderContext, next: NonNullable<Opened>): void {
  const same = JSON.stringify(context.opened) === JSON.stringify(next);
  context.open(same ? null : next);
}

/** What is typed has the room that its text takes: the style draws the text unseen behind it. */
function grow({ parentElement, value, placeholder }: HTMLTextAreaElement): void {
  parentElement?.setAttribute("data-text", value || placeholder);
}

/** The name that the stage has by itself is not kept as one of its own. */
function rename(context: BuilderContext, index: number, input: HTMLTextAreaElement): void {
  const { definition, words } = context;
  const stage = definition.stages[index];
  if (!stage) return;
  const own = stageTitle(words, changed(stage, "name", undefined));
  const name = input.value.trim().replace(/\s+/gu, " ");
  const kept = name === "" || name === own ? undefined : name;
  input.value = kept ?? own;
  grow(input);
  if (kept !== stage.name) context.edit(changeStage(definition, index, "name", kept));
}

function tags({ text, words }: BuilderContext, stage: FunnelStage): TemplateResult[] {
  const { optional, breakdown, fromPrevious } = stage;
  const found = [
    optional ? text("stage.tag.optional") : "",
    breakdown ? text("stage.tag.split", { property: propertyName(text, breakdown.by) }) : "",
    fromPrevious?.min ? text("stage.tag.min", { time: durationWords(words, fromPrevious.min) }) : "",
    fromPrevious?.max ? text("stage.tag.max", { time: durationWords(words, fromPrevious.max) }) : "",
  ];
  return found.filter(Boolean).map((tag) => html`<span class="tag small">${tag}</span>`);
}

function stepRow(
  context: BuilderContext,
  stage: FunnelStage,
  stageIndex: number,
  step: FunnelStep,
  index: number,
): TemplateResult {
  const { text, words, definition, opened, narrow } = context;
  const name = eventName(text, step.event);
  const full = stepWords(words, step);
  const here = opened?.what === "step" && opened.stage === stageIndex && opened.step === index;
  const wrong = problemsOfStage(context.problems, stageIndex).some(({ path }) => {
    const place = placeOf(path);
    return place.at === "stage" && place.step === index;
  });
  return html`<li class=${wrong ? "step wrong" : "step"} part="step">
    <div class="step-line">
      <span class="grip" title=${text("step.move")} aria-hidden="true">${tools.grip}</span>
      <span class="step-name">
        ${index > 0 ? html`<span class="quiet">${text("stage.or")}</span> ` : nothing}
        <span title=${step.event}>${name}</span>
        ${(step.where ?? []).map((filter) => html` <span class="where small">${filterWords(words, filter)}</span>`)}
      </span>
      <button
        class=${step.where && step.where.length > 0 ? "icon-button on" : "icon-button"}
        aria-label=${text("step.filter", { step: full })}
        title=${text("step.filter", { step: name })}
        aria-expanded=${here ? "true" : "false"}
        @click=${() => {
          toggle(context, { what: "step", stage: stageIndex, step: index });
        }}
      >
        ${tools.filter}
      </button>
      <button
        class="icon-button"
        aria-label=${text("step.remove", { step: full, stage: stageTitle(words, stage) })}
        title=${text("step.remove", { step: name, stage: stageTitle(words, stage) })}
        @click=${() => {
          context.edit(removeStep(definition, { stage: stageIndex, step: index }));
        }}
      >
        ${icons.close}
      </button>
    </div>
    <p class="estimate quiet small">${estimateText(context, step)}</p>
    ${here && !narrow ? html`<div class="opened">${stepFilters(context, stageIndex, index)}</div>` : nothing}
  </li>`;
}

/** How much the step matches in the data, whoever did it when. */
function estimateText({ text, estimateOf }: BuilderContext, step: FunnelStep): string {
  const estimate = estimateOf(step);
  if (estimate === undefined) return "…";
  if (estimate === null) return "";
  if (estimate.events === 0) return text("step.nothing");
  return text("step.estimate", {
    events: text("step.events", { count: estimate.events }),
    contacts: text("step.people", { count: estimate.contacts }),
  });
}

export function stepFilters(context: BuilderContext, stage: number, index: number): TemplateResult | typeof nothing {
  const { text, definition, catalog } = context;
  const step = definition.stages[stage]?.steps[index];
  if (!step) return nothing;
  const place = { stage, step: index };
  const name = eventName(text, step.event);
  return html`
    ${filterEditor(context, {
      owner: `stage-${stage}-step-${index}`,
      filters: step.where ?? [],
      properties: eventProperties(catalog),
      change: (filters, changing) => {
        const where = filters.length > 0 ? filters : undefined;
        context.edit(changeStep(definition, place, "where", where), changing);
      },
    })}
    ${(definition.stages[stage]?.steps.length ?? 0) > 1
      ? html`<button
          class="plain low"
          @click=${() => {
            context.edit(stepToStage(definition, place));
            context.open(null);
          }}
        >
          ${tools.split}<span>${text("step.own", { step: name })}</span>
        </button>`
      : nothing}
  `;
}

export function stageOptions(context: BuilderContext, stage: FunnelStage, index: number): TemplateResult {
  const { text, definition } = context;
  const possible = mayBeOptional(definition, index);
  const hop = stage.fromPrevious ?? {};
  const setHop = (key: "min" | "max", value: string | undefined): void => {
    const next = changed(hop, key, value);
    const empty = next.min === undefined && next.max === undefined;
    context.edit(changeStage(definition, index, "fromPrevious", empty ? undefined : next));
  };
  return html`
    <label class="check">
      <input
        type="checkbox"
        ?disabled=${!possible}
        .checked=${stage.optional ?? false}
        @change=${(event: Event) => {
          const { checked } = event.target as HTMLInputElement;
          context.edit(changeStage(definition, index, "optional", checked ? true : undefined));
        }}
      />
      <span>
        ${text("stage.optional")}
        <span class="quiet small block"
          >${text(possible ? "stage.optional.hint" : "stage.optional.never")}</span
        >
      </span>
    </label>
    ${breakdown(context, stage, index)}
    ${index === 0
      ? nothing
      : html`<fieldset>
          <legend class="legend">${text("stage.hop")}</legend>
          <div class="row">
            ${durationField(context, text("stage.hop.min"), hop.min, (value) => {
              setHop("min", value);
            })}
            ${durationField(context, text("stage.hop.max"), hop.max, (value) => {
              setHop("max", value);
            })}
          </div>
        </fieldset>`}
  `;
}

const USUAL_TOP = 5;

function breakdown(context: BuilderContext, stage: FunnelStage, index: number): TemplateResult {
  const { text, definition, catalog } = context;
  const current = stage.breakdown;
  if (!current && breakdownsLeft(definition) === 0) {
    return html`<p class="quiet small">${text("stage.breakdown.full")}</p>`;
  }
  const set = (value: FunnelStage["breakdown"]): void => {
    context.edit(changeStage(definition, index, "breakdown", value));
  };
  const properties = comparedProperties(catalog);
  return html`<div class="row">
    <label class="field">
      <span>${text("stage.breakdown")}</span>
      <select
        @change=${(event: Event) => {
          const by = valueOf(event);
          set(by === "" ? undefined : { ...current, by });
        }}
      >
        <option value="" ?selected=${!current}>${text("stage.breakdown.none")}</option>
        ${propertyOptions(context, properties, current?.by ?? "", "compare")}
      </select>
    </label>
    ${current
      ? html`<label class="field">
          <span>${text("stage.breakdown.top")}</span>
          <input
            type="number"
            min="1"
            max="50"
            .value=${String(current.top ?? USUAL_TOP)}
            @change=${(event: Event) => {
              const top = Math.round(Number(valueOf(event)));
              set({ ...current, top: Math.min(50, Math.max(1, top || USUAL_TOP)) });
            }}
          />
        </label>`
      : nothing}
  </div>`;
}
