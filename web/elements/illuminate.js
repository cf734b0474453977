// Pointing: whatever carries data-symbol lights up when the same quantity is pointed at or selected, in any tree of nodes.
import { effect } from '@preact/signals-core';
import { sameQuantity, spokenOf, valueOf } from '../derivation/symbols.js';
import { format } from '../derivation/number.js';
import { words } from '../words/words.js';
import { nearest } from './nearest.js';

/** @import { Scope } from '../scope/scope.js' */
/** @typedef {HTMLElement | ShadowRoot} Root */

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const symbolAt = (target) => (target instanceof Element ? target.closest('[data-symbol]') : null);

/** Equations whose symbols arrows walk. */
const walkable = 'delta-equation[tabindex]';

const idOf = (/** @type {Element} */ node) => node.getAttribute('data-symbol') ?? '';

/**
 * Marks each symbol below the root with how it is lit: data-lit is 'pointed', 'selected', 'path' or absent. In a formula with
 * data-walked, whose row and column a sentence speaks of, every example is lit.
 * @param {Root} root
 * @param {Scope} scope
 */
export function mark(root, { state: { form, pointed, litOf, litOfAll } }) {
  const at = pointed.value;
  // The build has marked what the opening lights.
  if (!form.value) return;
  const [selected, walked] = [litOf.value, litOfAll.value];
  const inWalked = new Set(root.querySelectorAll('[data-walked] [data-symbol]'));
  for (const node of root.querySelectorAll('[data-symbol]')) {
    const id = idOf(node);
    const lit =
      at && sameQuantity(at, id) ? 'pointed' : (inWalked.has(node) ? walked : selected)(id);
    if (node.getAttribute('data-lit') === (lit ?? null)) continue;
    if (lit) node.setAttribute('data-lit', lit);
    else node.removeAttribute('data-lit');
  }
}

/**
 * Keeps a root's symbols lit, and lets pointer, touch and keyboard point at them. Symbols that can take the focus form
 * one tab stop: arrows walk to the nearest symbol in their direction, Enter selects.
 * @param {Root} root
 * @param {Scope} scope  whose symbols they are
 * @returns {{ refresh: () => void, dispose: () => void }} refresh: after the root's nodes have changed
 */
export function illuminate(root, scope) {
  const { pointed } = scope.state;
  const { pick, walkExamples } = scope.commands;
  const stop = new AbortController();
  const listen = (/** @type {string} */ type, /** @type {(event: any) => void} */ then) =>
    root.addEventListener(type, then, { signal: stop.signal });
  const point = (/** @type {Event} */ { target }) => {
    const node = symbolAt(target);
    if (node) pointed.value = idOf(node);
  };
  const leave = () => {
    pointed.value = null;
  };
  listen('pointerover', point);
  listen('pointerout', (event) => {
    // A finger that is lifted leaves its symbol lit until the next tap.
    if (event.pointerType !== 'touch') leave();
  });
  listen('focusin', point);
  listen('focusout', leave);
  listen('click', (event) => {
    const node = symbolAt(event.target);
    if (node) pick(idOf(node));
  });
  listen('keydown', (event) => {
    if (isField(event.target)) return;
    const pages = { PageDown: 1, PageUp: -1 };
    // With a single example there is nothing to walk, and the page scrolls.
    const n = scope.state.frame.peek()?.n ?? 1;
    if (n > 1 && event.key in pages && event.target.closest(`[data-symbol], ${walkable}`)) {
      walkExamples(Reflect.get(pages, event.key));
      event.preventDefault();
    }
    const equation = event.target.closest(walkable);
    if (equation) moveCursor(event, symbolsIn(equation, ''), scope);
    else moveFocus(event, symbolsIn(root, '[tabindex]'), scope);
  });
  const dispose = effect(() => mark(root, scope));
  return {
    refresh: () => {
      mark(root, scope);
      oneTabStop(root);
    },
    dispose: () => {
      stop.abort();
      dispose();
    },
  };
}

const isField = (/** @type {EventTarget | null} */ target) =>
  target instanceof Element &&
  target.closest('input, button, select, summary, number-field') !== null;

/** @param {ParentNode} root @param {string} further a selector */
const symbolsIn = (root, further) =>
  [...root.querySelectorAll(`[data-symbol]${further}`)].filter(
    (node) => node.getClientRects().length > 0,
  );

/** @param {Root} root */
function oneTabStop(root) {
  const stops = [...root.querySelectorAll('[data-symbol][tabindex]')];
  const current =
    stops.find((node) => node.getAttribute('tabindex') === '0') ??
    stops.find((node) => node.getAttribute('data-lit') === 'selected') ??
    stops[0];
  for (const node of stops) {
    const tabindex = node === current ? '0' : '-1';
    if (node.getAttribute('tabindex') !== tabindex) node.setAttribute('tabindex', tabindex);
  }
}

const arrows = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** @param {KeyboardEvent} event @returns {[number, number] | undefined} */
const direction = (event) =>
  event.altKey || event.ctrlKey || event.metaKey ? undefined : Reflect.get(arrows, event.key);

/**
 * In figures: the focus itself walks from symbol to symbol.
 * @param {KeyboardEvent} event
 * @param {Element[]} symbols
 * @param {Scope} scope
 */
function moveFocus(event, symbols, { commands }) {
  const from = symbolAt(event.target);
  if (!from) return;
  if (event.key === 'Enter' || event.key === ' ') {
    commands.pick(idOf(from));
    event.preventDefault();
  }
  const to =
    direction(event) && nearest(from, symbols, /** @type {[number, number]} */ (direction(event)));
  if (!(to instanceof HTMLElement || to instanceof SVGElement)) return;
  for (const node of symbols) node.setAttribute('tabindex', node === to ? '0' : '-1');
  to.focus();
  event.preventDefault();
}

/**
 * In equations: the focus stays on the equation, since KaTeX hides its picture from screen readers; a cursor walks, and what
 * it stands on is said.
 * @param {KeyboardEvent} event @param {Element[]} symbols @param {Scope} scope
 */
function moveCursor(event, symbols, scope) {
  const { pointed } = scope.state;
  if (symbols.length === 0) return;
  const at = symbols.findIndex((node) => idOf(node) === pointed.value);
  if (event.key === 'Enter' && at >= 0) scope.commands.pick(idOf(symbols[at]));
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  // The same symbol may stand several times; go on to the next different one.
  let to = at < 0 ? (step > 0 ? 0 : symbols.length - 1) : at;
  while (at >= 0 && symbols[to] && idOf(symbols[to]) === pointed.value) to += step;
  if (!symbols[to]) return;
  pointed.value = idOf(symbols[to]);
  // Where the formula is wider than its column, this scrolls it.
  symbols[to].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  scope.commands.announce(sentenceOf(scope, pointed.value));
}

/** @param {Scope} scope @param {string} id @returns {string} the symbol and its number, in words */
function sentenceOf({ state: { digits, frame, notation, veiled } }, id) {
  const value = frame.value ? valueOf(frame.value, id) : NaN;
  return words.article.equation.says({
    symbol: spokenOf(id, notation.value),
    number: veiled.value.has(id)
      ? words.names.veiled.label
      : Number.isNaN(value)
        ? null
        : format(value, digits.value),
  });
}
