// <delta-predict question="sum">: predict, then reveal: a question about the network on screen, and what each answer computes.
//
//   question    a name of derivation/questions.js
import { effect } from '@preact/signals-core';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { offered, questions } from '../derivation/questions.js';
import { picture } from '../derivation/render.js';
import { wordsOfQuestions } from '../words/late.js';
import { printing } from './in-view.js';
import { PageElement } from './page-element.js';
import { VisibilityGate } from './visibility-gate.js';

/**
 * @import { Facts, Option } from '../derivation/questions.js'
 * @import { Frame } from '../core/frame.js'
 * @import { Selection } from '../derivation/selection.js'
 */

const text = wordsOfQuestions.predict;

/**
 * A question with the numbers that it was asked with. An answer is held against these, also when the network trains on.
 * @typedef {{ question: string, about: string, options: Option[], coincide: string, frame: Frame, selection: Selection, digits: number }} Asked
 */

/** Why the network has no such question, and the change that leads to one that has. @typedef {{ missing: string, instead: import('../derivation/questions.js').Question['instead'] }} Nothing */

const marks = { right: '✓', wrong: '✗', '': '' };

class DeltaPredict extends PageElement {
  static properties = { question: {}, chosen: { state: true } };

  /** The question that has been answered. @type {Asked | null} */
  #answered = null;

  /** Whether the right answer was shown, not found. */
  #shown = false;

  #gate = new VisibilityGate(this);

  /** The number that is asked for now; '' where there is none. */
  #about = '';

  /** What it hides now. */
  #veil = '';

  /** Most questions hide nothing any more when they have been passed over, nor while they are still to come. */
  #isInView = false;

  #isOnPaper = false;
  #leavePaper = () => {};

  /** Of what changed between two pictures, the newest is last. */
  #look = new IntersectionObserver((changes) => {
    this.#isInView = changes[changes.length - 1].isIntersecting;
    this.#hide();
  });

  connectedCallback() {
    super.connectedCallback();
    this.#look.observe(this);
    this.#about = this.spec.holds ?? '';
    // Paper cannot be asked.
    this.#leavePaper = effect(() => {
      this.#isOnPaper = printing.value;
      this.#hide();
    });
  }

  disconnectedCallback() {
    this.#look.disconnect();
    this.#leavePaper();
    this.#isInView = false;
    this.#about = '';
    this.#hide();
    super.disconnectedCallback();
  }

  updated() {
    this.#hide();
  }

  /** Hides the number that is asked for until it is answered, wherever it stands. */
  #hide() {
    const isHeld = this.#isInView || (this.spec.holds && !this.#isOnPaper);
    const wanted = isHeld && !this.chosen.includes('right') ? this.#about : '';
    if (wanted === this.#veil) return;
    const { veiled } = this.scope.state;
    const next = new Set(veiled.peek());
    next.delete(this.#veil);
    if (wanted) next.add(wanted);
    this.#veil = wanted;
    veiled.value = next;
  }

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
    return this.#gate.render(() => {
      const asked = this.#answered ?? this.#ask();
      if (asked) this.#about = typeof asked === 'object' && 'about' in asked ? asked.about : '';
      return asked && this.#view(asked);
    });
  }

  /** @returns {Asked | Nothing | string | null} a sentence where there is nothing to ask; null before the core has answered */
  #ask() {
    const { digits, frame, notation, selection } = this.scope.state;
    const now = frame.value;
    if (!now) return null;
    const { needs, lacks, instead, asks, about } = this.spec;
    const { layer, units, k } = selection.value;
    /** @type {Facts} */
    const facts = { frame: now, notation: notation.value, digits: digits.value, layer, units, k };
    const missing = lacks?.(facts);
    if (missing) return { missing, instead };
    // What is too large to be checked with every frame is too large to be asked about.
    if (needs === 'bench' && !now.check) return text.tooLarge;
    if (needs) {
      const found = this.#gate.answer(needs === 'bench' ? ['bench', layer] : ['outputPairs']);
      if (!found) return this.#gate.hasDrawn ? text.wait : null;
      if (found.refused) return text.tooLarge;
      if (needs === 'bench') facts.trials = found;
      else facts.pairs = found;
    }
    const { options, coincide } = offered(this.spec, facts);
    if (!options.some(({ name }) => name === 'right')) return text.notFinite;
    if (options.length < 2) return text.noChoice(coincide);
    const place = { frame: now, selection: selection.value, digits: digits.value };
    return { question: asks(facts), about: about?.(facts) ?? '', options, coincide, ...place };
  }

  /** @param {Asked | Nothing | string} asked */
  #view(asked) {
    if (typeof asked === 'object' && 'missing' in asked) {
      const { missing, instead } = asked;
      return html`<div class="predict">
        <p><b>${text.title}</b> ${missing}</p>
        ${
          instead
            ? html`<button type="button" @click=${() => void this.commands.change(instead.change)}>
                ${instead.label}
              </button>`
            : ''
        }
      </div>`;
    }
    if (typeof asked === 'string')
      return html`<div class="predict">
        <p><b>${text.title}</b> ${asked}</p>
      </div>`;
    const { question, options, coincide } = asked;
    const done = this.chosen.includes('right');
    const reply = this.#reply(asked);
    return html`<div class="predict" role="group" aria-label=${text.label(question)}>
      <p><b>${text.title}</b> ${question}</p>
      <div class="options">
        ${options.map((option) => this.#option(asked, option, done))}
        ${
          done
            ? nothing
            : html`<button
                type="button"
                class="quiet"
                @click=${() => this.#choose(asked, 'right', true)}
              >
                ${text.show}
              </button>`
        }
        ${
          done || this.#hasMovedFrom(asked)
            ? html`<button type="button" class="quiet" @click=${() => this.#again()}>
                ${text.again}
              </button>`
            : nothing
        }
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
    if (option.name !== 'right') return text.missed(option.says);
    return this.#shown ? option.says : text.found(option.says);
  }

  /** Whether the page has moved on since an answer was given. @param {Asked} asked */
  #hasMovedFrom(asked) {
    const { frame, selection } = this.scope.state;
    return (
      this.#answered !== null &&
      (frame.value !== asked.frame || !sameWeight(selection.value, asked.selection))
    );
  }

  /** @param {Asked} asked @param {string} coincide */
  #aside(asked, coincide) {
    // Before the answer this would give it away.
    const same = this.chosen.includes('right') ? text.same(coincide) : '';
    return html`${same ? html`<p class="aside">${same}</p>` : ''}
    ${this.#hasMovedFrom(asked) ? html`<p class="aside">${text.movedOn}</p>` : ''}`;
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

/** @param {Selection} one @param {Selection} other */
const sameWeight = (one, other) =>
  one.layer === other.layer && one.k === other.k && one.units.join() === other.units.join();

customElements.define('delta-predict', DeltaPredict);
