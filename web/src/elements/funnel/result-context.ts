// What the views of a result share, and how a number opens its records.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { AnswerWithoutPaths } from "../../state/funnel/asking.js";
import type { TrendSpan } from "../../state/trend.js";
import type { FunnelDefinition, NodeReference, RecordsAt } from "../../types/index.js";
import { funnelText, stageTitle, type Text } from "./funnel-texts.js";

export interface ResultContext {
  readonly words: Localizer;
  readonly text: Text;
  readonly answer: AnswerWithoutPaths;
  /** The one that the answer belongs to. */
  readonly definition: FunnelDefinition;
  /** What is covered; null where nobody knows. */
  readonly span: TrendSpan | null;
  /** px that a picture may fill. */
  readonly width: number;
  /** Shows the records behind a number; null where nobody can be asked for them. */
  readonly openRecords: ((at: RecordsAt, title: string) => void) | null;
}

/** A number that opens its records, or the plain number where it cannot. */
export function numberLink(
  { text, openRecords }: Pick<ResultContext, "text" | "openRecords">,
  shown: string,
  count: number,
  at: RecordsAt,
  title: string,
): TemplateResult {
  if (!openRecords || count === 0) return html`<span>${shown}</span>`;
  return html`<button
    class="number"
    title=${text("records.open", { count })}
    aria-label="${shown}. ${title}. ${text("records.open", { count })}"
    @click=${() => {
      openRecords(at, title);
    }}
  >
    ${shown}
  </button>`;
}

export function stageNameOf(words: Localizer, answer: AnswerWithoutPaths, id: string): string {
  const stage = answer.stages.find((candidate) => candidate.id === id);
  return stage ? stageTitle(words, stage) : id;
}

/** The value of a node, or the stage's own name where the stage is not split. */
export function nodeName(words: Localizer, answer: AnswerWithoutPaths, node: NodeReference, eventNames: (event: string) => string): string {
  const text = funnelText(words);
  if (node.other) return text("value.other");
  if (node.none) return text("value.none");
  if (node.value === undefined) return stageNameOf(words, answer, node.stage);
  return eventNames(node.value);
}
