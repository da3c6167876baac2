// What the command line touches of its surroundings, handed in so that nothing else reaches for it.

export interface Output {
  write(text: string): void;
  /** A terminal, not a file or a pipe. */
  readonly isTerminal: boolean;
  /** Cells in a line of the terminal. */
  readonly columns?: number | undefined;
}

export interface Surroundings {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
