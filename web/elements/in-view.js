// Whether an element is on screen or near it: what is not may wait until the page is idle, and while training runs.
import { computed, effect, signal, untracked } from '@preact/signals-core';

/** Whether the page is being printed: all of it is in sight then. */
export const printing = signal(false);

/** @type {{ begin: () => void, end: () => void }[]} */
const forPaper = [];

/** What a page does before it is drawn for paper, and before it is drawn for the screen again. @param {typeof forPaper[number]} turns */
export const onPaper = (turns) => void forPaper.push(turns);

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

/** Work that waits for an idle moment, the newest for each owner: figures, which come first, formulas, and what nothing waits for. */
const queues = {
  figures: /** @type {Map<object, () => void>} */ (new Map()),
  formulas: /** @type {Map<object, () => void>} */ (new Map()),
  later: /** @type {Map<object, () => void>} */ (new Map()),
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
    if (Object.values(queues).some(({ size }) => size > 0)) takeTurns();
  }
}

/** Does at once what waits for an owner. @param {object} owner */
function doNow(owner) {
  for (const queue of Object.values(queues)) {
    const work = queue.get(owner);
    queue.delete(owner);
    work?.();
  }
}

/**
 * Keeps something of an element drawn: at once where the reader looks, else when the page is idle.
 * @param {Element} element
 * @param {() => void} follow  reads the signals with which it is to be drawn again
 * @param {() => void} draw  signals that it reads are not followed
 * @param {object} [options]
 * @param {boolean} [options.urgent=false]  draws at once wherever the element is
 * @param {() => boolean} [options.holdsOff]  whether what is out of sight is not even drawn when the page is idle; followed
 * @returns {() => void} stops that
 */
export function whenVisible(element, follow, draw, { urgent = false, holdsOff } = {}) {
  const owner = {};
  const near = computed(() => isNearView(element));
  const stops = [
    effect(() => {
      // What holds off has to hear when it comes into sight; a formula need not be drawn again for that.
      const isNow = urgent || (holdsOff ? near.value : near.peek());
      if (!isNow && holdsOff?.()) return;
      follow();
      untracked(() => (isNow ? draw() : whenThereIsTime(owner, draw)));
    }),
    effect(() => {
      if (near.value) untracked(() => doNow(owner));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    noLonger(owner);
    leaveView(element);
  };
}

/** Takes back what waits for an owner. @param {object} owner */
export function noLonger(owner) {
  for (const queue of Object.values(queues)) queue.delete(owner);
}

/** @param {boolean} isPrinted  what comes next is a picture on paper, or on screen again */
function turnTo(isPrinted) {
  if (isPrinted === printing.peek()) return;
  for (const { begin, end } of forPaper) {
    if (isPrinted) begin();
    else end();
  }
  printing.value = isPrinted;
}
window.addEventListener('beforeprint', () => turnTo(true));
window.addEventListener('afterprint', () => turnTo(false));
// A browser may show the page as on paper without printing it.
const paper = window.matchMedia('print');
paper.addEventListener('change', () => turnTo(paper.matches));
