// <control-bar>: training at the foot of the page: train, step, reset, undo, learning rate, speed, epoch, J and the check. On a narrow
// page it is one line, and the rest opens above it when asked.
import { html, nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { format, roomFor, scientific, signOfSum } from '../derivation/number.js';
import { parameterCount } from '../core/work.js';
import '../widgets/number-field.js';
import { PageElement } from '../elements/page-element.js';
import { isOpening } from './address.js';
import { networks } from './networks.js';
import './share-panel.js';
import { closeStage, isStageOpen, openStage } from './stage-tabs.js';
import { wordsOfPage } from '../words/words.js';

const { bar: text, badge: verdict, l2, room, stage } = wordsOfPage;

/** Epochs a second that the speed slider offers. */
const speeds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Infinity];

/** Numbers of more digits than this leave a narrow line no room for a second button. */
const longFrom = 5;
const longFromEpoch = 999;

/** Signs of J, and of J and the epoch together, that have room beside all words of a line on a desk: 12.345; 0.123 and 99999. */
const wideFrom = { J: 6, both: 10 };

/** A larger difference, relative to the largest entry, looks like a fault, also where rounding explains it. */
const mostOfRounding = 0.01;

/** A network too large for a check at every step is checked after it has held still for so many milliseconds. */
const restBeforeCheck = 600;

/** A small network, as on the stage. */
const networkSign = html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
  ${svg`<path d="M4 5 16 5M4 15 16 15M4 5 16 15M4 15 16 5" stroke="currentColor" />`}
  ${[4, 16].map((x) => [5, 15].map((y) => svg`<circle cx=${x} cy=${y} r="3" fill="currentColor" />`))}
</svg>`;

export class ControlBar extends PageElement {
  static properties = { isMore: { state: true } };

  #rest = 0;

  /** J of the network that the page opens with, as it was written before; a dash before that. */
  #first = '–';

  constructor() {
    super();
    /** Whether a narrow page shows all of the bar. */
    this.isMore = false;
  }

  /** What lies above the bar leaves room for as many lines as it has. */
  #measure = new ResizeObserver(([{ target }]) => {
    const { height } = target.getBoundingClientRect();
    const isUsual = Math.abs(height - parseFloat(getComputedStyle(target).minHeight)) < 0.5;
    const { style } = document.documentElement;
    // All of the page would have to look at what the style sheet says already.
    if (isUsual) style.removeProperty('--bar-height');
    else style.setProperty('--bar-height', `${height}px`);
  });

  createRenderRoot() {
    // The build has written how it first looks; the number that early.js may have put there stays until the frame has come.
    this.#first = this.querySelector('[data-first] .J')?.textContent ?? '–';
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#measure.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#measure.disconnect();
  }

  render() {
    const now = this.state.frame.value;
    const showsAll = this.isMore && !isStageOpen();
    return html`<div class="notices">
        ${
          this.state.notice.value
            ? html`<p class="notice" role="alert">
                <span>${this.state.notice.value}</span>
                <button
                  type="button"
                  aria-label=${text.dismiss}
                  @click=${() => (this.state.notice.value = '')}
                >
                  ×
                </button>
              </p>`
            : nothing
        }
        <link-notice></link-notice>
      </div>
      <div
        class=${classMap({ bar: true, open: showsAll, long: this.isLong, wide: this.isWide })}
        ?inert=${isOpening.value}
        @keydown=${this.#escape}
      >
        <button
          type="button"
          class="primary"
          ?disabled=${!now}
          @click=${() => (this.state.running.value ? this.commands.pause() : void this.commands.train())}
        >
          <span aria-hidden="true">${this.state.running.value ? '❚❚' : '▶'}</span>
          <span class="word">${this.state.running.value ? text.pause : text.train}</span>
        </button>
        ${this.button(text.step, '', !now, this.commands.step)}
        <div class="readings">
          <network-here></network-here>
          <span class="reading">${text.epoch(html`<b>${now ? now.epoch : '–'}</b>`)}</span>
          ${this.loss()} ${this.badge()}
        </div>
        ${this.sheets(showsAll)}
        <div class="buttons">
          ${this.button(text.reset, '↺', !now, this.commands.reset)}
          ${this.button(text.undo, '↶', !this.state.canUndo.value, this.commands.undo)}
          ${this.button(text.example, '⌂', !now, this.commands.restoreExample)}
          <share-panel></share-panel>
        </div>
        <div class="settings">
          <span class="setting">
            <span title=${text.eta}>η</span>
            <number-field
              edge="bottom"
              label=${text.etaName}
              .value=${this.state.eta.value}
              .min=${0}
              .factor=${1.1}
              .digits=${this.state.digits.value}
              exclusive
              @value-change=${(/** @type {CustomEvent} */ { detail }) => (this.state.eta.value = detail.value)}
            ></number-field>
          </span>
          <label class="setting">
            <span>${text.speed}</span>
            <input
              type="range"
              min="0"
              max=${speeds.length - 1}
              .value=${String(speeds.indexOf(this.state.speed.value))}
              aria-valuetext=${text.speedSpoken(this.state.speed.value)}
              @input=${(/** @type {any} */ { target }) => (this.state.speed.value = speeds[target.valueAsNumber])}
            />
            <span class="rate">${text.speedShort(this.state.speed.value)}</span>
          </label>
        </div>
        <convention-switch></convention-switch>
      </div>`;
  }

  /** Whether the readings leave a narrow line no room for a second button. */
  get isLong() {
    const epoch = this.state.frame.value?.epoch ?? 0;
    return roomFor(this.state.digits.value) > longFrom || epoch > longFromEpoch;
  }

  /** Whether the readings are so wide that a line on a desk needs room from its buttons. */
  get isWide() {
    const now = this.state.frame.value;
    const J = now ? format(now.J, this.state.digits.value) : '';
    return J.length > wideFrom.J || J.length + String(now?.epoch ?? '').length > wideFrom.both;
  }

  /** What opens the two sheets of a narrow page, the stage and the rest of the bar: one at a time. @param {boolean} showsAll */
  sheets(showsAll) {
    const showsStage = isStageOpen();
    return html`<button
        type="button"
        class="sheet figures"
        aria-controls="stage"
        aria-expanded=${showsStage}
        aria-label=${stage.toggle(showsStage)}
        @click=${() => {
          this.isMore = false;
          if (showsStage) closeStage();
          else openStage();
        }}
      >
        ${networkSign} <span class="word">${room.figures}</span>
      </button>
      <button
        type="button"
        class="sheet more"
        aria-expanded=${showsAll}
        aria-label=${room.more}
        @click=${() => {
          this.isMore = !showsAll;
          closeStage();
        }}
      >
        <span aria-hidden="true">⋯</span> <span class="word">${room.moreShort}</span>
      </button>`;
  }

  #escape = (/** @type {KeyboardEvent} */ { key }) => {
    // An open panel in the bar takes the key for itself.
    if (key !== 'Escape' || this.querySelector('.share')) return;
    closeStage();
    if (!this.isMore) return;
    this.isMore = false;
    /** @type {HTMLElement | null} */ (this.querySelector('.more'))?.focus();
  };

  /**
   * @param {{ name: string, does: string }} what
   * @param {string} sign
   * @param {boolean} disabled
   * @param {() => unknown} act
   */
  button({ name, does }, sign, disabled, act) {
    return html`<button
      type="button"
      title=${does}
      ?disabled=${disabled}
      @click=${() => void act()}
    >
      ${sign ? html`<span aria-hidden="true">${sign}</span>` : nothing}
      <span class="word">${name}</span>
    </button>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    // In a low window all of the bar scrolls; its line, where the finger is, stays in sight.
    if (changed.get('isMore') !== undefined) this.querySelector('.bar')?.scrollTo(0, 1e4);
    clearTimeout(this.#rest);
    const now = this.state.frame.peek();
    if (
      now &&
      !now.check &&
      !this.state.running.peek() &&
      this.state.lateCheck.peek()?.of !== now
    ) {
      this.#rest = window.setTimeout(() => this.commands.checkNow(now), restBeforeCheck);
    }
  }

  /** J; with L2, under it, the penalty and what both add up to. */
  loss() {
    const now = this.state.frame.value;
    const number = (/** @type {number} */ value) => format(value, this.state.digits.value);
    // Before the frame has come: early.js speaks of the first network alone, and a link may lead to another.
    const isFirst = this.scope === networks[0].scope && !isOpening.value;
    const early = isFirst ? this.#first : '–';
    const J = html`J = <b class="J">${now ? number(now.J) : early}</b>`;
    if (!now?.lambda) return html`<span class="reading" data-symbol="J">${J}</span>`;
    return html`<span class="reading with-l2" title=${l2.does}>
      <span data-symbol="J">${J}</span>
      <span class="sum"
        >${l2.sum(
          html`<b>${number(now.penalty)}</b>`,
          signOfSum([now.J, now.penalty].map(number), number(now.lowered)),
          html`<b class="lowered">${number(now.lowered)}</b>`,
        )}</span
      >
    </span>`;
  }

  /** How far a method is off; where next to nothing is left to be compared with, and rounding explains all of it, that is said. @param {import('../core/frame.js').Check} check @param {'central' | 'complex'} method */
  difference({ agrees, ...of }, method) {
    const off = of[method];
    return agrees && off > mostOfRounding ? verdict.rounding : scientific(off, 0);
  }

  /** The gradient check of the frame on screen: its verdict and both differences are the core's. */
  badge() {
    const now = this.state.frame.value;
    if (now && !Number.isFinite(now.lowered)) {
      const why = Number.isFinite(now.J) ? l2.notFinite : verdict.notFinite;
      return html`<span class="badge differs">${this.verdict('∞', why)}</span>`;
    }
    const late = this.state.lateCheck.value;
    const check = now?.check ?? (late && late.of === now ? late.check : null);
    if (!now || !check) {
      const why = this.state.running.value ? verdict.whenPaused : verdict.underWay;
      return html`<span class="badge">${this.verdict('…', now ? why : verdict.notYet)}</span>`;
    }
    if ('refused' in check) {
      return html`<span class="badge" title=${check.refused}
        >${this.verdict('–', verdict.tooLarge)}</span
      >`;
    }
    const all = parameterCount(now.sizes, now.bias !== 'none');
    const facts = { checked: check.checked, all, lost: check.lost };
    return html`<span
      class=${check.agrees ? 'badge agrees' : 'badge differs'}
      title=${now.lambda ? l2.title(verdict.title(facts)) : verdict.title(facts)}
    >
      <span aria-hidden="true">${check.agrees ? '✓' : '✗'}</span>
      <span class="words"
        >${verdict.what(facts)} ${verdict.verdict(check.agrees)}
        ${now.lambda ? html`<span class="of">${l2.checked}</span>` : nothing}
        <span class="detail"
          >${
            check.lost && check.lost === check.checked - check.kinks
              ? verdict.lost
              : verdict.central(this.difference(check, 'central'))
          }
          · ${verdict.complex(this.difference(check, 'complex'))}</span
        ></span
      >
    </span>`;
  }

  /** A verdict in words; where the bar is one short line, a sign stands for them. @param {string} sign @param {string} says */
  verdict(sign, says) {
    return html`<span class="sign" aria-hidden="true">${sign}</span>
      <span class="words">${says}</span>`;
  }
}

customElements.define('control-bar', ControlBar);
