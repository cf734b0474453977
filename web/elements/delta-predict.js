// <delta-predict question="sum">: predict, then reveal: a question about the network on screen, and what each answer computes.
//
//   question    a name of derivation/questions.js
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { offered, questions } from '../derivation/questions.js';
import { picture } from '../derivation/render.js';
import { PageElement } from './page-element.js';
import { Patience } from './patience.js';

/**
 * @import { Facts, Option } from '../derivation/questions.js'
 * @import { Frame } from '../model/frame.js'
 * @import { Selection } from '../derivation/selection.js'
 */

/**
 * A question with the numbers that it was asked with. An answer is held against these, also when the network trains on.
 * @typedef {{ text: string, options: Option[], coincide: string, frame: Frame, selection: Selection, digits: number }} Asked
 */

const marks = { right: '✓', wrong: '✗', '': '' };

class DeltaPredict extends PageElement {
  static properties = { question: {}, chosen: { state: true } };

  /** The question that has been answered. @type {Asked | null} */
  #answered = null;

  /** Whether the right answer was shown, not found. */
  #shown = false;

  #patience = new Patience(this);

  constructor() {
    super();
    this.question = '';
    /** Names of the answers that were tried, in their order. @type {string[]} */
    this.chosen = [];
  }

  get spec() {
    const spec = questions[this.question];
    if (!spec)
      throw new RangeError(
        `question is ${this.question}; expected one of ${Object.keys(questions).join(', ')}`,
      );
    return spec;
  }

  render() {
    return this.#patience.render(() => {
      const asked = this.#answered ?? this.#ask();
      return asked && this.#view(asked);
    });
  }

  /** @returns {Asked | string | null} a sentence where there is nothing to ask; null before the core has answered */
  #ask() {
    const { digits, frame, notation, selection } = this.scope.state;
    const now = frame.value;
    if (!now) return null;
    const { needs, lacks, asks } = this.spec;
    const { layer, units, k } = selection.value;
    /** @type {Facts} */
    const facts = { frame: now, notation: notation.value, digits: digits.value, layer, units, k };
    const missing = lacks?.(facts);
    if (missing) return missing;
    // What is too large to be checked with every frame is too large to be asked about.
    if (needs === 'bench' && !now.check) return 'Choose a smaller network for this question.';
    if (needs) {
      const found = this.#patience.answer(needs === 'bench' ? ['bench', layer] : ['outputPairs']);
      if (!found) return this.#patience.hasDrawn ? 'One moment…' : null;
      if (found.refused) return 'Choose a smaller network for this question.';
      if (needs === 'bench') facts.trials = found;
      else facts.pairs = found;
    }
    const { options, coincide } = offered(this.spec, facts);
    if (!options.some(({ name }) => name === 'right'))
      return 'There is no finite number to ask for. Lower the weights, or press Reset.';
    if (options.length < 2) return `There is nothing to choose from. ${capital(coincide)}`;
    const place = { frame: now, selection: selection.value, digits: digits.value };
    return { text: asks(facts), options, coincide: capital(coincide), ...place };
  }

  /** @param {Asked | string} asked */
  #view(asked) {
    if (typeof asked === 'string')
      return html`<div class="predict">
        <p><b>Predict.</b> ${asked}</p>
      </div>`;
    const { text, options, coincide } = asked;
    const done = this.chosen.includes('right');
    const reply = this.#reply(asked);
    return html`<div class="predict" role="group" aria-label="Predict: ${text}">
      <p><b>Predict.</b> ${text}</p>
      <div class="options">
        ${options.map((option) => this.#option(asked, option, done))}
        <button
          type="button"
          class="quiet"
          @click=${() => (done ? this.#again() : this.#choose(asked, 'right', true))}
        >
          ${done ? 'Ask again' : 'Show me'}
        </button>
      </div>
      <p class="reply" aria-live="polite">${reply}</p>
      ${this.#aside(asked, coincide)}
    </div>`;
  }

  /** @param {Asked} asked @param {Option} option @param {boolean} done */
  #option(asked, { name, value, tex, spoken }, done) {
    const tried = this.chosen.includes(name);
    const state = tried ? (name === 'right' ? 'right' : 'wrong') : '';
    return html`<button
      type="button"
      class="option ${state}"
      aria-pressed=${tried}
      data-option=${name}
      ?disabled=${done && !tried}
      @click=${() => this.#choose(asked, name, false)}
    >
      ${marks[state]}
      ${
        tex
          ? html`${guard([tex], () => picture(tex))}<span class="visually-hidden">${spoken}</span>`
          : format(Number(value), asked.digits)
      }
    </button>`;
  }

  /** The sentence on the newest answer. @param {Asked} asked */
  #reply({ options }) {
    const newest = this.chosen.at(-1);
    const option = options.find(({ name }) => name === newest);
    if (!option) return '';
    if (option.name !== 'right') return `✗ ${option.says}`;
    return this.#shown ? option.says : `✓ Yes. ${option.says}`;
  }

  /** @param {Asked} asked @param {string} coincide */
  #aside(asked, coincide) {
    const { frame, selection } = this.scope.state;
    const moved =
      this.#answered &&
      (frame.value !== asked.frame || !sameWeight(selection.value, asked.selection));
    // Before the answer this would give it away.
    const same = this.chosen.includes('right') ? coincide : '';
    return html`${same ? html`<p class="aside">${same}</p>` : ''}
    ${moved ? html`<p class="aside">The page has moved on; these are the numbers that you were asked about.</p>` : ''}`;
  }

  /** @param {Asked} asked @param {string} name @param {boolean} shown  by “Show me” */
  #choose(asked, name, shown) {
    this.#answered = asked;
    this.#shown = shown;
    this.chosen = [...this.chosen.filter((other) => other !== name), name];
  }

  #again() {
    this.#answered = null;
    this.chosen = [];
  }
}

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {Selection} one @param {Selection} other */
const sameWeight = (one, other) =>
  one.layer === other.layer && one.k === other.k && one.units.join() === other.units.join();

customElements.define('delta-predict', DeltaPredict);
