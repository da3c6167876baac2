// What stands in place of an answer: that it comes, why it does not, or that there is nothing in it.

import { css, html, nothing, type TemplateResult } from "lit";
import type { MessageKey } from "../../i18n/en.js";
import type { Localizer } from "../../i18n/translate.js";
import { countsNothing } from "../../state/metric-view.js";
import { filterCount, type Selection } from "../../state/selection.js";
import type { CardsAnswer } from "../../types/index.js";
import type { Asked } from "./asked-answers.js";
import { problemDetails, problemSummary } from "./problem-words.js";

export const answerStates = css`
  .notice {
    margin-bottom: 1rem;
    padding: 0.875rem 1.125rem;
    overflow-wrap: anywhere;
  }

  .notice.bad {
    border-inline-start: 4px solid var(--_bad);
  }

  .notice :is(h1, h2) {
    margin: 0 0 0.125rem;
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .empty {
    padding: 3rem 1.25rem;
    text-align: center;
  }

  .empty button {
    margin-top: 1rem;
  }

  .empty p {
    max-width: 30rem;
    margin: 0.25rem auto 0;
  }

  .busy {
    opacity: 0.6;
    transition: opacity 200ms 150ms;
  }

  .waiting {
    padding-block: 3rem;
    text-align: center;
  }

  @media print {
    .busy {
      opacity: 1;
    }
  }
`;

/** The last answer stays, paler, until the next is there. */
export function askedView<A>(
  words: Localizer,
  { answer, busy, problem }: { answer: A | null } & Pick<Asked<never>, "busy" | "problem">,
  show: (answer: A) => TemplateResult | typeof nothing,
): TemplateResult {
  if (problem) {
    return html`<section class="panel notice bad" role="alert">
      <h2>${words.t("error.query")}</h2>
      <p>${problemSummary(words, problem)}</p>
      ${problemDetails(words, problem)}
    </section>`;
  }
  if (!answer) return html`<p class="waiting quiet">${words.t("report.loading")}</p>`;
  return html`<div class=${busy ? "busy" : ""} aria-busy=${busy ? "true" : "false"}>${show(answer)}</div>`;
}

/** Why nothing that was sent is counted, as far as the selection tells; null where it is not the cause. */
export function emptyReason(selection: Selection): MessageKey | null {
  if (filterCount(selection) > 0 || selection.range.kind !== "all") return "report.empty.filtered";
  return selection.journey === null ? null : "report.empty.journey";
}

/** Of what is chosen there is nothing, nor was there in the period before: noughts alone say less than that. */
export function nothingFits(selection: Selection, { all, previous }: Pick<CardsAnswer, "all" | "previous">): boolean {
  return emptyReason(selection) === "report.empty.filtered" && [all, previous?.all ?? {}].every(countsNothing);
}

export function emptyView(words: Localizer, reason: MessageKey | null, more?: TemplateResult): TemplateResult {
  return html`<section class="panel empty">
    <h2>${words.t("report.empty.title")}</h2>
    ${reason ? html`<p class="quiet">${words.t(reason)}</p>` : nothing} ${more}
  </section>`;
}
