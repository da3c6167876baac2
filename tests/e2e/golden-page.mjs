// Runs in the page, beside the built package: loads files and asks. Loaded as a module, because a
// test's own import() would be rewritten on its way into the browser.
import { createClient } from './parcours.js';

const bytesOf = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

globalThis.askGolden = async ({ files, options, requests }) => {
  const client = createClient();
  await client.load(
    files.map(({ name, base64 }) => new File([bytesOf(base64)], name)),
    options,
  );
  const said = [];
  for (const request of requests) {
    try {
      said.push({ answer: await client.queryText(request) });
    } catch ({ code, path, message, problems }) {
      said.push({ error: { code, path, message, ...(problems.length > 1 ? { problems } : {}) } });
    }
  }
  client.dispose();
  return said;
};
