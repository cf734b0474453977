// What <delta-say> says of a network: pure, so that the build can say it of the one that a section opens with.
import { isTransposed } from '../derivation/convention.js';
import { factsOf } from '../derivation/facts.js';
import { weightId } from '../derivation/selection.js';
import { layerMeant } from '../derivation/steps.js';
import { spokenEnds } from '../derivation/symbols.js';
import { words } from '../words/words.js';

/**
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Form } from '../derivation/facts.js'
 * @import { Selection } from '../derivation/selection.js'
 */

const phrases = words.article.say;

/**
 * @param {string} phrase  a name of words.article.say
 * @param {{ form: Form, selection: Selection, convention: ConventionName }} now
 * @param {string} [layer='out']  whose weight a phrase speaks of, as layerMeant() takes it
 * @returns {string}
 * @throws {RangeError} where there is no such phrase
 */
export function said(phrase, { form, selection, convention }, layer = 'out') {
  const say = phrases[phrase];
  if (!say) {
    const names = Object.keys(phrases).join(', ');
    throw new RangeError(`phrase is ${phrase}; expected one of ${names}`);
  }
  const { n, sizes } = form;
  const meant = { ...selection, layer: layerMeant(layer, sizes, selection.layer) };
  const [d, t] = sizes.slice(-2);
  const shape = (/** @type {number} */ units) =>
    (isTransposed('data', convention) ? [units, n] : [n, units]).join('\u00a0×\u00a0');
  const { loss, output, bias, targets } = factsOf(form, convention);
  return say({
    n,
    sizes,
    loss,
    output,
    hidden: form.hidden,
    bias,
    targets,
    convention,
    ends: spokenEnds(weightId(meant, sizes), { n, convention, hiddenLayers: sizes.length - 2 }),
    input: meant.layer === 0 ? 'X' : 'A',
    hearers: sizes[meant.layer + 2] ?? 0,
    shapes: { out: shape(t), hidden: shape(d) },
  });
}
