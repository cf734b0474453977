// <lab-settings>: the data that the network learns, and how steps follow the gradient.
import { css, html, nothing } from 'lit';
import { mostClip, mostDecayEpochs, mostLambda } from '../core/limits.js';
import { etaAt, methods } from '../data/methods.js';
import { format } from '../derivation/number.js';
import { isDrawn, sources, usualOf } from '../data/sources.js';
import '../widgets/number-field.js';
import { wordsOfLabSettings } from '../words/late.js';
import { adopt } from './adopt.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';
import { whenThereIsTime } from './in-view.js';
import { heldChoice, penaltyChoices } from './rule-choices.js';
import { complaintShown, count, select } from './setting.js';

/** @import { Complaint } from './setting.js' */
/** @import { ChosenRule } from '../core/defaults.js' */
/** @import { MethodName } from '../core/rule.js' */
/** @import { SourceName, Wanted } from '../data/sources.js' */

const text = wordsOfLabSettings;

/** Points that a reader can have drawn; a table may have more examples. */
const mostPoints = 2000;
const mostSeed = 9999;

const methodLabels = Object.entries(methods).map(
  ([name, { label }]) => /** @type {[MethodName, string]} */ ([name, label]),
);

/** Of all examples, kept for the test. */
const shares = [0, 0.1, 0.2, 0.3, 0.5];
const batches = [1, 4, 16, 32, 64, 128, 256];

class LabSettings extends PageElement {
  static properties = {
    complaint: { state: true },
    ownIsOpen: { state: true },
    ownIsMissing: { state: true },
  };

  constructor() {
    super();
    /** What is wrong with a number that was typed. @type {Complaint | null} */
    this.complaint = null;
    /** Whether the reader wants to bring a table, before there is one. */
    this.ownIsOpen = false;
    /** Whether the form for it has not come. */
    this.ownIsMissing = false;
  }

  #stop = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    this.#stop = new AbortController();
    // Whatever is dragged over the page may be a table.
    const { signal } = this.#stop;
    window.addEventListener('dragenter', () => void this.#bringOwn(), { signal, once: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  firstUpdated() {
    whenThereIsTime(this, () => void this.#bringOwn(), 'later');
    // Without these the page is as it was.
    const bring = () => Promise.all([import('./training-warnings.js'), import('./not-here.js')]);
    whenThereIsTime({}, () => void bring().catch(() => undefined), 'later');
  }

  /** The form for an own table comes when it is wanted, or when the page is idle. */
  async #bringOwn() {
    try {
      await import('./own-table.js');
      this.ownIsMissing = false;
    } catch {
      this.ownIsMissing = true;
    }
  }

  render() {
    if (!this.state.form.value) return nothing;
    const now = this.state.dataset.value;
    const change = (/** @type {Partial<Wanted>} */ part) => {
      this.complaint = null;
      return this.commands.learn((earlier) => {
        const keeps =
          earlier && (!part.name || (isDrawn(earlier) && isDrawn({ ...earlier, ...part })));
        const wanted = { ...(keeps ? earlier : usualOf(part.name ?? 'circles')), ...part };
        const classes = Math.min(wanted.classes, sources[wanted.name].mostClasses ?? 2);
        return { ...wanted, classes };
      });
    };
    const open = () => (this.ownIsOpen = true);
    // Beside the choice of a table that is still to come, settings of other data would seem to be its own.
    const shown = this.ownIsOpen && now?.name !== 'own' ? null : now;
    return html`<div class="network-settings">
        ${this.#source(now, change)}
        ${shown && isDrawn(shown) ? this.#points(shown, change) : nothing}
        ${shown ? this.#preparation(shown, change) : nothing}
      </div>
      ${complaintShown(this.complaint)}
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
      ${this.ownIsOpen && this.ownIsMissing ? html`<p class="complaint" role="alert">${text.missing}</p>` : nothing}
      <div class="network-settings">${this.#steps()}${this.#remembers()}</div>`;
  }

  /** What an edit between two steps leaves as it is. */
  #remembers() {
    const says = Reflect.get(text.remembers, this.state.rule.value.method);
    return says ? html`<p class="remembers">${says}</p>` : nothing;
  }

  /** @param {Wanted | null} now @param {(part: Partial<Wanted>) => unknown} change */
  #source(now, change) {
    const own = now ? [] : [['', text.data.here]];
    const named = Object.entries(sources).map(([name, { label }]) => [name, label]);
    const chosen = this.ownIsOpen ? 'own' : (now?.name ?? '');
    return select(
      text.data.label,
      /** @type {[string, string][]} */ ([...own, ...named]),
      chosen,
      (/** @type {SourceName | ''} */ name) => {
        this.ownIsOpen = name === 'own' && now?.name !== 'own';
        if (this.ownIsOpen) void this.#bringOwn();
        if (name && name !== 'own') void change({ name });
      },
    );
  }

  /**
   * @param {Wanted} now
   * @param {'n' | 'classes' | 'seed'} name
   * @param {number} least
   * @param {number} most
   * @param {(part: Partial<Wanted>) => unknown} change
   */
  #whole(now, name, least, most, change) {
    const isWrong = this.complaint?.field === name;
    const complain = (/** @type {Complaint | null} */ complaint) => (this.complaint = complaint);
    const called = { means: '', ...text[name] };
    const what = { field: name, ...called, value: now[name], least, most, isWrong };
    return count(what, (value) => change({ [name]: value }), complain);
  }

  /** Of points that are drawn. @param {Wanted} now @param {(part: Partial<Wanted>) => unknown} change */
  #points(now, change) {
    const { mostClasses = 2 } = sources[now.name];
    return [
      this.#whole(now, 'n', 2, mostPoints, change),
      mostClasses > 2 ? this.#whole(now, 'classes', 2, mostClasses, change) : nothing,
      html`<span class="setting"
        ><span>${text.noise.label}</span
        ><number-field
          label=${text.noise.spoken}
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
          share ? text.share.percent(`${Math.round(100 * share)}`) : text.share.none,
        ]),
    );
    return [
      select(text.share.label, percents, `${now.share}`, (share) =>
        change({ share: Number(share) }),
      ),
      select(
        text.scaling.label,
        [
          ['', text.scaling.none],
          ['scaled', text.scaling.scaled],
        ],
        now.scales ? 'scaled' : '',
        (scaled) => change({ scales: Boolean(scaled) }),
      ),
      !isDrawn(now) && now.share
        ? select(text.takes.label, Object.entries(text.takes.names), now.takes, (takes) =>
            change({ takes }),
          )
        : nothing,
      isDrawn(now) || (now.share && now.takes === 'drawn')
        ? this.#whole(now, 'seed', 0, mostSeed, change)
        : nothing,
    ];
  }

  /** @param {Partial<ChosenRule>} part */
  #choose(part) {
    this.state.rule.value = { ...this.state.rule.value, ...part };
  }

  /** A number of the rule from 0 on. @param {'lambda' | 'clip'} name @param {number} value @param {number} most */
  #number(name, value, most) {
    const { label, means } = text[name];
    return html`<span class="setting"
      ><span title=${means}>${label}</span
      ><number-field
        label=${label}
        .value=${value}
        .min=${0}
        .max=${most}
        .digits=${3}
        @value-change=${(/** @type {CustomEvent} */ { detail }) => this.#choose({ [name]: detail.value })}
      ></number-field
    ></span>`;
  }

  /** How η changes with the epochs. */
  #decay() {
    const { decay, decayRate, decayEpochs } = this.state.rule.value;
    const kind = select(text.decay.label, Object.entries(text.decay.names), decay, (chosen) =>
      this.#choose({ decay: chosen }),
    );
    if (decay === 'none') return kind;
    const epochs = count(
      {
        ...{ field: 'decay', name: text.decay.every, means: text.decay.epochs },
        ...{
          value: decayEpochs,
          most: mostDecayEpochs,
          isWrong: this.complaint?.field === 'decay',
        },
      },
      (every) => this.#choose({ decayEpochs: every }),
      (complaint) => (this.complaint = complaint),
    );
    const { digits, eta, frame } = this.state;
    const rule = { ...this.state.rule.value, eta: eta.value };
    const reached = format(etaAt(rule, frame.value?.epoch ?? 0), digits.value);
    const now = html`<span class="setting">${text.decay.now(reached)}</span>`;
    if (decay === 'cosine') return [kind, epochs, now];
    const rate = html`<span class="setting"
      ><span>${text.decay.rate}</span
      ><number-field
        label=${text.decay.rate}
        .value=${decayRate}
        .min=${0}
        .max=${1}
        .exclusive=${true}
        .digits=${3}
        @value-change=${(/** @type {CustomEvent} */ { detail }) => this.#choose({ decayRate: detail.value })}
      ></number-field
    ></span>`;
    return [kind, rate, epochs, now];
  }

  #steps() {
    const n = this.state.frame.value?.n ?? 1;
    const { method, lambda, batch, order, clip } = this.state.rule.value;
    const precision = this.state.shape.value.precision;
    const choose = (/** @type {Partial<ChosenRule>} */ part) => this.#choose(part);
    const sizes = batches.filter((size) => size < n || size === batch);
    const options = [0, ...sizes].map(
      (size) =>
        /** @type {[string, string]} */ ([
          `${size}`,
          size ? text.batch.some(`${size}`) : text.batch.all,
        ]),
    );
    return [
      select(text.method, methodLabels, method, this.commands.chooseMethod),
      select(text.batch.label, options, `${batch}`, (size) =>
        this.#choose({ batch: Number(size) }),
      ),
      batch && batch < n
        ? select(text.order.label, Object.entries(text.order.names), order, (chosen) =>
            this.#choose({ order: chosen }),
          )
        : nothing,
      this.#decay(),
      this.#number('lambda', lambda, mostLambda),
      penaltyChoices(this.state, choose),
      this.#number('clip', clip, mostClip),
      heldChoice(this.state, choose),
      select(
        text.precision.label,
        Object.entries(text.precision.names),
        precision,
        (/** @type {import('../core/frame.js').PrecisionName} */ wanted) =>
          this.commands.change({ precision: wanted }),
      ),
    ];
  }
}

adopt(css`
  lab-settings .remembers {
    flex: 1 0 100%;
    margin: 0;
    color: var(--muted);
  }
`);
defineInTurn('lab-settings', LabSettings);
