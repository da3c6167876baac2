// Any error as code, path and message.

import type { LoadProblem } from "../../state/load-state.js";

export function problemOf(error: unknown): LoadProblem {
  const { code, path, message } = error as Partial<Record<"code" | "path" | "message", unknown>>;
  return {
    code: typeof code === "string" ? code : "other",
    path: typeof path === "string" ? path : "",
    message: typeof message === "string" ? message : String(error),
  };
}
