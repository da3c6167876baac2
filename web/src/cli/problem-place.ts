// Where on the command line a problem comes from: the engine names a member of a request, the reader gave an option or
// a file of JSON.

import type { CommandLine } from "./arguments.js";
import type { Told } from "./told.js";

export interface Placed<Problem extends Told = Told> {
  /** With the option's name, or the path inside the file, as its path. */
  readonly problem: Problem;
  /** The file of JSON that holds the mistake. */
  readonly file: string | undefined;
  /** An option's value is wrong, whatever the data holds. */
  readonly isUsage: boolean;
}

/** `wrapped`: the definition's file holds it in a request, so that its places begin with "definition.". */
export function placeOf<Problem extends Told>(problem: Problem, line: CommandLine, wrapped = false): Placed<Problem> {
  const option = optionOf(problem.path, line);
  if (option !== undefined) {
    // Which records and journeys there are the data tells.
    const placed = renamed(problem, problem.path, `--${option}`);
    const message = line.from === undefined ? placed.message : placed.message.replace("before 'from'", "before --from");
    return { problem: { ...placed, message }, file: undefined, isUsage: option !== "record" && option !== "journey" };
  }
  if (line.mapping !== undefined && /^mapping\b/u.test(problem.path)) {
    return { problem: renamed(problem, "mapping", ""), file: line.mapping, isUsage: false };
  }
  if (line.command === "query" && /^bad-(?:request|definition)$/u.test(problem.code)) {
    return { problem, file: line.document, isUsage: false };
  }
  if (line.document !== undefined && /^definition\b/u.test(problem.path)) {
    const placed = wrapped ? problem : renamed(problem, "definition", "");
    return { problem: placed, file: line.document, isUsage: false };
  }
  return { problem, file: undefined, isUsage: false };
}

function optionOf(path: string, line: CommandLine): string | undefined {
  if (path === "format" && line.format !== undefined) return "format";
  if (line.command === "query") return undefined;
  if (/^journey\b/u.test(path) && line.journeys.length > 0) return "journey";
  const name = /^(?:(?:definition\.)?range\.(from|to)|at\.(stage|state)|(record))$/u.exec(path)?.slice(1).find(Boolean);
  return name !== undefined && line[name as "from" | "to" | "stage" | "state" | "record"] !== undefined ? name : undefined;
}

/** With `name` for `prefix`, in the path and where the message begins with it. */
function renamed<Problem extends Told>(problem: Problem, prefix: string, name: string): Problem {
  const { path, message } = problem;
  const renew = (text: string): string => {
    const rest = text.slice(prefix.length);
    return name === "" ? rest.replace(/^(?:\.|: )/u, "") : name + rest;
  };
  return { ...problem, path: renew(path), message: message.startsWith(path) ? renew(message) : message };
}
