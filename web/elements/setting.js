// Settings as the page shows them: a choice among names, and a whole number that says what is wrong with it.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { parse } from '../derivation/number.js';
import { words } from '../words/words.js';

/**
 * @param {string} label
 * @param {[string, string][]} options  value and name
 * @param {string} chosen
 * @param {(value: any) => unknown} choose
 */
export const select = (label, options, chosen, choose) =>
  html`<label class="setting"
    ><span>${label}</span
    ><select aria-label=${label} @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${options.map(
        ([value, name]) =>
          html`<option value=${value} .selected=${live(value === chosen)}>${name}</option>`,
      )}
    </select></label
  >`;

/** What is wrong with what was typed, and in which field. @typedef {{ field: string, text: string }} Complaint */

/** @param {Complaint | null} complaint */
export const complaintShown = (complaint) =>
  complaint ? html`<p class="complaint" role="alert">${complaint.text}</p>` : nothing;

/**
 * A whole number.
 * @param {object} what
 * @param {string} what.field  of which a complaint speaks
 * @param {string} what.name @param {string} what.means @param {number} what.value
 * @param {number} [what.least]
 * @param {number} what.most
 * @param {boolean} what.isWrong  whether what was typed is out of range
 * @param {(value: number) => unknown} choose for a number in range
 * @param {(complaint: Complaint | null) => unknown} complain null once all is well
 */
export function count({ field, name, means, value, least = 1, most, isWrong }, choose, complain) {
  const take = (/** @type {HTMLInputElement} */ input) => {
    const wanted = parse(input.value);
    const fits = Number.isInteger(wanted) && wanted >= least && wanted <= most;
    const text = words.settings.whole.outside({
      name,
      least: String(least),
      most: String(most),
      value: String(value),
    });
    complain(fits ? null : { field, text });
    // As the number is written, whatever was typed for it: 3.0, or −0.
    input.value = String(fits ? wanted + 0 : value);
    if (fits) choose(wanted + 0);
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (event.key === 'Escape') {
      input.value = String(value);
      complain(null);
    }
    const by = Reflect.get({ ArrowUp: 1, ArrowDown: -1 }, event.key);
    if (!by) return;
    event.preventDefault();
    const next = parse(input.value) + by;
    if (!(next >= least && next <= most)) return;
    input.value = String(next);
    take(input);
  };
  return html`<label class="setting count"
    ><span><i>${name}</i> ${means}</span
    ><input
      type="text"
      role="spinbutton"
      inputmode="numeric"
      autocomplete="off"
      aria-valuenow=${value}
      aria-valuemin=${least}
      aria-valuemax=${most}
      .value=${String(value)}
      aria-invalid=${isWrong}
      @change=${(/** @type {any} */ { target }) => take(target)}
      @input=${() => isWrong && complain(null)}
      @keydown=${press}
  /></label>`;
}
