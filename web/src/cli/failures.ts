// The two ways in which a command fails, by exit status.

/** Exit 2: the command line itself is wrong. */
export class UsageError extends Error {
  /** Whose help tells more: "parcours", "parcours report". */
  readonly command: string;

  constructor(message: string, command: string) {
    super(message);
    this.command = command;
  }
}

/** Exit 1: a file, definition or request cannot be used. */
export class InputError extends Error {
  /** At least one; each is told on a line of its own. */
  readonly problems: readonly string[];

  constructor(...problems: readonly string[]) {
    super(problems.join("; "));
    this.problems = problems;
  }
}
