// The fonts of the page hold every character of every formula, as KaTeX's own style sheet says which font draws it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import katex from 'katex';
import subsetFont from 'subset-font';
import { characters, folder, subset } from '../../tools/fonts.mjs';
import { typeSizes } from '../../tools/library-styles.mjs';
import { root } from '../../tools/root.mjs';
import { format, significant } from '../../web/derivation/number.js';
import { macros } from '../../web/derivation/render.js';
import { words } from '../../web/words/words.js';
import { formulas } from './formulas.js';

/** @typedef {{ classes?: string[], children?: Node[], text?: string }} Node  of what KaTeX makes */

const css = readFileSync(join(root, 'node_modules/katex/dist/katex.min.css'), 'utf8');

/** By family, style and weight: Main-Regular. */
const faces = new Map(
  [...css.matchAll(/@font-face\{([^}]*)\}/g)].map(([, rule]) => {
    const [family, style, weight] = ['family:KaTeX_', 'style:', 'weight:'].map(
      (property) => new RegExp(`font-${property}(\\w+)`).exec(rule)?.[1],
    );
    return [`${family} ${style} ${weight}`, /KaTeX_([\w-]+)\.woff2/.exec(rule)?.[1] ?? ''];
  }),
);

/** A part of a selector: classes of one node. */
const classesOf = (/** @type {string} */ part) => part.split('.').filter(Boolean);

/** What the style sheet says of fonts, the weaker rules first. */
const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)]
  .filter(([, selector]) => !selector.startsWith('@'))
  .flatMap(([, selectors, body]) => {
    const family = /font(?:-family)?:[^;]*?KaTeX_(\w+)/.exec(body)?.[1];
    const style = /font-style:(\w+)/.exec(body)?.[1];
    const weight = /font-weight:(\w+)/.exec(body)?.[1];
    if (!family && !style && !weight) return [];
    return selectors.split(',').map((selector) => {
      // .katex .delimsizing.mult .delim-size1>span: the node is a span with such a parent.
      const parts = selector.replace('>span', ' ').split(' ').slice(1).map(classesOf);
      return { parts, isChild: selector.endsWith('>span'), family, style, weight };
    });
  })
  .filter(({ parts }) => parts.length > 0)
  .sort((a, b) => a.parts.flat().length - b.parts.flat().length);

/** @param {string[][]} parts of a selector @param {string[][]} path  classes of a node's ancestors and of the node */
function matches(parts, path) {
  const has = (/** @type {string[]} */ classes, /** @type {string[]} */ all) =>
    all.every((one) => classes.includes(one));
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    at = path.findIndex((classes, place) => place >= at && has(classes, part)) + 1;
    if (at === 0 || at >= path.length) return false;
  }
  return has(path[path.length - 1], parts[parts.length - 1]);
}

/**
 * Every text of a formula, with the font that draws it.
 * @param {Node} node @param {string[][]} above  classes of its ancestors @param {{ family: string, style: string, weight: string }} font  theirs
 * @returns {Generator<{ face: string, text: string }>}
 */
function* texts(node, above = [], font = { family: 'Main', style: 'normal', weight: '400' }) {
  const path = [...above, node.classes ?? []];
  const own = { ...font };
  for (const { parts, isChild, family, style, weight } of rules) {
    if (!matches(parts, isChild ? above : path)) continue;
    if (family) own.family = family;
    if (style) own.style = style;
    if (weight) own.weight = weight;
  }
  const face = `${own.family} ${own.style} ${own.weight}`;
  if (node.text) yield { face: faces.get(face) ?? face, text: node.text };
  for (const child of node.children ?? []) yield* texts(child, path, own);
}

/** A font as it is when its compression is taken off. @param {Buffer} font @returns {Promise<Buffer>} */
const unpacked = (font) =>
  subsetFont(font, '', /** @type {any} */ ({ keepAllGlyphs: true, targetFormat: 'truetype' }));

/** The characters that a font has. @param {Buffer} font @returns {Promise<Set<string>>} */
async function charactersIn(font) {
  const bytes = await unpacked(font);
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const cmap = tables.find((at) => bytes.toString('latin1', at, at + 4) === 'cmap') ?? NaN;
  const start = bytes.readUInt32BE(cmap + 8);
  const maps = Array.from(
    { length: bytes.readUInt16BE(start + 2) },
    (_, index) => start + bytes.readUInt32BE(start + 8 + 8 * index),
  );
  // Format 4: segments of the plane that all of KaTeX's characters are in.
  const map = maps.find((at) => bytes.readUInt16BE(at) === 4) ?? NaN;
  const doubled = bytes.readUInt16BE(map + 6);
  const found = new Set();
  for (let at = 0; at < doubled; at += 2) {
    const [last, first] = [map + 14 + at, map + 16 + doubled + at].map((place) =>
      bytes.readUInt16BE(place),
    );
    for (let code = first; code <= last && code !== 0xffff; code += 1)
      found.add(String.fromCharCode(code));
  }
  return found;
}

/** By font, each character in it with a formula that needs it. @type {Map<string, Map<string, string>>} */
const needed = new Map();
/** @param {string} face @param {string} text @param {string} where */
function need(face, text, where) {
  const own = needed.get(face) ?? new Map();
  needed.set(face, own);
  // A formula stands for others with other digits.
  for (const character of /\d/.test(text) ? `${text}0123456789` : text)
    if (!own.has(character)) own.set(character, where);
}

/** The sizes of type in a formula. @param {Node} node @returns {string[]} */
const sizesIn = ({ classes = [], children = [] }) => [
  ...(/\breset-/.test(classes.join(' '))
    ? classes.flatMap((one) => /^(?:reset-)?size(\d+)$/.exec(one)?.[1] ?? [])
    : []),
  ...children.flatMap(sizesIn),
];

const all = await formulas();
/** @type {Set<string>} */
const facesOfNumbers = new Set();
/** @type {Set<string>} */
const sizes = new Set();
for (const tex of all) {
  const tree = /** @type {any} */ (katex).__renderToDomTree(tex, {
    output: 'html',
    macros: { ...macros },
    trust: true,
    strict: (/** @type {string} */ code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
  for (const size of sizesIn(tree)) sizes.add(size);
  for (const { face, text } of texts(tree)) {
    need(face, text, tex);
    if (/^N\d+N$/.test(text)) facesOfNumbers.add(face);
  }
}
for (const face of facesOfNumbers) {
  need(face, `()…${words.names.veiled.seen}${words.names.noNumber}`, 'a number that is not there');
  for (const sign of [1, -1])
    for (const size of [0, 1e-300, 6.25e-7, 0.5, 12.5, 987654, 1e200, Infinity])
      for (const digits of [0, 3, 12, significant(4)])
        need(face, format(sign * size, digits), 'a number');
}

test('formulas of all settings ask for the fonts that the page has, and for no others', () => {
  assert.ok(all.length > 1000, `${all.length} formulas`);
  assert.deepEqual([...facesOfNumbers], ['Main-Regular']);
  assert.deepEqual([...needed.keys()].sort(), Object.keys(characters).sort());
});

test('formulas of all settings have the sizes of type that the style sheet keeps, and no others', () => {
  assert.deepEqual([...sizes].sort(), [...typeSizes].sort());
});

test('no character of a formula is missing from the font that draws it', async () => {
  for (const [face, own] of needed) {
    const whole = await charactersIn(readFileSync(join(folder, `KaTeX_${face}.woff2`)));
    const kept = await charactersIn(await subset(face));
    assert.ok(kept.size < whole.size, `${face} has ${kept.size} characters`);
    // What KaTeX's own font has not, a font of the system draws: a small raised digit, for one.
    const missing = [...own]
      .filter(([character]) => whole.has(character) && !kept.has(character))
      .map(
        ([character, where]) =>
          `${character} (${character.charCodeAt(0).toString(16)}) of ${where.slice(0, 200)}`,
      );
    assert.deepEqual(missing, [], face);
  }
});

test('a font keeps its note of copyright', async () => {
  for (const face of Object.keys(characters)) {
    const bytes = await unpacked(await subset(face));
    assert.ok(bytes.includes(Buffer.from('Khan Academy', 'utf16le').swap16()), face);
  }
});

const reader = /^(?:data\/matrix-|drawings\/formula|package\/formulas\/|derivation\/read-tex)/;

test('every command of TeX in the sources is in a formula that was looked at', () => {
  const rendered = new Set(all.join(' ').match(/\\[a-zA-Z]+/g));
  const own = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
    // What reads TeX, or writes a reader's own, gives KaTeX none.
    .filter((name) => /\.(?:js|html)$/.test(name) && !reader.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, 'web', name), 'utf8') }));
  const unknown = own.flatMap(({ name, text }) =>
    [...text.matchAll(name.endsWith('.js') ? /\\(\\[a-zA-Z]{2,})/g : /(\\[a-zA-Z]{2,})/g)]
      .map(([, command]) => command)
      .filter((command) => !rendered.has(command))
      .map((command) => `${command} in ${name}`),
  );
  assert.deepEqual(unknown, []);
});
