// Which formulas figures, questions and shapes ask for when a page opens, so that the build can render them. Only the build uses this.
import { keyOf, wantedBy } from '../derivation/render.js';
import { layerName } from '../derivation/layers.js';
import { rightOrder } from '../derivation/outputs.js';
import { offered, questions } from '../derivation/questions.js';
import { shapesOf } from '../derivation/shapes.js';
import { layerMeant } from '../derivation/steps.js';
import { figureNow, figureOf } from '../figures/index.js';
import { figureState } from './figure-state.js';
import { askedBy, formulasOf, texOfLine } from './written.js';

export { symbolStyles } from './symbol-styles.js';

/**
 * @import { Scope } from '../scope/scope.js'
 */

/** A network that has been opened, and what its core answers. @typedef {{ scope: Scope, answer: (...request: any[]) => any }} Opened */

/** Of a figure, in CSS pixels: on what is narrow some figures show something else. */
const widths = [280, 330, 400, 520, 700, 1100];

/**
 * Calls what a template makes only when it is put into a document: under a guard, and for each item of a list.
 * @param {any} value
 */
function make(value) {
  if (Array.isArray(value)) value.forEach(make);
  else if (value?._$litType$) make(value.values);
  else if (value?._$litDirective$) {
    const [first, ...more] = value.values;
    const last = more.at(-1);
    if (typeof last !== 'function') make(value.values);
    else if (Array.isArray(first) && last.length > 0) make(first.map(last));
    else make(last());
  }
}

/** Of an element of the page: the keys of render.js that it asks for. @type {Record<string, (attribute: (name: string) => string, opened: Opened) => string[]>} */
const wanted = {
  'delta-scope': (attribute, opened) => {
    const { view } = /** @type {import('../figures/figure.js').Figure} */ (
      figureNow(attribute('figure'))
    );
    return wantedBy(() => {
      for (const width of widths)
        for (const hasAnswers of [false, true])
          for (const veiled of [new Set(), new Set([rightOrder])]) {
            const answer = (/** @type {any[]} */ ...request) =>
              hasAnswers ? opened.answer(...request) : undefined;
            make(view({ ...figureState(opened.scope, { width, em: 1, answer }), veiled }));
          }
    });
  },
  'delta-predict': (attribute, { scope: { state }, answer }) => {
    const { layer, units, k } = state.selection.value;
    const { options } = offered(questions[attribute('question')], {
      frame: /** @type {any} */ (state.frame.value),
      notation: state.notation.value,
      digits: state.digits.value,
      layer,
      units,
      k,
      trials: answer('bench', layer),
      pairs: answer('outputPairs'),
    });
    return options.flatMap(({ tex }) => (tex ? [keyOf(tex, 'html')] : []));
  },
  'delta-shapes': (attribute, { scope: { state } }) => {
    const { n, sizes } = state.shape.value;
    const layer = layerMeant(attribute('layer'), sizes, state.selection.value.layer);
    const shapes = shapesOf(attribute('of'), { n, sizes }, layer, state.convention.value);
    return [shapes.letters, shapes.numbers].map((tex) => keyOf(tex, 'htmlAndMathml'));
  },
  'every-layer': (_, { scope: { state } }) => {
    const form = { setting: state.setting.value, selection: state.selection.value };
    const { sizes } = form.setting;
    return sizes.slice(1).flatMap((_, layer) => {
      const own = { step: 'matrix', part: 'formula', layer: layerName(sizes, layer) };
      const lines = formulasOf(
        askedBy((name) => Reflect.get(own, name) ?? null),
        form,
      );
      if (typeof lines === 'string') return [];
      return lines.map((line) => keyOf(texOfLine(line, false), 'htmlAndMathml'));
    });
  },
};

/**
 * @param {{ tag: string, attribute: (name: string) => string, shows: Opened[] }[]} elements  of the page
 * @returns {Promise<Set<string>>} keys of render.js
 */
export async function wantedAtOpening(elements) {
  const figures = elements.filter(({ tag }) => tag === 'delta-scope');
  await Promise.all(figures.map(({ attribute }) => figureOf(attribute('figure'))));
  return new Set(
    elements.flatMap(({ tag, attribute, shows }) =>
      shows.flatMap((opened) => wanted[tag](attribute, opened)),
    ),
  );
}
