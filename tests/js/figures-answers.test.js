// What stands in the place of the surface where there is no plane: answers by targets, and the pictures of digits.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { digitsFrom } from '../../web/data/digits.js';
import { targetsOf } from '../../web/data/learner.js';
import { said, readingOf, stateOf, textOf } from './figure-state.js';
import { openSession } from './networks.js';

const session = await openSession();
const [{ confusionOf, majorityShare }, { surface }] = await Promise.all([
  import('../../web/figures/confusion.js'),
  import('../../web/figures/surface.js'),
]);

/** @param {number} rows @param {number} cols @param {number[]} data */
const matrix = (rows, cols, data) => ({ rows, cols, data: Float64Array.from(data) });

/** @param {import('../../web/core/frame.js').OutputName} output @param {number[][]} A @param {number[][]} Y */
function frameOf(output, A, Y) {
  const [out, Z] = [A, Y].map((rows) => matrix(rows.length, rows[0].length, rows.flat()));
  return /** @type {any} */ ({ output, layers: [{ A: out }], Y: Z, n: A.length });
}

test('a softmax answers the class of its largest output', () => {
  const found = confusionOf(
    frameOf(
      'cross_entropy_softmax',
      [
        [0.5, 0.3, 0.2],
        [0.1, 0.4, 0.5],
        [0.2, 0.3, 0.5],
        [0.3, 0.2, 0.5],
      ],
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 1, 0],
      ],
    ),
  );
  assert.deepEqual(found.counts, [
    [1, 0, 0],
    [0, 0, 2],
    [0, 0, 1],
  ]);
  assert.equal(found.majority, 2);
  assert.deepEqual(found.worst, { target: 1, answer: 2, count: 2 });
});

test('sigmoids answer the one output that says yes, and where none or several do, no class', () => {
  const one = [1, 0, 0];
  const found = confusionOf(
    frameOf(
      'cross_entropy_sigmoid',
      [
        [0.5, 0.1, 0.2],
        [0.9, 0.8, 0],
        [0.1, 0.2, 0.3],
      ],
      [one, one, one],
    ),
  );
  assert.deepEqual(found.counts[0], [1, 0, 0, 2]);
});

test('the diagonal adds up to the core’s accuracy, and each row to its target', () => {
  for (const output of ['cross_entropy_softmax', 'cross_entropy_sigmoid', 'squared_error_sigmoid'])
    for (const seed of [1, 2, 3]) {
      const n = 60;
      const Y = targetsOf(
        Array.from({ length: n }, (_, k) => (k * seed) % 4),
        4,
      );
      const frame = session.configure(
        /** @type {any} */ ({ sizes: [3, 5, 4], n, output, Y, initialise: { seed, scale: 4 } }),
      );
      const { counts } = confusionOf(frame);
      const right = counts.reduce((sum, row, label) => sum + row[label], 0);
      assert.equal(right, Math.round(/** @type {number} */ (frame.accuracy) * n), output);
      counts.forEach((row, label) => {
        const wanted = Array.from({ length: n }, (_, k) => (k * seed) % 4 === label);
        assert.equal(
          row.reduce((sum, count) => sum + count, 0),
          wanted.filter(Boolean).length,
        );
      });
    }
});

/** A network of the first 50 digits that nothing was taught. */
async function digits() {
  const { X, values } = digitsFrom(
    await readFile(new URL('../../web/data/digits.txt', import.meta.url), 'utf8'),
  );
  const n = 50;
  return /** @type {any} */ ({
    sizes: [64, 6, 10],
    n,
    output: 'cross_entropy_softmax',
    X: { rows: n, cols: 64, data: X.data.slice(0, n * 64) },
    Y: targetsOf(values.slice(0, n), 10),
  });
}

test('digits are shown as pictures with their targets and answers, other data with 64 inputs as a table alone', async () => {
  const network = await digits();
  const state = stateOf(session, session.configure(network), 0, { source: 'digits' });
  const view = textOf(surface.view(state));
  assert.equal(view.split('class="picture-8"').length - 1, 12 + 2, 'examples, weights, gradient');
  // The first lines of the data are a 0, a 1 and a 2.
  assert.match(view, /aria-label=Example 1: 0, answered/);
  assert.match(view, /aria-label=Example 3: 2, answered/);
  assert.equal(said(surface.title, state), 'Digits and answers');
  const other = { ...state, source: 'own' };
  assert.doesNotMatch(textOf(surface.view(other)), /picture-8/);
  assert.match(readingOf(surface.view(other)), /Answers by targets/);
  assert.doesNotMatch(said(surface.caption, other), /picture/);
});

test('accuracy stands beside what the most frequent class alone would give', async () => {
  const frame = session.configure(await digits());
  const state = stateOf(session, frame, 0, { source: 'digits' });
  const counts = Array(10).fill(0);
  for (let k = 0; k < 50; k += 1) counts[frame.Y.data.slice(k * 10, k * 10 + 10).indexOf(1)] += 1;
  const most = `${((100 * Math.max(...counts)) / 50).toFixed(1)} %`;
  assert.ok(surface.says(state).includes(`the most frequent class would give ${most}.`));
  assert.ok(readingOf(surface.view(state)).includes(most));
  assert.match(surface.says(state), /The most frequent mistake: \d answered as \d, \d+ times\./);
});

test('there is a table only for more than two classes, and without a plane', () => {
  for (const [sizes, output, has] of /** @type {const} */ ([
    [[4, 3, 3], 'cross_entropy_softmax', true],
    [[4, 3, 2], 'cross_entropy_softmax', false],
    [[4, 3, 3], 'squared_error_identity', false],
    [[2, 3, 3], 'cross_entropy_softmax', false],
  ])) {
    const Y = targetsOf([0, 1, 0, 1], sizes[2] === 2 ? 2 : 3);
    const wide = sizes[2] === 2 ? matrix(4, 2, [1, 0, 0, 1, 1, 0, 0, 1]) : Y;
    const frame = session.configure(
      /** @type {any} */ ({ sizes: [...sizes], n: 4, output, Y: wide }),
    );
    const state = stateOf(session, frame, 0);
    assert.equal(/confusion/.test(textOf(surface.view(state))), has, `${sizes} ${output}`);
  }
});

test('the majority’s share is that of the targets, of two classes in one output as of several', () => {
  const share = (/** @type {any} */ output, /** @type {number[][]} */ Y, accuracy = 0.5) => {
    const untrained = Y.map((row) => row.map(() => 0.1));
    return majorityShare({ ...frameOf(output, untrained, Y), accuracy });
  };
  assert.equal(share('cross_entropy_sigmoid', [[1], [1], [0], [1]]), 3 / 4);
  assert.equal(share('cross_entropy_sigmoid', [[0], [0], [0], [1], [0]]), 4 / 5);
  assert.equal(share('squared_error_tanh', [[-1], [-1], [1]]), 2 / 3);
  const three = [
    [1, 0, 0],
    [0, 0, 1],
    [0, 0, 1],
    [0, 1, 0],
  ];
  assert.equal(share('cross_entropy_softmax', three), 2 / 4);
  assert.equal(share('cross_entropy_sigmoid', three), null);
  assert.equal(share('squared_error_identity', [[1], [0]], /** @type {any} */ (null)), null);
});
