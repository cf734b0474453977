// <delta-equation>: a formula of the derivation, rendered once by KaTeX; its numbers are then written into place.
//
//   step="entry"              a step of steps.js: its formula, and its numbers below
//   part="formula|line"       only the formula; or its left side and its numbers, on one line
//   layer="out|hidden|selected|h1"   whose step it is: the output layer's, where left out
//   tex="@A_h[k,i]"           any formula in the notation of tex.js; stands in the line of text, or alone with `display`
//   inline                    a step in the line of text
//   at="i=1,j=2"              fixes index letters; the others follow the selection
import { computed, effect, untracked } from '@preact/signals-core';
import { valueOf } from '../derivation/symbols.js';
import { layerMeant, steps } from '../derivation/steps.js';
import { expand, placeholder } from '../derivation/tex.js';
import { renderTex } from '../derivation/render.js';
import { format } from '../derivation/number.js';
import { bindingOf } from '../derivation/selection.js';
import { mark } from './illuminate.js';
import { doNow, isNearView, leaveView, noLonger, whenThereIsTime } from './in-view.js';
import { scopeOf } from './scoped.js';

/**
 * @import { Formula, Slot } from '../derivation/tex.js'
 * @import { Setting } from '../derivation/writing.js'
 * @import { Scope } from '../scope/scope.js'
 */
/** @typedef {{ slot: Slot, html: Text[], mathml: Text[] }} Place  where a number stands, in both halves of KaTeX's output */

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
  /** The network whose symbols these are: that of its place in the document. @type {Scope} */
  scope = /** @type {any} */ (null);
  /** @type {(() => void)[]} */
  #dispose = [];
  /** @type {Place[]} */
  #places = [];
  #mathmlTimer = 0;

  /** Owners of turns, beside that of the formula: of the numbers, and of their copies in MathML. */
  #filling = {};
  #copying = {};

  connectedCallback() {
    this.scope = scopeOf(this);
    const { digits, frame, running, setting } = this.scope.state;
    const near = computed(() => isNearView(this));
    const formulas = computed(() => this.#formulas(setting.value));
    // The same text gives the same rendering, whatever else changed in the selection.
    const text = computed(() =>
      typeof formulas.value === 'string'
        ? formulas.value
        : formulas.value.map(({ tex }) => tex).join('\n'),
    );
    this.#dispose = [
      effect(() => {
        void text.value;
        // Lighting reads what is pointed at; pointing must not render again.
        untracked(() => {
          const draw = () => {
            this.#render(formulas.value);
            this.#fill();
            mark(this, this.scope);
          };
          // In a figure it is wanted at once; in the article it may wait for its turn.
          if (near.value || this.getRootNode() instanceof ShadowRoot) draw();
          else whenThereIsTime(this, draw);
        });
      }),
      effect(() => {
        if (near.value) untracked(() => [this, this.#filling].map(doNow));
      }),
      effect(() => {
        const waits = !near.value;
        if (running.value && waits) return;
        void frame.value;
        void digits.value;
        const fill = () => untracked(() => this.#fill());
        if (waits) whenThereIsTime(this.#filling, fill);
        else fill();
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
    leaveView(this);
    noLonger(this);
    noLonger(this.#filling);
    noLonger(this.#copying);
    clearTimeout(this.#mathmlTimer);
  }

  get inline() {
    const isWritten = this.hasAttribute('tex') && !this.hasAttribute('display');
    return isWritten || this.hasAttribute('inline');
  }

  /** @param {Setting} written @returns {Formula[] | string} one formula a line, or why there is none */
  #formulas(written) {
    const selected = this.scope.state.selection.value;
    const name = this.getAttribute('layer') ?? 'out';
    const layer = layerMeant(name, written.sizes, selected.layer);
    const setting = { ...written, layer };
    const binding = { ...bindingOf(selected, layer), ...this.#fixed() };
    if (binding.i > setting.sizes[layer] || binding.j > setting.sizes[layer + 1]) {
      return `This network has no unit ${binding.i > setting.sizes[layer] ? binding.i : binding.j} here.`;
    }
    const tex = this.getAttribute('tex');
    const lines = tex === null ? this.#linesOfStep(setting) : [tex];
    if (typeof lines === 'string') return lines;
    return lines.map((line) => expand(line, binding, setting));
  }

  /** @param {Setting} setting @returns {string[] | string} */
  #linesOfStep(setting) {
    const step = steps[this.getAttribute('step') ?? ''];
    if (!step)
      throw new RangeError(`step is ${this.getAttribute('step')}; expected a name of steps.js`);
    if (step.applies && !step.applies(setting)) return step.otherwise ?? '';
    const part = this.getAttribute('part');
    const formula = step.formula(setting);
    const numbers = part === 'formula' ? '' : (step.numbers?.(setting) ?? '');
    if (!numbers) return [formula];
    return part === 'line'
      ? [`${formula.split(' = ')[0]} = ${numbers}`]
      : [formula, `= ${numbers}`];
  }

  /** @returns {Record<string, number>} */
  #fixed() {
    const pairs = (this.getAttribute('at') ?? '').split(',').filter(Boolean);
    return Object.fromEntries(
      pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
    );
  }

  /** @param {Formula[] | string} formulas */
  #render(formulas) {
    this.#places = [];
    if (typeof formulas === 'string') {
      this.textContent = formulas;
      return;
    }
    const lines = formulas.map((formula) => {
      const line = document.createElement(this.inline ? 'span' : 'div');
      // In TeX's text style a long line breaks at its signs; the signs themselves keep their large form.
      renderTex(this.inline ? formula.tex : `\\displaystyle ${formula.tex}`, line);
      this.#places.push(...placesIn(line, formula));
      return line;
    });
    this.replaceChildren(...lines);
    // A word joiner: the full stop after a symbol stays on its line.
    if (this.inline) this.append('\u2060');
  }

  #fill() {
    const { digits, frame, running } = this.scope.state;
    const now = frame.value;
    for (const { slot, html } of this.#places) {
      const value = now ? valueOf(now, slot.id) : NaN;
      const text = now ? format(value, digits.value) : '…';
      for (const node of html) node.data = slot.parenthesised && value < 0 ? `(${text})` : text;
    }
    // A screen reader gets the numbers when there is time; in training twice a second.
    if (this.#mathmlTimer) return;
    const copy = () => {
      this.#mathmlTimer = 0;
      for (const { html, mathml } of this.#places)
        for (const node of mathml) node.data = html[0]?.data ?? '';
    };
    if (running.peek()) this.#mathmlTimer = window.setTimeout(copy, 500);
    else whenThereIsTime(this.#copying, copy);
  }
}

customElements.define('delta-equation', DeltaEquation);
