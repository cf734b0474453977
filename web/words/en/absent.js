// What the page does not have, though readers may look for it, and what comes nearest.
import { listed } from '../english.js';

export const absent = {
  /** @type {(names: readonly string[]) => string} */
  title: (names) => `Not here: ${listed(names)}`,
  /** Where a text that is pasted asks for one. @type {(name: string, word: string, says: string) => string} */
  wanted: (name, word, says) => `${name} is “${word}”. ${says}`,
  /** name: in a list. says: sentences that stand by themselves. */
  kinds: {
    step: {
      name: 'step units',
      says: 'Step units are not here: their slope is 0 on both sides, so no gradient passes them. The sigmoid comes nearest; the larger the weights that lead to it, the more it is like a step.',
    },
    bipolar: {
      name: 'bipolar units',
      says: 'Bipolar units are not here. tanh comes nearest, from −1 to 1 as they are: a bipolar sigmoid is tanh of half its z, and with large weights tanh is like a step from −1 to 1.',
    },
    hinge: {
      name: 'hinge loss',
      says: 'Hinge loss is not here. Cross-entropy with a sigmoid comes nearest. It takes targets 0 and 1, not −1 and 1, and also costs a little where the answer is right with room to spare, which costs hinge loss nothing.',
    },
    lbfgs: {
      name: 'L-BFGS',
      says: 'L-BFGS is not here. Adam or gradient descent on all examples comes nearest. Their steps follow η instead of a search along a line, and more of them are needed as a rule.',
    },
    dropout: {
      name: 'dropout',
      says: 'Dropout is not here. L2 comes nearest: it also keeps a network from leaning on few large weights, but switches no unit off, and is the same in every step.',
    },
    batchNorm: {
      name: 'batch norm',
      says: 'Batch norm is not here. Inputs of mean 0 and deviation 1 come nearest: that scales what the first layer gets, once, and not what later layers get in each step.',
    },
  },
};
