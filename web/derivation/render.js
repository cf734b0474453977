// KaTeX: the only file that calls it. It is loaded when a formula is wanted that neither the build nor the page has rendered.
import { fingerprintOf } from './hash.js';
import { Kept } from './kept.js';
import { symbols, texOf, parseSymbol } from './symbols.js';

/** `\W{…}`: a weight inside of another symbol, in the colour of weights; `\piece{label}{…}`: a matrix that can be set apart. */
export const macros = { '\\W': '\\htmlData{colour=W}{#1}', '\\piece': '\\htmlData{piece=#1}{#2}' };

/** @typedef {'html' | 'htmlAndMathml'} Output */

/** How every formula is rendered, here and in the build. @param {Output} output @returns {import('katex').KatexOptions} */
export const katexOptions = (output) => ({
  output,
  macros: { ...macros },
  trust: ({ command }) => command === '\\htmlData',
  strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
});

/** Nodes of formulas that are kept at most: some three times those of a page at rest. */
const mostNodes = 30_000;

/** What KaTeX made of a formula, to be copied: a tenth of the work of making it again. @type {Kept<HTMLElement>} */
const made = new Kept(mostNodes, (original) => original.getElementsByTagName('*').length);

/** A formula, and how it is rendered. @param {string} tex @param {Output} output */
export const keyOf = (tex, output) => `${output} ${tex}`;

/** What the build has rendered, by the fingerprint of its key: in stock, or in the pictures of figures. @type {Map<string, HTMLElement> | null} */
let shipped = null;

/** Keeps what the build has rendered; to be called before pictures leave the document. */
export function takeStock() {
  if (shipped) return shipped;
  const stock = /** @type {HTMLTemplateElement | null} */ (
    document.querySelector('template#formulas')
  );
  const all = /** @type {HTMLElement[]} */ ([
    ...(stock?.content.children ?? []),
    ...document.querySelectorAll('.symbol[data-of]'),
  ]);
  shipped = new Map(
    all.map((one) => [one.dataset.of ?? '', /** @type {HTMLElement} */ (one.cloneNode(true))]),
  );
  return shipped;
}

/** @param {string} key @returns {HTMLElement | undefined} */
function shippedAs(key) {
  return takeStock().get(fingerprintOf(key));
}

/** @type {typeof import('katex').default | null} */
let katex = null;
/** @type {Promise<void> | null} */
let coming = null;

/** Called where KaTeX does not come. */
let whenMissing = () => {};

/** @param {() => void} then  what the page does where formulas cannot be rendered; what waits for them asks again the next time */
export function onKatexMissing(then) {
  whenMissing = then;
}

/** Who waits for KaTeX. @type {(() => void)[]} */
let waiting = [];

/** Loads KaTeX, and serves who waits for it. A later call tries again where that failed. */
export function loadKatex() {
  coming ??= import('katex').then(
    ({ default: loaded }) => {
      katex = loaded;
      const served = waiting;
      waiting = [];
      for (const then of served) then();
    },
    (error) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** What is asked for is put here, and neither loaded nor rendered. @type {Set<string> | null} */
let collected = null;

/** What a call asks for, for the build: the keys of formulas that it would show. @param {() => void} call */
export function wantedBy(call) {
  const keys = (collected = new Set());
  try {
    call();
  } finally {
    collected = null;
  }
  return [...keys];
}

/**
 * Calls back when all of these can be rendered: at once, where nothing has to be loaded for it.
 * @param {string[]} texts
 * @param {() => void} then
 * @param {Output} [output]
 */
export function whenReady(texts, then, output = 'htmlAndMathml') {
  const keys = texts.map((tex) => keyOf(tex, output));
  if (collected) for (const key of keys) collected.add(key);
  else if (katex || keys.every((key) => made.has(key) || shippedAs(key))) then();
  else {
    waiting.push(then);
    loadKatex().catch(() => whenMissing());
  }
}

/**
 * @param {string} tex  for which whenReady() has called back
 * @param {HTMLElement} into  emptied
 * @param {{ output?: Output }} [options]
 */
export function renderTex(tex, into, { output = 'htmlAndMathml' } = {}) {
  const key = keyOf(tex, output);
  let original = made.get(key);
  if (!original) {
    original = originalOf(tex, output);
    made.add(key, original);
  }
  into.replaceChildren(...original.cloneNode(true).childNodes);
}

/** @param {string} tex @param {Output} output */
function originalOf(tex, output) {
  const ready = shippedAs(keyOf(tex, output));
  if (ready) return ready;
  if (!katex) throw new Error(`${tex} is to be rendered; expected KaTeX to be loaded first`);
  const original = document.createElement('span');
  katex.render(tex, original, katexOptions(output));
  return original;
}

/**
 * A formula of its own, empty until it can be rendered.
 * @param {string} tex @param {Output} [output] @returns {HTMLElement} a new element
 */
export function formula(tex, output = 'htmlAndMathml') {
  const element = document.createElement('span');
  whenReady([tex], () => renderTex(tex, element, { output }), output);
  return element;
}

/**
 * A picture of a symbol for a figure, whose own element carries its name in words.
 * @param {string} tex @param {string} colour a quantity colour, or '' @returns {HTMLElement} a new element
 */
export function picture(tex, colour = '') {
  const element = formula(tex, 'html');
  element.className = 'symbol';
  element.setAttribute('aria-hidden', 'true');
  if (colour) element.dataset.colour = colour;
  return element;
}

/**
 * The picture of a symbol of the table.
 * @param {string} id
 * @param {import('./symbols.js').Notation} notation
 */
export const symbolPicture = (id, notation) =>
  picture(texOf(id, notation), symbols[parseSymbol(id).name].colour);
