// What the reader looks at stays where it is: at the section or step that a link leads to, while formulas are still being drawn, and at the
// paragraph that is read, whatever changes its height above.

import { choiceOf } from '../link/mark.js';
import { placeOf } from './step-read.js';

/** What the reader does by hand; from then on the page goes where the reader goes. */
const byHand = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** How far below the header the reader is taken to look, in CSS pixels. */
const below = 24;

/** Without a scroll for so many milliseconds, the browser has come to rest. */
const settled = 150;

/** So long after the window got another width what is read may still be drawn anew, in milliseconds. */
const redrawn = 500;

/** When it last did, and the reader has done nothing since. */
let resized = -Infinity;

/**
 * An element, and where its top stays in the window; isGoal: a link led there; width: that of the window when it last changed; taken: the
 * width of the window and the height of the element when it was taken.
 * @typedef {{ element: Element, top: number, isGoal: boolean, width: number, taken: { width: number, height: number } }} Anchor
 */

/** @type {Anchor | null} */
let anchor = null;

/** Whether the reader last went on by Tab: then what has the focus stays in sight, whatever is drawn between it and what is read. */
let walks = false;

const widthNow = () => document.documentElement.clientWidth;

/** Holds an element where it is, or at a place. @param {Element} element */
function hold(element, top = element.getBoundingClientRect().top, isGoal = false) {
  const width = widthNow();
  const { height } = element.getBoundingClientRect();
  anchor = { element, top, isGoal, width, taken: { width, height } };
}

/** How far the header reaches into the window: where the window is low, it goes with the text. */
const headerHeight = () =>
  Math.max(0, document.querySelector('header')?.getBoundingClientRect().bottom ?? 0);

/** The blocks that can stay where they are. */
const blocks = '.title, #article > section > :not(.skip)';

/** Takes the block of the article that stands right below the header. */
function lookAtWhatIsRead() {
  const article = document.getElementById('article');
  if (!article) return;
  const line = headerHeight() + below;
  const { left } = article.getBoundingClientRect();
  const seen = document.elementFromPoint(Math.max(left, 0) + 8, line);
  // Between two blocks nothing is found at a point, and what is inert never is.
  const element =
    seen?.closest(blocks) ??
    [...document.querySelectorAll(blocks)].find(
      (block) => block.getBoundingClientRect().bottom > line,
    );
  if (element) hold(element);
  else anchor = null;
}

/** Takes the block that the reader has a hand on, or else the one that is read. @param {Event} event */
function lookAtWhatIsUsed(event) {
  const { target } = event;
  resized = -Infinity;
  walks = event instanceof KeyboardEvent && event.key === 'Tab';
  const element = target instanceof Element && target.closest('article section > :not(.skip)');
  if (element) hold(element);
  // Scrolling has found it before; to look for it at each key in a field would cost as much as drawing what the key changes.
  else if (!anchor || anchor.isGoal) lookAtWhatIsRead();
}

/**
 * Where the anchor's top belongs. In a window of another width its lines break elsewhere: then as much of it as before is above the line
 * that is read, so that what follows a long block does not leave the window.
 * @param {Anchor} held @param {number} height  the element's, now
 */
function topOf({ top, isGoal, taken }, height) {
  const header = headerHeight();
  if (isGoal || taken.width === widthNow() || taken.height === 0 || top >= header) return top;
  const line = header + below;
  return line - (Math.min(line - top, taken.height) / taken.height) * height;
}

/** Where the page was when it was last scrolled from here: what is heard of that is no reader's. */
let ownScroll = NaN;

/**
 * What is read is where it belongs now. To be called before heights change out of turn: a scroll may have been made of which the browser
 * has not told yet, and which is not to be taken back. Where a link leads stays the goal.
 */
export function holdNow() {
  if (anchor?.element.isConnected && !anchor.isGoal) hold(anchor.element);
}

/** Scrolls by as much as the anchor was moved. To be called at once by who changes heights, before anybody scrolls. */
export function stay() {
  if (anchor?.element.isConnected) {
    const { top, height } = anchor.element.getBoundingClientRect();
    const moved = top - topOf(anchor, height);
    if (Math.abs(moved) >= 1) {
      window.scrollBy({ top: moved, behavior: 'instant' });
      ownScroll = window.scrollY;
    }
  }
  if (!walks) return;
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (document.activeElement?.closest('#article'))
    focused?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

/** Goes to a section's heading or a step, for good. @param {Element} element */
function goTo(element) {
  const { scrollMarginTop } = getComputedStyle(element);
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  // 'auto' where there is none.
  const top = (parseFloat(scrollMarginTop) || 0) + (parseFloat(scrollPaddingTop) || 0);
  hold(element, top, true);
  stay();
}

/** Goes to a section of the page, or to a step that it shows. @param {string} id  nothing happens where there is no such place @param {string} [step] */
export function arriveAt(id, step = '') {
  const place = placeOf(id, step) ?? (id ? document.getElementById(id) : null);
  if (place) goTo(place);
}

/** Lets the browser go where it was before: the reader went back or forward. */
export function leaveGoal() {
  anchor = null;
}

export function arriveWhereLinksLead() {
  for (const type of byHand)
    document.addEventListener(type, lookAtWhatIsUsed, { capture: true, passive: true });
  document.addEventListener('click', ({ defaultPrevented, target }) => {
    if (defaultPrevented) return;
    const link = target instanceof Element && target.closest('a[href^="#"]');
    // The browser goes there first; what it does after that is followed.
    if (link) setTimeout(() => arriveAt(link.getAttribute('href')?.slice(1) ?? ''));
  });
  // An address that was typed or pasted: a goal from before no longer holds. Where the reader goes back, the entry has its mark.
  window.addEventListener('hashchange', () => {
    if (choiceOf(history.state) !== null) return;
    leaveGoal();
    arriveAt(location.hash.slice(1));
  });
  let settling = 0;
  document.addEventListener(
    'scroll',
    () => {
      if (!anchor?.isGoal) {
        // Where the window gets another width, a browser scrolls by itself before anything could be held in place.
        if (anchor && anchor.width !== widthNow()) {
          anchor.width = widthNow();
          resized = performance.now();
        }
        const isOwn = Math.abs(window.scrollY - ownScroll) < 1;
        if (isOwn || performance.now() < resized + redrawn) stay();
        else {
          // Whoever scrolls back to that place later is the reader.
          ownScroll = NaN;
          lookAtWhatIsRead();
        }
        return;
      }
      // The browser glides to where the goal was when it set out.
      clearTimeout(settling);
      settling = window.setTimeout(stay, settled);
    },
    { passive: true },
  );
  const sizes = new ResizeObserver(stay);
  for (const part of document.querySelectorAll(`#article > section, ${blocks}`))
    sizes.observe(part);
}
