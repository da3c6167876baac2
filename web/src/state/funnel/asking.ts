// What a funnel's screen asks of the engine: definition -> requests. Pure.

import type {
  DateRange,
  FunnelAnswer,
  FunnelBreakdownRow,
  FunnelDefinition,
  FunnelPart,
  FunnelStep,
  MatchingRequest,
} from "../../types/index.js";
import { breakdownsLeft } from "./edit.js";

/** Paths take an engine as long as half of all else, and most look at other views. */
export const WITHOUT_PATHS: readonly FunnelPart[] = ["times", "trend", "revenue"];

/** The answer to these parts. */
export type AnswerWithoutPaths = Omit<FunnelAnswer, "links" | "paths" | "breakdown"> & {
  readonly breakdown?: readonly Omit<FunnelBreakdownRow, "links" | "paths">[];
};

/**
 * The same funnel with the stages of several steps broken down by event, as far as the limit goes, so
 * that paths tell the steps apart; the definition itself where there is nothing to tell apart.
 */
export function withSteps(definition: FunnelDefinition): FunnelDefinition {
  let left = breakdownsLeft(definition);
  const stages = definition.stages.map((stage) => {
    const events = new Set(stage.steps.map(({ event }) => event));
    const several = events.size > 1 || events.has("*");
    if (!several || stage.breakdown || left <= 0) return stage;
    left -= 1;
    return { ...stage, breakdown: { by: "type", top: Math.max(events.size, 5) } };
  });
  return stages.every((stage, index) => stage === definition.stages[index])
    ? definition
    : { ...definition, stages };
}

/** Is there more than one way through it? */
export function hasPaths(definition: FunnelDefinition): boolean {
  return definition.stages.some(
    ({ steps, breakdown, optional }) => steps.length > 1 || breakdown !== undefined || optional === true,
  );
}

/** How many events a step matches, in the range where the funnel looks for them. */
export function askedMatches(step: FunnelStep, range: DateRange | null): MatchingRequest {
  const { from, to, timeZone } = range ?? {};
  const bounded = from || to ? { range: { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(timeZone ? { timeZone } : {}) } } : {};
  return {
    report: "catalog",
    event: step.event,
    ...(step.where && step.where.length > 0 ? { where: step.where } : {}),
    ...bounded,
  };
}
