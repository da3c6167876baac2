// A funnel's answer, stage by stage, ready to be drawn. Pure, without language.

import type { AnswerWithoutPaths } from "./funnel/asking.js";
import type { DurationStatistics, StageResult, StepResult } from "../types/index.js";

export interface StageView {
  readonly id: string;
  /** The definition's name of the stage, or null where it has none. */
  readonly name: string | null;
  /** 1, 2, … over required stages; null on optional ones. */
  readonly position: number | null;
  readonly optional: boolean;
  readonly records: number;
  /** 0..1 of the records that entered; the bar's length. */
  readonly share: number;
  readonly rate: number | null;
  readonly cumulativeRate: number | null;
  readonly dropped: number | null;
  readonly inProgress: number | null;
  readonly fromPrevious: DurationStatistics | null;
  readonly steps: readonly StepResult[];
  /** Of the records with, and without, an optional stage; null on required ones, and where all or none have it: that compares nothing. */
  readonly conversionWith: number | null;
  readonly conversionWithout: number | null;
}

function measured(statistics: DurationStatistics | null | undefined): DurationStatistics | null {
  return statistics && statistics.n > 0 ? statistics : null;
}

export function stageViews(answer: AnswerWithoutPaths): StageView[] {
  let position = 0;
  return answer.stages.map((stage: StageResult) => {
    if (!stage.optional) position += 1;
    const having = stage.conversionWith?.value ?? null;
    const lacking = stage.conversionWithout?.value ?? null;
    const apart = having !== null && lacking !== null;
    return {
      id: stage.id,
      name: stage.name ?? null,
      position: stage.optional ? null : position,
      optional: stage.optional,
      records: stage.records,
      share: answer.entered > 0 ? stage.records / answer.entered : 0,
      rate: stage.rate?.value ?? null,
      cumulativeRate: stage.cumulativeRate.value,
      dropped: stage.dropped ?? null,
      inProgress: stage.inProgress ?? null,
      fromPrevious: measured(stage.fromPrevious),
      steps: stage.steps,
      conversionWith: apart ? having : null,
      conversionWithout: apart ? lacking : null,
    };
  });
}

export function nextRequired(stages: readonly StageView[], index: number): StageView | undefined {
  return stages.slice(index + 1).find(({ optional }) => !optional);
}

/** The required stage where most records were lost; null where none was. The last stage loses nobody. */
export function largestDrop(stages: readonly StageView[]): StageView | null {
  let worst: StageView | null = null;
  for (const stage of stages) {
    if ((stage.dropped ?? 0) > (worst?.dropped ?? 0)) worst = stage;
  }
  return worst;
}

/** Something was timed at all. */
export function conversionTimes(answer: AnswerWithoutPaths): DurationStatistics | null {
  return measured(answer.timeToConvert);
}
