// What a pasted set makes of a network: the published examples in every form and convention; what does not fit is named.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { activations } from '../../web/derivation/activations.js';
import { networkOf, noChoices } from '../../web/data/matrix-network.js';
import { readMatrices } from '../../web/data/matrix-read.js';
import { turned } from '../../web/data/matrix-turn.js';
import { formNames, writeSet } from '../../web/data/matrix-write.js';
import { randomFrom } from './random.js';
import { newSession } from './session-of-tests.js';

/** @import { Choices, Now } from '../../web/data/matrix-network.js' */
/** @import { FormName } from '../../web/data/matrix-write.js' */

/** @type {any[]} */
const published = JSON.parse(
  readFileSync(new URL('../fixtures/published.json', import.meta.url), 'utf8'),
);

const matrix = (/** @type {number[][]} */ rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

const filled = (/** @type {number} */ rows, /** @type {number} */ cols) => ({
  rows,
  cols,
  data: Float64Array.from({ length: rows * cols }, (_, at) => at / 8),
});

/** The network that is there: 3-4-2 with 5 examples, no two sizes of which agree. @type {Now} */
const now = {
  ...{ hidden: 'sigmoid', output: 'cross_entropy_sigmoid', reduction: 'sum', bias: 'none' },
  ...{ square: 'half' },
  ...{ sizes: [3, 4, 2], n: 5, eta: 0.5, lambda: 0, convention: 'rows' },
  X: filled(5, 3),
  Y: { rows: 5, cols: 2, data: new Float64Array(10) },
  layers: [
    { W: filled(3, 4), b: null },
    { W: filled(4, 2), b: null },
  ],
};

const named = (/** @type {string[]} */ ...names) =>
  Object.fromEntries(names.map((name) => [name, name]));
const offered = {
  hidden: named('sigmoid', 'tanh', 'relu', 'leaky_relu', 'softplus', 'gelu', 'identity'),
  square: named('half', 'whole'),
  output: named(
    'cross_entropy_sigmoid',
    'cross_entropy_softmax',
    'squared_error_sigmoid',
    'squared_error_identity',
  ),
  reduction: named('sum', 'mean_examples', 'mean_entries'),
  bias: named('none', 'trained', 'fixed'),
};

/** @param {string} text @param {Partial<Choices>} [choices] */
const understood = (text, choices = {}) =>
  networkOf(readMatrices(text), now, { ...noChoices, ...choices }, offered);

/** How each convention writes a published example. @type {Record<string, (one: any) => [name: string, value: any][]>} */
const written = {
  rows: ({ X, Y, W, b }) => [
    ['X', matrix(X)],
    ['Y', matrix(Y)],
    ...W.flatMap((/** @type {number[][]} */ own, /** @type {number} */ l) => [
      [`W${l + 1}`, matrix(own)],
      ...(b ? [[`b${l + 1}`, matrix([b[l]])]] : []),
    ]),
  ],
  columns: ({ X, Y, W, b }) => [
    ['X', turned(matrix(X))],
    ['Y', turned(matrix(Y))],
    ...W.flatMap((/** @type {number[][]} */ own, /** @type {number} */ l) => [
      [`W${l + 1}`, turned(matrix(own))],
      ...(b ? [[`b${l + 1}`, turned(matrix([b[l]]))]] : []),
    ]),
  ],
  pytorch: ({ X, Y, W, b }) => [
    ['X', matrix(X)],
    ['Y', matrix(Y)],
    ...W.flatMap((/** @type {number[][]} */ own, /** @type {number} */ l) => [
      [`fc${l + 1}.weight`, turned(matrix(own))],
      ...(b ? [[`fc${l + 1}.bias`, matrix([b[l]])]] : []),
    ]),
  ],
};

test('every published example, in every form and convention, is the same network', () => {
  for (const one of published)
    for (const [convention, set] of Object.entries(written))
      for (const form of formNames) {
        const text = writeSet(
          [
            ...set(one).map(([name, value]) => ({ name, value })),
            ...['hidden', 'output', 'reduction'].map((name) => ({ name, value: one[name] })),
          ],
          /** @type {FormName} */ (form),
        );
        const { whole, problems } = understood(text, {
          convention: /** @type {any} */ (convention),
        });
        const about = `${one.name} as ${convention} in ${form}\n${text}`;
        assert.deepEqual(problems, [], about);
        assert.ok(whole, about);
        assert.deepEqual(
          [whole.sizes, whole.n, whole.hidden, whole.output, whole.reduction],
          [one.sizes, one.n, one.sizes.slice(2).map(() => one.hidden), one.output, one.reduction],
          about,
        );
        assert.equal(whole.bias === 'none', one.bias === 'none', about);
        assert.deepEqual([whole.X, whole.Y], [matrix(one.X), matrix(one.Y)], about);
        for (const [l, { W, b }] of whole.layers.entries())
          assert.deepEqual([W, b], [matrix(one.W[l]), one.b && matrix([one.b[l]])], about);
      }
});

test('hidden layers may have an activation each, as people write lists of them', () => {
  const W =
    'W1 = [[1, 2]]\nW2 = [[1, 2, 3], [4, 5, 6]]\nW3 = [[1], [2], [3]]\nX = [[1]]\nY = [[1]]\n';
  for (const written of ['tanh, ReLU', "['tanh', 'relu']"])
    assert.deepEqual(
      understood(`${W}hidden = ${written}`).whole?.hidden,
      ['tanh', 'relu'],
      written,
    );
  assert.deepEqual(understood(`${W}hidden = gelu`).whole?.hidden, ['gelu', 'gelu']);
  assert.match(
    understood(`${W}hidden = tanh, relu, gelu`).problems[0],
    /3 activations; expected one for all hidden layers, or 2/,
  );
  assert.match(
    understood(`${W}hidden = tanh, wobble`).problems[0],
    /expected one of sigmoid, tanh/,
  );
  assert.equal(understood(`${W}square = whole`).whole?.square, 'whole');
});

test('without being told, examples are read the one way in which they fit, or it is said that there are two', () => {
  for (const one of published)
    for (const [convention, set] of Object.entries(written)) {
      const text = writeSet(
        set(one).map(([name, value]) => ({ name, value })),
        'numpy',
      );
      const { whole, isDoubtful, problems, remarks } = understood(
        `${text}output = 'squared_error_identity'`,
      );
      assert.deepEqual(problems, [], `${one.name} ${convention}`);
      const isSame =
        whole &&
        whole.sizes.join() === one.sizes.join() &&
        whole.layers.every(({ W }, l) => [...W.data].join() === one.W[l].flat().join());
      assert.ok(
        isSame || isDoubtful,
        `${one.name} ${convention} is read wrongly without a word: ${text}`,
      );
      if (isDoubtful) assert.ok(remarks.some((remark) => /would fit transposed, too/.test(remark)));
    }
});

test('a 2×4 where 4×2 is due is read transposed, and it is said why', () => {
  const { whole, remarks, problems } = understood(
    'W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\nW2 = [[1,2,3,4],[5,6,7,8]]',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual([...(whole?.layers[1].W.data ?? [])], [1, 5, 2, 6, 3, 7, 4, 8]);
  assert.ok(
    remarks.includes('W2 is 2×4; 4×2 is due after W1 of 3×4, so it is read transposed.'),
    remarks.join('\n'),
  );
});

test('square matrices that fit both ways are named, and the reader’s choice counts', () => {
  const text = 'W1 = [[1,2],[3,4]]\nW2 = [[5,6],[7,8]]\nX = [[1,2],[3,4]]\nY=[[0,1],[1,0]]';
  const first = understood(text);
  assert.equal(first.isDoubtful, true);
  assert.ok(
    first.remarks.some((remark) => remark.startsWith('W1, W2 and X would fit transposed, too.')),
    first.remarks.join('\n'),
  );
  assert.deepEqual([...(first.whole?.layers[0].W.data ?? [])], [1, 2, 3, 4]);
  const pytorch = understood(text, { convention: 'pytorch' });
  assert.deepEqual(
    [...(pytorch.whole?.layers[0].W.data ?? []), ...(pytorch.whole?.X.data ?? [])],
    [1, 3, 2, 4, 1, 2, 3, 4],
  );
  const columns = understood(text, { convention: 'columns' });
  assert.deepEqual(
    [...(columns.whole?.layers[0].W.data ?? []), ...(columns.whole?.X.data ?? [])],
    [1, 3, 2, 4, 1, 3, 2, 4],
  );
  const one = understood(text, { turns: new Map([[1, true]]) });
  assert.deepEqual([...(one.whole?.layers[1].W.data ?? [])], [5, 7, 6, 8]);
});

/** @type {[text: string, problem: RegExp][]} */
const misfits = [
  [
    'W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\nW2 = [[1,2,3],[4,5,6]]',
    /^W2 is 2×3; 4×2 is due beside W1 of 3×4\. Transposed, it does not fit either\.$/,
  ],
  [
    'W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\nb1 = [1,2,3]',
    /^b1 is 1×3; 1×4 is due beside W1 of 3×4/,
  ],
  [
    'W1 = [[1,2],[3,4]]\nW2 = [[1],[2]]',
    /^X is not given, and the network’s own is 5×3; n×2 is due/,
  ],
  ['X = [[1,2,3]]', /^(?:Y is not given, and the network’s own is 5×2; 1×2 is due)/],
  [
    'W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\nW1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]',
    /^W⁽ʰ⁾ is there twice/,
  ],
  ['b1 = [[1,2],[3,4]]', /^b1 is 2×2; expected one row or one column/],
  ['eta = [1, 2]', /^eta is 1×2; expected one number/],
  ['eta = -1', /^η is −1; expected a number above 0/],
  ['lambda = -1', /^λ is −1; expected a number from 0/],
  ['loss = mse', /^loss is “mse”; expected one of cross_entropy_sigmoid/],
  [
    'Y = [[0,1],[0,1],[0,1],[0,1],[-1,2]]',
    /^Y has −1 in row 5, column 1; cross-entropy takes 0 to 1/,
  ],
  ['W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\nW3=[[1,2],[3,4]]', /^W⁽ʰ²⁾ is not given/],
  [
    'W1=[1]\nW2=[1]\nW3=[1]\nW4=[1]\nW5=[1]\nW6=[1]',
    /^That makes 6 layers of weights; expected 1 to 5/,
  ],
];

test('what does not fit is named, with what is due and why', () => {
  for (const [text, expected] of misfits) {
    const { problems, whole } = understood(text);
    assert.equal(whole, null, text);
    assert.match(problems[0] ?? '', expected, `${text}: ${problems.join(' ')}`);
  }
});

test('names of frameworks and lectures say which matrix it is', () => {
  const W = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ];
  const V = [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ];
  const pairs = [
    ['W1', 'W2'],
    ['W_1', 'W_2'],
    ['w1', 'w2'],
    ['W^{(1)}', 'W^{(2)}'],
    ['W⁽¹⁾', 'W⁽²⁾'],
    ['W0', 'W1'],
    ['Wh', 'Wo'],
    ['W_h', 'W_out'],
    ['W_hidden', 'W_output'],
    ['hidden.weight', 'output.weight'],
    ['weights.0', 'weights.1'],
    ['weights[0]', 'weights[1]'],
    ['0.weight', '2.weight'],
    ['fc1.weight', 'fc2.weight'],
    ['coefs_[0]', 'coefs_[1]'],
    ['syn0', 'syn1'],
    ["params['W1']", "params['W2']"],
    ['\\mathbf{W}^{(1)}', '\\mathbf{W}^{(2)}'],
    ['W⁽ʰ⁾', 'W⁽ᵒᵘᵗ⁾'],
    ['layers.0.weight', 'layers.2.weight'],
    ['self.w1', 'self.w2'],
    ['W^{[1]}', 'W^{[2]}'],
    ['\\mathbf W_1', '\\mathbf W_2'],
    ['W', 'W'],
  ];
  for (const [one, other] of pairs) {
    const { whole, problems } = understood(
      `${one} = ${JSON.stringify(W)}\n${other} = ${JSON.stringify(V)}`,
    );
    assert.deepEqual(problems, [], one);
    assert.deepEqual(
      whole?.layers.map(({ W }) => [...W.data]),
      [W.flat(), V.flat()],
      one,
    );
  }
});

test('Θ has its biases in the first column; class numbers become rows with one 1; a flat list is what its place asks for', () => {
  const theta = understood(
    'Theta1 = [9 1 5; 8 2 6; 7 3 7]\nTheta2 = [1 2 3 4; 5 6 7 8]\nX = [1 2; 3 4]\ny = [1; 2]',
  );
  assert.deepEqual(theta.problems, []);
  assert.deepEqual(theta.whole?.sizes, [2, 3, 2]);
  assert.deepEqual(
    theta.whole?.layers.map(({ W, b }) => [[...W.data], [...(b?.data ?? [])]]),
    [
      [
        [1, 2, 3, 5, 6, 7],
        [9, 8, 7],
      ],
      [
        [2, 6, 3, 7, 4, 8],
        [1, 5],
      ],
    ],
  );
  assert.deepEqual([...(theta.whole?.Y.data ?? [])], [1, 0, 0, 1]);
  const flat = understood(
    'X = [[1,2],[3,4],[5,6]]\ny = [1,0,1]\nW1 = [[1,2,3],[4,5,6]]\nb1 = [7,8,9]\nW2 = [1,2,3]\nb2 = 4\nlr = 0.25',
  );
  assert.deepEqual(flat.problems, []);
  assert.deepEqual(
    [flat.whole?.sizes, flat.whole?.n, flat.settings.eta, flat.settings.bias],
    [[2, 3, 1], 3, 0.25, 'trained'],
  );
  assert.deepEqual(
    [flat.whole?.Y.rows, flat.whole?.layers[1].W.rows, flat.whole?.layers[0].b?.rows],
    [3, 3, 1],
  );
});

test('matrices without names are taken for what fits, and that is said', () => {
  const one = understood('[[1,2,3,4],[5,6,7,8],[9,10,11,12]]');
  assert.deepEqual(
    [one.placed[0].role, [...(one.whole?.layers[0].W.data ?? [])].length],
    ['W:0', 12],
  );
  assert.match(one.remarks[0], /^Without names, it is taken for W⁽ʰ⁾/);
  const two = understood('1 2\n3 4\n5 6\n\n1\n0\n1\n\n1 2 3\n4 5 6\n\n1 1 1\n\n1\n2\n3\n\n4');
  assert.deepEqual(
    two.placed.map(({ role }) => role),
    ['X', 'Y', 'W:0', 'b:0', 'W:1', 'b:1'],
  );
  assert.deepEqual(two.whole?.sizes, [2, 3, 1]);
  const chosen = understood('1 2\n3 4', { roles: new Map([[0, '']]) });
  assert.deepEqual(chosen.problems, ['Nothing of this is a part of a network yet.']);
  const unplaced = understood(
    'W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\n\nfoo = [[1, 2]]\nepochs = 3',
  );
  assert.match(unplaced.problems[0], /^foo, 1×2, has no place yet/);
  const left = understood('W1 = [[1,2,3,4],[5,6,7,8],[9,10,11,12]]\n\nfoo = [[1, 2]]\nepochs = 3', {
    roles: new Map([[1, '']]),
  });
  assert.deepEqual(
    [left.problems, left.remarks],
    [[], ['“epochs” is no name that is known here; left out.']],
  );
  const table = understood('x1,x2,y\n0,0,0\n0,1,1\n1,0,1\nW1=[[1,2,3],[4,5,6]];W2=[1,2,3]');
  assert.deepEqual(
    [table.whole?.X.data, table.whole?.Y.data].map((data) => [...(data ?? [])]),
    [
      [0, 0, 0, 1, 1, 0],
      [0, 1, 1],
    ],
  );
});

test('what Keras prints is W and b of each layer in turn', () => {
  const { whole, problems } = understood(
    '[array([[1., 2.], [3., 4.], [5., 6.]]), array([7., 8.]), array([[9.], [10.]]), array([11.])]\nX = [[1, 2, 3]]\nY = [[1]]',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    whole?.layers.map(({ W, b }) => [[...W.data], [...(b?.data ?? [])]]),
    [
      [
        [1, 2, 3, 4, 5, 6],
        [7, 8],
      ],
      [[9, 10], [11]],
    ],
  );
});

test('results that come with a set are left out, and named', () => {
  const names = ['dW1', 'db1', 'dW^{(1)}', 'grad_W_h', 'delta_out', 'Z1', 'A1', 'J', 'cost', '∂J'];
  const { problems, remarks } = understood(
    names.map((name) => `${name} = [[1, 2]]`).join('\n') + '\neta = 1',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(remarks, [
    `${names.slice(0, -1).join(', ')} and ∂J are results, which the network computes itself; left out.`,
  ]);
});

test('however a set is cut and mixed, nothing throws, and what is offered the core takes', async () => {
  const session = await newSession();
  const random = randomFrom(31);
  const whole = (/** @type {number} */ below) => Math.floor(random() * below);
  const texts = published.flatMap((one) =>
    Object.values(written).map((set) =>
      writeSet(
        set(one).map(([name, value]) => ({ name, value })),
        formNames[whole(formNames.length)],
      ),
    ),
  );
  const parts = texts.flatMap((text) => text.split(/\n(?=[A-Zb]\S* (?:=|<-))/));
  let offers = 0;
  for (let round = 0; round < 1500; round += 1) {
    const own = Array.from({ length: 1 + whole(6) }, () => parts[whole(parts.length)]);
    const text = [
      own.join('\n'),
      texts[whole(texts.length)].replace(/\d/g, (digit) => (whole(60) ? digit : '')),
      own.join('\n').slice(whole(30)),
    ][round % 3];
    const turns = new Map(
      Array.from({ length: whole(3) }, () => /** @type {const} */ ([whole(4), whole(2) === 1])),
    );
    const roles = new Map(
      Array.from(
        { length: whole(3) },
        () => /** @type {const} */ ([whole(4), ['X', 'Y', 'W:0', 'b:1', 'W:2', ''][whole(6)]]),
      ),
    );
    const { whole: offer, problems } = understood(text, { turns, roles });
    assert.equal(offer === null, problems.length > 0, text);
    if (!offer) continue;
    offers += 1;
    const frame = session.configure(/** @type {any} */ (offer));
    assert.deepEqual([frame.X, frame.Y], [offer.X, offer.Y]);
  }
  assert.ok(offers > 100, `${offers} networks`);
});

test('inputs, targets and the only weights that fit both are a network without a hidden layer, whichever way they lie', () => {
  for (const [text, sizes] of /** @type {[string, number[]][]} */ ([
    ['X = [[1, 2, 3], [4, 5, 6]]\nY = [[0], [1]]\nW = [[1], [2], [3]]\nb = 0.5', [3, 1]],
    ['X = [[1, 2, 3], [4, 5, 6]]\ny = [0, 1]\nw = [1, 2, 3]', [3, 1]],
    ['X = [[1, 2, 3], [4, 5, 6]]\nY = [[0, 1], [1, 0]]\nW = [[1, 2, 3], [4, 5, 6]]', [3, 2]],
    ['X = [[1, 4], [2, 5], [3, 6]]\nY = [[0, 1]]\nW = [[1, 2, 3]]', [3, 1]],
  ])) {
    const { whole, problems } = understood(text);
    assert.deepEqual(problems, [], text);
    assert.deepEqual(whole?.sizes, sizes, text);
    assert.deepEqual(whole?.hidden, []);
    assert.deepEqual([...(whole?.layers[0].W.data ?? [])].slice(0, 1), [1]);
  }
});

test('what is not there is named with what comes nearest, where a text asks for it', () => {
  /** @type {[string, 'problems' | 'remarks', RegExp][]} */
  const asked = [
    ['activation = step', 'problems', /^activation is “step”\. Step units are not here.*The sigmoid comes nearest/],
    ['activation = tanh, Heaviside', 'problems', /Step units are not here/],
    ['activation = bipolar sigmoid', 'problems', /Bipolar units are not here\. tanh comes nearest/],
    ['loss = hinge', 'problems', /Hinge loss is not here\. Cross-entropy with a sigmoid comes nearest/],
    ['method = lbfgs', 'remarks', /^method is “lbfgs”\. L-BFGS is not here\. Adam or gradient descent/],
    ['solver = "L-BFGS"', 'remarks', /L-BFGS is not here/],
    ['dropout = 0.5', 'remarks', /^Dropout is not here\. L2 comes nearest/],
    ['batch_norm = true', 'remarks', /Batch norm is not here\. Inputs of mean 0/],
  ];
  for (const [line, where, says] of asked) {
    const { problems, remarks } = understood(`eta = 0.25\n${line}`);
    const others = where === 'problems' ? remarks : problems;
    assert.match({ problems, remarks }[where].join(), says, line);
    assert.deepEqual([{ problems, remarks }[where].length, others], [1, []], line);
  }
  // What nobody knows is still said to be unknown.
  assert.match(understood('eta = 0.25\nactivation = wobble').problems.join(), /expected one of sigmoid/);
  assert.match(understood('eta = 0.25\nwobble = 0.5').remarks.join(), /no name that is known here/);
}); // prettier-ignore

test('what is said to come nearest is near', () => {
  const { sigmoid, tanh } = activations;
  for (let z = -6; z <= 6; z += 0.25) {
    // A bipolar sigmoid is 2σ(z) − 1.
    assert.ok(Math.abs(2 * sigmoid.value(z) - 1 - tanh.value(z / 2)) < 1e-15);
    if (z === 0) continue;
    assert.ok(Math.abs(sigmoid.value(100 * z) - (z > 0 ? 1 : 0)) < 1e-10);
    assert.ok(Math.abs(tanh.value(100 * z) - Math.sign(z)) < 1e-10);
  }
});
