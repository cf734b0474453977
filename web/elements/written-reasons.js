// What “Why?” unfolds under an equation: loaded when the first one is opened, and at rest.
import { reasons } from '../derivation/reasons.js';
import { bindingOf } from '../derivation/selection.js';
import { layerMeant } from '../derivation/steps.js';
import { expand } from '../derivation/tex.js';

/** @import { Asked, Form } from './written.js' */

/** @param {Asked} asked @param {Form} form @returns {import('./why.js').Part[]} */
export function reasonsOf({ step, layer: name }, { setting, selection }) {
  const layer = layerMeant(name, setting.sizes, selection.layer);
  const ofLayer = { ...setting, layer };
  return reasons[step ?? ''](ofLayer).map((reason) =>
    'says' in reason ? reason : expand(reason.tex, bindingOf(selection, layer), ofLayer),
  );
}
