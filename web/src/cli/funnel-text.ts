// A funnel as text: what became of the records, a bar for each stage, and its steps.

import { filtersWords, funnelText as textOf } from "../elements/funnel/funnel-texts.js";
import { exclusionSentences } from "../elements/funnel/funnel-scopes.js";
import { termsText } from "../elements/funnel/funnel-words.js";
import { breakdownLabel } from "../state/funnel/export.js";
import type { FunnelAnswer, FunnelDefinition, FunnelFigures, FunnelStep, StageNode, StageResult } from "../types/index.js";
import { bar, type Column, plain, table } from "./table.js";
import { heading, type Words } from "./text.js";

const barCells = 30;

export function funnelText(answer: FunnelAnswer, definition: FunnelDefinition, words: Words): string[] {
  const { cli, page } = words;
  const text = textOf(page);
  const lines = [...heading(answer.name ?? text("funnel.label")), termsText(page, definition), ...exclusionSentences(page, definition).map(plain)];
  if (answer.entered === 0) return [...lines, text("funnel.empty")];
  lines.push("", ...totalsText(answer, words), "", ...stagesText(answer, words));
  const steps = stepsText(answer.stages, definition, words);
  if (steps.length > 0) lines.push(...heading(text("funnel.steps")), ...steps);
  const nodes = nodesText(answer.stages, definition, words);
  if (nodes.length > 0) lines.push(...heading(cli.headings.stagesByValue), ...nodes);
  if (answer.breakdown) {
    lines.push(...heading(cli.headings.byValue), ...breakdownText(answer.breakdown, words));
  }
  return lines;
}

function totalsText(figures: FunnelFigures, words: Words): string[] {
  const { page } = words;
  const { format } = page;
  const text = textOf(page);
  const { low, high, rate } = figures.mature;
  const time = figures.timeToConvert;
  const rows = [
    [text("funnel.entered"), format.number(figures.entered)],
    [
      text("funnel.converted"),
      format.number(figures.converted),
      format.percent(figures.conversionRate.value),
    ],
    [text("funnel.inProgress"), format.number(figures.inProgress)],
    [text("funnel.dropped"), format.number(figures.dropped)],
  ];
  const lines = table([{ title: "" }, { title: "", align: "right" }, { title: "" }], rows);
  if (low !== null && high !== null && rate.denominator !== figures.entered) {
    const parts = [rate.value, low, high].map((share) => format.percent(share));
    lines.push(
      text("funnel.mature", { rate: parts[0] ?? "", low: parts[1] ?? "", high: parts[2] ?? "" }),
    );
  }
  if (time.n > 0) {
    const mean = `${text("funnel.table.mean")} ${format.duration(time.meanMs)}`;
    const median = `${text("funnel.table.median")} ${format.duration(time.medianMs)}`;
    lines.push(`${text("funnel.time")} – ${mean}, ${median}`);
  }
  const revenue = Object.entries(figures.revenue);
  if (revenue.length > 0) {
    const amounts = revenue.map(([currency, amount]) => format.money(amount, currency));
    lines.push(`${text("funnel.revenue")} – ${amounts.join(", ")}`);
  }
  return lines;
}

function stagesText(figures: FunnelFigures, { page, room }: Words): string[] {
  const { format } = page;
  const text = textOf(page);
  const columns: Column[] = [
    { title: text("funnel.table.stage") },
    { title: "" },
    ...(
      ["records", "rate", "cumulative", "dropped", "inProgress", "mean", "median"] as const
    ).map((name): Column => ({ title: text(`funnel.table.${name}`), align: "right" })),
  ];
  const rows = figures.stages.map((stage) => [
    nameOf(stage) + (stage.optional ? ` (${text("funnel.optional")})` : ""),
    bar(stage.cumulativeRate.value ?? 0, barCells),
    format.number(stage.records),
    stage.rate ? format.percent(stage.rate.value) : "",
    format.percent(stage.cumulativeRate.value),
    stage.dropped === undefined ? "" : format.number(stage.dropped),
    stage.inProgress === undefined ? "" : format.number(stage.inProgress),
    stage.fromPrevious?.n ? format.duration(stage.fromPrevious.meanMs) : "",
    stage.fromPrevious?.n ? format.duration(stage.fromPrevious.medianMs) : "",
  ]);
  return table(columns, rows, room);
}

/** Only where a stage has several: else the stage says it all. */
function stepsText(stages: readonly StageResult[], definition: FunnelDefinition, words: Words): string[] {
  const { cli, page } = words;
  const rows = stages.flatMap((stage, at) =>
    stage.steps.length < 2
      ? []
      : stage.steps.map(({ event, advanced, did }, index) => [
          index === 0 ? nameOf(stage) : "",
          stepText(event, definition.stages[at]?.steps[index], words),
          page.format.number(advanced),
          page.format.number(did),
        ]),
  );
  if (rows.length === 0) return [];
  const text = textOf(page);
  const columns: Column[] = [
    { title: text("funnel.table.stage") },
    { title: cli.headings.step },
    { title: cli.headings.advanced, align: "right" },
    { title: cli.headings.did, align: "right" },
  ];
  return table(columns, rows, words.room);
}

/** With the filter that tells it from another step of the same event. */
function stepText(event: string, step: FunnelStep | undefined, { page }: Words): string {
  return step?.where?.length ? `${event} (${filtersWords(page, step.where)})` : event;
}

/** Of the stages that the definition splits by a property. */
function nodesText(stages: readonly StageResult[], definition: FunnelDefinition, words: Words): string[] {
  const { cli, page } = words;
  const text = textOf(page);
  const rows = stages.flatMap((stage, at) =>
    (stage.nodes ?? []).map((node, index) => [
      index === 0 ? nameOf(stage) : "",
      index === 0 ? (definition.stages[at]?.breakdown?.by ?? "") : "",
      valueName(node, words),
      page.format.number(node.records),
    ]),
  );
  if (rows.length === 0) return [];
  const columns: Column[] = [
    { title: text("funnel.table.stage") },
    { title: cli.headings.property },
    { title: cli.headings.value },
    { title: text("funnel.table.records"), align: "right" },
  ];
  return table(columns, rows, words.room);
}

function breakdownText(rows: NonNullable<FunnelAnswer["breakdown"]>, words: Words): string[] {
  const { cli, page } = words;
  const text = textOf(page);
  const columns: Column[] = [
    { title: cli.headings.value },
    { title: text("funnel.entered"), align: "right" },
    { title: text("funnel.converted"), align: "right" },
    { title: text("funnel.conversion"), align: "right" },
  ];
  const cells = rows.map((row) => [
    valueName(row, words),
    page.format.number(row.entered),
    page.format.number(row.converted),
    page.format.percent(row.conversionRate.value),
  ]);
  return table(columns, cells, words.room);
}

function valueName(value: Pick<StageNode, "value" | "other" | "none">, { cli: { headings } }: Words): string {
  return breakdownLabel(value, { other: headings.other, none: headings.noValue });
}

function nameOf({ id, name }: StageResult): string {
  return name ?? id;
}
