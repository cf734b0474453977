// The questions: each wrong answer is the number of the mistake that its reply names, and the right one is the gradient's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format } from '../../web/derivation/number.js';
import { offered, questions } from '../../web/derivation/questions.js';
import { openSession, outputs, randomNetworks } from './networks.js';

/** @import { Facts, Option } from '../../web/derivation/questions.js' */

const session = await openSession();

/** Facts on a network, with the weight in the layer's last row and first column selected. @param {any} frame @param {number} layer @returns {Facts} */
function factsOf(frame, layer) {
  return {
    frame,
    notation: { n: frame.n, convention: 'rows' },
    digits: 3,
    layer,
    units: frame.sizes.map((/** @type {number} */ size, /** @type {number} */ place) =>
      place === layer ? size : 1,
    ),
    k: frame.n,
    trials: session.bench(layer),
    pairs: session.outputPairs(),
  };
}

/** Every network, loss and layer. @param {number} count */
function* allFacts(count) {
  for (const output of outputs)
    for (const network of randomNetworks(count, output)) {
      const frame = session.configure(network);
      for (let layer = 0; layer < frame.layers.length; layer += 1) yield factsOf(frame, layer);
    }
}

/** What each mistake gives at the selected weight, term by term. @param {Facts} facts @returns {Record<string, number>} */
function byHand({ frame, layer, units }) {
  const own = frame.layers[layer];
  const A = layer === 0 ? frame.X : frame.layers[layer - 1].A;
  const [i, j] = [units[layer] - 1, units[layer + 1] - 1];
  const { n } = frame;
  const term = (/** @type {number} */ k, /** @type {number} */ from, /** @type {number} */ to) =>
    A.data[k * A.cols + from] * own.delta.data[k * own.delta.cols + to];
  const slope = (/** @type {number} */ k) => {
    const place = k * own.delta.cols + j;
    const a = own.A.data[place];
    return own.dA_dZ ? own.dA_dZ.data[place] : a * (1 - a);
  };
  const sum = (/** @type {(k: number) => number} */ of) =>
    Array.from({ length: n }, (_, k) => of(k)).reduce((total, value) => total + value, 0);
  return {
    sum: sum((k) => term(k, i, j)),
    mean: sum((k) => term(k, i, j)) / n,
    one_example: term(n - 1, i, j),
    with_slope: sum((k) => term(k, i, j) * slope(k)),
    swapped: sum((k) => term(k, j, i)),
  };
}

/** Equal but for the order of additions. @param {number} one @param {number} other */
const close = (one, other) => Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(other));

for (const name of ['sum', 'mean']) {
  test(`${name}: each answer is what its mistake computes, and its reply says that number`, () => {
    let compared = 0;
    for (const facts of allFacts(8)) {
      const hand = byHand(facts);
      const asked = name === 'mean' && facts.frame.reduction === 'sum' ? 'mean' : 'sum';
      for (const option of questions[name].options(facts)) {
        const expected = option.name === 'right' ? hand[asked] : hand[option.name];
        assert.ok(close(Number(option.value), expected), `${option.name}: ${option.value}`);
        assert.ok(option.says.includes(format(Number(option.value), 3)), option.says);
        compared += 1;
      }
    }
    assert.ok(compared > 200);
  });
}

test('slope: the mistakes are the branches without slope, the error term above and the slope alone', () => {
  for (const facts of allFacts(4)) {
    const layer = Math.min(facts.layer, facts.frame.layers.length - 2);
    const [own, above] = [facts.frame.layers[layer], facts.frame.layers[layer + 1]];
    const unit = facts.units[layer + 1] - 1;
    const k = facts.k - 1;
    // Over all branches: the error terms above, times the weights between.
    let branches = 0;
    for (let to = 0; to < above.W.cols; to += 1)
      branches += above.delta.data[k * above.W.cols + to] * above.W.data[unit * above.W.cols + to];
    const slope = own.dA_dZ?.data[k * own.A.cols + unit] ?? NaN;
    const values = Object.fromEntries(
      questions.slope.options(facts).map(({ name, value }) => [name, Number(value)]),
    );
    assert.ok(close(values.no_slope, branches));
    assert.ok(close(values.right, branches * slope));
    assert.ok(close(values.slope_alone, slope));
    assert.equal(values.above, above.delta.data[k * above.W.cols + facts.units[layer + 2] - 1]);
  }
});

test('loss: the right answer keeps a(1 − a), and the first mistake is a − y', () => {
  session.load('note');
  // z₁ = 0.5·σ(0.6) + 0.9·σ(−0.15) = 0.7391…, a₁ = σ(z₁), y₁ = 0.
  const a = 1 / (1 + Math.exp(-(0.5 / (1 + Math.exp(-0.6)) + 0.9 / (1 + Math.exp(0.15)))));
  const values = Object.fromEntries(
    questions.loss.options(factsOf(session.frame(), 1)).map(({ name, value }) => [name, value]),
  );
  assert.ok(close(values.right ?? NaN, a * a * (1 - a)));
  assert.ok(close(values.cancelled ?? NaN, a));
  assert.ok(close(values.loss_slope ?? NaN, 1 / (1 - a)));
  assert.ok(close(values.slope_alone ?? NaN, a * (1 - a)));
});

test('answers on offer differ as they are written, rise, and have the right one among them once', () => {
  for (const facts of allFacts(8))
    for (const question of ['sum', 'mean', 'slope', 'loss'].map((name) => questions[name])) {
      if (facts.frame.sizes.length === 2 && question === questions.slope) {
        assert.match(String(question.lacks?.(facts)), /no hidden layer/);
        continue;
      }
      const { options } = offered(question, facts);
      const texts = options.map(({ value }) => format(Number(value), 3));
      assert.equal(new Set(texts).size, texts.length);
      assert.ok(options.length <= 4);
      assert.equal(options.filter(({ name }) => name === 'right').length, 1);
      const values = options.map(({ value }) => Number(value));
      assert.deepEqual(
        values,
        values.toSorted((one, other) => one - other),
      );
    }
});

test('a sum of one term is not asked about, and the change that is offered leads to one that is', () => {
  session.load('note');
  for (const name of ['sum', 'mean']) {
    const question = questions[name];
    assert.match(String(question.lacks?.(factsOf(session.frame(), 1))), /one term/, name);
    const { n } = question.instead?.change ?? { n: 1 };
    assert.match(String(question.instead?.label), /five examples/);
    assert.equal(question.lacks?.(factsOf(session.configure({ sizes: [2, 2, 2], n }), 1)), '');
    session.load('note');
  }
});

test('order: where shapes refuse products, the wrong formula that they let pass is asked for', () => {
  session.load('random_342');
  const facts = factsOf(session.frame(), 1);
  const { one_example, sum } = byHand(facts);
  assert.match(questions.order.asks(facts), /Shapes refuse all but one. Which one fits/);
  const options = questions.order.options(facts);
  const said = Object.fromEntries(options.map(({ name, says }) => [name, says]));
  assert.equal(said.A_delta, 'The shapes refuse it: the inner sizes 4 and 5 differ.');
  assert.equal(
    said.delta_T_A,
    'The shapes refuse it: it gives 2\u00a0×\u00a04, and W is 4\u00a0×\u00a02.',
  );
  assert.ok(
    said.right.includes(`gives ${format(one_example, 3)}, where the slope is ${format(sum, 3)}`),
    said.right,
  );
  assert.match(said.right, /the sum forgotten: the last example only/);
  // Nothing is forgotten where there is one example.
  const one = factsOf(session.configure({ sizes: [3, 4, 2], n: 1 }), 1);
  assert.match(questions.order.options(one)[0].says, /the slope f′ left in/);
});

test('order: in every network shapes refuse each answer but the right one, or the right one is the gradient', () => {
  const asked = { trap: 0, product: 0 };
  for (const facts of allFacts(12)) {
    const isTrap = /Shapes refuse/.test(questions.order.asks(facts));
    const options = questions.order.options(facts);
    assert.equal(new Set(options.map(({ tex }) => tex)).size, options.length);
    assert.ok(options.length >= 2);
    for (const { name, says } of options) {
      const trial = facts.trials?.find((one) => one.name === name);
      if (isTrap && name !== 'right') assert.equal(trial?.shapeFits, false, name);
      if (isTrap && name === 'right') assert.match(says, /It is wrong all the same/);
      if (!isTrap && name === 'right') assert.match(says, /the gradient check agrees/);
    }
    asked[isTrap ? 'trap' : 'product'] += 1;
  }
  assert.ok(asked.trap > 50, `${asked.trap} of ${asked.product}`);
});

test('order: with equal sizes the right product is asked for, and a reply has the number of a wrong one', () => {
  session.configure({ sizes: [3, 3, 3], n: 3 });
  const square = factsOf(session.frame(), 1);
  assert.match(questions.order.asks(square), /^Which product gives/);
  const { sum, swapped } = byHand(square);
  const reply = questions.order.options(square).find(({ name }) => name === 'delta_T_A')?.says;
  assert.ok(
    reply?.includes(`gives ${format(swapped, 3)}, where the slope is ${format(sum, 3)}`),
    reply,
  );
});

test('the right formula stands in every place about as often, and in the same one when asked again', () => {
  const places = [0, 0, 0, 0];
  for (let m = 1; m <= 6; m += 1)
    for (let d = 1; d <= 6; d += 1)
      for (let n = 1; n <= 6; n += 1) {
        const facts = factsOf(session.configure({ sizes: [m, d, 2], n }), 1);
        const { options } = offered(questions.order, facts);
        const names = options.map(({ name }) => name);
        assert.equal(new Set(options.map(({ tex }) => tex)).size, options.length);
        // In a list of another length each place is as likely, too; those are not counted.
        if (options.length === 4) places[names.indexOf('right')] += 1;
        assert.deepEqual(
          offered(questions.order, facts).options.map(({ name }) => name),
          names,
        );
      }
  const all = places.reduce((sum, count) => sum + count, 0);
  assert.ok(all > 100, `${all}`);
  // A quarter each, more or less: four deviations of a fair draw.
  const slack = 4 * Math.sqrt(all * 0.25 * 0.75);
  for (const count of places) assert.ok(Math.abs(count - all / 4) < slack, places.join());
});

test('a network that is not finite offers no number that is none', () => {
  const huge = { rows: 2, cols: 2, data: [1e200, 1e200, 1e200, 1e200] };
  session.configure({
    sizes: [2, 2, 2],
    n: 1,
    output: 'squared_error_identity',
    hidden: 'identity',
    layers: [{ W: huge }, { W: huge }],
  });
  const facts = factsOf(session.frame(), 1);
  for (const name of ['sum', 'mean', 'slope', 'loss'])
    for (const option of /** @type {Option[]} */ (offered(questions[name], facts).options))
      assert.ok(!Number.isNaN(option.value), `${name} ${option.name}`);
});

test('where softmax’s targets do not add up to 1, no reply says that δ is a − y', () => {
  const Y = { rows: 2, cols: 2, data: [0.5, 0, 1, 0] };
  const other = { sizes: [2, 3, 2], n: 2, output: 'cross_entropy_softmax', Y };
  const whole = { ...other, Y: { ...Y, data: [1, 0, 0, 1] } };
  const reply = (/** @type {any} */ network) =>
    questions.sum
      .options(factsOf(session.configure(network), 1))
      .find(({ name }) => name === 'with_slope')?.says;
  assert.match(String(reply(other)), /At this output it has cancelled\.$/);
  assert.match(String(reply(whole)), /δ = a\u00a0−\u00a0y needs it no more/);
});
