// What bench:load does inside of the page. Each function is sent there as text, so it uses nothing from outside of itself.

/**
 * @typedef {object} Seen times in milliseconds from the moment when the page was asked for
 * @property {number} now @property {number} firstPaint
 * @property {number} firstNumber 0 until it is there
 * @property {{ start: number, duration: number }[]} tasks the long ones
 * @property {number} shift of the layout, so far
 */

/** Notes from the start on what the browser reports, and the moment when `control-bar .J` has a number. */
export function watch() {
  const seen = {
    get now() {
      return performance.now();
    },
    get firstPaint() {
      return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    },
    firstNumber: 0,
    tasks: /** @type {Seen['tasks']} */ ([]),
    shift: 0,
  };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.tasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { hadRecentInput, value } = /** @type {any} */ (entry);
      if (!hadRecentInput) seen.shift += value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const observer = new MutationObserver(() => {
    if (!/\d/.test(document.querySelector('control-bar .J')?.textContent ?? '')) return;
    seen.firstNumber = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
}

/** How much the document holds, with its shadow roots. */
export function elementsAndNodes() {
  const sum = { elements: 0, nodes: 0 };
  /** @param {Node} node */
  const count = (node) => {
    sum.nodes += 1;
    if (node instanceof Element) {
      sum.elements += 1;
      if (node.shadowRoot) count(node.shadowRoot);
    }
    for (const child of node.childNodes) count(child);
  };
  count(document);
  return sum;
}

/** Scrolls to the end of the page as slowly as one who leafs through it, however often it is drawn meanwhile. */
export async function readTo() {
  const speed = 1.5; // px a millisecond
  const rest = 500; // milliseconds at the end, which may move on
  let [before, atEnd] = [performance.now(), 0];
  while (atEnd < rest) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    window.scrollBy({ top: speed * (now - before), behavior: 'instant' });
    const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
    atEnd = left > 1 ? 0 : atEnd + now - before;
    before = now;
  }
}
