// A look at files before they take the place of an open report: whoever opens a broken one keeps the report.
//
// The first megabyte of each is read, up to the first file that gives something; what is broken further in shows only
// in the load. What can be read but once, or is fetched, is not looked at.

import { emptySources } from "../../source-state.js";
import type { LoadProblem } from "../../state/load-state.js";
import { problemOf } from "../../state/problem.js";
import type { DescribedSource, LoadInput } from "../../sources/source.js";
import type { Preview } from "../../types/index.js";
import type { PreviewEngine } from "./mapping-forms.js";
import { isDescribed, isHeld, sourcesIn } from "./told-input.js";

export type FirstLook =
  | { readonly kind: "readable" }
  /** A file of unknown shape, or that is not of the one it was taken for, and nothing that can be read without a form. */
  | { readonly kind: "unknown"; readonly proposal: Preview }
  | { readonly kind: "refused"; readonly problem: LoadProblem };

/** What is wrong with a file, not with the engine. */
const OF_FILES: readonly string[] = ["bad-source", "unusable-input", "unsupported", "too-large"];

const READABLE: FirstLook = { kind: "readable" };

export async function firstLook(engine: PreviewEngine, input: LoadInput): Promise<FirstLook> {
  let found: FirstLook | null = null;
  for (const source of sourcesIn(input)) {
    const data = isDescribed(source) ? source.data : source;
    const look = isHeld(data) ? await lookAt(engine, source as DescribedSource) : READABLE;
    if (look.kind === "readable") return look;
    if (found?.kind !== "unknown") found = look.kind === "unknown" ? look : (found ?? look);
  }
  return found ?? READABLE;
}

async function lookAt(engine: PreviewEngine, source: LoadInput): Promise<FirstLook> {
  try {
    const preview = await engine.preview?.(source, {});
    return preview ? judged(preview) : READABLE;
  } catch (error) {
    // Of all else the load says what it is.
    const problem = problemOf(error);
    return OF_FILES.includes(problem.code) ? { kind: "refused", problem } : READABLE;
  }
}

function judged(preview: Preview): FirstLook {
  const { summary, records, problem } = preview;
  const { name, warnings, decidedBy } = summary;
  // Without a word of the engine's the first bytes alone may hold no record.
  if (warnings.length > 0 && emptySources([summary]).length > 0) {
    const message = `${name}: ${warnings.join("; ")}`;
    return { kind: "refused", problem: { code: "empty-input", path: "", message, files: [{ name, warnings }] } };
  }
  // Of a known form, of which none of its rows is.
  const isUnfit = decidedBy === "signature" && problem !== undefined;
  if (records > 0 && (isUnfit || decidedBy === "guess" || decidedBy === "nothing")) return { kind: "unknown", proposal: preview };
  if (problem === undefined) return READABLE;
  return { kind: "refused", problem: { code: "unusable-input", path: "", message: problem } };
}
