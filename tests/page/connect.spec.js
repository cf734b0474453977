// connect.js in a real browser: in a worker, without one, and without WebAssembly.
import { expect, testOn } from './fixtures.js';

const test = testOn('connect');

/** What the page can say about a session: where it runs, a number of it, and how it refuses. @param {number | void} [patience] milliseconds; connect's own, where left out */
async function tryOut(patience) {
  const { session, where } = await /** @type {any} */ (window).connect(patience);
  const frame = await session.load('note');
  const refused = await session.advance(1, -1).catch((/** @type {unknown} */ error) => error);
  const after = await session.frame();
  return {
    where,
    J: frame.J,
    isArray: frame.X.data instanceof Float64Array,
    isRangeError: refused instanceof RangeError,
    name: refused.name,
    message: refused.message,
    unchanged: after.J === frame.J,
  };
}

const answers = {
  isArray: true,
  isRangeError: true,
  name: 'RangeError',
  message: 'eta is -1; expected a finite number above 0',
  unchanged: true,
};

test('a session answers and refuses from its worker', async ({ page }) => {
  await page.goto('.');
  const answer = await page.evaluate(tryOut);
  expect(answer).toMatchObject({ where: 'worker', ...answers });
  expect(Number.isFinite(answer.J)).toBe(true);
  expect(page.workers()).toHaveLength(1);
});

const refusals = {
  'may not be constructed': () => {
    window.Worker = /** @type {any} */ (
      class {
        constructor() {
          throw new DOMException('refused', 'SecurityError');
        }
      }
    );
  },
  'reports an error': () => {
    window.Worker = /** @type {any} */ (
      class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new Event('error')));
        }
        postMessage() {}
        terminate() {}
      }
    );
  },
  'never answers': () => {
    window.Worker = /** @type {any} */ (
      class extends EventTarget {
        postMessage() {}
        terminate() {}
      }
    );
  },
};

for (const [how, refuse] of Object.entries(refusals)) {
  test(`a session gives the same on the main thread where a worker ${how}`, async ({ page }) => {
    await page.goto('.');
    const inWorker = await page.evaluate(tryOut);
    await page.addInitScript(refuse);
    await page.reload();
    // One that says so is not waited for.
    const here = await page.evaluate(tryOut, how === 'never answers' ? 1000 : 1e9);
    expect(here).toEqual({ ...inWorker, where: 'main thread' });
  });
}

test('without WebAssembly the reason is a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    delete (/** @type {any} */ (window).WebAssembly);
  });
  await page.goto('.');
  const message = await page.evaluate(() =>
    /** @type {any} */ (window).connect().catch((/** @type {Error} */ error) => error.message),
  );
  expect(message).toBe('This browser has no WebAssembly');
});
