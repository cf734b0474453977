// <network-settings shows="preset sizes inner depth bias loss hidden reduction start">: the network's sizes and settings, to be changed.
//
//   shows       which settings, in this order; each part of the page offers what it speaks of
import { html, nothing } from 'lit';
import { layerName, sizeLetter } from '../derivation/layers.js';
import { presets } from '../model/presets.js';
import { PageElement } from './page-element.js';
import { count, select } from './setting.js';

/** @typedef {NonNullable<import('../scope/scope.js').Scope['state']['form']['value']>} Form */

/** What the page can show, one size as the other: up to eight units and sixteen examples are drawn in full, up to 64 of either cell by cell. */
const limits = { units: 1024, examples: 4096 };

/** The choices of a setting, and how they are called. @type {Record<string, [label: string, names: Record<string, string>]>} */
const choices = {
  bias: ['Biases', { none: 'none', trained: 'trained', fixed: 'held fixed' }],
  output: [
    'Loss and output',
    {
      cross_entropy_sigmoid: 'cross-entropy, sigmoid',
      cross_entropy_softmax: 'cross-entropy, softmax',
      squared_error_sigmoid: 'squared error, sigmoid',
      squared_error_identity: 'squared error, identity',
    },
  ],
  hidden: [
    'Hidden activation',
    { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', identity: 'identity' },
  ],
  reduction: [
    'J adds up as',
    { sum: 'sum', mean_examples: 'mean over examples', mean_entries: 'mean over all entries' },
  ],
};

/** Digits after the point that have room everywhere. */
const digitsOffered = [2, 3, 4];

/** Ways to draw the weights anew. @type {Record<string, [string, any]>} */
const starts = {
  xavier: ['Xavier', { scheme: 'xavier', scale: 1 }],
  he: ['He', { scheme: 'he', scale: 1 }],
  uniform: ['uniform in ±1', { scheme: 'uniform', scale: 1 }],
  zero: ['all zero', { scheme: 'zero' }],
  constant: ['all 0.5', { scheme: 'constant', scale: 0.5 }],
};

let seed = 1;

export class NetworkSettings extends PageElement {
  static properties = { shows: {}, complaint: { state: true } };

  constructor() {
    super();
    this.shows = 'preset sizes';
    /** What is wrong with a size that was typed. */
    this.complaint = '';
  }

  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const parts = this.shows.split(' ').map((part) => this.group(part, now));
    return html`<div class="network-settings">${parts}</div>
      ${this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing}`;
  }

  /** @param {string} part @param {Form} now */
  group(part, now) {
    if (part === 'preset') return this.examples();
    if (part === 'sizes') return this.sizes(now);
    if (part === 'inner') return this.inner(now);
    if (part === 'depth') return this.depth(now);
    if (part === 'start') return this.start();
    if (part === 'digits') return this.digits();
    const name = part === 'loss' ? 'output' : part;
    const [label, names] = choices[name];
    const chosen = Reflect.get(now, name);
    return select(label, Object.entries(names), chosen, (value) =>
      this.commands.change({ [name]: value }),
    );
  }

  examples() {
    const own = this.state.preset.value ? [] : [['', 'your own']];
    const all = Object.entries(presets).map(([name, { label }]) => [name, label]);
    return select(
      'Network',
      /** @type {[string, string][]} */ ([...own, ...all]),
      this.state.preset.value,
      (name) => name && this.commands.load(name),
    );
  }

  /** @param {Form} now */
  sizes(now) {
    const n = this.#count('n', 'examples', now.n, limits.examples, (value) =>
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
    const words = place === 0 ? 'inputs' : place === sizes.length - 1 ? 'outputs' : 'hidden units';
    const letter = sizeLetter(sizes, place).replace('_', '');
    return this.#count(letter, words, sizes[place], limits.units, (size) =>
      this.commands.change({ sizes: sizes.with(place, size) }),
    );
  }

  /** @param {string} letter @param {string} words @param {number} value @param {number} most @param {(value: number) => unknown} choose */
  #count(letter, words, value, most, choose) {
    const complain = (/** @type {string} */ complaint) => (this.complaint = complaint);
    return count(
      { letter, words, value, most, isWrong: this.complaint.startsWith(`${letter} `) },
      choose,
      complain,
    );
  }

  /** @param {Form} now */
  depth({ sizes }) {
    const options = [1, 2, 3, 4].map(
      (count) => /** @type {[string, string]} */ ([`${count}`, `${count}`]),
    );
    const change = (/** @type {number} */ count) => {
      const inner = sizes.slice(1, -1);
      const kept = inner.slice(0, count);
      while (kept.length < count) kept.push(inner[inner.length - 1]);
      return this.commands.change({ sizes: [sizes[0], ...kept, sizes[sizes.length - 1]] });
    };
    return select('Hidden layers', options, `${sizes.length - 2}`, (count) =>
      change(Number(count)),
    );
  }

  digits() {
    const options = digitsOffered.map(
      (count) => /** @type {[string, string]} */ ([`${count}`, `${count}`]),
    );
    return select('Digits', options, `${this.state.digits.value}`, (count) => {
      this.state.digits.value = Number(count);
    });
  }

  start() {
    return html`<span class="setting starts"
      ><span>Start from weights</span>${Object.entries(starts).map(
        ([, [name, initialise]]) =>
          html`<button
            type="button"
            @click=${() => this.commands.change({ initialise: { ...initialise, seed: seed++ } })}
          >
            ${name}
          </button>`,
      )}</span
    >`;
  }
}

customElements.define('network-settings', NetworkSettings);

/** <network-note>: says where the network on the stage is another than the section's, and offers the way back. */
class NetworkNote extends PageElement {
  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const { sizes, n, output, hidden } = now;
    const otherSizes = sizes.join() !== '2,2,2' || n !== 1;
    const otherFunctions = output !== 'cross_entropy_sigmoid' || hidden !== 'sigmoid';
    if (!otherSizes && !otherFunctions) return nothing;
    return html`<p class="network-note">
      ${
        otherSizes
          ? html`These paragraphs count two hidden units, two outputs and one example. Your network
              is <b>${sizes.join('-')}</b> with ${n === 1 ? 'one example' : `${n} examples`}.`
          : nothing
      }
      ${
        otherFunctions
          ? 'They speak of cross-entropy and sigmoids. Your network has another loss or activation.'
          : nothing
      }
      The formulas follow it.
      <button type="button" @click=${() => this.commands.load('note')}>Back to 2-2-2</button>
    </p>`;
  }
}

customElements.define('network-note', NetworkNote);

/** <select-layer layer="hidden">: a button that moves the selection to a weight of that layer. */
class SelectLayer extends PageElement {
  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const last = now.sizes.length - 2;
    const wanted = this.getAttribute('layer') === 'out' ? last : last - 1;
    return html`<button type="button" @click=${() => this.commands.selectLayer(wanted)}>
      Select a weight of W<sup>(${layerName(now.sizes, wanted)})</sup>
    </button>`;
  }
}

customElements.define('select-layer', SelectLayer);
