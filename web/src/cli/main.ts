#!/usr/bin/env node
// The command line, `parcours`. Contract: docs/command-line.md.

import type { Output } from "./io.js";
import { run } from "./run.js";

// Whoever reads the answer may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const outputOf = (stream: NodeJS.WriteStream): Output => ({
  write: (text) => void stream.write(text),
  isTerminal: stream.isTTY,
  get columns() {
    return stream.columns;
  },
});

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  environment: process.env,
});
