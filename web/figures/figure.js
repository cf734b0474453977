// What a figure is: text, and pure functions of one network's state. What it remembers of its own view is kept by the scope.

/** @import { Answers, Refusal, Request } from '../core/frame.js' */

/**
 * What a figure sees of the network that it shows.
 * @typedef {object} FigureState
 * @property {import('../core/frame.js').Frame} frame
 * @property {import('../derivation/selection.js').Selection} selection
 * @property {string} source  where its examples come from: a name of data/sources.js; '' where they are a preset's or edited
 * @property {import('../derivation/symbols.js').Notation} notation  how symbols are written
 * @property {number} digits
 * @property {import('../core/defaults.js').PenaltyName} penalty  how λ is read, where there is L2
 * @property {number} width  of the picture, in CSS pixels
 * @property {number} em  how much larger than usual the page's text is: 1 at 16 px
 * @property {readonly import('../scope/trace.js').Moment[]} trace  the passes of this run that were on screen; read when asked for
 * @property {import('../scope/scope.js').Commands} commands  what a gesture can do to the network
 * @property {import('../scope/views.js').Remembered} remembered  a signal by its key, made with a first value
 * @property {import('@preact/signals-core').Signal<string | null>} pointed  the symbol under the pointer or the keyboard's focus; to be
 *   handed on, not read: pointing must not draw the figure again
 * @property {import('@preact/signals-core').ReadonlySignal<ReadonlyMap<string, import('../derivation/selection.js').Box>>} litBoxes
 *   what is lit, by matrix; to be handed on as well
 * @property {ReadonlySet<string>} [veiled]  symbols whose numbers a question asks for: entry.js writes none of them; none, where left out
 * @property {<R extends Request>(...request: R) => Answers[R[0]] | Refusal | undefined} answer  what the core says besides the
 *   frame, for the same pass: a method of session.answer() and its arguments; undefined until the answer is there
 *
 * @typedef {object} Figure
 * @property {string | ((state: FigureState) => string)} title  a function where it depends on what is shown
 * @property {string | ((state: FigureState) => string)} caption  what to see; likewise
 * @property {import('lit').CSSResult} styles
 * @property {(state: FigureState) => unknown} view  a Lit template
 * @property {(state: FigureState) => string} says  the same in one sentence, with its numbers
 * @property {boolean} [saysAloud]  whether that sentence is shown, too
 */

/**
 * A title or a caption for what is shown now; '' where it follows a state that is not there yet.
 * @param {Figure['title']} text @param {FigureState | null} state @returns {string}
 */
export const textFor = (text, state) =>
  typeof text === 'string' ? text : state ? text(state) : '';

/**
 * Declares something that a figure remembers of its view, apart for each network: `const reach = view(1)`, then
 * `reach(state).value`.
 * @template T
 * @param {T} first  its value in a new scope
 * @param {string} [name]  `figure.what` in links, which bring it back; without one it is of the moment
 * @param {(value: T) => boolean} [takes]  whether a value is one of its own; those from links may be anything of its type
 * @returns {(state: Pick<FigureState, 'remembered'>) => import('@preact/signals-core').Signal<T>}
 */
export function view(first, name, takes) {
  const key = {};
  return ({ remembered }) => remembered(key, first, name, takes);
}
