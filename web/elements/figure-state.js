// What a figure sees of a scope, on the page and in the build.

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Scope } from '../scope/scope.js'
 */

/**
 * @param {Scope} scope  its core has answered
 * @param {Pick<FigureState, 'width' | 'em' | 'answer'>} own  of the figure
 * @returns {FigureState} signals that it reads are followed, the trace only where it is read
 */
export const figureState = ({ state, commands, remembered }, own) => ({
  frame: /** @type {import('../core/frame.js').Frame} */ (state.frame.value),
  selection: state.selection.value,
  source: state.dataset.value?.name ?? '',
  notation: state.notation.value,
  digits: state.digits.value,
  penalty: state.rule.value.penalty,
  get trace() {
    return state.trace.value;
  },
  pointed: state.pointed,
  litBoxes: state.litBoxes,
  veiled: state.veiled.value,
  commands,
  remembered,
  ...own,
});
