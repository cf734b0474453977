// <control-bar>: training at the foot of the page: train, step, reset, undo, learning rate, speed, epoch, J and the check.
import { html, nothing } from 'lit';
import { format, scientific } from '../derivation/number.js';
import { parameterCount } from '../model/work.js';
import '../widgets/number-field.js';
import { PageElement } from '../elements/page-element.js';

/** Epochs a second that the speed slider offers. */
const speeds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Infinity];

/** A network too large for a check at every step is checked after it has held still for so many milliseconds. */
const restBeforeCheck = 600;

class ControlBar extends PageElement {
  #rest = 0;

  /** What lies above the bar leaves room for as many lines as it has. */
  #measure = new ResizeObserver(([{ target }]) => {
    const { height } = target.getBoundingClientRect();
    document.documentElement.style.setProperty('--bar-height', `${height}px`);
  });

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
    return html`${
        this.state.notice.value
          ? html`<p class="notice" role="alert">
              ${this.state.notice.value}
              <button
                type="button"
                aria-label="Dismiss"
                @click=${() => (this.state.notice.value = '')}
              >
                ×
              </button>
            </p>`
          : nothing
      }
      <div class="bar">
        <div class="buttons">
          <button
            type="button"
            class="primary"
            ?disabled=${!now}
            @click=${() => (this.state.running.value ? this.commands.pause() : void this.commands.train())}
          >
            <span aria-hidden="true">${this.state.running.value ? '❚❚' : '▶'}</span>
            ${this.state.running.value ? 'Pause' : 'Train'}
          </button>
          ${this.button('Step', '', 'One epoch: a step on all examples, or one on each minibatch', !now, this.commands.step)}
          ${this.button('Reset', '↺', 'Back to the weights that this run started from', !now, this.commands.reset)}
          ${this.button('Undo', '↶', 'Take back the last edit or reset', !this.state.canUndo.value, this.commands.undo)}
          ${this.button('Example', '⌂', 'The example’s own numbers again', !now, this.commands.restoreExample)}
        </div>
        <div class="settings">
          <span class="setting">
            <span title="Learning rate: how far each step goes">η</span>
            <number-field
              edge="bottom"
              label="Learning rate η"
              .value=${this.state.eta.value}
              .min=${0}
              .factor=${1.1}
              .digits=${this.state.digits.value}
              exclusive
              @value-change=${(/** @type {CustomEvent} */ { detail }) => (this.state.eta.value = detail.value)}
            ></number-field>
          </span>
          <label class="setting">
            <span>speed</span>
            <input
              type="range"
              min="0"
              max=${speeds.length - 1}
              .value=${String(speeds.indexOf(this.state.speed.value))}
              aria-valuetext=${this.state.speed.value === Infinity ? 'as fast as it goes' : `${this.state.speed.value} epochs a second`}
              @input=${(/** @type {any} */ { target }) => (this.state.speed.value = speeds[target.valueAsNumber])}
            />
            <span class="rate"
              >${this.state.speed.value === Infinity ? 'full' : `${this.state.speed.value}/s`}</span
            >
          </label>
        </div>
        <div class="readings">
          <span class="reading">epoch <b>${now ? now.epoch : '–'}</b></span>
          <span class="reading" data-symbol="J"
            >J = <b class="J">${now ? format(now.J, this.state.digits.value) : '–'}</b></span
          >
          ${this.badge()}
        </div>
      </div>`;
  }

  /** @param {string} name @param {string} sign @param {string} title @param {boolean} disabled @param {() => unknown} act */
  button(name, sign, title, disabled, act) {
    return html`<button
      type="button"
      title=${title}
      ?disabled=${disabled}
      @click=${() => void act()}
    >
      ${sign ? html`<span aria-hidden="true">${sign}</span>` : nothing}
      <span class="word">${name}</span>
    </button>`;
  }

  updated() {
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

  /** The gradient check of the frame on screen: its verdict and both differences are the core's. */
  badge() {
    const now = this.state.frame.value;
    if (now && !Number.isFinite(now.J)) {
      return html`<span class="badge differs">J is not finite: no gradient to check</span>`;
    }
    const late = this.state.lateCheck.value;
    const check = now?.check ?? (late && late.of === now ? late.check : null);
    if (!now || !check) {
      const words = this.state.running.value
        ? 'gradient checked when paused'
        : 'checking the gradient…';
      return html`<span class="badge">${now ? words : 'gradient not checked yet'}</span>`;
    }
    if ('refused' in check) {
      return html`<span class="badge" title=${check.refused}>too large to be checked here</span>`;
    }
    const all = parameterCount(now.sizes, now.bias !== 'none');
    const isWhole = check.checked === all;
    const title =
      (isWhole
        ? 'The whole gradient, computed again by the central difference and by the complex step. '
        : `A sample, since the network is large: ${check.checked} of ${all} entries of the gradient, computed again by the central difference and by the complex step. `) +
      'Shown: the largest difference, relative to the largest entry.';
    return html`<span class=${check.agrees ? 'badge agrees' : 'badge differs'} title=${title}>
      <span aria-hidden="true">${check.agrees ? '✓' : '✗'}</span>
      ${isWhole ? 'gradient' : `${check.checked} of ${all} entries`}
      ${check.agrees ? 'checked' : 'differs'}
      <span class="detail"
        >central difference ${scientific(check.central, 0)} · complex step
        ${scientific(check.complex, 0)}</span
      >
    </span>`;
  }
}

customElements.define('control-bar', ControlBar);
