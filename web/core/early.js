// Starts the document's worker, and its module on the way, while the page's own script is still coming, and shows the first number of
// the core. The page links this file by itself; connect.js takes the worker from here.
import { startWorker, wasmUrls } from './assets.js';
import { early } from './early-worker.js';
import { streamModule } from './fetch-module.js';

/** The bar as the build has written it, until the page's script draws its own. */
const bar = () => document.querySelector('control-bar [data-first]');

/** The network that the page opens with; null where its address leads elsewhere. */
function first() {
  const text = location.hash.length < 2 && bar()?.getAttribute('data-first');
  return text ? JSON.parse(text) : null;
}

/** Shows J with as many decimals as a page opens with. @param {unknown} J */
function show(J) {
  const place = bar()?.querySelector('.J');
  if (place && typeof J === 'number') place.textContent = J.toFixed(3);
}

/** A part of the module, in bytes: while the rest comes, what follows it may set out. */
const most = 0.6 * OPENING_BYTES;

try {
  /** @type {() => void} */
  let hasCome = () => {};
  const mostHasCome = /** @type {Promise<void>} */ (new Promise((resolve) => (hasCome = resolve)));
  const worker = early.put(startWorker, mostHasCome);
  const urls = wasmUrls();
  // The module comes beside the worker's script, not after it. What goes wrong with it, the worker finds out again, and says so.
  if (worker) {
    worker.addEventListener('message', ({ data }) => show(data.firstJ));
    worker.addEventListener('error', hasCome);
    worker.postMessage({ begin: urls });
    streamModule(urls.opening, (...come) => {
      worker.postMessage({ come });
      if (come[0] >= most) hasCome();
    })
      .then((response) => WebAssembly.compileStreaming(response))
      .catch(() => null)
      .then((compiled) => {
        hasCome();
        worker.postMessage({ compiled, first: compiled && first() });
      });
  }
} catch {
  // A worker that is refused is refused to connect.js as well, which has another way.
}
