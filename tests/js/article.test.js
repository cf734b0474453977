// The article: what its sentences claim of a network is true of it, for every loss, activation, reduction, bias, depth and number of
// examples that a section can be read with.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { activations } from '../../web/derivation/activations.js';
import { hold, factNames } from '../../web/derivation/facts.js';
import { fitted } from '../../web/derivation/selection.js';
import { conventions } from '../../web/derivation/convention.js';
import { outputs } from '../../web/derivation/outputs.js';
import { said } from '../../web/elements/said.js';
import { openings } from '../../web/link/openings.js';
import { withWordsOfOpenings } from '../../web/page/said-at-opening.js';

/** @typedef {import('../../web/derivation/facts.js').Form} Form */

const source = readFileSync(join(root, 'web/index.html'), 'utf8');

/** @param {string} tag @param {string} name */
const attribute = (tag, name) => new RegExp(`(?<![\\w-])${name}="([^"]*)"`).exec(tag)?.[1];

/** The HTML of a section of the source. @param {string} id */
const sectionOf = (id) =>
  /^[^]*?<\/section>/.exec(source.split(`<section id="${id}"`)[1])?.[0] ?? '';

/** @typedef {{ phrase: string, layer?: string } | { wanted: [any, string][], inside: Part[] } | string} Part */

/** Sections as parts: the same for every network. @type {Map<string, Part[]>} */
const parsed = new Map();

/** Formulas become a mark; words of the network, and what holds for some only, keep their places. @param {string} html @returns {Part[]} */
function partsOf(html) {
  const known = parsed.get(html);
  if (known) return known;
  const text = html
    .replace(/<delta-equation[^>]*step="(\w+)"[^>]*>[^]*?<\/delta-equation>/g, ' <$1> ')
    .replace(/<delta-equation[^>]*>[^]*?<\/delta-equation>/g, '•')
    .replace(
      /<(?!\w+>|\/?(?:only-if|delta-say)\b)[^>]*>|<\/?(?:p|b|h\d|dl|dt|dd|code|strong|div)>/g,
      ' ',
    );
  /** @type {Part[]} */
  const top = [];
  const open = [top];
  for (const piece of text.split(/(<delta-say [^>]*><\/delta-say>|<only-if [^>]*>|<\/only-if>)/)) {
    const here = open[open.length - 1];
    if (piece === '</only-if>') open.pop();
    else if (piece.startsWith('<delta-say ')) {
      const layer = attribute(piece, 'layer');
      here.push({ phrase: attribute(piece, 'phrase') ?? '', layer });
    } else if (piece.startsWith('<only-if ')) {
      const wanted = factNames
        .filter((fact) => attribute(piece, fact) !== undefined)
        .map((fact) => /** @type {[any, string]} */ ([fact, attribute(piece, fact) ?? '']));
      /** @type {Part[]} */
      const inside = [];
      here.push({ wanted, inside });
      open.push(inside);
    } else here.push(piece);
  }
  assert.equal(open.length, 1, 'every <only-if> is closed');
  parsed.set(html, top);
  return top;
}

/**
 * A section as a reader has it: words of the network, and what does not hold taken out.
 * @param {string} html
 * @param {Form} form
 * @param {import('../../web/derivation/convention.js').ConventionName} convention
 */
function read(html, form, convention) {
  const selection = fitted(openings.note.selection, form);
  /** @param {Part} part @returns {string} */
  const textOf = (part) => {
    if (typeof part === 'string') return part;
    if ('phrase' in part) return said(part.phrase, { form, selection, convention }, part.layer);
    return hold(part.wanted, form, convention) ? part.inside.map(textOf).join('') : '';
  };
  return partsOf(html)
    .map(textOf)
    .join('')
    .replace(/<\w[^>]*\s[^>]*>|<\/\w+>|<(?:p|b|h\d|dl|dt|dd|code|strong|div)>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** @template T @param {(text: string) => T} answer @returns {(text: string) => T} that asks once for each text */
function once(answer) {
  /** @type {Map<string, T>} */
  const answers = new Map();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    answers.set(text, found);
    return found;
  };
}

const t = (/** @type {Form} */ { sizes }) => sizes[sizes.length - 1];
const d = (/** @type {Form} */ { sizes }) => sizes[sizes.length - 2];
const isCrossEntropy = (/** @type {Form} */ { output }) => output.startsWith('cross_entropy');
const bend = (/** @type {Form} */ { output }) => outputs[output].activation;

/** What words claim, and when that is true: written anew, apart from derivation/facts.js. @type {[RegExp, (form: Form, convention: string) => boolean][]} */
const claims = [
  [/cross-entropy/i, isCrossEntropy],
  [/squared error/i, (form) => !isCrossEntropy(form)],
  [/two logarithms|second logarithm/, (form) => form.output === 'cross_entropy_sigmoid'],
  [/from the logarithm\b/, (form) => form.output === 'cross_entropy_softmax'],
  [/the square\b|four times as much/, (form) => !isCrossEntropy(form)],
  [/minus sign/, isCrossEntropy],
  [/sigmoid/, (form) => bend(form) === 'sigmoid' || form.hidden.includes('sigmoid')],
  [/softmax/i, (form) => bend(form) === 'softmax'],
  [/slope of the sigmoid|sigmoid’s slope/, (form) => bend(form) === 'sigmoid'],
  [/slope of the identity|A slope of 1/, (form) => bend(form) === 'identity'],
  [/\btanh\b/, (form) => form.hidden.includes('tanh') || bend(form) === 'tanh'],
  [/(?<!leaky )ReLU/, (form) => form.hidden.includes('relu')],
  [/leaky ReLU/, (form) => form.hidden.includes('leaky_relu')],
  [/softplus/, (form) => form.hidden.includes('softplus')],
  [/GELU/, (form) => form.hidden.includes('gelu')],
  [/between 0 and 1/, (form) => /sigmoid|softmax/.test(bend(form))],
  [/between −1 and 1/, (form) => bend(form) === 'tanh'],
  [/times 2/, (form) => !isCrossEntropy(form) && form.square === 'whole'],
  [/any number/, (form) => bend(form) === 'identity'],
  [
    /it cancelled|is all there is in the second|What stands below the line|nothing of/,
    isCrossEntropy,
  ],
  [
    /nothing cancels|Nothing cancelled it|times that slope/,
    (form) => form.output === 'squared_error_sigmoid' || form.output === 'squared_error_tanh',
  ],
  [/<output_slope>/, (form) => bend(form) !== 'softmax'],
  [/<softmax_slope>/, (form) => bend(form) === 'softmax'],
  [/exactly one path/, (form) => bend(form) !== 'softmax'],
  [/The other output notices/, (form) => bend(form) !== 'softmax' && t(form) === 2],
  [/The other outputs notice/, (form) => bend(form) !== 'softmax' && t(form) > 2],
  [/targets add up to 1/, ({ targets }) => targets === 'whole'],
  [
    /targets are added up|what the targets of its example add up to/,
    ({ targets }) => targets === 'other',
  ],
  [/down to each weight of •\./, ({ n }) => n === 1],
  [/no biases/, ({ bias }) => bias === 'none'],
  [/its bias included/, ({ bias }) => bias !== 'none'],
  [/held fixed/, ({ bias }) => bias === 'fixed'],
  [/divides by the number of examples/, ({ reduction }) => reduction === 'mean_examples'],
  [/divides by the number of both/, ({ reduction }) => reduction === 'mean_entries'],
  [/factor of the mean|J is a mean here/, ({ reduction }) => reduction !== 'sum'],
  [/there is one example\b/i, ({ n }) => n === 1],
  [/in each example|in every example|output and example/i, ({ n }) => n > 1],
  [/here one\./, ({ n }) => n === 1],
  [/One weight, two activations/, () => false],
  [/All four/, (form) => d(form) * t(form) === 4 && t(form) === 2],
  [
    /Four weights, two activations, two error terms/,
    (form) => d(form) === 2 && t(form) === 2 && form.n === 1 && form.sizes.length > 2,
  ],
  [/one branch/, (form) => t(form) === 1],
  [/several branches/, (form) => t(form) > 1],
  [/no hidden layer/, ({ sizes }) => sizes.length === 2],
  [
    /hidden units?\b|hidden activations|another hidden|so the hidden|is heard by/,
    ({ sizes }) => sizes.length > 2,
  ],
  [
    /two inputs, two error terms|So do the inputs|the input at its start|xᵢ/,
    ({ sizes }) => sizes.length === 2,
  ],
  [/hidden layers of/, ({ sizes }) => sizes.length > 3],
  [/small enough to see whole/, ({ sizes }) => Math.max(...sizes) < 4 && sizes.length === 3],
];

/** Numbers that sentences spell out, and what each counts. @type {[RegExp, (form: Form) => number][]} */
const counts = [
  [/(\w+) inputs?, (?=.* and (?:no )?biases)/g, ({ sizes }) => sizes[0]],
  [/(\w+) outputs?, and (?:no )?biases/g, t],
  [/there (?:is|are) (\w+) examples? and/g, ({ n }) => n],
  [/the sum has (\w+) terms?/g, (form) => form.n * t(form)],
  [/each training example, here (\w+)\./g, ({ n }) => n],
];

const spelledOut = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const numberIn = (/** @type {string} */ word) =>
  spelledOut.includes(word.toLowerCase()) ? spelledOut.indexOf(word.toLowerCase()) : Number(word);

/** @param {string} output @returns {('whole' | 'other')[]} */
const targetsWith = (output) =>
  output === 'cross_entropy_softmax' ? ['whole', 'other'] : ['whole'];

const hiddens = /** @type {import('../../web/core/frame.js').ActivationName[]} */ (
  Object.keys(activations)
);

/** @param {string} output @returns {('half' | 'whole')[]} */
const squaresWith = (output) => (output.startsWith('squared') ? ['half', 'whole'] : ['half']);

/** Functions whose words are read with every kind of network; those of the others do not depend on it. */
const wholly = ['sigmoid', 'tanh', 'relu', 'identity'];

/** Every kind of network that a section can be read with. @returns {Generator<Form>} */
function* forms() {
  for (const output of /** @type {(keyof typeof outputs)[]} */ (Object.keys(outputs)))
    for (const name of hiddens)
      for (const reduction of /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']))
        for (const bias of /** @type {const} */ (['none', 'trained', 'fixed'])) {
          if (!wholly.includes(name) && (reduction !== 'sum' || bias !== 'none')) continue;
          for (const n of [1, 5])
            for (const sizes of [
              [2, 2, 2],
              [1, 1, 1],
              [3, 4, 2],
              [2, 8, 1],
              [2, 4, 1],
              [2, 3, 4, 3],
              [4, 3, 3],
              [2, 2],
              [4, 3],
            ])
              for (const targets of targetsWith(output))
                for (const square of squaresWith(output)) {
                  // The layer after it has another function: layers may differ.
                  const next = hiddens[(hiddens.indexOf(name) + 1) % hiddens.length];
                  const hidden = [name, next].slice(0, sizes.length - 2);
                  yield { n, sizes, output, hidden, reduction, square, bias, targets };
                }
        }
}

/** Those that speak of the network on screen; section 6 asks what if. */
const sections = ['question', 'network', 'any-size', 'hidden-layer'];

test('what the article claims of a network is true of it, for every kind of network', () => {
  const html = sections.map(sectionOf);
  const seen = new Set();
  let read_ = 0;
  // Most kinds of networks are told of in the same words as others.
  const claimedBy = once((text) => {
    assert.doesNotMatch(text, /undefined|NaN|null|only-if|delta-say/);
    const found = claims.filter(([words]) => words.test(text));
    for (const [words] of found) seen.add(words);
    return found;
  });
  const countedBy = once((text) =>
    counts.flatMap(([words, count]) =>
      [...text.matchAll(words)].map(([whole, word]) => {
        seen.add(words);
        return /** @type {const} */ ([whole, numberIn(word), count]);
      }),
    ),
  );
  for (const form of forms())
    for (const convention of /** @type {(keyof typeof conventions)[]} */ (
      Object.keys(conventions)
    )) {
      for (const section of html) {
        const text = read(section, form, convention);
        for (const claim of claimedBy(text)) {
          const [words, isTrue] = claim;
          assert.ok(
            isTrue(form, convention),
            `“${words.exec(text)?.[0]}” is said of ${JSON.stringify({ ...form, convention })}`,
          );
        }
        for (const [whole, number, count] of countedBy(text))
          assert.equal(number, count(form), `“${whole}” of ${JSON.stringify(form)}`);
      }
      read_ += 1;
    }
  // Pairs with a kind of target or of square: 1, 2, 2, 2 and 2.
  assert.equal(read_, 9 * (4 * 3 * 3 + 3) * 2 * 9 * 3);
  const unseen = [...claims, ...counts].map(([words]) => words).filter((words) => !seen.has(words));
  assert.deepEqual(
    unseen.map(String),
    ['/One weight, two activations/'],
    'every claim is looked for',
  );
});

test('where one kind of network has words, every kind has: none falls silent', () => {
  // The steps of 2.4 for each pair of loss and output; a sentence before each formula.
  for (const output of /** @type {(keyof typeof outputs)[]} */ (Object.keys(outputs))) {
    const form = { ...openings.note.form, output };
    const text = read(sectionOf('network'), form, 'rows');
    assert.match(text, /The slope of the loss, from [^:]+: <loss_slope>/);
    assert.match(text, /: <(output|softmax)_slope> Multiply[^:]+: <cancellation>/);
    assert.match(text, /What remains is the error term •: the prediction minus the target/);
  }
});

test('W has a row for each unit, not for each example, and no sentence says otherwise', () => {
  for (const convention of /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions))) {
    const text = read(sectionOf('network'), openings.note.form, convention);
    const way = convention === 'rows' ? 'leave' : 'enter';
    assert.match(text, new RegExp(`W has a row for each unit that its weights ${way}\\.`));
    assert.doesNotMatch(text, /Matrices have one/);
  }
});

test('the way back goes through the weights of the next layer and the slope of each unit', () => {
  for (const [convention, W] of [
    ['rows', 'Wᵀ'],
    ['columns', 'Wᵀ'],
    ['pytorch', 'W'],
  ]) {
    const text = read(
      sectionOf('hidden-layer'),
      openings.any.form,
      /** @type {any} */ (convention),
    );
    assert.match(text, new RegExp(`come back through ${W} of that layer.*slope of each unit`));
  }
});

test('why the transpose: the walk along rows and down columns, as the factors stand in each notation', () => {
  // ∂J/∂W is Aᵀδ, δAᵀ or δᵀA: the untouched factor, where it stands, and the one that is turned.
  const expected = /** @type {const} */ ({
    rows: ['In δ, on the right,', 'down each column', 'Turned, they run along its rows'],
    columns: ['In δ, on the left,', 'along each row', 'Turned, they run down its columns'],
    pytorch: ['In A, on the right,', 'down each column', 'Turned, they run along its rows'],
  });
  for (const [convention, parts] of Object.entries(expected)) {
    const text = read(sectionOf('any-size'), openings.any.form, /** @type {any} */ (convention));
    assert.match(text, /along a row of its left factor and down a column of its right one/);
    for (const part of parts) assert.ok(text.includes(part), `${convention}: ${part}`);
  }
});

test('the served page hides what does not hold for the opening of its section', () => {
  const served = withWordsOfOpenings(source);
  const hidden = [...served.matchAll(/<only-if hidden ([^>]*)>/g)].map(([, tag]) => tag);
  assert.ok(hidden.some((tag) => attribute(tag, 'output') === 'softmax'));
  assert.ok(
    !hidden.some((tag) => attribute(tag, 'output') === 'sigmoid' && !/loss|outputs/.test(tag)),
  );
});

test('section 5 says whose error terms stay coloured, for every loss', () => {
  const selection = (/** @type {Form} */ form) => fitted(openings.lab.selection, form);
  for (const form of forms()) {
    const text = said('coloured', { form, selection: selection(form), convention: 'rows' });
    // Under squared error the slope of a sigmoid or of tanh is a factor of δ: where it is sure, δ is near 0, right or wrong.
    const isKept = /squared_error_(sigmoid|tanh)/.test(form.output);
    assert.equal(/sure and wrong/.test(text), isKept, text);
    assert.equal(/still gets wrong/.test(text), !isKept, text);
  }
});
