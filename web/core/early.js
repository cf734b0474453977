// Starts the document's worker, and its module on the way, while the page's own script is still coming. The page links this file by
// itself; connect.js takes the worker from here.
import { startWorker, wasmUrls } from './assets.js';
import { early } from './early-worker.js';

try {
  early.put(startWorker)?.postMessage({ begin: wasmUrls() });
} catch {
  // A worker that is refused is refused to connect.js as well, which has another way.
}
