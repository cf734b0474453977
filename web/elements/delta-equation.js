// <delta-equation>: a formula of the derivation, rendered once by KaTeX; its numbers are then written into place. Where the build has
// rendered it already, for the network that its section opens with, what stands there stays.
//
//   step="entry"              a step of steps.js: its formula, and its numbers below
//   part="formula|line"       only the formula; or its left side and its numbers, on one line
//   layer="out|hidden|selected|h1"   whose step it is: the output layer's, where left out
//   tex="@A_h[k,i]"           any formula in the notation of tex.js; stands in the line of text, or alone with `display`
//   inline                    a step in the line of text
//   at="i=1,j=2"              fixes index letters; the others follow the selection
import { computed, effect } from '@preact/signals-core';
import { placeholder } from '../derivation/tex.js';
import { renderTex, whenReady } from '../derivation/render.js';
import { words } from '../words/words.js';
import { defineInTurn } from './define-in-turn.js';
import { fitted } from './fit.js';
import { mark } from './illuminate.js';
import { noLonger, whenThereIsTime, whenVisible } from './in-view.js';
import { followScope } from './scoped.js';
import { createWhy } from './why.js';
import {
  askedBy,
  called,
  formulasOf,
  markOf,
  seenIn,
  standing,
  texOfLine,
  widthIn,
} from './written.js';

/**
 * @import { Formula, Slot } from '../derivation/tex.js'
 * @import { Scope } from '../scope/scope.js'
 */

/** @typedef {{ slot: Slot, html: Text[], mathml: Text[] }} Place  where a number stands, in both halves of KaTeX's output */

/**
 * Finds each slot's text nodes, and gives the MathML half clean TeX.
 * @param {HTMLElement} root
 * @param {Formula} formula
 */
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

/**
 * The same in a line that the build has rendered, where numbers stand already.
 * @param {Element} line
 * @param {Formula} formula
 */
function placesStanding(line, { slots }) {
  const textsIn = (/** @type {string} */ selector) =>
    [...line.querySelectorAll(selector)].map((node) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      return /** @type {Text} */ (walker.nextNode());
    });
  return slots.map((slot, index) => ({
    slot,
    html: textsIn(`[data-live="${index}"]`),
    mathml: textsIn(`[data-slot="${index}"]`),
  }));
}

/** @param {Element} element @param {Record<string, string>} attributes */
function giveAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** What “Why?” says. */
export const writtenReasons = () => import('./written-reasons.js');

export class DeltaEquation extends HTMLElement {
  /** The network whose symbols these are: that of its place in the document. @type {Scope} */
  scope = /** @type {any} */ (null);
  #leave = () => {};
  /** @type {(() => void)[]} */
  #dispose = [];
  /** @type {Place[]} */
  #places = [];
  #mathmlTimer = 0;

  /** Owns the turn of the numbers' copies in MathML. */
  #copying = {};

  /** What is to be shown, while KaTeX is loaded for it. @type {Formula[] | null} */
  #awaited = null;

  /** Unfolds the reason of a step that stands in the article by itself. @type {ReturnType<typeof createWhy> | null} */
  #why = null;

  /** Keeps its lines inside the column. */
  #fit = fitted(this, () => this.#hasReason);

  /** What its attributes say, read when it is put into the document. */
  #asked = askedBy(() => null);

  connectedCallback() {
    this.#asked = askedBy((name) => this.getAttribute(name));
    const { isInline } = this.#asked;
    giveAttributes(this, standing({ isInline, hasReason: this.#hasReason }));
    if (this.#hasReason && !this.#why) this.#unfoldReason();
    this.#leave = followScope(this, (scope) => {
      this.#forget();
      this.scope = scope;
      this.#follow();
    });
  }

  get #hasReason() {
    const isInFigure = this.getRootNode() instanceof ShadowRoot;
    return this.#asked.hasReason && !isInFigure;
  }

  #unfoldReason() {
    const why = createWhy(
      (line, formula) => this.#places.push(...placesIn(line, formula)),
      this.querySelector('details'),
    );
    this.#why = why;
    why.whenOpened(() => {
      this.#fill();
      mark(this, this.scope);
    });
    this.addEventListener('keydown', ({ key, target }) => {
      if (key === '?' && target === this) why.toggle();
    });
  }

  #follow() {
    const { digits, form, frame, notation, running, selection, setting, veiled } = this.scope.state;
    const now = () => ({ setting: setting.value, selection: selection.value });
    /** What the build has rendered is right until the core has answered. */
    const isOpening = () => !form.value && this.hasAttribute('data-of');
    const formulas = computed(() => (isOpening() ? null : formulasOf(this.#asked, now())));
    // The same text gives the same rendering, whatever else changed in the selection.
    const drawn = computed(() => formulas.value && markOf(formulas.value, this.inline));
    const reasonsNow = async () => {
      const form = now();
      return (await writtenReasons()).reasonsOf(this.#asked, form);
    };
    const finish = () => {
      if (this.#why && typeof formulas.peek() !== 'string') {
        if (this.#why.details.parentElement !== this) this.append(this.#why.details);
        this.#why.show(reasonsNow);
      }
      this.#fill();
      if (!this.inline) this.#fit.look();
      mark(this, this.scope);
    };
    const draw = () => {
      if (!formulas.value || !drawn.value) return;
      this.#draw(formulas.value, drawn.value, finish);
    };
    const followNumbers = () => {
      void frame.value;
      void digits.value;
      void veiled.value;
    };
    // In a figure it is wanted at once; in the article it may wait for its turn.
    const urgent = this.getRootNode() instanceof ShadowRoot;
    this.#dispose = [
      effect(() => {
        if (!isOpening()) giveAttributes(this, called(this.#asked, now(), notation.value));
      }),
      whenVisible(this, () => void drawn.value, draw, { urgent }),
      whenVisible(this, followNumbers, () => this.#fill(), { holdsOff: () => running.value }),
    ];
  }

  disconnectedCallback() {
    this.#leave();
    this.#forget();
  }

  #forget() {
    for (const dispose of this.#dispose) dispose();
    this.#dispose = [];
    this.#awaited = null;
    this.#fit.end();
    noLonger(this.#copying);
    clearTimeout(this.#mathmlTimer);
    this.#mathmlTimer = 0;
  }

  get inline() {
    return this.#asked.isInline;
  }

  /**
   * Shows formulas, or a sentence why there are none. What stands there stays: for good, where it is the same; else until KaTeX is
   * there for what comes.
   * @param {Formula[] | string} formulas
   * @param {string} of  their mark
   * @param {() => void} finish
   */
  #draw(formulas, of, finish) {
    this.#awaited = null;
    if (this.getAttribute('data-of') === of) {
      this.#takeOver(formulas);
      finish();
      return;
    }
    if (typeof formulas === 'string') {
      this.removeAttribute('data-of');
      this.#places = [];
      this.textContent = formulas;
      if (!this.inline) this.#fit.follow([]);
      finish();
      return;
    }
    const texts = formulas.map((one) => texOfLine(one, this.inline));
    this.#awaited = formulas;
    whenReady(texts, () => {
      if (this.#awaited !== formulas) return;
      this.#awaited = null;
      this.removeAttribute('data-of');
      this.#render(formulas, texts);
      finish();
    });
  }

  /** @param {Formula[] | string} formulas  that the build has rendered here */
  #takeOver(formulas) {
    const lines = /** @type {HTMLElement[]} */ (
      [...this.children].filter((child) => !child.matches('details'))
    );
    if (typeof formulas !== 'string')
      this.#places = formulas.flatMap((one, place) => placesStanding(lines[place], one));
    if (!this.inline) this.#fit.follow(lines);
  }

  /** @param {Formula[]} formulas @param {string[]} texts */
  #render(formulas, texts) {
    this.#places = [];
    const lines = formulas.map((one, place) => {
      const line = document.createElement(this.inline ? 'span' : 'div');
      renderTex(texts[place], line);
      this.#places.push(...placesIn(line, one));
      return line;
    });
    this.replaceChildren(...lines);
    // A word joiner: the full stop after a symbol stays on its line.
    if (this.inline) this.append('\u2060');
    else this.#fit.follow(lines);
  }

  #fill() {
    const { digits, frame, running, veiled } = this.scope.state;
    const now = frame.value;
    const numbers = now && { frame: now, digits: digits.value, veiled: veiled.value };
    // The build's numbers are those of the opening; and what is about to go keeps its own.
    if (this.#awaited || (!numbers && this.hasAttribute('data-of'))) return;
    for (const { slot, html } of this.#places) {
      const seen = numbers ? seenIn(slot, numbers) : '…';
      const room = numbers?.veiled.has(slot.id) ? `${widthIn(slot, numbers)}em` : '';
      for (const node of html) {
        if (node.data !== seen) node.data = seen;
        const own = node.parentElement;
        if (!own || own.style.minWidth === room) continue;
        own.style.minWidth = room;
        own.style.display = room && 'inline-block';
      }
    }
    // A screen reader gets the numbers when there is time; in training twice a second.
    if (this.#mathmlTimer) return;
    const copy = () => {
      this.#mathmlTimer = 0;
      for (const { slot, html, mathml } of this.#places) {
        const isVeiled = veiled.peek().has(slot.id);
        const heard = isVeiled ? words.names.veiled.label : (html[0]?.data ?? '');
        for (const node of mathml) if (node.data !== heard) node.data = heard;
      }
    };
    if (running.peek()) this.#mathmlTimer = window.setTimeout(copy, 500);
    else whenThereIsTime(this.#copying, copy);
  }
}

defineInTurn('delta-equation', DeltaEquation);
