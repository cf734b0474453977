// The package writes formulas itself. KaTeX is the oracle: of every formula that figures and derivation can ask for, both halves have its
// signs, and MathML its order and as many fractions, scripts and tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import katex from 'katex';
import { katexOptions } from '../../../web/derivation/render.js';
import { formulas } from '../formulas.js';

/** As much of a node as the writers use. */
class Node {
  /** @type {(Node | string)[]} */
  inside = [];
  dataset = {};
  style = {};
  className = '';
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
  get childNodes() {
    return this.inside;
  }
  /** @param {...(Node | string)} more */
  append(...more) {
    this.inside.push(...more);
  }
  /** @param {...(Node | string)} more */
  replaceChildren(...more) {
    this.inside = more;
  }
  setAttribute() {}
  /** @returns {string} */
  get text() {
    return this.inside.map((one) => (typeof one === 'string' ? one : one.text)).join('');
  }
  /** Itself and all below it. @returns {Node[]} */
  get all() {
    return [this, ...this.inside.flatMap((one) => (typeof one === 'string' ? [] : one.all))];
  }
}

const document = /** @type {any} */ ({
  createElement: (/** @type {string} */ name) => new Node(name),
  createElementNS: (/** @type {string} */ _, /** @type {string} */ name) => new Node(name),
});

/** What KaTeX writes in another way: invisible signs, room, and characters that look the same. @param {string} text */
const plain = (text) =>
  text
    .replace(/[\u200b\u2061\u2062\u2063\u2009\u00a0\u2005\u2003\s]/g, '')
    .replaceAll('·', '⋅')
    .replaceAll("'", '′')
    .replaceAll('-', '−');

/** @param {string} html @returns {string} */
const textOf = (html) =>
  plain(
    html
      .replace(/<annotation[^>]*>[^<]*<\/annotation>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#x27;/g, "'")
      .replace(/&gt;/g, '>')
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&'),
  );

/** @param {string} mathml  of KaTeX @param {string} name */
const countIn = (mathml, name) =>
  mathml.split(`<${name}>`).length + mathml.split(`<${name} `).length - 2;

const kinds = [
  'mfrac',
  'msub',
  'msup',
  'msubsup',
  'munder',
  'munderover',
  'mtr',
  'mtd',
  'menclose',
];

/** @param {Node} mathml @param {string} name */
const countOf = (mathml, name) => mathml.all.filter((one) => one.name === name).length;

/** In another order: what stands above comes first in one, and what stands below in the other. @param {string} text */
const sorted = (text) => [...plain(text)].sort().join('');

/** Brackets of matrices and braces are drawn. @param {string} mathml  of KaTeX */
const drawnBy = (mathml) =>
  textOf(mathml.replace(/<mo fence="true">[^<]*<\/mo>/g, ''))
    .replaceAll('⏟', '')
    .replaceAll('\u23df', '');

test('every formula is written with the signs, fractions, scripts and tables that KaTeX writes', async () => {
  const all = await formulas();
  assert.ok(all.length > 600);
  const before = globalThis.document;
  globalThis.document = document;
  try {
    const { render } = await import('../../../web/package/formulas/write.js');
    /** @type {unknown[]} */
    const differ = [];
    for (const tex of all) {
      const into = /** @type {any} */ (new Node('span'));
      render(tex, into);
      const [mathml, html] = into.inside[0].inside;
      const expected = katex.renderToString(tex, {
        ...katexOptions('htmlAndMathml'),
        output: 'mathml',
      });
      const ours = [
        plain(mathml.text),
        sorted(html.text),
        ...kinds.map((name) => countOf(mathml, name)),
      ];
      const theirs = [
        textOf(expected),
        sorted(drawnBy(expected)),
        ...kinds.map((name) => countIn(expected, name)),
      ];
      if (String(ours) !== String(theirs)) differ.push([tex, ours, theirs]);
    }
    // The first three tell enough.
    assert.deepEqual(differ.slice(0, 3), []);
  } finally {
    globalThis.document = before;
  }
});

test('what no figure writes is refused, and named', async () => {
  const { read } = await import('../../../web/derivation/read-tex.js');
  for (const wrong of ['\\sqrt{2}', '{x', 'x_', '\\begin{array}', '\\text'])
    assert.throws(() => read(wrong), RangeError, wrong);
});
