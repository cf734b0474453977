// Keeps formulas inside their column: smaller, or one factor above the other, and where even that is too wide, in a box that scrolls
// and shows it. What a line's pieces measure in its own em does not change with the size of type, so that one look settles it.
import { effect } from '@preact/signals-core';
import { printing } from './in-view.js';
import { words } from '../words/words.js';
import { fitOf, leastOf } from './fitting.js';

const text = words.article.equation;

/** @import { Fit } from './fitting.js' */

/** @type {Fit} */
const asItIs = { scale: 1, isStacked: false, overflows: false };

/** @param {HTMLElement} line */
const piecesOf = (line) => line.querySelectorAll('.katex-html > .katex-base');

/** The equations that are to be looked at before the next picture. @type {Set<Fitted>} */
const waiting = new Set();
let picture = 0;

function lookAtThem() {
  cancelAnimationFrame(picture);
  picture = 0;
  const all = [...waiting].filter((one) => one.isLaidOut);
  // The others are looked at when the browser has laid them out: it tells their sizes then.
  waiting.clear();
  // First all that is read, then all that is written: the browser lays the page out once.
  const fits = all.map((one) => one.measured());
  all.forEach((one, place) => one.apply(fits[place]));
}

/** @type {WeakMap<Element, Fitted>} */
const owners = new WeakMap();
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) owners.get(target)?.look();
});

/** Whatever is connected, for paper. @type {Set<Fitted>} */
const all = new Set();
effect(() => {
  void printing.value;
  for (const one of all) waiting.add(one);
  lookAtThem();
});

class Fitted {
  /** @type {HTMLElement} */
  #equation;
  /** @type {{ line: HTMLElement, fit: Fit }[]} */
  #lines = [];
  /** @type {Element[]} */
  #seen = [];

  #hasReason = () => false;

  /** @param {HTMLElement} equation @param {() => boolean} hasReason */
  constructor(equation, hasReason) {
    this.#equation = equation;
    this.#hasReason = hasReason;
  }

  /** To be looked at when its numbers are in. @param {HTMLElement[]} lines  that it has from now on */
  follow(lines) {
    this.end();
    // What the build reckoned gives way to what is measured before the next picture.
    this.#equation.removeAttribute('data-reckoned');
    for (const line of lines) line.removeAttribute('class');
    this.#lines = lines.map((line) => ({ line, fit: asItIs }));
    all.add(this);
    this.#seen = lines.flatMap((line) => [line, ...piecesOf(line)]);
    for (const one of this.#seen) {
      owners.set(one, this);
      sizes.observe(one);
    }
  }

  look() {
    waiting.add(this);
    // Paper waits for no picture.
    if (printing.peek()) lookAtThem();
    else picture ||= requestAnimationFrame(lookAtThem);
  }

  end() {
    waiting.delete(this);
    all.delete(this);
    for (const one of this.#seen) sizes.unobserve(one);
    this.#seen = [];
  }

  /** Whether it has a layout, or paper wants one; to measure what has none would make one, of what is far from view. */
  get isLaidOut() {
    return (
      printing.peek() ||
      (this.#lines[0]?.line.checkVisibility?.({ contentVisibilityAuto: true }) ?? true)
    );
  }

  /** @returns {Fit[]} of each line */
  measured() {
    const style = getComputedStyle(this.#equation);
    const paper = printing.peek() ? parseFloat(style.getPropertyValue('--width-on-paper')) : NaN;
    const padding = parseFloat(style.paddingInlineStart) + parseFloat(style.paddingInlineEnd);
    return this.#lines.map(({ line, fit }) => {
      const html = line.querySelector('.katex-html');
      const room = Number.isNaN(paper) ? this.#equation.clientWidth - padding : paper - padding;
      // Not drawn: it has no width.
      if (!html || room <= 0) return fit;
      const size = parseFloat(getComputedStyle(html).fontSize);
      const full = size / fit.scale;
      const widths = [...piecesOf(line)].map((one) => one.getBoundingClientRect().width / size);
      const canStack = html.querySelector('[data-piece]') !== null;
      const hasIndices = html.querySelector('.msupsub') !== null;
      const least = Math.min(1, leastOf[hasIndices ? 'symbols' : 'numbers'] / full);
      // A pixel less, so that rounding needs no scroll bar.
      return fitOf(widths, canStack, (room - 1) / full, least, fit);
    });
  }

  /** @param {Fit[]} fits */
  apply(fits) {
    this.#lines.forEach((one, place) => {
      const { line } = one;
      const fit = fits[place];
      if (fit.scale !== one.fit.scale) line.style.setProperty('--fit', String(fit.scale));
      line.toggleAttribute('data-stacked', fit.isStacked);
      one.fit = fit;
    });
    const overflows = fits.some((fit) => fit.overflows);
    if (overflows === this.#equation.hasAttribute('data-scrolls')) return;
    this.#equation.toggleAttribute('data-scrolls', overflows);
    this.#equation.setAttribute(
      'aria-description',
      text.help({ scrolls: overflows, hasReason: this.#hasReason() }),
    );
  }
}

/** @param {HTMLElement} equation  stands alone @param {() => boolean} hasReason  whether “Why?” stands under it */
export const fitted = (equation, hasReason) => new Fitted(equation, hasReason);
