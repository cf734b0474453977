// <time-slider>: goes to any epoch of the run so far.
import { html, nothing } from 'lit';
import { PageElement } from './page-element.js';

class TimeSlider extends PageElement {
  render() {
    const now = this.state.frame.value;
    if (!now) return nothing;
    const { first, last } = now.past;
    const replaces = now.epoch < last ? ' Training on from here replaces the epochs after it.' : '';
    const words =
      first === last
        ? 'Train, and every epoch can be visited again.'
        : `epoch ${now.epoch} of ${last}.${replaces}`;
    return html`<label class="time"
      ><span>Time</span
      ><input
        type="range"
        aria-label="Epoch of this run"
        min=${first}
        max=${last}
        step="1"
        .value=${String(now.epoch)}
        ?disabled=${first === last}
        aria-valuetext="epoch ${now.epoch} of ${last}"
        @pointerdown=${() => (this.state.running.value = false)}
        @input=${(/** @type {any} */ { target }) => this.commands.rewind(target.valueAsNumber)}
      /><span class="at">${words}</span></label
    >`;
  }
}

customElements.define('time-slider', TimeSlider);
