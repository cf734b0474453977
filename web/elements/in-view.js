// Whether an element is on screen or near it: what is not may wait until the page is idle, and while training runs.
import { signal } from '@preact/signals-core';
import { running } from '../store/store.js';

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

/** Work that waits for an idle moment, the newest for each owner. @type {Map<object, () => void>} */
const later = new Map();
let idle = 0;
const whenIdle = window.requestIdleCallback ?? ((/** @type {any} */ then) => setTimeout(then, 30));

/** @param {object} owner @param {() => void} work */
export function whenThereIsTime(owner, work) {
  later.set(owner, work);
  idle ||= whenIdle(doSome);
}

/** @param {IdleDeadline} [deadline] */
function doSome(deadline) {
  idle = 0;
  for (const [owner, work] of later) {
    later.delete(owner);
    work();
    if ((deadline?.timeRemaining?.() ?? 0) < 5) break;
  }
  if (later.size) idle ||= whenIdle(doSome);
}

/** Does at once what waits for an owner. @param {object} owner */
export function doNow(owner) {
  const work = later.get(owner);
  later.delete(owner);
  work?.();
}

/** Takes back what waits for an owner. @param {object} owner */
export const noLonger = (owner) => later.delete(owner);

window.addEventListener('beforeprint', () => {
  running.value = false;
  printing.value = true;
});
window.addEventListener('afterprint', () => {
  printing.value = false;
});
