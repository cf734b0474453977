// How many parameters a network has, and how much work with them one call may ask of the core.

// Parameters² × examples is about the work of a check: every parameter takes five forward passes.
export const checkWorkPerFrame = 4e5; // a few milliseconds: up to 8-8-8 with 16 examples
const workAtAll = 2e9; // half a minute

/** @param {number[]} sizes @param {boolean} biases */
export function parameterCount(sizes, biases) {
  return sizes.slice(1).reduce((sum, out, l) => sum + (sizes[l] + (biases ? 1 : 0)) * out, 0);
}

/**
 * Refuses what would hold the page up for minutes.
 * @param {string} factors  what is multiplied @param {number} work  their product
 * @param {string} purpose
 */
export function expectWork(factors, work, purpose) {
  if (work > workAtAll) {
    throw new RangeError(`${factors} is ${work}; expected at most ${workAtAll} for ${purpose}`);
  }
}
