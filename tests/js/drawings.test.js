// Every picture that stands alone: well-formed, with nothing in it that another program would not know, and no text on another.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { root as folder } from '../../tools/root.mjs';
import { drawingNames, drawingOf } from '../../web/drawings/index.js';
import { extended } from '../../web/scope/trace.js';
import { contentOf, elementsOf, meeting, outside, parsed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

const session = await openSession();

/** Elements, each with the attributes that it may have besides those of all. @type {Record<string, string[]>} */
const known = {
  svg: ['xmlns', 'width', 'height', 'viewBox', 'role'],
  g: ['transform', 'data-symbol', 'opacity'],
  title: [],
  desc: [],
  rect: ['x', 'y', 'width', 'height', 'rx'],
  circle: ['cx', 'cy', 'r'],
  line: ['x1', 'x2', 'y1', 'y2'],
  path: ['d'],
  text: ['x', 'y', 'text-anchor'],
  tspan: ['dx', 'dy'],
};
const ofPaint =
  /^(?:fill|stroke|stroke-(?:width|dasharray|opacity)|fill-opacity|font-(?:family|size|style|weight))$/;

const sizesOf = [[1, 1, 1], [2, 2, 2], [3, 2], [1, 3], [3, 4, 2], [4, 3, 3, 2], [2, 3, 4, 5, 2], [8, 8, 8], [12, 9, 3], [1, 8, 1]]; // prettier-ignore

/**
 * @param {{ sizes: number[], n: number, bias?: 'none' | 'trained', scale?: number, convention?: any, output?: any }} network
 * @param {Partial<FigureState> & { views?: Record<string, any> }} besides
 */
function stateFor(
  { sizes, n, bias = 'none', scale = 1, convention = 'rows', output },
  { views = {}, ...besides },
) {
  const initialise = /** @type {const} */ ({ scheme: 'uniform', seed: 3, scale });
  const frame = session.configure({ sizes, n, bias, initialise, ...(output && { output }) });
  const notation = { n, convention, hiddenLayers: sizes.length - 2 };
  // A run that has stood still.
  const trace = [frame, { ...frame, epoch: 12345 }].reduce(extended, /** @type {any} */ ([]));
  // Every layer in its turn.
  return stateOf(session, frame, (n + sizes.length) % (sizes.length - 1), {
    notation,
    trace,
    width: 600,
    remembered: remembering(views),
    ...besides,
  });
}

/** What figures remember of their view, in the ways that draw something else. @type {[string, Record<string, any>][]} */
const looks = [
  ...drawingNames().map((name) => /** @type {[string, {}]} */ ([name, {}])),
  ['network', { 'network.gradients': true }],
  ['nudge', { 'nudge.reach': 10 }],
  ['check', { 'check.step': 0 }],
  ['curves', { 'curves.log': true }],
  ['heatmaps', { 'heatmaps.shared': true, 'heatmaps.log': true }],
  ...[0, 1, 2, 12].map(
    (k) =>
      /** @type {[string, {}]} */ ([
        'product',
        { 'product.reading': 'examples', 'product.added': k },
      ]),
  ),
];

for (const [name, views] of looks) {
  const called = `${name} ${Object.values(views).join(' ')}`;
  test(`${called} is a picture of known elements alone, with its title and what it says`, () => {
    // A plane has two inputs.
    const sizes = name === 'surface' ? [2, 4, 2] : [3, 4, 2];
    const state = stateFor({ sizes, n: 5 }, { views });
    for (const theme of /** @type {const} */ (['light', 'dark']))
      for (const ground of /** @type {const} */ (['paper', 'none'])) {
        const made = drawingOf(name, state, { theme, ground });
        assert.ok(made);
        const { svg, width, height } = made;
        const root = parsed(svg);
        assert.deepEqual(
          [root.attributes.width, root.attributes.height, root.attributes.viewBox],
          [String(width), String(height), `0 0 ${width} ${height}`],
        );
        for (const { name: tag, attributes } of elementsOf(root))
          for (const [key, value] of Object.entries(attributes)) {
            assert.ok(known[tag]?.includes(key) || ofPaint.test(key), `<${tag} ${key}>`);
            assert.doesNotMatch(
              value,
              /NaN|undefined|Infinity|var\(|light-dark|color-mix|url\(|\[object/,
            );
            if (key === 'fill' || key === 'stroke') assert.match(value, /^(?:none|#[0-9a-f]{6})$/);
          }
        const [title, says, paper] = root.children.filter((child) => typeof child !== 'string');
        assert.deepEqual([title.name, says.name], ['title', 'desc']);
        assert.ok(contentOf(title).length > 3);
        assert.ok(contentOf(says).length > 20);
        assert.equal(paper.name === 'rect', ground === 'paper');
      }
  });

  test(`no text of ${called} stands on another or leaves the picture`, () => {
    for (const sizes of sizesOf)
      for (const n of [1, 5, 12])
        for (const digits of [2, 3, 8])
          for (const width of [300, 700]) {
            const convention = ['rows', 'columns', 'pytorch'][(n + digits) % 3];
            const bias = n % 2 ? 'trained' : 'none';
            const state = stateFor(
              { sizes, n, bias, convention },
              { digits, width, em: digits === 3 ? 1.5 : 1, views },
            );
            const made = drawingOf(name, state);
            if (!made) continue;
            const root = parsed(made.svg);
            const where = `${sizes.join('-')}, n = ${n}, ${digits} digits, ${width} px`;
            assert.deepEqual(outside(root), [], where);
            assert.deepEqual(meeting(textsOf(root)), [], where);
          }
  });

  test(`nor where numbers of ${called} are extreme`, () => {
    for (const scale of [1e-300, 1e300, Infinity])
      for (const digits of [2, 8]) {
        const state = stateFor(
          { sizes: [2, 3, 2], n: 3, scale: Math.min(scale, 1e300) },
          { digits },
        );
        if (scale === Infinity) state.frame.layers[1].A.data.set([Infinity, -Infinity, NaN, -0]);
        const made = drawingOf(name, state);
        if (!made) continue;
        const root = parsed(made.svg);
        assert.deepEqual(outside(root), [], `${scale}`);
        assert.deepEqual(meeting(textsOf(root)), [], `${scale}`);
        for (const { text } of textsOf(root)) assert.doesNotMatch(text, /NaN|Infinity|-\d/);
      }
  });
}

test('what has no drawing gives null', () => {
  const state = stateFor({ sizes: [2, 2, 2], n: 1 }, {});
  assert.equal(drawingOf('nothing', state), null);
  assert.equal(drawingOf('toString', state), null);
});

test('signs that XML keeps for itself are written as it wants them', () => {
  const state = stateFor({ sizes: [2, 2, 2], n: 1 }, {});
  for (const { W } of state.frame.layers) W.data.fill(-Infinity);
  const root = parsed(drawingOf('network', state)?.svg ?? '');
  const [, says] = root.children;
  assert.match(contentOf(says), /is <−10³⁰⁸;/);
  assert.ok(textsOf(root).some(({ text }) => text.startsWith('<−10')));
});

test('drawings are imported and made where there is no document', () => {
  const script = `
    const { drawingOf } = await import('./web/drawings/index.js');
    const names = ['document', 'window', 'MutationObserver'].filter((name) => name in globalThis);
    console.log(typeof drawingOf, names.join());`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(stdout.trim(), 'function');
});
