// Tables of figures as pictures: every number stands at its symbol's place, and what is equal or veiled is said so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { parsed, placed, textsOf } from './drawing.js';
import { remembering, stateOf } from './figure-state.js';
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

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

test('each pair has its numbers, by the formulas of its loss and its output, and a bar as long as its δ', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const selection = { layer: 1, units: [1, 1, 2], k: 3, all: false };
  const state = stateOf(session, frame, 1, { width: 620, digits: 4, selection });
  const { texts, all } = drawn('cancellation', state);
  const y = valueOf(frame, 'Y[3,2]');
  const [z, other] = [valueOf(frame, 'Z_out[3,2]'), valueOf(frame, 'Z_out[3,1]')];
  const [s, t] = [sigmoid(z), Math.tanh(z)];
  const share = sigmoid(z - other);
  const otherTarget = valueOf(frame, 'Y[3,1]');
  /** a, the slope of the loss, the slope of the output, δ. @type {[string, (number | null)[]][]} */
  const expected = [
    ['cross-entropy, sigmoid', [s, (s - y) / (s * (1 - s)), s * (1 - s), s - y]],
    ['cross-entropy, softmax', [share, -y / share, null, share * (y + otherTarget) - y]],
    ['squared error, identity', [z, z - y, 1, z - y]],
    ['squared error, sigmoid', [s, s - y, s * (1 - s), (s - y) * s * (1 - s)]],
    ['squared error, tanh', [t, t - y, 1 - t * t, (t - y) * (1 - t * t)]],
  ];
  const bars = all
    .filter(({ element: { name, attributes } }) => name === 'rect' && attributes.fill === '#b93a0b')
    .map(({ element }) => Number(element.attributes.width));
  const largest = Math.max(...expected.map(([, numbers]) => Math.abs(Number(numbers[3]))));
  const long = Math.max(...bars);
  expected.forEach(([label, numbers], at) => {
    const begin = texts.find(({ text }) => text === label)?.y ?? NaN;
    const end = texts.find(({ text }) => text === expected[at + 1]?.[0])?.y ?? Infinity;
    const own = texts
      .filter((one) => one.y > begin + 1 && one.y < end - 1)
      .filter(({ text }) => /^[×=]? ?[−\d]/.test(text))
      .sort((a, b) => a.x - b.x);
    assert.deepEqual(
      own.map(({ text }) => text.replace(/^[×=] /, '')),
      numbers.flatMap((number) => (number === null ? [] : [format(number, 4)])),
      label,
    );
    assert.ok(Math.abs(bars[at] / long - Math.abs(Number(numbers[3])) / largest) < 1e-3, label);
  });
  assert.ok(texts.some(({ text }) => /^output 2 .* example 3 of 5$/.test(text)));
});

test('a veiled error term leaves the pairs no bar, and while the core is at work there is no picture', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const veiled = new Set(['delta_out[5,1]']);
  const { texts, all } = drawn('cancellation', stateOf(session, frame, 1, { veiled }));
  assert.equal(texts.find(({ symbol }) => symbol === 'delta_out[5,1]')?.text, '= ?');
  assert.ok(
    !all.some(({ element }) => element.attributes.fill === '#b93a0b' && element.name === 'rect'),
  );
  const waiting = stateOf(session, frame, 1, { answer: () => undefined });
  assert.equal(drawingOf('cancellation', waiting), null);
});

test('each formula has the verdict that the core gives it, and by how much it is off', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  for (const width of [300, 620]) {
    const { texts } = drawn('bench', stateOf(session, frame, 1, { width }));
    const seen = texts.map(({ text }) => text);
    const trials = session.bench(1);
    const wanted = trials.map(({ shapeFits, agrees }) =>
      !shapeFits ? '✗ refused by its shape' : agrees ? '✓ passes' : '✗ fits but refuted',
    );
    assert.deepEqual(
      seen.filter((text) => /^[✗✓]/.test(text)),
      wanted,
    );
    assert.equal(new Set(wanted).size, 3);
    for (const { shapeFits, agrees, difference } of trials)
      if (shapeFits && !agrees)
        assert.ok(seen.includes(`off by ${format(Number(difference), 3)}`), String(difference));
    // The right one: d × n times n × t, and in numbers.
    assert.ok(seen.includes('(d × n) (n × t) → d × t'), seen.join('|'));
    assert.ok(seen.includes('(4 × 5) (5 × 2) → 4 × 2'));
  }
});

test('verdicts that a reader has hidden are question marks, and what would give them away is left out', () => {
  const frame = session.configure({ sizes: [3, 4, 2], n: 5 });
  const remembered = remembering({ 'bench.hides': true });
  const { texts } = drawn('bench', stateOf(session, frame, 1, { remembered }));
  assert.equal(texts.filter(({ text }) => text === '?').length, session.bench(1).length);
  assert.ok(!texts.some(({ text }) => /[✗✓→]|off by/.test(text)));
});
