// What the commands print: one line a step, with its time. Output of the steps themselves goes to
// build/logs/ and is shown only where a step fails.

const started = performance.now();

const longAfter = 30_000; // milliseconds
const stack = []; // the steps that are under way, the innermost last

/** Runs `work` as the step `name`; the line says how long it took and what `work` returned, if text. */
export async function step(name, work) {
  const begin = performance.now();
  const own = { name, noteAt: () => '' };
  stack.push(own);
  show(own);
  const reminder = setInterval(() => remind(own, begin), longAfter);
  try {
    const note = await work();
    const detail = typeof note === 'string' && note !== '' ? `: ${note}` : '';
    console.log(`${clear}· ${name}${detail} (${seconds(begin)})`);
    return note;
  } catch (error) {
    console.log(`${clear}✗ ${name} (${seconds(begin)})`);
    throw error;
  } finally {
    clearInterval(reminder);
    stack.splice(stack.indexOf(own), 1);
  }
}

/** How far the step that is under way has come: what to say of it at a time. */
export function progress(noteAt) {
  const own = stack.at(-1);
  if (!own) return;
  own.noteAt = noteAt;
  show(own);
}

// A terminal shows the step that is under way, whose line its end takes. A log has the end, and where
// that is long in coming a word before it.
const clear = process.stdout.isTTY ? '\r\u001b[2K' : '';

function show(own) {
  if (process.stdout.isTTY) process.stdout.write(`${clear}${textOf(own)}`);
}

function textOf({ name, noteAt }) {
  const note = noteAt(performance.now());
  return `… ${name}${note && `: ${note}`}`;
}

function remind(own, begin) {
  if (own !== stack.at(-1)) return;
  if (process.stdout.isTTY) show(own);
  else console.log(`${textOf(own)}, ${seconds(begin)} so far`);
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
    const isToldByMessage = error instanceof Advice || error.code?.startsWith('ERR_PARSE_ARGS_');
    console.error(isToldByMessage ? error.message : error);
    process.exitCode = 1;
  }
}
