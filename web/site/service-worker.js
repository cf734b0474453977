// The service worker of the site: keeps the page, one version of it as a whole, for visits without a network. A new version is fetched
// whole while the old one goes on, and takes its place when no window shows the old one any more; so no page is ever made of two.
// What is not the page, such as frames of figures and the one file, it leaves alone.

/** @typedef {{ version: string, page: string, files: string[] }} Whole  page: a digest of the document, whose name has none; files: named after their content */

const worker = /** @type {any} */ (globalThis);
const { version, page, files } = /** @type {Whole} */ (WHOLE_SITE);

/** The folder of the site, whose address its document has, too. @type {string} */
const scope = worker.registration.scope;
// Other sites may have the same origin.
const own = `${scope} `;
const addresses = new Set([scope, ...files.map((name) => new URL(name, scope).href)]);

/** @param {ArrayBuffer} bytes @returns {Promise<string>} */
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Cache} cache @param {string} address @throws {Error} where it does not come, or is of another version */
async function keep(cache, address) {
  const isPage = address === scope;
  const response = await fetch(address, { cache: isPage ? 'no-cache' : 'default' });
  const isOther = isPage && (await digestOf(await response.clone().arrayBuffer())) !== page;
  if (!response.ok || response.redirected || isOther)
    throw new Error(`no ${address} of ${version}`);
  await cache.put(address, response);
}

async function keepAll() {
  const cache = await caches.open(own + version);
  try {
    await Promise.all([...addresses].map((address) => keep(cache, address)));
  } catch (error) {
    await caches.delete(own + version);
    throw error;
  }
}

/** After the first visit there is a window already, whose later parts come from here, too. */
async function takeOver() {
  for (const name of await caches.keys())
    if (name.startsWith(own) && name !== own + version) await caches.delete(name);
  await worker.clients.claim();
}

/** What a request is for, as it is kept; '' for what is left to the network. @param {Request} request */
function kept({ method, mode, destination, url }) {
  const address = url.replace(/[?#].*/, '').replace(/\/index\.html$/, '/');
  if (method !== 'GET' || !addresses.has(address)) return '';
  // In somebody's frame the page is as the network has it.
  return mode === 'navigate' && destination !== 'document' ? '' : address;
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const address = kept(event.request);
  if (!address) return;
  const answer = caches.open(own + version).then((cache) => cache.match(address));
  event.respondWith(answer.then((found) => found ?? fetch(event.request)));
});

export {};
