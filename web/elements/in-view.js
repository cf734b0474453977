// Whether an element is on screen or near it: what is not may wait until the page is idle, and while training runs.
import { signal } from '@preact/signals-core';

/** Whether the page is being printed: all of it is in sight then. */
const printing = signal(false);

/** @type {WeakMap<Element, import('@preact/signals-core').Signal<boolean>>} */
const known = new WeakMap();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const near = known.get(target);
      if (near) near.value = isIntersecting;
    }
  },
  { rootMargin: '300px' },
);

/** False until the browser has seen it; a signal's value, to be read where it is followed. @param {Element} element */
export function isNearView(element) {
  const near = known.get(element) ?? signal(false);
  known.set(element, near);
  observer.observe(element);
  return near.value || printing.value;
}

export const leaveView = (/** @type {Element} */ element) => observer.unobserve(element);

/** Work that waits for an idle moment, the newest for each owner: figures, which come first, and formulas. */
const queues = {
  figures: /** @type {Map<object, () => void>} */ (new Map()),
  formulas: /** @type {Map<object, () => void>} */ (new Map()),
};
let idle = 0;
const whenIdle =
  window.requestIdleCallback ?? ((/** @type {any} */ then) => window.setTimeout(then, 30));

/** A page that is never idle does some of it all the same, in milliseconds. */
const patienceAtMost = 500;

/** So that a slow machine gets on: no moment does less, in milliseconds. */
const sliceAtLeast = 10;

const takeTurns = () => {
  idle ||= whenIdle(doSome, { timeout: patienceAtMost });
};

/** @param {object} owner @param {() => void} work @param {keyof typeof queues} [queue] */
export function whenThereIsTime(owner, work, queue = 'formulas') {
  queues[queue].set(owner, work);
  takeTurns();
}

/** @param {IdleDeadline} [deadline] */
function doSome(deadline) {
  idle = 0;
  const end = performance.now() + Math.max((deadline?.timeRemaining?.() ?? 0) - 5, sliceAtLeast);
  try {
    for (const queue of Object.values(queues)) {
      for (const owner of queue.keys()) {
        if (performance.now() > end) break;
        doNow(owner);
      }
    }
  } finally {
    if (queues.figures.size || queues.formulas.size) takeTurns();
  }
}

/** Does at once what waits for an owner. @param {object} owner */
export function doNow(owner) {
  for (const queue of Object.values(queues)) {
    const work = queue.get(owner);
    queue.delete(owner);
    work?.();
  }
}

/** Takes back what waits for an owner. @param {object} owner */
export function noLonger(owner) {
  for (const queue of Object.values(queues)) queue.delete(owner);
}

window.addEventListener('beforeprint', () => {
  printing.value = true;
});
window.addEventListener('afterprint', () => {
  printing.value = false;
});
