// <lab-settings>: the data that the network learns, and how steps follow the gradient.
import { html, nothing } from 'lit';
import * as commands from '../store/commands.js';
import { dataset, form, rule } from '../store/store.js';
import './number-field.js';
import { PageElement } from './page-element.js';
import { count, select } from './setting.js';

/** @typedef {NonNullable<typeof dataset.value>} Wanted */

/** @type {Record<string, { label: string, mostClasses: number }>} */
const datasets = {
  circles: { label: 'circles', mostClasses: 4 },
  moons: { label: 'moons', mostClasses: 2 },
  spiral: { label: 'spiral', mostClasses: 4 },
  gaussians: { label: 'gaussians', mostClasses: 6 },
  quadrants: { label: 'XOR in four corners', mostClasses: 2 },
};

/** What is drawn where the reader has not chosen. @type {Wanted} */
const usual = { name: 'circles', n: 64, classes: 2, noise: 0.05, seed: 1 };

/** As many examples as the page shows one by one. */
const mostExamples = 64;
const mostSeed = 9999;

/** @type {[string, string][]} */
const methods = [
  ['gradient_descent', 'gradient descent'],
  ['momentum', 'momentum, μ = 0.9'],
  ['nesterov', 'Nesterov, μ = 0.9'],
  ['rms_prop', 'RMSProp'],
  ['adam', 'Adam'],
];

class LabSettings extends PageElement {
  static properties = { complaint: { state: true } };

  constructor() {
    super();
    /** What is wrong with a number that was typed. */
    this.complaint = '';
  }

  render() {
    if (!form.value) return nothing;
    const now = dataset.value;
    const change = (/** @type {Partial<Wanted>} */ part) => {
      const wanted = { ...usual, ...now, ...part };
      const classes = Math.min(wanted.classes, datasets[wanted.name].mostClasses);
      return commands.drawData({ ...wanted, classes });
    };
    const own = now ? [] : [['', 'as in section 3']];
    const named = Object.entries(datasets).map(([name, { label }]) => [name, label]);
    return html`<div class="network-settings">
        ${select(
          'Data',
          /** @type {[string, string][]} */ ([...own, ...named]),
          now?.name ?? '',
          (name) => name && change({ name }),
        )}
        ${now ? this.#details(now, change) : nothing}
        ${select('Method', methods, rule.value.method, commands.chooseMethod)}
        <span class="setting"
          ><span title="Adds λ/2 times the sum of all squared weights to what is lowered"
            >L2, λ</span
          ><number-field
            label="L2, λ"
            .value=${rule.value.lambda}
            .min=${0}
            .max=${1}
            .digits=${3}
            @value-change=${(/** @type {CustomEvent} */ { detail }) => {
              rule.value = { ...rule.value, lambda: detail.value };
            }}
          ></number-field
        ></span>
      </div>
      ${this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing}`;
  }

  /** @param {Wanted} now @param {(part: Partial<Wanted>) => unknown} change */
  #details(now, change) {
    const complain = (/** @type {string} */ complaint) => (this.complaint = complaint);
    const whole = (
      /** @type {'n' | 'classes' | 'seed'} */ name,
      /** @type {string} */ words,
      /** @type {number} */ least,
      /** @type {number} */ most,
    ) =>
      count(
        {
          letter: name,
          words,
          value: now[name],
          least,
          most,
          isWrong: this.complaint.startsWith(`${name} `),
        },
        (value) => change({ [name]: value }),
        complain,
      );
    const { mostClasses } = datasets[now.name];
    return [
      whole('n', 'examples', 2, mostExamples),
      mostClasses > 2 ? whole('classes', '', 2, mostClasses) : nothing,
      html`<span class="setting"
        ><span>noise</span
        ><number-field
          label="noise, a standard deviation"
          .value=${now.noise}
          .min=${0}
          .max=${0.5}
          .digits=${2}
          @value-change=${(/** @type {CustomEvent} */ { detail }) => change({ noise: detail.value })}
        ></number-field
      ></span>`,
      whole('seed', '', 0, mostSeed),
    ];
  }
}

customElements.define('lab-settings', LabSettings);
