// What a figure sees of a network, on the real core and without a page; and what a reader would read of its picture.
import { signal } from '@preact/signals-core';
import { boxesOf } from '../../web/derivation/selection.js';
import { createViews } from '../../web/scope/views.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

// Widgets ask for these when they are loaded; nothing is drawn here.
const nowhere = { observe() {}, addEventListener() {} };
Object.assign(globalThis, {
  MutationObserver: class {
    observe() {}
  },
  window: { matchMedia: () => nowhere },
});
globalThis.document ??= /** @type {any} */ ({
  createElement: () => ({ style: { setProperty() {} } }),
  createComment: () => ({}),
  createTreeWalker: () => ({}),
  documentElement: {},
});

/**
 * A figure's view of a session's network, with the first weight of a layer selected.
 * @param {import('../../web/core/session.js').Session} session @param {any} frame  its newest @param {number} layer
 * @param {Partial<FigureState>} [besides]  what is otherwise
 * @returns {FigureState}
 */
export function stateOf(session, frame, layer, besides = {}) {
  const units = frame.sizes.map(() => 1);
  const selection = { layer, units, k: frame.n, all: true };
  return {
    frame,
    selection,
    source: '',
    notation: { n: frame.n, convention: 'rows' },
    digits: 3,
    penalty: /** @type {const} */ ('half'),
    width: 400,
    em: 1,
    trace: [],
    commands: /** @type {any} */ ({ pendingEdits: new Map() }),
    remembered: createViews().remembered,
    pointed: signal(/** @type {string | null} */ (null)),
    litBoxes: signal(boxesOf(selection, frame)),
    answer: (...request) => {
      const [name, ...given] = request;
      try {
        return /** @type {any} */ (session)[name](...given);
      } catch (error) {
        return { refused: /** @type {Error} */ (error).message };
      }
    },
    ...besides,
  };
}

/**
 * What figures remember of their view, some of it by its name.
 * @param {Record<string, any>} views @returns {FigureState['remembered']}
 */
export function remembering(views) {
  const { remembered } = createViews();
  return (key, first, name, takes) =>
    name && name in views
      ? /** @type {any} */ ({ value: views[name] })
      : remembered(key, first, name, takes);
}

/** A template as one string, its markup among it; listeners and objects are left out. @param {any} value @returns {string} */
export function textOf(value) {
  if (value === null || value === undefined || typeof value === 'symbol') return '';
  if (ArrayBuffer.isView(value)) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (value.strings) {
    const { strings, values } = value;
    return strings
      .map((/** @type {string} */ text, /** @type {number} */ at) => text + textOf(values[at]))
      .join('');
  }
  // A directive: what it guards comes last.
  if (value.values) return value.values.map(textOf).join('');
  return typeof value === 'function' || typeof value === 'object' ? '' : `${value}`;
}

/** The same as it is read: without markup. @param {any} value */
export const readingOf = (value) =>
  textOf(value)
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {string | ((state: FigureState) => string)} text @param {FigureState} state */
export const said = (text, state) => (typeof text === 'string' ? text : text(state));
