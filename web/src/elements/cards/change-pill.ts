// The change of a metric against the period before: an arrow, an amount, and a colour that the arrow
// and the words for screen readers do without.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Change } from "../../state/change.js";
import { icons } from "../shared/icons.js";

const ARROWS = { up: icons.up, down: icons.fall, same: icons.same } as const;

export function changeText(words: Localizer, { kind, amount }: Change): string {
  return kind === "points"
    ? words.t("cards.change.points", { amount: words.format.points(amount), points: Math.abs(amount) * 100 })
    : words.format.signedPercent(amount);
}

/** `previous` is the value of the period before, in words. */
export function changePill(words: Localizer, change: Change, previous: string): TemplateResult {
  const { direction, judgement } = change;
  const text = direction === "same" ? words.t("cards.change.same") : changeText(words, change);
  const judged = judgement === "neutral" ? "" : words.t(`cards.change.${judgement}`);
  const said = words.t("cards.change.say", {
    change: direction === "same" ? text : `${words.t(`cards.change.${direction}`)} ${text}`,
    previous,
    judged,
  });
  return html`<span class="change ${judgement}" part="change" title=${said}
    ><span aria-hidden="true">${ARROWS[direction]}${text}</span><span class="sr">${said}</span></span
  >`;
}
