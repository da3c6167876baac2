// Where the builder does not stand beside the result: which of the two is shown, and the result in one line.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { ShownAnswer } from "./funnel-outcome.js";
import { funnelText, type Text } from "./funnel-texts.js";

export type FunnelPart = "build" | "result";

const PARTS: readonly FunnelPart[] = ["result", "build"];

export function partChoice(text: Text, shown: FunnelPart, go: (part: FunnelPart) => void): TemplateResult {
  return html`<div class="parts" role="group" aria-label=${text("bar.part")}>
    ${PARTS.map(
      (part) =>
        html`<button
          aria-pressed=${part === shown ? "true" : "false"}
          @click=${() => {
            go(part);
          }}
        >
          ${text(`bar.${part}`)}
        </button>`,
    )}
  </div>`;
}

/** While building: the result in one line, which opens it. */
export function resultGlance(
  words: Localizer,
  shown: ShownAnswer | null,
  stale: boolean,
  go: (part: FunnelPart) => void,
): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { converted, entered, conversionRate } = shown.answer;
  const text = funnelText(words);
  return html`<button
    class=${stale ? "glance stale" : "glance"}
    @click=${() => {
      go("result");
    }}
  >
    <strong>${words.format.percent(conversionRate.value)}</strong>
    <span>${text("funnel.conversion.of", { converted, entered })}</span>
    <span class="go">${text("bar.result")}</span>
  </button>`;
}
