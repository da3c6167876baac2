// EngineError: why a call was refused. The same from the engine, the worker and the client.

import type { Preview } from "../types/index.js";
import type { EngineErrorCode } from "./error-codes.js";

/** One thing that is wrong. `path` points into the JSON given (`stages[2].steps[0].event`). */
export interface Problem {
  readonly code: EngineErrorCode;
  readonly path: string;
  readonly message: string;
}

/** The form in which an error crosses from a worker. */
export interface ErrorData extends Problem {
  /** Every problem, the first included, where there is more than one. */
  readonly problems?: readonly Problem[];
  readonly proposal?: Preview;
}

export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly path: string;
  /** At least one; the first is the error itself. */
  readonly problems: readonly Problem[];
  /** With "unusable-input", where the records are in no known format, or not in the one they were taken for: what they could be. */
  readonly proposal: Preview | undefined;

  constructor(
    code: EngineErrorCode,
    path: string,
    message: string,
    more: {
      problems?: readonly Problem[];
      proposal?: Preview | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "EngineError";
    this.code = code;
    this.path = path;
    this.problems =
      more.problems && more.problems.length > 0 ? more.problems : [{ code, path, message }];
    this.proposal = more.proposal;
  }

  toData(): ErrorData {
    return {
      code: this.code,
      path: this.path,
      message: this.message,
      ...(this.problems.length > 1 ? { problems: this.problems } : {}),
      ...(this.proposal ? { proposal: this.proposal } : {}),
    };
  }

  static fromData({ code, path, message, problems, proposal }: ErrorData): EngineError {
    return new EngineError(code, path, message, { ...(problems ? { problems } : {}), proposal });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
