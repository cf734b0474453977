// While the page is worked on nothing is kept: takes the place of the service worker that an earlier visit to this address has left, and
// goes, with what that has kept.

const worker = /** @type {any} */ (globalThis);

async function goAway() {
  const own = `${worker.registration.scope} `;
  for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
  await worker.registration.unregister();
}

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(goAway()));

export {};
