// What a name in a pasted text means: W1, W^{(h)}, fc1.weight, coefs_[0], b_out, Theta1, X, y, learning_rate.

/**
 * layer: a place from the name, counted as its source counts; 'h' and 'out' by role; null where it says none. hint: the name is
 * PyTorch's, whose W is fan-out × fan-in.
 * @typedef {{ role: 'X' | 'Y', layer: null, isHidden: false, hint: '' }
 *   | { role: 'W' | 'b' | 'theta', layer: number | 'h' | 'out' | null, isHidden: boolean, hint: '' | 'pytorch' }
 *   | { role: 'eta' | 'lambda' | 'hidden' | 'output' | 'reduction' | 'square' | 'bias' | 'result' | '', layer: null, isHidden: false, hint: '' }} Meaning
 */

/** @type {Record<string, string>} */
const marks = {
  '⁽': '(',
  '⁾': ')',
  ʰ: 'h',
  ᵒ: 'o',
  ᵘ: 'u',
  ᵗ: 't',
  η: 'eta',
  λ: 'lambda',
  Θ: 'theta',
  θ: 'theta',
  δ: 'delta',
  '∂': 'd',
};

/** @type {Record<string, readonly string[]>} */
const spelt = {
  W: [
    'w',
    'weight',
    'weights',
    'wt',
    'wts',
    'kernel',
    'kernels',
    'coef',
    'coefs',
    'syn',
    'synapse',
    'iw',
    'lw',
  ],
  b: ['b', 'bias', 'biases', 'intercept', 'intercepts'],
  theta: ['theta', 'thetas'],
  X: ['x', 'input', 'inputs', 'features', 'xtrain'],
  Y: ['y', 'target', 'targets', 'label', 'labels', 'ytrain', 'desired'],
  eta: ['eta', 'lr', 'learningrate', 'alpha', 'rate'],
  lambda: ['lambda', 'lambd', 'l', 'reg', 'weightdecay', 'decay'],
  result: [
    'j',
    'cost',
    'grad',
    'grads',
    'gradient',
    'delta',
    'deltas',
    'z',
    'a',
    'dw',
    'db',
    'dz',
    'da',
    'dj',
    'dtheta',
  ],
};

/** @type {Record<string, Meaning['role']>} */
const settings = {
  hidden: 'hidden',
  hiddenactivation: 'hidden',
  activation: 'hidden',
  activations: 'hidden',
  output: 'output',
  loss: 'output',
  outputandloss: 'output',
  lossandoutput: 'output',
  reduction: 'reduction',
  jaddsupas: 'reduction',
  square: 'square',
  squarederror: 'square',
  biases: 'bias',
  bias: 'bias',
};

const outs = new Set(['out', 'output', 'o', 'final', 'last', 'ho', 'who', 'wo', 'bo']);
const hiddens = new Set(['h', 'hid', 'hidden', 'ih', 'wih', 'wh', 'bh']);

/** @param {string} name */
export const spelling = (name) =>
  [...name.normalize('NFC')]
    .map((one) => marks[one] ?? one.normalize('NFKC'))
    .join('')
    .toLowerCase();

/** Parts of a name: letters and digits, each by itself. @param {string} name */
const partsIn = (name) =>
  (spelling(name.replace(/([a-z])([A-Z])/g, '$1_$2')).match(/[a-z]+|\d+/g) ?? []).filter(
    (part) =>
      ![
        'mathbf',
        'boldsymbol',
        'bm',
        'mathrm',
        'text',
        'self',
        'model',
        'params',
        'parameters',
        'net',
        'np',
        'const',
        'let',
        'var',
        'double',
        'float',
        'the',
        'matrix',
        'vector',
      ].includes(part),
  );

/** @param {string} part @returns {string} the role that it spells */
const roleOf = (part) => Object.keys(spelt).find((role) => spelt[role].includes(part)) ?? '';

/**
 * @param {string} name  as it stands in the text
 * @param {boolean} isWord  whether a word follows, and no numbers
 * @returns {Meaning}
 */
export function meaningOf(name, isWord = false) {
  const parts = partsIn(name);
  const letters = parts.filter((part) => !/\d/.test(part));
  const whole = letters.join('');
  const none = /** @type {const} */ ({ layer: null, isHidden: false, hint: '' });
  if (isWord) return { role: /** @type {any} */ (settings[whole] ?? ''), ...none };
  const isSlope = letters[0] === 'd' && ['w', 'b', 'z', 'a', 'theta', 'j'].includes(letters[1]);
  const found = isSlope ? 'result' : wholeRole(whole) || firstRole(letters);
  if (!found) return { role: '', ...none };
  if (found !== 'W' && found !== 'b' && found !== 'theta')
    return { role: /** @type {any} */ (found), ...none };
  const digits = parts.find((part) => /\d/.test(part));
  const isHidden = letters.some((part) => hiddens.has(part));
  const isOut = letters.some((part) => outs.has(part));
  const layer = isOut ? 'out' : digits !== undefined ? Number(digits) : isHidden ? 'h' : null;
  const hint =
    /\.(?:weight|bias)$/.test(name.replace(/['"]/g, '')) || /\bwih\b|\bwho\b/i.test(name)
      ? 'pytorch'
      : '';
  return { role: /** @type {any} */ (found), layer: /** @type {any} */ (layer), isHidden, hint };
}

/** @param {string} whole  its letters, run together */
function wholeRole(whole) {
  if (/^(?:wih|who|wh|wo|wout|whidden|woutput)$/.test(whole)) return 'W';
  if (/^(?:bh|bo|bout|bhidden|boutput)$/.test(whole)) return 'b';
  if (/^learningrate/.test(whole)) return 'eta';
  return roleOf(whole);
}

/** @param {string[]} letters */
function firstRole(letters) {
  const roles = letters.map(roleOf);
  if (roles.includes('result')) return 'result';
  // Of `output.weight` and `input_weights`, the weight is meant.
  for (const role of ['W', 'b', 'theta', 'eta', 'lambda', 'Y', 'X'])
    if (roles.includes(role)) return role;
  return '';
}
