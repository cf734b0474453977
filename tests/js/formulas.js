// Every formula that the page can write: TeX as KaTeX gets it, for all settings of a network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { guard } from 'lit/directives/guard.js';
import { activations } from '../../web/derivation/activations.js';
import { candidates, inConvention, texOfCandidate } from '../../web/derivation/candidates.js';
import { conventions } from '../../web/derivation/convention.js';
import { roles, sizeLetter } from '../../web/derivation/layers.js';
import { reasons } from '../../web/derivation/reasons.js';
import { wantedBy } from '../../web/derivation/render.js';
import { steps } from '../../web/derivation/steps.js';
import { symbols, texOf } from '../../web/derivation/symbols.js';
import { expand } from '../../web/derivation/tex.js';
import { shapesOfProduct } from '../../web/derivation/writing.js';
import { mostExamples, mostUnits } from '../../web/core/limits.js';
import { root } from '../../tools/root.mjs';
import { stateOf } from './figure-state.js';
import { openSession, outputs } from './networks.js';

/** @import { Setting } from '../../web/derivation/writing.js' */
/** @import { ConventionName } from '../../web/derivation/convention.js' */

const notations = /** @type {ConventionName[]} */ (Object.keys(conventions));
const hiddens = /** @type {import('../../web/core/frame.js').ActivationName[]} */ (
  Object.keys(activations)
);
const reductions = /** @type {const} */ (['sum', 'mean_examples', 'mean_entries']);
const biases = /** @type {const} */ (['none', 'trained', 'fixed']);

/** n, then the sizes: no hidden layer and all four, one unit and as many as there may be, matrices that are whole and that are not. */
const shapes = [
  [1, 2, 2, 2],
  [1, 1, 1],
  [1, 2, 1],
  [5, 3, 4, 2],
  [3, 8, 7, 5, 1],
  [12, 10, 16, 12],
  [4, 3, 5, 6, 4, 7, 2],
  [mostExamples, mostUnits, mostUnits, mostUnits],
];

/** @param {string} output @returns {Setting['targets'][]} */
const targetsWith = (output) =>
  output === 'cross_entropy_softmax' ? ['whole', 'other'] : ['whole'];

/** @param {string} output @returns {('half' | 'whole')[]} */
const squaresWith = (output) => (output.startsWith('squared') ? ['half', 'whole'] : ['half']);

/** @returns {Generator<Setting>} for each layer */
function* settings() {
  for (const [n, ...sizes] of shapes)
    for (const output of outputs)
      for (const hidden of hiddens)
        for (const reduction of reductions)
          for (const bias of biases) {
            // What these functions write does not depend on either.
            const isNew = ['leaky_relu', 'softplus', 'gelu'].includes(hidden);
            if (isNew && (reduction !== 'sum' || bias !== 'none')) continue;
            for (const convention of notations)
              for (let layer = 0; layer < sizes.length - 1; layer += 1)
                for (const targets of targetsWith(output))
                  for (const square of squaresWith(output)) {
                    const same = { n, sizes, output, reduction, square, bias, targets };
                    yield { ...same, hidden: sizes.slice(2).map(() => hidden), convention, layer };
                  }
          }
}

/** @param {Setting} setting */
const isOut = ({ sizes, layer }) => layer === sizes.length - 2;

/** The formulas of a step and why it holds, in the notation of tex.js. @param {string} name @param {Setting} setting @returns {string[]} */
function ofStep(name, setting) {
  const step = steps[name];
  if ((step.of === 'out' && !isOut(setting)) || (step.of === 'hidden' && isOut(setting))) return [];
  if (step.applies && !step.applies(setting)) return [];
  const why = reasons[name](setting).flatMap((reason) => ('tex' in reason ? [reason.tex] : []));
  const numbers = step.numbers?.(setting) || '';
  return [step.formula(setting), numbers && `= ${numbers}`, ...why].filter(Boolean);
}

/** @returns {Generator<string>} */
function* ofSteps() {
  const seen = new Set();
  for (const setting of settings()) {
    const { n, sizes, layer, convention } = setting;
    const at = { i: sizes[layer], j: sizes[layer + 1], k: n };
    for (const name of Object.keys(steps))
      for (const formula of ofStep(name, setting)) {
        const key = `${convention} ${n > 1} ${sizes} ${layer} ${formula}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield `\\displaystyle ${expand(formula, at, setting).tex}`;
      }
  }
}

/** The symbols, and what is tried for the gradient, as figures and questions have them. @returns {Generator<string>} */
function* ofSymbols() {
  for (const convention of notations)
    for (const n of [1, 5])
      for (const name of Object.keys(symbols)) {
        const isOne = name === 'J';
        for (const end of isOne ? [''] : ['', '[2,12]', '[*,3]', '[4,*]', '[*,*]'])
          yield texOf(name + end, { n, convention });
      }
  for (const [, ...sizes] of shapes)
    for (const convention of notations)
      for (let layer = 0; layer < sizes.length - 1; layer += 1) {
        const of = roles(sizes, layer);
        const [A, delta, Z] = [of.A_prev, of.delta, of.Z].map((name) => symbols[name].matrixTex);
        for (const name of /** @type {(keyof typeof candidates)[]} */ (Object.keys(candidates)))
          yield texOfCandidate(inConvention(name, convention), { A, delta, Z });
        const [before, own] = [sizeLetter(sizes, layer), sizeLetter(sizes, layer + 1)];
        yield shapesOfProduct('n', before, own);
        yield shapesOfProduct(before, own, 'n');
        yield shapesOfProduct(own, 'n', before);
        yield shapesOfProduct(1, 23, 4567);
      }
}

/** Those of the article. @returns {Generator<string>} */
function* ofArticle() {
  const html = readFileSync(join(root, 'web/index.html'), 'utf8');
  for (const [, written] of html.matchAll(/\btex="([^"]*)"/g)) {
    const tex = written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    for (const [n, ...sizes] of shapes)
      for (const convention of notations)
        for (let layer = 0; layer < sizes.length - 1; layer += 1) {
          const at = { i: 1, j: sizes[layer + 1], k: n };
          yield expand(tex, at, { n, sizes, convention, layer }).tex;
        }
  }
}

/** What Lit knows a guard by: pictures are drawn behind one. */
const isGuard = /** @type {any} */ (guard([], () => 0))._$litDirective$;

/** What a template asks a picture for is asked. @param {any} value */
function draw(value) {
  if (Array.isArray(value)) value.forEach(draw);
  else if (value?._$litDirective$ === isGuard) draw(value.values[1]());
  else if (Array.isArray(value?.values)) value.values.forEach(draw);
}

/** Those of the figures: what they give KaTeX to render. @returns {Promise<Set<string>>} */
async function ofFigures() {
  const lists = ['index', 'of-lab', 'of-doubt'].map((name) =>
    readFileSync(join(root, `web/figures/${name}.js`), 'utf8'),
  );
  // All but the curves, which have a style sheet that only the bundler knows; no formula is in them.
  const names = lists.flatMap((list) =>
    [...list.matchAll(/^(?:im|ex)port \{ (\w+) \} from/gm)].map(([, name]) => name),
  );
  const figures = await Promise.all(
    names
      .filter((name) => name !== 'curves')
      .map(async (name) => (await import(`../../web/figures/${name}.js`))[name]),
  );
  const session = await openSession();
  const { document } = globalThis;
  const { createElement } = document;
  document.createElement = () =>
    /** @type {any} */ ({ dataset: {}, setAttribute() {}, replaceChildren() {} });
  const keys = wantedBy(() => {
    for (const [n, ...sizes] of shapes.filter(([, inputs]) => inputs < 20))
      for (const output of outputs)
        for (const convention of notations) {
          const frame = session.configure({ sizes, n, output, bias: 'trained' });
          for (let layer = 0; layer < frame.layers.length; layer += 1)
            for (const { view } of figures)
              draw(
                view(stateOf(session, frame, layer, { notation: { n, convention }, width: 700 })),
              );
        }
  });
  document.createElement = createElement;
  return new Set(keys.map((key) => key.replace(/^html /, '')));
}

/** All of them, once each: those that differ in digits only are one. @returns {Promise<string[]>} */
export async function formulas() {
  /** @type {Map<string, string>} */
  const all = new Map();
  for (const some of [ofArticle(), ofSymbols(), await ofFigures(), ofSteps()])
    for (const tex of some) {
      const key = tex.replace(/\d+/g, '0');
      if (!all.has(key)) all.set(key, tex);
    }
  return [...all.values()];
}
