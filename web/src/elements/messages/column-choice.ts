// Which columns the table of messages has: every metric that a row has, ticked or not.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { metricGroups, type MetricGroup } from "../../metric-list.js";
import { toggleCard, writeCards } from "../../state/card-choice.js";
import type { MetricId } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { metricLabel, metricTexts, type Unit } from "../shared/metric-words.js";

/** `choose` is told the ids as text, "" for the usual ones. */
export function columnChoice(
  words: Localizer,
  offered: readonly MetricId[],
  chosen: readonly MetricId[],
  usual: readonly MetricId[],
  unit: Unit | undefined,
  choose: (columns: string) => void,
): TemplateResult {
  const groups = (Object.keys(metricGroups) as MetricGroup[]).map((group) => ({
    group,
    ids: (metricGroups[group] as readonly MetricId[]).filter((id) => offered.includes(id)),
  }));
  const isUsual = writeCards(chosen) === writeCards(usual);
  return html`<parcours-popover class="columns" heading=${words.t("messages.columns")} ?active=${!isUsual}>
    <span slot="label" class="chip-label">${icons.columns}<span>${words.t("messages.columns")}</span></span>
    ${groups
      .filter(({ ids }) => ids.length > 0)
      .map(
        ({ group, ids }) => html`<fieldset>
          <legend>${metricTexts(words).groups[group]}</legend>
          ${ids.map(
            (id) => html`<label class="option"
              ><input
                type="checkbox"
                .checked=${chosen.includes(id)}
                ?disabled=${chosen.length === 1 && chosen[0] === id}
                @change=${() => {
                  choose(writeCards(toggleCard(chosen, id)));
                }}
              /><span>${metricLabel(words, id, unit)}</span></label
            >`,
          )}
        </fieldset>`,
      )}
    ${isUsual
      ? nothing
      : html`<button
          class="plain"
          @click=${() => {
            choose("");
          }}
        >
          ${words.t("messages.columns.usual")}
        </button>`}
  </parcours-popover>`;
}
