// What the main thread of a page does itself.

/**
 * To be called before the page is opened.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<() => Promise<string[]>>} how it has started WebAssembly; nothing where the worker does all
 */
export async function watched(page) {
  await page.addInitScript(() => {
    /** @type {string[]} */
    const started = [];
    Object.assign(window, { started });
    const all = /** @type {Record<string, any>} */ (/** @type {unknown} */ (WebAssembly));
    for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming']) {
      const own = all[name];
      all[name] = (/** @type {unknown[]} */ ...given) => {
        started.push(name);
        return own.apply(WebAssembly, given);
      };
    }
  });
  return () => page.evaluate(() => Reflect.get(window, 'started'));
}
