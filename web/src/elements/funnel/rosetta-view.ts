// The same funnel under the rules of other tools: what each would show, and who is counted otherwise there and why.

import { html, nothing, type TemplateResult } from "lit";
import type { RosettaAnswer, RosettaFigures, RosettaReason, RosettaRequest, RosettaRow, RosettaStage } from "../../types/index.js";
import type { LatestQuestion } from "../shared/latest-question.js";
import { problemText } from "../shared/problem-words.js";
import { shareBar } from "../shared/spark.js";
import { stageNameOf, type ResultContext } from "./result-context.js";

export interface RosettaView {
  readonly session: Pick<LatestQuestion<RosettaRequest>, "answer" | "problem" | "stale">;
  look(looks: boolean): void;
}

/** A section that is closed until somebody wants to know: only then it is asked. */
export function rosettaView(context: ResultContext, { session, look }: RosettaView): TemplateResult {
  const { text } = context;
  return html`<details
    class="rosetta"
    @toggle=${(event: Event) => {
      look((event.currentTarget as HTMLDetailsElement).open);
    }}
  >
    <summary class="small">${text("rosetta.label")}</summary>
    <p class="quiet small">${text("rosetta.lead")}</p>
    <div aria-busy=${session.stale ? "true" : "false"} class=${session.stale && session.answer ? "busy" : ""}>
      ${content(context, session)}
    </div>
  </details>`;
}

function content(context: ResultContext, { answer, problem, stale }: RosettaView["session"]): TemplateResult {
  const { words } = context;
  if (problem && !stale) return html`<p class="problem small" role="alert">${problemText(words, problem)}</p>`;
  if (!answer) return html`<p class="quiet nothing">${words.t("report.loading")}</p>`;
  return tools(context, answer);
}

function tools(context: ResultContext, { base, presets }: RosettaAnswer): TemplateResult {
  const { text } = context;
  return html`<ul class="counts-otherwise">
    ${tool(context, text("rosetta.base"), base, nothing)}
    ${presets.map((row) => {
      const name = text(`preset.${row.preset}`);
      if (row.problems) return refused(context, name, row.problems);
      return tool(context, name, row, differences(context, row, base.converted));
    })}
  </ul>`;
}

function tool(
  { words, text }: ResultContext,
  name: string,
  { conversionRate, converted, entered }: Pick<RosettaAnswer["base"], "conversionRate" | "converted" | "entered">,
  below: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<li>
    <p class="tool-line">
      <strong>${name}</strong>
      <span>${words.format.percent(conversionRate.value)}</span>
      <span class="quiet small">${text("funnel.conversion.of", { converted, entered })}</span>
    </p>
    ${shareBar(conversionRate.value ?? 0)} ${below}
  </li>`;
}

function refused(
  { words, text }: ResultContext,
  name: string,
  problems: NonNullable<RosettaRow["problems"]>,
): TemplateResult {
  return html`<li>
    <p class="tool-line"><strong>${name}</strong> <span class="quiet small">${text("rosetta.refused")}</span></p>
    <ul class="quiet small">
      ${problems.map((problem) => {
        const wantsWindow = problem.path === "definition.window";
        return html`<li>${wantsWindow ? text("rosetta.refused.window") : problemText(words, problem)}</li>`;
      })}
    </ul>
  </li>`;
}

function differences(context: ResultContext, row: RosettaRow & { problems?: undefined }, converted: number): TemplateResult {
  const stages = row.stages.filter(({ gained, lost }) => gained + lost > 0);
  if (stages.length === 0) return html`<p class="quiet small">${context.text("rosetta.same")}</p>`;
  const lines = stages.flatMap((stage) => stageReasons(context, stage, row.rules));
  // As many converted by other people would look like agreement.
  const note = row.converted === converted ? html`<p class="quiet small">${context.text("rosetta.others")}</p>` : nothing;
  return html`${note}
    <ul class="reasons small">
      ${lines}
    </ul>`;
}

/** The rule that makes the difference, with its limit where that is one time. */
export function reasonText(
  { words, text }: Pick<ResultContext, "words" | "text">,
  reason: RosettaReason,
  { windowMs, hopMaxMs }: Pick<RosettaFigures["rules"], "windowMs" | "hopMaxMs">,
): string {
  if (reason === "window") {
    return windowMs === null ? text("rosetta.why.window.none") : text("rosetta.why.window", { time: words.format.duration(windowMs) });
  }
  if (reason !== "hops") return text(`rosetta.why.${reason}`);
  const [hop, ...others] = new Set(hopMaxMs.filter((ms) => ms !== null));
  return hop === undefined || others.length > 0
    ? text("rosetta.why.hops.several")
    : text("rosetta.why.hops", { time: words.format.duration(hop) });
}

function stageReasons(context: ResultContext, { id, reasons }: RosettaStage, rules: RosettaFigures["rules"]): TemplateResult[] {
  const { words, text, answer } = context;
  return reasons.map(({ reason, gained, lost, examples }) => {
    const counts = [
      gained > 0 ? text("rosetta.gained", { count: gained }) : "",
      lost > 0 ? text("rosetta.lost", { count: lost }) : "",
    ].filter(Boolean);
    const difference = text("rosetta.difference", { stage: stageNameOf(words, answer, id), counts: words.format.list(counts) });
    return html`<li>
      <p><b>${difference}</b> ${reasonText(context, reason, rules)}</p>
      ${examples.length > 0
        ? html`<p class="quiet">${text("rosetta.examples", { names: words.format.list(examples) })}</p>`
        : nothing}
    </li>`;
  });
}
