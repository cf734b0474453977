// <delta-equation>: a formula of the derivation, rendered once by KaTeX; its numbers are then written into place.
//
//   step="entry"              a step of steps.js: its formula, and its numbers below
//   part="formula|line"       only the formula; or its left side and its numbers, on one line
//   tex="@A_h[k,i]"           any formula in the notation of tex.js; stands in the line of text, or alone with `display`
//   at="i=1,j=2"              fixes index letters; the others follow the selection
import { computed, effect, untracked } from '@preact/signals-core';
import { valueOf } from '../derivation/symbols.js';
import { steps } from '../derivation/steps.js';
import { expand, placeholder } from '../derivation/tex.js';
import { renderTex } from '../derivation/render.js';
import { format } from '../derivation/number.js';
import { digits, frame, running, selection } from '../store/store.js';
import { mark } from './illuminate.js';

/** @import { Formula, Slot } from '../derivation/tex.js' */
/** @typedef {{ slot: Slot, html: Text[], mathml: Text[] }} Place  where a number stands, in both halves of KaTeX's output */

const examples = computed(() => frame.value?.n ?? 1);

/** Finds each slot's text nodes, and gives the MathML half clean TeX. @param {HTMLElement} root @param {Formula} formula */
function placesIn(root, { slots, clean }) {
  for (const annotation of root.querySelectorAll('annotation')) annotation.textContent = clean;
  /** @type {Place[]} */
  const places = slots.map((slot) => ({ slot, html: [], mathml: [] }));
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const byPlaceholder = new Map(places.map((place, index) => [placeholder(index), place]));
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    const place = byPlaceholder.get(text.data);
    if (place) (text.parentElement?.closest('math') ? place.mathml : place.html).push(text);
  }
  return places;
}

export class DeltaEquation extends HTMLElement {
  /** @type {(() => void)[]} */
  #dispose = [];
  /** @type {Place[]} */
  #places = [];
  #mathmlTimer = 0;

  connectedCallback() {
    const lines = this.#lines();
    const binding = computed(() => ({ ...selection.value, ...this.#fixed() }));
    const formulas = computed(() =>
      lines.map((line) => expand(line(examples.value), binding.value, examples.value)),
    );
    // The same text gives the same rendering, whatever else changed in the selection.
    const text = computed(() => formulas.value.map(({ tex }) => tex).join('\n'));
    this.#dispose = [
      effect(() => {
        void text.value;
        // Lighting reads what is pointed at; pointing must not render again.
        untracked(() => {
          this.#render(formulas.value);
          mark(this);
        });
      }),
      effect(() => {
        void text.value;
        this.#fill();
      }),
    ];
    if (!this.inline) {
      this.tabIndex = 0;
      this.dataset.cursor = '';
      this.setAttribute('role', 'group');
      this.setAttribute(
        'aria-label',
        'Equation. Left and right arrow keys walk its symbols, Enter selects.',
      );
    }
  }

  disconnectedCallback() {
    for (const dispose of this.#dispose) dispose();
    clearTimeout(this.#mathmlTimer);
  }

  get inline() {
    return this.hasAttribute('tex') && !this.hasAttribute('display');
  }

  /** @returns {((n: number) => string)[]} one formula a line */
  #lines() {
    const tex = this.getAttribute('tex');
    if (tex !== null) return [() => tex];
    const step = steps[this.getAttribute('step') ?? ''];
    if (!step)
      throw new RangeError(`step is ${this.getAttribute('step')}; expected a name of steps.js`);
    const part = this.getAttribute('part');
    const { formula, numbers } = step;
    if (part === 'formula' || !numbers) return [formula];
    if (part === 'line') return [(n) => `${formula(n).split(' = ')[0]} = ${numbers(n)}`];
    return [formula, (n) => `= ${numbers(n)}`];
  }

  /** @returns {Record<string, number>} */
  #fixed() {
    const pairs = (this.getAttribute('at') ?? '').split(',').filter(Boolean);
    return Object.fromEntries(
      pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
    );
  }

  /** @param {Formula[]} formulas */
  #render(formulas) {
    this.#places = [];
    const lines = formulas.map((formula) => {
      const line = document.createElement(this.inline ? 'span' : 'div');
      renderTex(formula.tex, line, { displayMode: !this.inline });
      this.#places.push(...placesIn(line, formula));
      return line;
    });
    this.replaceChildren(...lines);
    // A word joiner: the full stop after a symbol stays on its line.
    if (this.inline) this.append('\u2060');
  }

  #fill() {
    const now = frame.value;
    for (const { slot, html } of this.#places) {
      const value = now ? valueOf(now, slot.id) : NaN;
      const text = now ? format(value, digits.value) : '…';
      for (const node of html) node.data = slot.parenthesised && value < 0 ? `(${text})` : text;
    }
    // A screen reader gets the numbers when they hold still: at rest at once, in training twice a second.
    if (this.#mathmlTimer) return;
    const copy = () => {
      this.#mathmlTimer = 0;
      for (const { html, mathml } of this.#places)
        for (const node of mathml) node.data = html[0]?.data ?? '';
    };
    if (running.peek()) this.#mathmlTimer = window.setTimeout(copy, 500);
    else copy();
  }
}

customElements.define('delta-equation', DeltaEquation);
