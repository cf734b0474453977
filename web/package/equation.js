// A step of the derivation above the figures of <delta-scope>: its formula and its numbers, which light up with the same quantities in
// them.
import { adoptStyles, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { steps } from '../derivation/steps.js';
import '../elements/delta-equation.js';
import { formulaStyles } from '../elements/formula-styles.js';
import { illuminate } from '../elements/illuminate.js';
import { symbolStyles } from '../elements/symbol-styles.js';
import { roomFor } from '../derivation/number.js';
import { takenStyles } from './styles.js';

/** @import { Scope } from '../scope/scope.js' */

/** Whose step it is, as <delta-equation> names layers: where it holds for any, that of the selected weight. */
const layers = { out: 'out', hidden: 'hidden', any: 'selected' };

export const stepNames = Object.keys(steps);

export class Equation {
  /** What is lit, and in what. @type {{ place: HTMLElement, end: () => void } | null} */
  #lit = null;
  #isDressed = false;

  /** @param {string} step  a name of steps.js, or '' */
  render(step) {
    if (!Object.hasOwn(steps, step)) return nothing;
    const layer = layers[steps[step].of];
    return html`<div class="equation" part="equation">
      ${keyed(
        step,
        html`<deltascope-delta-equation step=${step} layer=${layer}></deltascope-delta-equation>`,
      )}
    </div>`;
  }

  /** After what render() gave is drawn, or is no more. @param {ShadowRoot} root @param {Scope} scope */
  light(root, scope) {
    const place = /** @type {HTMLElement | null} */ (root.querySelector('.equation'));
    if (place) place.style.setProperty('--digits', String(roomFor(scope.state.digits.peek())));
    if (place === (this.#lit?.place ?? null)) return;
    this.leave();
    if (!place) return;
    if (!this.#isDressed) adoptStyles(root, [formulaStyles(), symbolStyles, ...takenStyles]);
    this.#isDressed = true;
    this.#lit = { place, end: illuminate(place, scope).dispose };
  }

  leave() {
    this.#lit?.end();
    this.#lit = null;
  }
}
