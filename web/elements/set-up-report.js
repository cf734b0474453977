// What a pasted text was read as, matrix by matrix, and what could not be read.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { isScalar, nameOfRole, roleIn } from '../data/matrix-roles.js';
import { wordsOfSetUp } from '../words/late.js';

/**
 * @import { Choices, Placed, Understood } from '../data/matrix-network.js'
 * @import { Fault } from '../data/matrix-text.js'
 */

const text = wordsOfSetUp.panel;

/** Faults that are named one by one. */
const named = 5;

/** @param {readonly Fault[]} faults @param {(fault: Fault) => void} goTo */
export function faultsShown(faults, goTo) {
  if (faults.length === 0) return nothing;
  const more = faults.length - named;
  return html`<div class="complaint" role="alert">
    <ul>
      ${faults.slice(0, named).map(
        (fault) =>
          html`<li>
            ${wordsOfSetUp.fault(fault)}
            <button type="button" @click=${() => goTo(fault)}>${text.show}</button>
          </li>`,
      )}
      ${more > 0 ? html`<li>${text.more(more)}</li>` : nothing}
    </ul>
  </div>`;
}

/**
 * Each matrix, what it is taken for and how it lies, to be chosen otherwise.
 * @param {Understood} understood @param {Choices} choices @param {(part: Partial<Choices>) => void} choose
 */
export function placesShown({ placed, count }, choices, choose) {
  const layers = Array.from({ length: count }, (_, layer) => layer);
  const roles = ['X', 'Y', ...layers.flatMap((layer) => [roleIn('W', layer), roleIn('b', layer)])];
  const row = (
    /** @type {Placed} */ { found, role, way, isDoubtful },
    /** @type {number} */ at,
  ) => {
    if (role === '' && found.meaning.role === 'result') return nothing;
    const called = found.name || text.nameless(at + 1);
    const options = [['', text.leaveOut], ...roles.map((one) => [one, nameOfRole(one, count)])];
    if (!roles.includes(role) && role) options.push([role, nameOfRole(role, count)]);
    const canTurn = way && !found.isFlat && found.rows * found.cols > 1 && !/^b/.test(role);
    const notes = found.notes.length ? text.notes(found.notes) : '';
    return html`<li class=${isDoubtful ? 'doubtful' : ''}>
      <b>${called}</b> <span>${wordsOfSetUp.shapeOf(found)}${notes}</span>
      ${
        isScalar(role)
          ? html`<span>→ ${Reflect.get(text.numbers, role)}</span>`
          : choice(text.is(called), options, role, (value) =>
              choose({ roles: new Map([...choices.roles, [at, value]]) }),
            )
      }
      ${
        canTurn
          ? choice(
              text.lies(called),
              [
                ['', text.asItStands],
                ['turned', text.transposed],
              ],
              way.isTurned ? 'turned' : '',
              (value) => choose({ turns: new Map([...choices.turns, [at, value === 'turned']]) }),
            )
          : nothing
      }
    </li>`;
  };
  return html`<ol class="places">
    ${placed.slice(0, 40).map(row)}
  </ol>`;
}

/**
 * A choice beside what it is about.
 * @param {string} label @param {string[][]} options  value and name @param {string} chosen @param {(value: string) => void} choose
 */
const choice = (label, options, chosen, choose) =>
  html`<span
    >→
    <select aria-label=${label} @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
      )}
    </select></span
  >`;
