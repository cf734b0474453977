// <lab-settings>: the data that the network learns, and how steps follow the gradient.
import { html, nothing } from 'lit';
import { isDrawn, sources, usualOf } from '../model/sources.js';
import '../widgets/number-field.js';
import './own-table.js';
import { PageElement } from './page-element.js';
import { count, select } from './setting.js';

/** @import { SourceName, Wanted } from '../model/sources.js' */

/** As many points as are drawn at most; a table may have more. */
const mostExamples = 2000;
const mostSeed = 9999;

/** @type {[string, string][]} */
const methods = [
  ['gradient_descent', 'gradient descent'],
  ['momentum', 'momentum, μ = 0.9'],
  ['nesterov', 'Nesterov, μ = 0.9'],
  ['rms_prop', 'RMSProp'],
  ['adam', 'Adam'],
];

/** Of all examples, kept for the test. */
const shares = [0, 0.1, 0.2, 0.3, 0.5];
const batches = [1, 4, 16, 32, 64, 128, 256];

class LabSettings extends PageElement {
  static properties = { complaint: { state: true }, ownIsOpen: { state: true } };

  constructor() {
    super();
    /** What is wrong with a number that was typed. */
    this.complaint = '';
    /** Whether the reader wants to bring a table, before there is one. */
    this.ownIsOpen = false;
  }

  render() {
    if (!this.state.form.value) return nothing;
    const now = this.state.dataset.value;
    const change = (/** @type {Partial<Wanted>} */ part) => {
      const base =
        now && (!part.name || (isDrawn(now) && isDrawn({ ...now, ...part }))) ? now : null;
      const wanted = { ...(base ?? usualOf(part.name ?? 'circles')), ...part };
      const classes = Math.min(wanted.classes, sources[wanted.name].mostClasses ?? 2);
      return this.commands.learn({ ...wanted, classes });
    };
    const open = () => (this.ownIsOpen = true);
    return html`<div class="network-settings">
        ${this.#source(now, change)} ${now && isDrawn(now) ? this.#points(now, change) : nothing}
        ${now ? this.#preparation(now, change) : nothing}
      </div>
      <own-table
        .isOpen=${this.ownIsOpen || now?.name === 'own'}
        .learnt=${now?.table ?? null}
        @own-table-open=${open}
        @own-table-learn=${(/** @type {CustomEvent} */ { detail }) => {
          this.ownIsOpen = false;
          return now?.name === 'own'
            ? this.commands.learn({ ...now, table: detail })
            : this.commands.learn(usualOf('own', detail));
        }}
        @own-table-close=${() => (this.ownIsOpen = false)}
      ></own-table>
      <div class="network-settings">${this.#steps()}</div>
      ${this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing}`;
  }

  /** @param {Wanted | null} now @param {(part: Partial<Wanted>) => unknown} change */
  #source(now, change) {
    const own = now ? [] : [['', 'as in section 3']];
    const named = Object.entries(sources).map(([name, { label }]) => [name, label]);
    const chosen = this.ownIsOpen ? 'own' : (now?.name ?? '');
    return select(
      'Data',
      /** @type {[string, string][]} */ ([...own, ...named]),
      chosen,
      (/** @type {SourceName | ''} */ name) => {
        this.ownIsOpen = name === 'own' && now?.name !== 'own';
        if (name && name !== 'own') void change({ name });
      },
    );
  }

  /** @param {Wanted} now @param {'n' | 'classes' | 'seed'} name @param {string} words @param {number} least @param {number} most @param {(part: Partial<Wanted>) => unknown} change */
  #whole(now, name, words, least, most, change) {
    const isWrong = this.complaint.startsWith(`${name} `);
    const complain = (/** @type {string} */ complaint) => (this.complaint = complaint);
    const what = { letter: name, words, value: now[name], least, most, isWrong };
    return count(what, (value) => change({ [name]: value }), complain);
  }

  /** Of points that are drawn. @param {Wanted} now @param {(part: Partial<Wanted>) => unknown} change */
  #points(now, change) {
    const { mostClasses = 2 } = sources[now.name];
    return [
      this.#whole(now, 'n', 'examples', 2, mostExamples, change),
      mostClasses > 2 ? this.#whole(now, 'classes', '', 2, mostClasses, change) : nothing,
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
    ];
  }

  /** Of any examples. @param {Wanted} now @param {(part: Partial<Wanted>) => unknown} change */
  #preparation(now, change) {
    const percents = shares.map(
      (share) =>
        /** @type {[string, string]} */ ([
          `${share}`,
          share ? `${Math.round(100 * share)} % of the examples` : 'none',
        ]),
    );
    return [
      select('Kept for a test', percents, `${now.share}`, (share) =>
        change({ share: Number(share) }),
      ),
      select(
        'Inputs',
        [
          ['', 'as they are'],
          ['scaled', 'mean 0, deviation 1'],
        ],
        now.scales ? 'scaled' : '',
        (scaled) => change({ scales: Boolean(scaled) }),
      ),
      isDrawn(now) || now.share ? this.#whole(now, 'seed', '', 0, mostSeed, change) : nothing,
    ];
  }

  #steps() {
    const n = this.state.frame.value?.n ?? 1;
    const { method, lambda, batch } = this.state.rule.value;
    const precision = this.state.form.value?.precision ?? 'float64';
    const sizes = batches.filter((size) => size < n || size === batch);
    const options = [0, ...sizes].map(
      (size) => /** @type {[string, string]} */ ([`${size}`, size ? `${size} at a time` : 'all']),
    );
    return [
      select('Method', methods, method, this.commands.chooseMethod),
      select('Examples a step', options, `${batch}`, (size) => {
        this.state.rule.value = { ...this.state.rule.value, batch: Number(size) };
      }),
      html`<span class="setting"
        ><span title="Adds λ/2 times the sum of all squared weights to what is lowered">L2, λ</span
        ><number-field
          label="L2, λ"
          .value=${lambda}
          .min=${0}
          .max=${1}
          .digits=${3}
          @value-change=${(/** @type {CustomEvent} */ { detail }) => {
            this.state.rule.value = { ...this.state.rule.value, lambda: detail.value };
          }}
        ></number-field
      ></span>`,
      select(
        'Arithmetic',
        [
          ['float64', 'float64, 16 digits'],
          ['float32', 'float32, 7 digits'],
        ],
        precision,
        (/** @type {import('../model/frame.js').PrecisionName} */ wanted) =>
          this.commands.change({ precision: wanted }),
      ),
    ];
  }
}

customElements.define('lab-settings', LabSettings);
