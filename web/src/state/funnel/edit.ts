// Edits of a funnel's definition: definition -> definition, never in place. Pure.
//
// Whatever an edit does, the result keeps what the engine insists on and what a reader cannot be asked
// to repair by hand: stage ids are unique, the first and the last stage are required, no stage is
// without a step, and nothing names a stage that is gone. Indexes outside the definition change nothing.

import type { FunnelDefinition, FunnelStage, FunnelStep } from "../../types/index.js";

export const MOST_STAGES = 32;
export const MOST_STEPS = 32;
/** Of stages; the funnel's own comes beside them. */
export const MOST_BREAKDOWNS = 5;

export interface StepPlace {
  readonly stage: number;
  readonly step: number;
}

export const EMPTY_FUNNEL: FunnelDefinition = { version: 1, stages: [] };

/** The same object with `key` replaced, or without it where `value` is undefined. */
export function changed<T extends object, K extends keyof T>(
  object: T,
  key: K,
  value: T[K] | undefined,
): T {
  const copy = { ...object };
  if (value === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = value;
  return copy;
}

/** At least two stages with a step each: less cannot be asked. */
export function isRunnable({ stages }: FunnelDefinition): boolean {
  return stages.length >= 2 && stages.every(({ steps }) => steps.length > 0);
}

export function addStage(
  definition: FunnelDefinition,
  step: FunnelStep,
  at: number = definition.stages.length,
): FunnelDefinition {
  const { stages } = definition;
  if (stages.length >= MOST_STAGES) return definition;
  const stage: FunnelStage = { id: freeId(stages, step.event), steps: [step] };
  return tidy({ ...definition, stages: inserted(stages, at, stage) });
}

export function addStep(
  definition: FunnelDefinition,
  stage: number,
  step: FunnelStep,
  at?: number,
): FunnelDefinition {
  const steps = definition.stages[stage]?.steps;
  if (!steps || steps.length >= MOST_STEPS) return definition;
  return changeStage(definition, stage, "steps", inserted(steps, at ?? steps.length, step));
}

export function moveStage(definition: FunnelDefinition, from: number, to: number): FunnelDefinition {
  const { stages } = definition;
  const stage = stages[from];
  if (!stage || from === to || to < 0 || to >= stages.length) return definition;
  return tidy({ ...definition, stages: inserted(removed(stages, from), to, stage) });
}

/** Within a stage or to another one; a stage that gives its last step away goes. */
export function moveStep(
  definition: FunnelDefinition,
  from: StepPlace,
  to: StepPlace,
): FunnelDefinition {
  const source = definition.stages[from.stage];
  const target = definition.stages[to.stage];
  const step = source?.steps[from.step];
  if (!source || !target || !step) return definition;
  if (source === target) {
    if (from.step === to.step) return definition;
    const steps = inserted(removed(source.steps, from.step), to.step, step);
    return changeStage(definition, from.stage, "steps", steps);
  }
  if (target.steps.length >= MOST_STEPS) return definition;
  const added = addStep(definition, to.stage, step, to.step);
  return removeStep(added, from);
}

/** A step taken out of its stage becomes a stage of its own, the last one. */
export function stepToStage(definition: FunnelDefinition, from: StepPlace): FunnelDefinition {
  const step = definition.stages[from.stage]?.steps[from.step];
  if (!step) return definition;
  return removeStep(addStage(definition, step), from);
}

export function removeStage(definition: FunnelDefinition, stage: number): FunnelDefinition {
  if (!definition.stages[stage]) return definition;
  return tidy({ ...definition, stages: removed(definition.stages, stage) });
}

export function removeStep(
  definition: FunnelDefinition,
  { stage, step }: StepPlace,
): FunnelDefinition {
  const steps = definition.stages[stage]?.steps;
  if (!steps?.[step]) return definition;
  if (steps.length === 1) return removeStage(definition, stage);
  return changeStage(definition, stage, "steps", removed(steps, step));
}

export function changeStage<K extends keyof FunnelStage>(
  definition: FunnelDefinition,
  stage: number,
  key: K,
  value: FunnelStage[K] | undefined,
): FunnelDefinition {
  const stages = definition.stages.map((old, index) =>
    index === stage ? changed(old, key, value) : old,
  );
  return tidy({ ...definition, stages });
}

export function changeStep<K extends keyof FunnelStep>(
  definition: FunnelDefinition,
  { stage, step }: StepPlace,
  key: K,
  value: FunnelStep[K] | undefined,
): FunnelDefinition {
  const steps = definition.stages[stage]?.steps.map((old, index) =>
    index === step ? changed(old, key, value) : old,
  );
  return steps ? changeStage(definition, stage, "steps", steps) : definition;
}

/** May the stage be optional? Never the first nor the last. */
export function mayBeOptional({ stages }: FunnelDefinition, stage: number): boolean {
  return stage > 0 && stage < stages.length - 1;
}

export function breakdownsLeft({ stages }: FunnelDefinition): number {
  return MOST_BREAKDOWNS - stages.filter(({ breakdown }) => breakdown !== undefined).length;
}

/** What no longer makes sense after an edit goes; see the top of this file. */
function tidy(definition: FunnelDefinition): FunnelDefinition {
  const stages = definition.stages.map((stage, index) =>
    stage.optional && !mayBeOptional(definition, index) ? changed(stage, "optional", undefined) : stage,
  );
  let next: FunnelDefinition = { ...definition, stages };
  const position = (id: string): number => stages.findIndex((stage) => stage.id === id);
  if (next.exclusions) {
    next = {
      ...next,
      exclusions: next.exclusions.map((exclusion) => {
        const [from, to] = exclusion.between ?? [];
        if (from === undefined || to === undefined) return exclusion;
        const sound = position(from) >= 0 && position(from) < position(to);
        return sound ? exclusion : changed(exclusion, "between", undefined);
      }),
    };
  }
  const { breakdown } = next;
  if (breakdown?.stage !== undefined && position(breakdown.stage) < 0) {
    const { by, top } = breakdown;
    next = { ...next, breakdown: { by, ...(top === undefined ? {} : { top }) } };
  }
  return next;
}

function inserted<T>(list: readonly T[], at: number, item: T): T[] {
  const index = Math.min(Math.max(at, 0), list.length);
  return [...list.slice(0, index), item, ...list.slice(index)];
}

function removed<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

function freeId(stages: readonly FunnelStage[], event: string): string {
  const taken = new Set(stages.map(({ id }) => id));
  const base = event === "*" ? "any" : event;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
