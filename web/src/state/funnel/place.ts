// Where in the builder a problem of the engine belongs: its path -> a place. Pure.

import type { Problem } from "../problem.js";

export type Place =
  | { readonly at: "stage"; readonly stage: number; readonly step: number | null }
  | { readonly at: "setting"; readonly name: string }
  | { readonly at: "whole" };

const PATH = /^(?:definition\.?)?(?:stages\[(\d+)\](?:\.steps\[(\d+)\])?|(\w+))?/u;

/** "definition.stages[2].steps[0].event" -> stage 2, step 0; "definition.window.total" -> window. */
export function placeOf(path: string): Place {
  const [, stage, step, name] = PATH.exec(path) ?? [];
  if (stage !== undefined) {
    return { at: "stage", stage: Number(stage), step: step === undefined ? null : Number(step) };
  }
  return name === undefined || name === "stages" ? { at: "whole" } : { at: "setting", name };
}

/** The problems of one stage, those of its steps among them. */
export function problemsOfStage(problems: readonly Problem[], stage: number): Problem[] {
  return problems.filter(({ path }) => {
    const place = placeOf(path);
    return place.at === "stage" && place.stage === stage;
  });
}

/** Those that no stage shows: settings and the whole. */
export function problemsElsewhere(problems: readonly Problem[], stages: number): Problem[] {
  return problems.filter(({ path }) => {
    const place = placeOf(path);
    return place.at !== "stage" || place.stage >= stages;
  });
}
