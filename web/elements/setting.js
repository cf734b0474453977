// Settings as the page shows them: a choice among names, and a whole number that says what is wrong with it.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';

/** @param {string} label @param {[string, string][]} options value and name @param {string} chosen @param {(value: any) => unknown} choose */
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

/**
 * A whole number.
 * @param {object} what
 * @param {string} what.letter @param {string} what.words @param {number} what.value
 * @param {number} [what.least] @param {number} what.most @param {boolean} what.isWrong  whether what was typed is out of range
 * @param {(value: number) => unknown} choose for a number in range
 * @param {(complaint: string) => unknown} complain '' once all is well
 */
export function count({ letter, words, value, least = 1, most, isWrong }, choose, complain) {
  const take = (/** @type {HTMLInputElement} */ input) => {
    const wanted = input.valueAsNumber;
    const fits = Number.isInteger(wanted) && wanted >= least && wanted <= most;
    complain(
      fits
        ? ''
        : `${letter} must be a whole number from ${least} to ${most}. Still using ${value}.`,
    );
    if (fits) choose(wanted);
    else input.value = String(value);
  };
  return html`<label class="setting count"
    ><span><i>${letter}</i> ${words}</span
    ><input
      type="number"
      min=${least}
      max=${most}
      step="1"
      .value=${String(value)}
      aria-invalid=${isWrong}
      @change=${(/** @type {any} */ { target }) => take(target)}
  /></label>`;
}
