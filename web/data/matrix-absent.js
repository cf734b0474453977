// What a text may ask for that the page does not have: by how people spell it.
import { wordsOfAbsent } from '../words/late.js';
import { spelling } from './matrix-names.js';

/** @typedef {keyof typeof wordsOfAbsent.kinds} Absent */

/** @type {Record<Absent, readonly string[]>} */
const spelt = {
  step: ['step', 'stepfunction', 'unitstep', 'binarystep', 'heaviside', 'threshold', 'hardlim'],
  bipolar: ['bipolar', 'bipolarsigmoid', 'bipolarstep', 'sign', 'signum', 'sgn', 'hardlims'],
  hinge: ['hinge', 'hingeloss', 'squaredhinge', 'svm'],
  lbfgs: ['lbfgs', 'bfgs', 'fminlbfgs'],
  dropout: ['dropout', 'dropoutrate', 'dropoutp', 'keepprob'],
  batchNorm: ['batchnorm', 'batchnormalization', 'batchnormalisation', 'batchnorm1d', 'bn'],
};

/** The sentences about the first of some names or words that the page does not have; '' where it may have all. @param {readonly string[]} names */
export function absentIn(names) {
  for (const name of names) {
    const plain = spelling(name).replace(/[^a-z0-9]/g, '');
    for (const [kind, words] of Object.entries(spelt))
      if (words.includes(plain)) return wordsOfAbsent.kinds[/** @type {Absent} */ (kind)].says;
  }
  return '';
}
