// Tables of figures as pictures: every number stands at its symbol's place, and what is equal or veiled is said so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { parsed, placed, textsOf } from './drawing.js';
import { stateOf } from './figure-state.js';
import { openSession } from './networks.js';

/** @import { FigureState } from '../../web/figures/figure.js' */

const session = await openSession();

/** @param {string} name @param {FigureState} state */
function drawn(name, state) {
  const root = parsed(drawingOf(name, state)?.svg ?? '');
  return { texts: textsOf(root), all: placed(root) };
}

test('under each hidden unit stand its weights, its activation and its gradients, in rows of one kind', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5, bias: 'trained' });
  const { texts } = drawn('twins', stateOf(session, frame, 0, { width: 620 }));
  const heads = [1, 2, 3, 4].map((unit) => texts.find(({ text }) => text === `unit ${unit}`)?.x);
  const numbers = texts.filter(({ symbol }) => symbol);
  // m d + d in, d t out, d activations, m d + d gradients.
  assert.equal(numbers.length, 16 + 8 + 4 + 16);
  for (const { text, symbol = '', x } of numbers) {
    assert.equal(text, format(valueOf(frame, symbol), 3), symbol);
    const [, name, row, column] = /^(\w+)\[(\d+),(\d+)\]$/.exec(symbol) ?? [];
    assert.equal(x, heads[Number(name === 'W_out' ? row : column) - 1], symbol);
  }
  for (const [symbol, label] of [
    ['W_h[2,3]', 'from input 2'],
    ['b_h[1,3]', 'bias'],
    ['W_out[3,2]', 'to output 2'],
  ]) {
    const number = numbers.find((one) => one.symbol === symbol);
    const beside = texts.filter(({ y }) => Math.abs(y - Number(number?.y)) < 4);
    assert.ok(beside.some(({ text }) => text === label), symbol); // prettier-ignore
  }
});

test('equal units are named below their heads, and the sentence says it', () => {
  const initialise = /** @type {const} */ ({ scheme: 'constant', scale: 1 });
  const frame = session.configure({ sizes: [3, 4, 2], n: 5, initialise });
  const { texts } = drawn('twins', stateOf(session, frame, 0, { width: 620 }));
  assert.equal(texts.filter(({ text }) => text === '= unit 1').length, 3);
  assert.ok(texts.some(({ text }) => text === 'All 4 hidden units are the same.'));
});

test('a veiled number of a unit is a question mark without its colour', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const id = 'grad_W_h[1,1]';
  const veiled = new Set([id]);
  const { texts, all } = drawn('twins', stateOf(session, frame, 0, { width: 620, veiled }));
  assert.equal(texts.find(({ symbol }) => symbol === id)?.text, '?');
  const cell = all.find(({ element, symbol }) => element.name === 'rect' && symbol === id);
  assert.equal(cell?.element.attributes.fill, 'none');
});

test('without hidden units, and with too many for their numbers, there is no table', () => {
  for (const sizes of [[3, 2], [3, 9, 2]]) {
    const frame = session.configure({ sizes, n: 5 });
    assert.equal(drawingOf('twins', stateOf(session, frame, 0)), null);
  } // prettier-ignore
});
