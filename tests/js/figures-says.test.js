// What each figure says in words: numbers and words for every loss and layer, and nothing that is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format } from '../../web/derivation/number.js';
import { readingOf, said, stateOf } from './figure-state.js';
import { openSession, outputs, randomNetworks } from './networks.js';

const names = [
  'bench',
  'cancellation',
  'check',
  'curves',
  'factors',
  'heatmaps',
  'histogram',
  'journey',
  'loss',
  'network',
  'nudge',
  'surface',
  'tree',
  'twins',
];
const figures = await Promise.all(
  names.map(
    async (name) =>
      /** @type {const} */ ([name, (await import(`../../web/figures/${name}.js`))[name]]),
  ),
);
const session = await openSession();

test('every figure says numbers and words, for every loss and layer', () => {
  let count = 0;
  for (const output of outputs)
    for (const network of randomNetworks(3, output)) {
      const frame = session.configure(network);
      for (let layer = 0; layer < frame.layers.length; layer += 1)
        for (const [name, { says }] of figures) {
          const sentence = says(stateOf(session, frame, layer));
          assert.doesNotMatch(sentence, /undefined|NaN|null|Infinity/, `${name}, ${output}`);
          assert.ok(sentence.length > 10, `${name} says “${sentence}”`);
          count += 1;
        }
    }
  assert.ok(count > 200);
});

test('with L2 the check and the curve over one weight are said of J + L2, with its numbers', () => {
  const [network] = randomNetworks(1);
  session.configure(network);
  const without = stateOf(session, session.frame(), 1);
  const of = Object.fromEntries(figures);
  assert.match(of.nudge.says(without), /, J is \d/);
  assert.doesNotMatch(of.check.says(without), /L2/);
  const frame = session.regularise(0.5);
  const state = stateOf(session, frame, 1);
  const slope = frame.layers[1].step_W?.data[0] ?? NaN;
  assert.ok(
    of.nudge
      .says(state)
      .includes(
        `, J\u00a0+\u00a0L2 is ${format(frame.lowered, 3)} and its slope is ${format(slope, 3)}`,
      ),
  );
  assert.match(of.check.says(state), /^Of J\s\+\sL2: /);
  session.regularise(0);
});

/** @param {number} rows @param {number} cols @param {number[]} data */
const matrix = (rows, cols, data) => ({ rows, cols, data });

/** A 2-1-1 network with one example, which wants 1 of inputs 1 and 1. @param {number} w of the first input @param {number} out @param {object} [besides] */
const tiny = (w, out, besides) => ({
  sizes: [2, 1, 1],
  n: 1,
  X: matrix(1, 2, [1, 1]),
  Y: matrix(1, 1, [1]),
  layers: [{ W: matrix(2, 1, [w, 1]) }, { W: matrix(1, 1, [out]) }],
  ...besides,
});

const lines = { hidden: 'identity', output: 'squared_error_identity' };

/** Networks at the ends of what numbers are. */
const extremes = {
  'J is infinite': tiny(1e160, 1, lines),
  'J is hardly a number': tiny(1.3e154, 1, lines),
  'an activation is infinite': tiny(1.7e308, 1, { ...lines, X: matrix(1, 2, [2, 1]) }),
  'activations cancel to NaN': tiny(1.7e308, 1, {
    ...lines,
    X: matrix(1, 2, [2, -2]),
    layers: [{ W: matrix(2, 1, [1.7e308, 1.7e308]) }, { W: matrix(1, 1, [1]) }],
  }),
  'a step is lost': tiny(1e18, 1e18, {}),
  'a reach ends beyond numbers': tiny(1.79e308, 1.79e308, {}),
  'inputs are huge': tiny(1, 1, { X: matrix(1, 2, [1e308, -1e308]) }),
  'all is next to nothing': tiny(1e-160, 1, { ...lines, X: matrix(1, 2, [1e-160, 0]) }),
  'all is zero': tiny(0, 0, { initialise: { scheme: 'zero' } }),
};

// The figures that this is promised of; the others hold numbers that are not looked at here.
const promised = ['bench', 'check', 'heatmaps', 'histogram', 'nudge', 'surface', 'twins'];

test('at no size of numbers does a reader see or hear undefined, NaN, Infinity, null or what is meant for developers', () => {
  for (const [what, network] of Object.entries(extremes)) {
    const frame = session.configure(/** @type {any} */ (network));
    for (const [name, { says, view, caption }] of figures.filter(([name]) =>
      promised.includes(name),
    ))
      for (const layer of [0, 1]) {
        const state = stateOf(session, frame, layer);
        for (const text of [says(state), said(caption, state), readingOf(view(state))])
          assert.doesNotMatch(
            text,
            /undefined|NaN|null|Infinity|expected/,
            `${name}: ${what}: ${text}`,
          );
      }
  }
});

test('every caption of a figure is a text for every loss, layer and hidden activation', () => {
  for (const output of outputs)
    for (const network of randomNetworks(6, output)) {
      const frame = session.configure(network);
      for (const [name, { caption, title }] of figures)
        for (const layer of frame.layers.keys()) {
          const state = stateOf(session, frame, layer);
          assert.match(said(caption, state), /^[^]{20,}\.$/, name);
          assert.match(said(title, state), /^[A-Z].{5,}$/, name);
        }
    }
});
