// Keeps the page's own files, so that it opens without a network after the first visit. Nothing else is
// kept or answered: files of data, addresses in ?src= and the sample go to the network as ever.
//
// The build puts in the list of files and their version (scripts/lib/package.mjs).

const VERSION = '__VERSION__';
const FILES = __FILES__;

const cacheName = `parcours-${VERSION}`;
const addresses = new Set(FILES.map((file) => new URL(file, self.location.href).href));
const start = new URL('./', self.location.href).href;

self.addEventListener('install', (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const others = (name) => name.startsWith('parcours-') && name !== cacheName;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(others).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  const page = request.mode === 'navigate' && `${origin}${pathname}` === start;
  const address = page ? new URL('index.html', start).href : request.url;
  if (!addresses.has(address)) return;
  event.respondWith(
    caches.open(cacheName).then(async (cache) => (await cache.match(address)) ?? fetch(request)),
  );
});
