// Beside the builder: a funnel's result, or why there is none yet.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { AnswerWithoutPaths } from "../../state/funnel/asking.js";
import { isRunnable } from "../../state/funnel/edit.js";
import { problemsElsewhere } from "../../state/funnel/place.js";
import type { Problem } from "../../state/problem.js";
import type { FunnelDefinition } from "../../types/index.js";
import { problemText } from "../shared/problem-words.js";
import { funnelText, type Text } from "./funnel-texts.js";
import { funnelWarnings } from "./funnel-warnings.js";

/** An answer and the definition that it belongs to. */
export interface ShownAnswer {
  readonly answer: AnswerWithoutPaths;
  readonly definition: FunnelDefinition;
}

export interface FunnelOutcome {
  readonly words: Localizer;
  readonly shown: ShownAnswer | null;
  readonly problems: readonly Problem[];
  /** The one that is built now, which need not be the one shown. */
  readonly building: FunnelDefinition;
  /** A definition was given or chosen. */
  readonly given: boolean;
  /** Another answer is awaited. */
  readonly outdated: boolean;
  readonly paused: boolean;
  readonly editable: boolean;
  /** The builder stands beside this. */
  readonly wide: boolean;
  readonly hasCatalog: boolean;
  build(): void;
  result(shown: ShownAnswer): unknown;
}

export function funnelOutcome(outcome: FunnelOutcome): TemplateResult {
  const { words, shown, problems, outdated, editable, given } = outcome;
  const text = funnelText(words);
  if ((editable || (given && !shown)) && !isRunnable(outcome.building)) return tooFew(outcome, text);
  return html`
    ${refusals(outcome, text)}
    ${outcome.paused ? html`<p class="panel paused small" role="status">${text("bar.paused")}</p>` : nothing}
    ${shown ? funnelWarnings(words, shown.answer) : nothing}
    ${shown
      ? html`<div class=${outdated || problems.length > 0 ? "busy" : ""} aria-busy=${outdated ? "true" : "false"}>
          ${outcome.result(shown)}
        </div>`
      : problems.length > 0 || !given
        ? nothing
        : html`<p class="waiting quiet">${words.t("report.loading")}</p>`}
    ${!shown && !editable && !given && outcome.hasCatalog
      ? html`<p class="quiet">${text("funnel.none")}</p>`
      : nothing}
  `;
}

function tooFew({ editable, wide, build }: FunnelOutcome, text: Text): TemplateResult {
  return html`<section class="panel few">
    <h2>${text("result.few.title")}</h2>
    ${editable ? html`<p class="quiet">${text("result.few")}</p>` : nothing}
    ${wide || !editable ? nothing : html`<button class="primary" @click=${build}>${text("bar.build")}</button>`}
  </section>`;
}

/** What the engine refused. The builder shows what it can at the stage; here it is told in full. */
function refusals({ words, problems, building, editable, wide }: FunnelOutcome, text: Text): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const elsewhere = problemsElsewhere(problems, building.stages.length);
  const told = editable && wide && elsewhere.length === 0 ? [] : problems;
  return html`<div class="problem" role="alert">
    <p><strong>${text("problems.title")}</strong></p>
    ${told.map((problem) => html`<p class="small">${problemText(words, problem)}</p>`)}
  </div>`;
}
