// What takes so long on a large network that a reader has to ask for it, each time for one network at one epoch.
import { view } from './figure.js';

/** @import { FigureState } from './figure.js' */

const keyOf = (/** @type {FigureState} */ { frame: { sizes, n, epoch } }) =>
  JSON.stringify([sizes, n, epoch]);

/** Declares such a computation of a figure, asked for apart in each scope. */
export function onRequest() {
  const asked = view('');
  return {
    /** Whether it was asked for, for the network and epoch on screen. @param {FigureState} state */
    isAsked: (state) => asked(state).value === keyOf(state),
    /** @param {FigureState} state */
    ask: (state) => {
      asked(state).value = keyOf(state);
    },
  };
}
