// What stands in the way of training, and what helps against it.
import { counted, isOrAre, listed, ofThemIs, spelled } from '../english.js';

/** Hidden layers count from 1; 0 where there is only one. @param {number} depth */
const layer = (depth) => (depth ? `hidden layer ${depth}` : 'the hidden layer');

export const warnings = {
  label: 'What may stand in the way of training',
  /** hasEta: whether η is among what is looked at. @type {(hasEta: boolean) => string} */
  none: (hasEta) =>
    `Nothing found that stands in the way: inputs, classes, ${hasEta ? 'η, ' : ''}weights and units are looked at here, and J as it falls.`,
  /** Each with its button. */
  of: {
    inputs: {
      /** @type {(facts: { inputs: number[], m: number, largest: string }) => string} */
      says: ({ inputs, m, largest }) =>
        `${inputs.length === 1 ? `Input ${inputs[0]} goes` : `${inputs.length} of ${m} inputs go`} up to ${largest} in size. The first layer’s z and its gradient grow with that, so units may saturate and steps may overshoot.`,
      mend: () => 'Scale the inputs',
    },
    absent: {
      /** @type {(facts: { outputs: number[], t: number, target: number }) => string} */
      says: ({ outputs, t, target }) =>
        t === 1
          ? `The target is ${target} in every training example: one of the two classes is missing.`
          : `${outputs.length === 1 ? 'Output' : 'Outputs'} ${listed(outputs.map(String))} ${isOrAre(outputs.length)} wanted in no training example, so ${outputs.length === 1 ? 'this class' : 'these classes'} cannot be learnt.`,
      /** @type {(facts: { isTested: boolean }) => string} */
      mend: ({ isTested }) => (isTested ? 'Choose the test part anew' : 'Take more examples'),
    },
    eta: {
      /** @type {(facts: { eta: string, limit: string, n: number, isSum: boolean }) => string} */
      says: ({ eta, limit, n, isSum }) =>
        `${isSum ? `J is a sum over ${n} examples and bends ${n} times as much as their mean. ` : ''}η\u00a0=\u00a0${eta} is too long a step: beyond ${limit}, steps overshoot where J bends most, and J may rise.`,
      mend: () => 'Lower η until J falls',
    },
    alike: {
      /** @type {(facts: { count: number, kinds: number, units: number, depth: number }) => string} */
      says: ({ count, kinds, units, depth }) =>
        kinds === 1
          ? `All ${units} units of ${layer(depth)} have the same weights. Their gradients are the same too, so they stay equal and do the work of one.`
          : `${count} of ${units} units of ${layer(depth)} have the same weights as another one. Their gradients are the same too, so they stay equal.`,
      mend: () => 'Draw random weights',
    },
    dead: {
      /** @type {(facts: { count: number, units: number, depth: number }) => string} */
      says: ({ count, units, depth }) =>
        `${count} of ${counted(units, 'ReLU unit')} of ${layer(depth)} ${ofThemIs(count, units)} 0 for every example. The slope is 0 there, so no gradient reaches the weights that lead to ${count === 1 ? 'it' : 'them'}.`,
      mend: () => 'Take leaky ReLU there',
    },
    batch: {
      /** @type {(facts: { batch: number, n: number }) => string} */
      says: ({ batch, n }) =>
        `A step takes ${counted(batch, 'example')}, and there ${isOrAre(n)} ${n}: every step is one on all there are.`,
      mend: () => 'Take all examples',
    },
    plateau: {
      /** @type {(facts: { epochs: number, accuracy: number | null, hasPenalty: boolean }) => string} */
      says: ({ epochs, accuracy, hasPenalty }) =>
        `In ${spelled(epochs, 'epoch')} ${hasPenalty ? 'J with its L2 part' : 'J'} has moved by less than 0.1\u00a0%, and ${accuracy === null ? 'the answers are hardly better than the mean of the targets' : `${Math.floor(100 * accuracy)}\u00a0% of the answers are right`}. It is a plateau, or a lowest point near this start.`,
      /** @type {(facts: { larger: string | null }) => string} */
      mend: ({ larger }) => (larger === null ? 'Draw new weights' : `Take η\u00a0=\u00a0${larger}`),
    },
  },
};
