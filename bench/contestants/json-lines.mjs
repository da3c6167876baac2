// JSON.parse of every line, the floor for whoever reads NDJSON that way, wherever it runs.
import { timed } from '../timing.mjs';

/** {ms, events}: of parsing alone. @param texts of whole lines, asynchronously or not */
export async function parseAll(texts) {
  let ms = 0;
  let events = 0;
  for await (const lines of texts) {
    const parsed = await timed(() => parseLines(lines, () => undefined));
    ms += parsed.ms;
    events += parsed.value;
  }
  return { ms, events };
}

/** Hands every line's value on; answers how many there are. */
export function parseLines(text, take) {
  let count = 0;
  for (let begin = 0; begin < text.length; ++count) {
    const end = text.indexOf('\n', begin);
    take(JSON.parse(text.slice(begin, end)));
    begin = end + 1;
  }
  return count;
}
