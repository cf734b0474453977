// <set-up-copy>: every matrix and every result of the network in the forms that programs and papers have them in, with all digits.
import { html, nothing } from 'lit';
import { formNames, writeSet } from '../data/matrix-write.js';
import { wordsOfSetUp } from '../words/late.js';
import { PageElement } from './page-element.js';
import { select } from './setting.js';
import { frameAtRest, parametersIn, resultsIn, settingsIn } from './set-up-sets.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { FormName, Named } from '../data/matrix-write.js'
 */

const text = wordsOfSetUp.copy;

/** More numbers are copied without being shown: a field of so much text would be slow. */
const mostShown = 2e4;

/** @param {Named['value']} value */
const sizeOf = (value) => (typeof value === 'object' ? value.data.length : 1);

class SetUpCopy extends PageElement {
  static properties = { what: { state: true }, form: { state: true }, done: { state: true } };

  constructor() {
    super();
    /** A set, or the name of one matrix. */
    this.what = 'all';
    /** @type {FormName} */
    this.form = 'numpy';
    /** What came of copying, and the pass that it was of. @type {{ of: Frame, text: string } | null} */
    this.done = null;
  }

  /** @param {Frame} frame @returns {Record<string, Named[]>} */
  #sets(frame) {
    const { eta, rule, convention } = this.state;
    const numbers = { eta: eta.value, lambda: rule.value.lambda };
    const [parameters, results] = [parametersIn, resultsIn].map((of) =>
      of(frame, convention.value),
    );
    const all = [...settingsIn(frame, numbers), ...parameters, ...results];
    return { all, parameters, results };
  }

  render() {
    const frame = frameAtRest(this);
    if (!frame) return nothing;
    const sets = this.#sets(frame);
    const named = [...sets.parameters, ...sets.results];
    const isThere = Object.hasOwn(sets, this.what) || named.some(({ name }) => name === this.what);
    const what = isThere ? this.what : 'all';
    const chosen = sets[what] ?? named.filter(({ name }) => name === what);
    const count = chosen.reduce((all, { value }) => all + sizeOf(value), 0);
    const whole = () => writeSet(chosen, this.form);
    const shown = count > mostShown ? text.notShown(count) : whole();
    const options = [...Object.entries(text.sets), ...named.map(({ name }) => [name, name])];
    return html`<div class="network-settings">
        ${select(text.what, /** @type {[string, string][]} */ (options), what, (value) => (this.what = value))}
        ${select(
          text.form,
          formNames.map((name) => /** @type {[string, string]} */ ([name, text.forms[name]])),
          this.form,
          (value) => (this.form = value),
        )}
        <button type="button" @click=${() => void this.#copy(whole(), frame)}>${text.copy}</button>
        <span role="status">${this.done?.of === frame ? this.done.text : ''}</span>
      </div>
      <textarea readonly rows="6" aria-label=${text.text} .value=${shown}></textarea>`;
  }

  /** @param {string} whole @param {Frame} of */
  async #copy(whole, of) {
    try {
      await navigator.clipboard.writeText(whole);
      this.done = { of, text: text.copied };
    } catch {
      // Not everywhere is the clipboard open to a page.
      const field = this.querySelector('textarea');
      if (field) field.value = whole;
      field?.select();
      this.done = { of, text: text.byHand };
    }
  }
}

customElements.define('set-up-copy', SetUpCopy);
