#!/usr/bin/env node
// The command line, `parcours`. Contract: docs/command-line.md.

import { run } from "./run.js";

// Whoever reads the answer may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: {
    write: (text) => void process.stdout.write(text),
    isTerminal: process.stdout.isTTY,
  },
  stderr: {
    write: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
  },
  environment: process.env,
});
