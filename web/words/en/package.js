// What <delta-scope> says in other people's pages.

/**
 * @param {string} name  of an attribute @param {string} given @param {string} expected
 * @returns {string}
 */
const wrong = (name, given, expected) =>
  `The attribute ${name} of <delta-scope> is “${given.slice(0, 60)}”; expected ${expected}.`;

export const packaged = {
  wrong: Object.assign(wrong, {
    sizes: '2 to 6 sizes from 1 to 64, such as 3-4-2',
    seed: 'a whole number from 0 to 2147483648',
    symbol: 'a weight such as W_out[2,1]',
    address: 'where deltascope.wasm lies',
    digits: 'a whole number from 2 to 8',
  }),
  link: 'a link of deltascope, or what stands behind its #',
  noReader: 'The script that reads links did not arrive. Reload the page to try again.',
  /** @type {(id: string, net: string) => string} */
  noSymbol: (id, net) =>
    `The attribute select of <delta-scope> is “${id.slice(0, 60)}”; a ${net} network has no such weight.`,
  /** @type {(given: string) => string} */
  noEpochs: (given) =>
    `train() of <delta-scope> got “${given.slice(0, 60)}”; expected a whole number of epochs above 0, or nothing.`,
  /** @type {(own: string, first: string) => string} */
  otherVersion: (own, first) =>
    `deltascope ${own}: this page has loaded ${first ? `version ${first}` : 'another version'} first, and that one shows all of its figures.`,
  /** Under the figures. */
  train: 'Train',
  pause: 'Pause',
  step: 'Step',
  reset: 'Start again',
  /** @type {(facts: { epoch: string, J: string }) => string} */
  now: ({ epoch, J }) => `epoch ${epoch}, J\u00a0=\u00a0${J}`,
  checked: '✓ gradient checked',
  differs: '✗ gradient differs',
};
