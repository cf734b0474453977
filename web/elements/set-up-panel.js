// <set-up-panel>: one place to set up a network: its sizes and settings as a form, its matrices and all else as text, which is read in
// the forms that people have it in; and every matrix and result to be copied in the same forms.
//
//   event `set-up-close`   the reader wants it no longer
import { html, nothing } from 'lit';
import { published } from '../data/published.js';
import { networkOf, noChoices } from '../data/matrix-network.js';
import { readMatrices } from '../data/matrix-read.js';
import { writeSet } from '../data/matrix-write.js';
import { inFull } from '../derivation/number.js';
import { outputs } from '../derivation/outputs.js';
import { mostLambda } from '../core/limits.js';
import '../widgets/number-field.js';
import { wordsOfPublished, wordsOfSetUp } from '../words/late.js';
import { words } from '../words/words.js';
import { PageElement } from './page-element.js';
import { penaltyChoices } from './rule-choices.js';
import { select } from './setting.js';
import './set-up-compare.js';
import './set-up-copy.js';
import { frameAtRest, parametersIn, settingsIn } from './set-up-sets.js';
import { faultsShown, placesShown } from './set-up-report.js';
import { adoptStyles } from './set-up-styles.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { Fault } from '../data/matrix-text.js'
 * @import { Choices, Understood } from '../data/matrix-network.js'
 * @import { Reading } from '../data/matrix-read.js'
 */

const text = wordsOfSetUp.panel;

const settings = words.settings.network;

/** What the text may choose among, by the names of the core, with their labels. */
const offered = {
  hidden: settings.hidden.names,
  square: settings.square.names,
  output: Object.fromEntries(Object.entries(outputs).map(([name, { label }]) => [name, label])),
  reduction: settings.reduction.names,
  bias: settings.bias.names,
};

/** A longer text is read once the reader pauses. */
const longText = 5e4;
const pause = 300;

class SetUpPanel extends PageElement {
  static properties = {
    claims: { state: true },
    reading: { state: true },
    choices: { state: true },
    example: { state: true },
    done: { state: true },
    trouble: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    /** The published example that was chosen last. */
    this.example = '';
    /** What its source prints. */
    this.claims = '';
    /** @type {Reading} */
    this.reading = readMatrices('');
    /** @type {Choices} */
    this.choices = noChoices;
    /** What has just been set up, and the log of then: it holds until something else is done. @type {{ log: unknown, text: string } | null} */
    this.done = null;
    /** Why it has not been. */
    this.trouble = '';
    adoptStyles();
  }

  #waits = /** @type {any} */ (0);

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#waits);
  }

  /** The network of now, which stands for what the text does not give. @param {Frame} frame */
  #now(frame) {
    const { sizes, n, output, reduction, square, bias, X, Y, layers } = frame;
    const hidden = frame.hidden.join(', ');
    const [eta, { lambda }] = [this.state.eta.value, this.state.rule.value];
    const convention = this.state.convention.value;
    const own = { sizes, n, hidden, output, reduction, square, bias, X, Y, layers };
    return { ...own, eta, lambda, convention };
  }

  render() {
    const frame = frameAtRest(this);
    if (!frame) return nothing;
    const understood = networkOf(this.reading, this.#now(frame), this.choices, offered);
    return html`<fieldset class="own-table set-up">
      <legend>${text.title}</legend>
      ${this.#examples()}
      <network-settings
        shows="preset sizes depth hidden loss reduction bias start"
      ></network-settings>
      ${this.#rates()}
      <p id="set-up-help">${text.help}</p>
      <textarea
        rows="9"
        spellcheck="false"
        autocapitalize="off"
        aria-label=${text.text}
        aria-describedby="set-up-help"
        placeholder=${text.sample}
        .value=${this.text}
        @input=${(/** @type {any} */ { target }) => this.#take(target.value)}
      ></textarea>
      ${faultsShown(this.reading.faults, this.#goTo)} ${this.#understanding(understood)}
      <p class="own-actions">
        <button
          type="button"
          class="main"
          ?disabled=${!this.#canUse(understood)}
          @click=${() => void this.#use(understood)}
        >
          ${text.use}
        </button>
        <button type="button" ?disabled=${this.text !== ''} @click=${() => this.#fill(frame)}>
          ${text.fill}
        </button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('set-up-close'))}>
          ${text.close}
        </button>
      </p>
      <p class="done" role="status">
        ${this.done?.log === this.state.log.value ? this.done.text : ''}
      </p>
      ${this.trouble ? html`<p class="complaint" role="alert">${this.trouble}</p>` : nothing}
      <set-up-compare .claims=${this.claims}></set-up-compare>
      <set-up-copy></set-up-copy>
    </fieldset>`;
  }

  /** Published examples, which hold at once, too; what their sources print is compared. */
  #examples() {
    const options = Object.entries(wordsOfPublished).map(
      ([name, { label }]) => /** @type {[string, string]} */ ([name, label]),
    );
    return html`<div class="network-settings">
        ${select(
          wordsOfSetUp.published.label,
          [['', wordsOfSetUp.published.none], ...options],
          this.example,
          (name) => void this.#takeUp(name),
        )}
      </div>
      ${this.example ? html`<p>${wordsOfPublished[this.example].about}</p>` : nothing}`;
  }

  /** @param {string} name  of a published example */
  async #takeUp(name) {
    const frame = this.state.frame.peek();
    this.example = name;
    if (!name || !frame) return;
    const { network, claims } = published[name];
    this.#take(network);
    await this.#use(networkOf(this.reading, this.#now(frame), this.choices, offered));
    if (!this.trouble) this.claims = claims;
  }

  /** η and λ, which hold at once, as everywhere on the page. */
  #rates() {
    const { eta, rule } = this.state;
    return html`<div class="network-settings">
      <label class="setting"
        ><span><i>η</i> ${text.eta}</span
        ><number-field
          label=${text.eta}
          .value=${eta.value}
          .digits=${this.state.digits.value}
          min="0"
          exclusive
          factor="1.1"
          @value-change=${(/** @type {CustomEvent} */ { detail }) => (eta.value = detail.value)}
        ></number-field
      ></label>
      <label class="setting"
        ><span><i>λ</i> ${text.lambda}</span
        ><number-field
          label=${text.lambda}
          .value=${rule.value.lambda}
          .digits=${this.state.digits.value}
          min="0"
          max=${mostLambda}
          step="0.01"
          @value-change=${(/** @type {CustomEvent} */ { detail }) => (rule.value = { ...rule.value, lambda: detail.value })}
        ></number-field
      ></label>
      ${penaltyChoices(this.state, (part) => (rule.value = { ...rule.value, ...part }))}
    </div>`;
  }

  /** @param {Understood} understood */
  #understanding(understood) {
    const { placed, problems, remarks, whole } = understood;
    if (this.text.trim() === '') return nothing;
    const choose = (/** @type {Partial<Choices>} */ part) =>
      (this.choices = { ...this.choices, ...part });
    return html`${
      problems.length
        ? html`<div class="complaint" role="alert">
            <ul>
              ${problems.map((problem) => html`<li>${problem}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      remarks.length
        ? html`<ul>
            ${remarks.map((remark) => html`<li>${remark}</li>`)}
          </ul>`
        : nothing
    }
    ${
      placed.length
        ? html`<div class="network-settings">
              ${select(
                text.convention.label,
                /** @type {[string, string][]} */ (Object.entries(text.convention.names)),
                this.choices.convention,
                (convention) => choose({ convention, turns: new Map() }),
              )}
            </div>
            ${placesShown(understood, this.choices, choose)}`
        : nothing
    }
    ${whole ? html`<p>${text.makes({ sizes: whole.sizes.join('-'), n: whole.n })}</p>` : nothing}`;
  }

  /** @param {Understood} understood */
  #canUse({ whole }) {
    return whole !== null && this.text.trim() !== '' && this.reading.faults.length === 0;
  }

  /** @param {string} typed */
  #take(typed) {
    this.text = typed;
    this.done = null;
    this.trouble = '';
    clearTimeout(this.#waits);
    if (typed.length > longText) this.#waits = setTimeout(() => this.#read(), pause);
    else this.#read();
  }

  #read() {
    const before = this.reading.matrices;
    this.reading = readMatrices(this.text);
    const named = (/** @type {Reading['matrices']} */ all) =>
      all.map(({ name, rows, cols }) => [name, rows, cols]).join();
    if (named(before) !== named(this.reading.matrices)) this.choices = noChoices;
  }

  /** @param {Frame} frame */
  #fill(frame) {
    const convention = this.state.convention.value;
    const numbers = { eta: this.state.eta.value, lambda: this.state.rule.value.lambda };
    this.#take(
      writeSet([...settingsIn(frame, numbers), ...parametersIn(frame, convention)], 'plain'),
    );
  }

  /** @param {Fault} fault */
  #goTo = ({ start, end }) => {
    const field = this.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(start, end);
  };

  /** @param {Understood} understood */
  async #use({ whole, settings: { lambda } }) {
    const precision = this.state.frame.peek()?.precision ?? 'float64';
    if (!whole) return;
    this.trouble = '';
    try {
      await this.commands.setUp(/** @type {any} */ ({ ...whole, precision }), lambda);
      const J = this.state.frame.peek()?.J ?? NaN;
      const done = text.done({ sizes: whole.sizes.join('-'), n: whole.n, J: inFull(J) });
      this.done = { log: this.state.log.peek(), text: done };
    } catch (error) {
      this.trouble = text.refused(error instanceof Error ? error.message : String(error));
    }
  }
}

customElements.define('set-up-panel', SetUpPanel);
