// The records of a funnel as text: one line each, with the time of each stage; and one of them explained.

import { funnelText, type Text } from "../elements/funnel/funnel-texts.js";
import type { DefinitionWithIds } from "../state/funnel/stage-ids.js";
import type {
  ExplainAnswer,
  ExplainedEvent,
  ExplainedMiss,
  ExplainedStage,
  RecordsAnswer,
} from "../types/index.js";
import { type Column, table } from "./table.js";
import { heading, type Words } from "./text.js";

export function recordsText(answer: RecordsAnswer, definition: DefinitionWithIds, { cli, page }: Words): string[] {
  const text = funnelText(page);
  const lines = heading(text("records.total", { count: answer.total }));
  if (answer.rows.length === 0) return lines;
  const columns: Column[] = [
    { title: text("records.record") },
    { title: cli.headings.status },
    ...definition.stages.map((stage): Column => ({ title: nameOf(stage) })),
  ];
  const rows = answer.rows.map(({ record, state, stages }) => {
    const times = new Map(stages.map(({ stage, time }) => [stage, page.format.dateTime(time)]));
    const cells = definition.stages.map(({ id }) => times.get(id) ?? "");
    return [record, text(`records.state.${state}`), ...cells];
  });
  // Not parted where a terminal is narrow: there may be a hundred thousand rows.
  return [...lines, ...table(columns, rows)];
}

export function explainText(answer: ExplainAnswer, definition: DefinitionWithIds, words: Words): string[] {
  const text = funnelText(words.page);
  const titles = new Map(definition.stages.map((stage) => [stage.id, nameOf(stage)]));
  const context = { words, text, timeOf: timesOf(answer, words), titleOf: (id: string): string => titles.get(id) ?? id };
  const lines = [...heading(answer.record), verdict(context, answer)];
  if (answer.stages.length > 0) {
    const rows = answer.stages.flatMap((stage) => stageRows(context, stage));
    lines.push("", ...table([{ title: "" }, { title: "" }, { title: "" }], rows, words.room));
  }
  if (answer.events.length > 0) {
    const rows = answer.events.map((event) => eventRow(context, event));
    lines.push(...heading(text("explain.events")), ...table([{ title: "" }, { title: "" }, { title: "" }], rows, words.room));
  }
  return lines;
}

function nameOf({ id, name }: DefinitionWithIds["stages"][number]): string {
  return name ?? id;
}

interface Explaining {
  readonly words: Words;
  readonly text: Text;
  readonly timeOf: (iso: string | null | undefined) => string;
  titleOf(id: string): string;
}

/** To the minute, or to the second where events of one minute would look as if they came together. */
function timesOf({ events }: ExplainAnswer, { page: { format } }: Words): Explaining["timeOf"] {
  const times = new Set(events.map(({ time }) => time));
  const minutes = new Set([...times].map((time) => format.dateTime(time)));
  return minutes.size < times.size ? format.exactTime : format.dateTime;
}

function verdict({ text, timeOf }: Explaining, { state, leftOut, attempt }: ExplainAnswer): string {
  const said = leftOut ? text(`explain.left-out.${leftOut}`) : text(`explain.state.${state}`);
  if (!attempt) return said;
  const from = timeOf(attempt.from);
  const span = attempt.until
    ? text("explain.attempt", { from, until: timeOf(attempt.until) })
    : text("explain.attempt.open", { from });
  return `${said} ${span}`;
}

/** A line for the stage, and one for each way in which events missed it. */
function stageRows({ words, text, timeOf, titleOf }: Explaining, stage: ExplainedStage): string[][] {
  const { duration } = words.page.format;
  if (stage.reached) {
    const since = stage.sinceMs === undefined ? "" : text("explain.since", { time: duration(stage.sinceMs) });
    const event = `${stage.event} · ${timeOf(stage.time)}`;
    return [[titleOf(stage.stage), text("explain.reached"), since === "" ? event : `${event} · ${since}`]];
  }
  const first = [titleOf(stage.stage), text(stage.optional ? "explain.skipped" : "explain.missed")];
  if (stage.misses.length === 0) return [[...first, text(`miss.${stage.reason}`)]];
  const why = (miss: ExplainedMiss): string => {
    const said = text("explain.miss", {
      event: miss.event,
      time: timeOf(miss.time),
      why: text(`miss.${miss.reason}`, {
        by: duration(miss.byMs),
        event: miss.otherEvent ?? "",
        time: timeOf(miss.otherTime),
        stage: miss.otherStage === undefined ? "" : titleOf(miss.otherStage),
      }),
    });
    return miss.events > 1 ? `${said}, ${text("explain.miss.more", { count: miss.events - 1 })}` : said;
  };
  return stage.misses.map((miss, index) => [...(index === 0 ? first : ["", ""]), why(miss)]);
}

function eventRow({ text, timeOf, titleOf }: Explaining, event: ExplainedEvent): string[] {
  const outcome = event.served
    ? text("explain.served", { stage: titleOf(event.served) })
    : event.reason
      ? text(`reason.${event.reason}`)
      : event.exclusions
        ? text("explain.exclusion")
        : "";
  return [timeOf(event.time), event.event, outcome];
}
