// <network-settings shows="preset sizes inner depth bias loss hidden reduction start digits setup">: the network's sizes and settings, to be changed.
//
//   shows       which settings, in this order; each part of the page offers what it speaks of
import { html, nothing } from 'lit';
import { mostExamples, mostUnits } from '../core/limits.js';
import { layerName, sizeLetter } from '../derivation/layers.js';
import { isSquaredError, outputs } from '../derivation/outputs.js';
import { presetLabels } from '../data/presets.js';
import { significant } from '../derivation/number.js';
import { noteForm } from '../scope/state.js';
import { words } from '../words/words.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';
import { complaintShown, count, select } from './setting.js';

/** @import { Complaint } from './setting.js' */
/** @typedef {NonNullable<import('../scope/scope.js').Scope['state']['form']['value']>} Form */

const text = words.settings.network;

/** Units of a hidden layer where there was none. */
const usualUnits = 4;

const namesOfOutputs = Object.fromEntries(
  Object.entries(outputs).map(([name, { label }]) => [name, label]),
);

/** The choices of a setting, and how they are called. @type {Record<string, { label: string, names: Record<string, string> }>} */
const choices = {
  bias: text.bias,
  output: { ...text.output, names: namesOfOutputs },
  reduction: text.reduction,
  square: text.square,
};

/** Digits after the point that have room everywhere. */
const digitsOffered = [2, 3, 4, 5, 6, 7, 8];

/** Ways to draw the weights anew. @type {Record<keyof typeof text.start.names, any>} */
const starts = {
  xavier: { scheme: 'xavier', scale: 1 },
  he: { scheme: 'he', scale: 1 },
  uniform: { scheme: 'uniform', scale: 1 },
  zero: { scheme: 'zero' },
  constant: { scheme: 'constant', scale: 0.5 },
};

let seed = 1;

class NetworkSettings extends PageElement {
  static properties = {
    shows: {},
    complaint: { state: true },
    setUp: { state: true },
  };

  constructor() {
    super();
    this.shows = '';
    /** What is wrong with a size that was typed. @type {Complaint | null} */
    this.complaint = null;
    /** Whether the panel that sets up a whole network is there. @type {'closed' | 'open' | 'missing'} */
    this.setUp = 'closed';
  }

  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const parts = this.shows
      .split(' ')
      .filter(Boolean)
      .map((part) => this.group(part, now));
    return html`<div class="network-settings">${parts}</div>
      ${complaintShown(this.complaint)}
      ${this.setUp === 'missing' ? html`<p class="complaint" role="alert">${text.setUpMissing}</p>` : nothing}
      ${this.setUp === 'open' ? html`<set-up-panel @set-up-close=${() => this.#closeSetUp()}></set-up-panel>` : nothing}`;
  }

  /** @param {string} part @param {Form} now */
  group(part, now) {
    if (part === 'preset') return this.examples();
    if (part === 'sizes') return this.sizes(now);
    if (part === 'inner') return this.inner(now);
    if (part === 'depth') return this.depth(now);
    if (part === 'start') return this.start();
    if (part === 'digits') return this.digits();
    if (part === 'setup') return this.opener();
    if (part === 'hidden') return this.activations(now);
    if (part === 'loss')
      return [
        this.choice('output', now),
        isSquaredError(now.output) ? this.choice('square', now) : '',
      ];
    return this.choice(part, now);
  }

  /** @param {string} name @param {Form} now */
  choice(name, now) {
    const { label, names } = choices[name];
    return select(label, Object.entries(names), Reflect.get(now, name), (value) =>
      this.commands.change({ [name]: value }),
    );
  }

  /** One choice for each hidden layer. @param {Form} now */
  activations({ hidden, sizes }) {
    const { label, ofLayer, names } = text.hidden;
    return hidden.map((chosen, l) =>
      select(
        hidden.length > 1 ? ofLayer(layerName(sizes, l)) : label,
        Object.entries(names),
        chosen,
        (value) =>
          this.commands.change((before) => ({
            hidden: before.hidden.map((name, at) => (at === l ? value : name)),
          })),
      ),
    );
  }

  examples() {
    const own = this.state.preset.value ? [] : [['', text.preset.own]];
    const all = Object.entries(presetLabels);
    return select(
      text.preset.label,
      /** @type {[string, string][]} */ ([...own, ...all]),
      this.state.preset.value,
      (name) => name && this.commands.load(name),
    );
  }

  /** @param {Form} now */
  sizes(now) {
    const n = this.#count('n', text.sizes.examples, now.n, mostExamples, (value) =>
      this.commands.change({ n: value }),
    );
    return [...now.sizes.map((_, place) => this.#size(now, place)), n];
  }

  /** The sizes of the hidden layers alone. @param {Form} now */
  inner(now) {
    return now.sizes.slice(1, -1).map((_, place) => this.#size(now, place + 1));
  }

  /** @param {Form} now @param {number} place */
  #size({ sizes }, place) {
    const end = place === 0 ? text.sizes.inputs : text.sizes.outputs;
    const isHidden = place > 0 && place < sizes.length - 1;
    const means = isHidden ? text.sizes.hidden : end;
    const letter = sizeLetter(sizes, place).replace('_', '');
    return this.#count(letter, means, sizes[place], mostUnits, (size) =>
      this.commands.change((before) => ({
        sizes: before.sizes.map((one, at) => (at === place ? size : one)),
      })),
    );
  }

  /**
   * @param {string} letter
   * @param {string} means
   * @param {number} value
   * @param {number} most
   * @param {(value: number) => unknown} choose
   */
  #count(letter, means, value, most, choose) {
    const complain = (/** @type {Complaint | null} */ complaint) => (this.complaint = complaint);
    return count(
      {
        field: letter,
        name: letter,
        means,
        value,
        most,
        isWrong: this.complaint?.field === letter,
      },
      choose,
      complain,
    );
  }

  /** @param {Form} now */
  depth({ sizes }) {
    const options = [0, 1, 2, 3, 4].map(
      (count) => /** @type {[string, string]} */ ([`${count}`, `${count}`]),
    );
    const change = (/** @type {number} */ count) => {
      return this.commands.change((before) => {
        const inner = before.sizes.slice(1, -1);
        const kept = inner.slice(0, count);
        while (kept.length < count) kept.push(inner[inner.length - 1] ?? usualUnits);
        return { sizes: [before.sizes[0], ...kept, before.sizes[before.sizes.length - 1]] };
      });
    };
    return select(text.depth, options, `${sizes.length - 2}`, (count) => change(Number(count)));
  }

  digits() {
    /** @param {(count: number) => number} digits @param {(count: number) => string} called @returns {[string, string][]} */
    const offered = (digits, called) =>
      digitsOffered.map((count) => [`${digits(count)}`, called(count)]);
    const options = [
      ...offered((count) => count, text.digits.decimals),
      ...offered(significant, text.digits.significant),
    ];
    return select(text.digits.label, options, `${this.state.digits.value}`, (count) => {
      this.state.digits.value = Number(count);
    });
  }

  /** Opens the panel that sets up a whole network. */
  opener() {
    const isOpen = this.setUp === 'open';
    return html`<button
      type="button"
      aria-expanded=${isOpen}
      title=${text.setUpDoes}
      @click=${() => (isOpen ? this.#closeSetUp() : void this.#openSetUp())}
    >
      ${text.setUp}
    </button>`;
  }

  async #openSetUp() {
    try {
      await import('./set-up-panel.js');
      this.setUp = 'open';
    } catch {
      this.setUp = 'missing';
    }
  }

  #closeSetUp() {
    this.setUp = 'closed';
    /** @type {HTMLElement | null} */ (this.querySelector('button[aria-expanded]'))?.focus();
  }

  start() {
    return html`<span class="setting starts"
      ><span>${text.start.label}</span>${Object.entries(text.start.names).map(
        ([name, called]) =>
          html`<button
            type="button"
            @click=${() => this.commands.change({ initialise: { ...Reflect.get(starts, name), seed: seed++ } })}
          >
            ${called}
          </button>`,
      )}</span
    >`;
  }
}

defineInTurn('network-settings', NetworkSettings);

/** <network-note>: says where the section shows another network than it begins with, and offers the way back. */
class NetworkNote extends PageElement {
  render() {
    const now = this.state.form.value;
    const isTheNote = Object.entries(noteForm).every(
      ([name, value]) => !now || String(Reflect.get(now, name)) === String(value),
    );
    if (!now || isTheNote) return nothing;
    const note = words.settings.otherNetwork;
    const sizes = html`<b>${now.sizes.join('-')}</b>`;
    return html`<p class="network-note">
      ${note.says({ sizes, n: now.n })}
      <button type="button" @click=${() => this.commands.load('note')}>${note.back}</button>
    </p>`;
  }
}

defineInTurn('network-note', NetworkNote);

/** <select-layer layer="hidden">: a button that moves the selection to a weight of that layer. */
class SelectLayer extends PageElement {
  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const last = now.sizes.length - 2;
    const wanted = this.getAttribute('layer') === 'out' ? last : last - 1;
    const W = html`W<sup>(${layerName(now.sizes, wanted)})</sup>`;
    return html`<button type="button" @click=${() => this.commands.selectLayer(wanted)}>
      ${text.selectLayer(W)}
    </button>`;
  }
}

defineInTurn('select-layer', SelectLayer);
