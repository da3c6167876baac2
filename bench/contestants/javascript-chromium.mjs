// What one would write without any of them, in a headless Chromium: ingest alone.
import { inChromium } from './chromium.mjs';

export const run = ({ file }) => inChromium(file, measure);

// Runs in the page.
async function measure() {
  const from = (module) => import(new URL(module, document.baseURI).href);
  const { parseAll } = await from('contestants/json-lines.mjs');
  const { chunks } = await from('contestants/chosen-file.mjs');
  const decoder = new TextDecoder('latin1'); // the data is ASCII
  async function* texts() {
    let rest = '';
    for await (const chunk of chunks()) {
      const text = rest + decoder.decode(chunk);
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      yield text.slice(0, end);
    }
  }
  const { ms, events } = await parseAll(texts());
  const again = await parseAll(texts());
  return { ingest: { ms, againMs: again.ms, value: events }, answers: {} };
}
