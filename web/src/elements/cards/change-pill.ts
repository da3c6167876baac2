// The change of a metric against the period before: an arrow, an amount, and a colour that the arrow
// and the words for screen readers do without.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Change } from "../../state/change.js";
import { icons } from "../shared/icons.js";

const ARROWS = { up: icons.up, down: icons.fall, same: icons.same } as const;

/** As any language writes it, with the marks of direction around it. */
const SIGN = /^[\u200e\u200f\u061c]*[+\-\u2212\u200e\u200f\u061c]+\s*/u;

export function changeText(words: Localizer, { kind, amount, digits }: Change): string {
  return kind === "points"
    ? words.t("cards.change.points", { amount: words.format.points(amount, digits), points: Math.abs(amount) * 100 })
    : words.format.signedPercent(amount);
}

/** What is read aloud. `previous` is the value of the period before, in words. */
export function spokenChange(words: Localizer, change: Change, previous: string): string {
  const { direction, judgement } = change;
  const text = changeLabel(words, change);
  const judged = judgement === "neutral" ? "" : words.t(`cards.change.${judgement}`);
  return words.t("cards.change.say", {
    // "down 0.1 pts": the word is the sign.
    change: direction === "same" ? text : `${words.t(`cards.change.${direction}`)} ${text.replace(SIGN, "")}`,
    previous,
    judged,
  });
}

function changeLabel(words: Localizer, change: Change): string {
  return change.direction === "same" ? words.t("cards.change.same") : changeText(words, change);
}

export function changePill(words: Localizer, change: Change, previous: string): TemplateResult {
  const { direction, judgement } = change;
  const text = changeLabel(words, change);
  const said = spokenChange(words, change, previous);
  return html`<span class="change ${judgement}" part="change" title=${said}
    ><span aria-hidden="true">${ARROWS[direction]}${text}</span><span class="sr">${said}</span></span
  >`;
}
