// What the commands print: one line a step, with its time. Output of the steps themselves goes to
// build/logs/ and is shown only where a step fails.

const started = performance.now();

/** Runs `work` as the step `name`; the line says how long it took and what `work` returned, if text. */
export async function step(name, work) {
  const begin = performance.now();
  underWay(name);
  try {
    const note = await work();
    const detail = typeof note === 'string' && note !== '' ? `: ${note}` : '';
    console.log(`${clear}· ${name}${detail} (${seconds(begin)})`);
    return note;
  } catch (error) {
    console.log(`${clear}✗ ${name} (${seconds(begin)})`);
    throw error;
  }
}

// A terminal shows the step that is under way, whose line its end takes; a log has the end alone.
const clear = process.stdout.isTTY ? '\r\u001b[2K' : '';

function underWay(name) {
  if (process.stdout.isTTY) process.stdout.write(`${clear}… ${name}`);
}

/** Time since the command began, for its last line. */
export const elapsed = () => seconds(started);

function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}

/** Something the person has to know or do; printed without a stack trace by `main`. */
export class Advice extends Error {}

/** Runs a command's body: errors become a message and exit code 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Advice ? error.message : error);
    process.exitCode = 1;
  }
}
