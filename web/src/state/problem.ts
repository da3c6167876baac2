// What went wrong, as data, and any error as that. Pure.

/** In the engine's words. `path` says where in the request or definition, empty for the whole. */
export interface Problem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);

export function problemOf(error: unknown): Problem {
  const { code, path, message } = error as Partial<Record<keyof Problem, unknown>>;
  return { code: textOr(code, "other"), path: textOr(path, ""), message: textOr(message, String(error)) };
}

/** An error as the problems that it names; itself where it names none. */
export function problemsOf(error: unknown): Problem[] {
  const { problems } = error as { problems?: unknown };
  return Array.isArray(problems) && problems.length > 0 ? problems.map(problemOf) : [problemOf(error)];
}
