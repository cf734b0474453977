// Has the page kept by the browser, for visits without a network (web/site/service-worker.js).

/** Fetching all of the page once more would slow its start down: so long it waits, in milliseconds. */
const patience = 8000;

/** Not in a frame, which its host shows as the network has it, nor where there is nothing to fetch from, as from a disk. */
export function keepForLater() {
  if (!SERVICE_WORKER || parent !== window || !/^https?:$/.test(location.protocol)) return;
  const address = new URL(SERVICE_WORKER, import.meta.url);
  setTimeout(() => {
    // Where it is refused, or storage is full, the page needs its network as before.
    navigator.serviceWorker?.register(address, { updateViaCache: 'none' }).catch(() => undefined);
  }, patience);
}
