// <time-slider>: goes to any epoch of the run so far, and trains until one that is still to come.
import { html, nothing } from 'lit';
import { wordsOfTime } from '../words/late.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';
import { complaintShown, count } from './setting.js';

/** @import { Complaint } from './setting.js' */

const text = wordsOfTime;

/** Epochs that can be asked for at once. */
const mostAtOnce = 1_000_000;

/** How far a key goes; with the shift key ten times as far. @type {Record<string, number>} */
const strides = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 100,
  PageDown: -100,
};

class TimeSlider extends PageElement {
  static properties = { complaint: { state: true } };

  constructor() {
    super();
    /** @type {Complaint | null} */
    this.complaint = null;
  }

  render() {
    const now = this.state.frame.value;
    if (!now) return nothing;
    const { epoch, past } = now;
    const { first, last } = past;
    const isEmpty = first === last;
    return html`<div class="time">
      <label
        ><span>${text.label}</span
        ><input
          type="range"
          aria-label=${text.spoken}
          title=${text.keys}
          min=${first}
          max=${last}
          step="1"
          .value=${String(epoch)}
          ?disabled=${isEmpty}
          aria-valuetext=${text.epoch({ epoch, last })}
          @pointerdown=${() => (this.state.running.value = false)}
          @keydown=${this.#key}
          @input=${(/** @type {any} */ { target }) => this.commands.rewind(target.valueAsNumber)}
      /></label>
      ${count(
        {
          field: 'epoch',
          name: text.goTo.name,
          means: text.goTo.means,
          value: epoch,
          least: first,
          most: last + mostAtOnce,
          isWrong: this.complaint !== null,
        },
        (wanted) => void this.#goTo(wanted),
        (complaint) => (this.complaint = complaint),
      )}
      <span class="at">${isEmpty ? text.empty : text.says({ epoch, last })}</span>
      ${complaintShown(this.complaint)}
    </div>`;
  }

  /** The epoch that the newest key leads to, until it is there. @type {number | null} */
  #onItsWay = null;

  /** Goes back to an epoch, or trains on from the newest one until it is reached. @param {number} wanted */
  async #goTo(wanted) {
    const past = this.state.frame.peek()?.past;
    if (!past) return;
    await this.commands.rewind(Math.min(wanted, past.last));
    if (wanted > past.last) await this.commands.train(wanted - past.last);
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    const stride = strides[event.key];
    const now = this.state.frame.peek();
    if (!stride || !now || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // Keys may be quicker than the core.
    const wanted = (this.#onItsWay ?? now.epoch) + stride * (event.shiftKey ? 10 : 1);
    const to = Math.min(now.past.last, Math.max(now.past.first, wanted));
    this.#onItsWay = to;
    void this.commands.rewind(to).finally(() => {
      if (this.#onItsWay === to) this.#onItsWay = null;
    });
  };
}

defineInTurn('time-slider', TimeSlider);
