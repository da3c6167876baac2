// One record explained: what became of it, stage by stage what was reached or missed and why, and its
// events in the order of time.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type {
  ExplainAnswer,
  ExplainedEvent,
  ExplainedMiss,
  ExplainedStage,
  FunnelDefinition,
} from "../../types/index.js";
import { eventName, funnelText, stageTitle, type Text } from "./funnel-texts.js";
import { shownText } from "../shared/shown-text.js";

interface Explaining {
  readonly words: Localizer;
  readonly text: Text;
  readonly definition: FunnelDefinition;
}

export function explainView(words: Localizer, definition: FunnelDefinition, answer: ExplainAnswer): TemplateResult {
  const text = funnelText(words);
  const context = { words, text, definition };
  return html`
    <h2 class="record-name">${shownText(words, answer.record)}</h2>
    <p class="verdict">${verdict(context, answer)}</p>
    ${answer.stages.length > 0
      ? html`<ol class="explained">
          ${answer.stages.map((stage) => stageLine(context, stage))}
        </ol>`
      : nothing}
    ${answer.events.length > 0
      ? html`<h3 class="sub">${text("explain.events")}</h3>
          <ol class="timeline small">
            ${answer.events.map((event) => eventLine(context, event))}
          </ol>
          ${answer.total > answer.events.length
            ? html`<p class="quiet small">
                ${text("explain.more", { count: answer.total - answer.events.length })}
              </p>`
            : nothing}`
      : nothing}
  `;
}

function verdict({ words, text }: Explaining, { state, leftOut, attempt }: ExplainAnswer): string {
  const said = leftOut ? text(`explain.left-out.${leftOut}`) : text(`explain.state.${state}`);
  if (!attempt) return said;
  const { dateTime } = words.format;
  const span = attempt.until
    ? text("explain.attempt", { from: dateTime(attempt.from), until: dateTime(attempt.until) })
    : text("explain.attempt.open", { from: dateTime(attempt.from) });
  return `${said} ${span}`;
}

function nameOf({ words, definition }: Explaining, id: string): string {
  const stage = definition.stages.find((candidate) => candidate.id === id);
  return stage ? stageTitle(words, stage) : id;
}

function stageLine(context: Explaining, stage: ExplainedStage): TemplateResult {
  const { words, text } = context;
  const name = nameOf(context, stage.stage);
  if (stage.reached) {
    const since =
      stage.sinceMs === undefined ? "" : ` · ${text("explain.since", { time: words.format.duration(stage.sinceMs) })}`;
    return html`<li class="yes">
      <p><strong>${name}</strong> <span class="sr">${text("explain.reached")}</span></p>
      <p class="quiet small">${eventName(text, stage.event)} · ${words.format.dateTime(stage.time)}${since}</p>
    </li>`;
  }
  return html`<li class=${stage.optional ? "no optional" : "no"}>
    <p>
      <strong>${name}</strong>
      <span class="quiet small">${text(stage.optional ? "explain.skipped" : "explain.missed")}</span>
    </p>
    ${stage.misses.length === 0
      ? html`<p class="quiet small">${text(`miss.${stage.reason}`, NO_DETAIL)}</p>`
      : html`<ul class="small quiet">
          ${stage.misses.map((miss) => html`<li>${missText(context, miss)}</li>`)}
        </ul>`}
  </li>`;
}

/** Reasons that come without an event speak of none. */
const NO_DETAIL = { by: "", event: "", time: "", stage: "" } as const;

function missText(context: Explaining, miss: ExplainedMiss): string {
  const { words, text } = context;
  const { dateTime, duration } = words.format;
  const why = text(`miss.${miss.reason}`, {
    by: duration(miss.byMs),
    event: miss.otherEvent === undefined ? "" : eventName(text, miss.otherEvent),
    time: dateTime(miss.otherTime),
    stage: miss.otherStage === undefined ? "" : nameOf(context, miss.otherStage),
  });
  const what = text("explain.miss", {
    event: eventName(text, miss.event),
    time: dateTime(miss.time),
    why,
  });
  return miss.events > 1 ? `${what}, ${text("explain.miss.more", { count: miss.events - 1 })}` : what;
}

function eventLine(context: Explaining, event: ExplainedEvent): TemplateResult {
  const { words, text } = context;
  const outcome = event.served
    ? text("explain.served", { stage: nameOf(context, event.served) })
    : event.reason
      ? text(`reason.${event.reason}`)
      : event.exclusions
        ? text("explain.exclusion")
        : "";
  return html`<li class=${event.served ? "served" : ""}>
    <span class="quiet">${words.format.dateTime(event.time)}</span>
    <span>${eventName(text, event.event)}</span>
    <span class=${event.served ? "went" : "quiet"}>${outcome}</span>
  </li>`;
}
