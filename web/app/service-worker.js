// Keeps the page's own files, so that it opens without a network after the first visit. The sample, larger than all
// of them, is kept once a reader opened it, and asked of the network first. Nothing else is kept or answered:
// files of data and addresses in ?src= go to the network as ever.
//
// The build puts in the list of files and their version (scripts/lib/package.mjs).

const VERSION = '__VERSION__';
const FILES = __FILES__;

const cacheName = `parcours-${VERSION}`;
const addresses = new Set(FILES.map((file) => new URL(file, self.location.href).href));
const start = new URL('./', self.location.href).href;
const sampleCache = 'parcours-sample';
const sample = new URL('sample/sample.ndjson.gz', start).href;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const others = (name) => name.startsWith('parcours-') && name !== cacheName && name !== sampleCache;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(others).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.url === sample) event.respondWith(sampleAnswer(event));
  if (request.method !== 'GET' || request.url === sample) return;
  const { origin, pathname } = new URL(request.url);
  const page = request.mode === 'navigate' && `${origin}${pathname}` === start;
  const address = page ? new URL('index.html', start).href : request.url;
  if (!addresses.has(address)) return;
  event.respondWith(
    caches.open(cacheName).then(async (cache) => (await cache.match(address)) ?? fetch(request)),
  );
});

/** Of HEAD, which asks whether there is one, the copy's headers. */
async function sampleAnswer(event) {
  const { request } = event;
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    const copy = await (await caches.open(sampleCache)).match(sample);
    if (!copy) throw error;
    return request.method === 'HEAD' ? new Response(null, copy) : copy;
  }
  if (request.method === 'GET' && answer.status === 200) event.waitUntil(keepSample(answer.clone()));
  return answer;
}

/** One that does not come to its end, or has no room, is not kept. */
function keepSample(answer) {
  return caches
    .open(sampleCache)
    .then((cache) => cache.put(sample, answer))
    .catch(() => undefined);
}
