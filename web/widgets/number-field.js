// <number-field>: a number that can be typed, stepped with the arrow keys and dragged sideways; it says what is wrong with
// a value it cannot take, and keeps the last good one.
//
//   value, min, max, step, digits   numbers; min and max themselves are allowed unless `exclusive` is set
//   label                           what a screen reader calls it
//   event `value-change`            detail: { value, gesture } with one gesture name for a whole drag
import { LitElement, css, html, nothing } from 'lit';
import { format, parse } from '../derivation/number.js';
import { words } from '../words/words.js';
import { snapped } from './snap.js';

const text = words.settings.number;

let gestures = 0;

/** A drag of this many CSS pixels is one step. */
const pixelsPerStep = 4;

/** Movement below this is a click, which puts the caret into the field. */
const clickSlack = 3;

class NumberField extends LitElement {
  static properties = {
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    digits: { type: Number },
    exclusive: { type: Boolean },
    factor: { type: Number },
    label: {},
    error: { state: true },
    draft: { state: true },
  };

  static styles = css`
    :host {
      display: inline-block;
      position: relative;
      font: inherit;
    }
    input {
      position: relative;
      box-sizing: border-box;
      width: 100%;
      padding: 0.15em var(--field-padding, 0.3em);
      border: 1px solid transparent;
      border-radius: 4px;
      border-bottom: 1px dashed var(--rule-strong, #8a8f98);
      background: var(--field, transparent);
      color: inherit;
      font: inherit;
      font-variant-numeric: tabular-nums;
      text-align: center;
      cursor: ew-resize;
      touch-action: pan-y;
    }
    /* Around a low field, where a finger means it. */
    label::before {
      content: '';
      position: absolute;
      inset: 50% 0 auto;
      height: max(100%, var(--hit, 0px));
      translate: 0 -50%;
    }
    @media print {
      input {
        border-color: transparent;
      }
    }
    input:hover {
      border-color: var(--rule-strong, #8a8f98);
    }
    input:focus-visible {
      outline: 2px solid var(--focus, #b45309);
      outline-offset: 1px;
      cursor: text;
    }
    input[aria-invalid='true'] {
      border: 1px solid var(--bad, #b42318);
      background: var(--bad-ground, #fef3f2);
      color: var(--bad, #b42318);
    }
    p {
      position: absolute;
      z-index: 5;
      inset-block-start: calc(100% + 4px);
      inset-inline-start: 50%;
      translate: -50% 0;
      box-sizing: border-box;
      width: max-content;
      max-width: 15rem;
      margin: 0;
      padding: 0.35em 0.6em;
      border: 1px solid var(--bad, #b42318);
      border-radius: 6px;
      background: var(--card, #fff);
      color: var(--bad, #b42318);
      font: 0.8125rem/1.35 var(--sans, sans-serif);
      text-align: start;
      white-space: normal;
    }
    :host([edge='right']) p {
      inset-inline: auto 0;
      translate: none;
    }
    :host([edge='left']) p {
      inset-inline: 0 auto;
      translate: none;
    }
    :host([edge='bottom']) p {
      inset-block: auto calc(100% + 4px);
    }
  `;

  constructor() {
    super();
    this.value = 0;
    this.min = -Infinity;
    this.max = Infinity;
    this.step = 0.01;
    /** A step multiplies by this where it is set, for quantities that live on a log scale. */
    this.factor = 0;
    this.digits = 3;
    this.exclusive = false;
    this.label = '';
    this.error = '';
    /** What is being typed; null while the field shows its value. @type {string | null} */
    this.draft = null;
    this.gesture = '';
    /** The value before what is being typed, where a part of that took effect; else null. @type {number | null} */
    this.held = null;
  }

  /** What is wrong with what was typed, or '' @param {string} typed */
  complaint(typed) {
    const value = parse(typed);
    if (!Number.isFinite(value)) return text.isNone(typed.trim());
    const low = this.exclusive ? value <= this.min : value < this.min;
    if (!low && value <= this.max) return '';
    const { label } = this;
    const [min, max] = [String(this.min), String(this.max)];
    const isBounded = Number.isFinite(this.min) && Number.isFinite(this.max);
    return isBounded
      ? text.outside({ label, min, max })
      : text.below({ label, min, isExclusive: this.exclusive });
  }

  get text() {
    return format(this.value, this.digits);
  }

  /** @param {number} value @param {string} gesture */
  offer(value, gesture) {
    this.error = '';
    this.value = value;
    this.dispatchEvent(
      new CustomEvent('value-change', {
        detail: { value, gesture },
        bubbles: true,
        composed: true,
      }),
    );
  }

  /** A typed value takes effect as soon as it is one; a complaint waits until the reader has finished. */
  typed(/** @type {InputEvent} */ event) {
    this.draft = /** @type {HTMLInputElement} */ (event.target).value;
    if (this.complaint(this.draft)) return;
    this.held ??= this.value;
    this.offer(parse(this.draft), this.gesture);
  }

  finish() {
    if (this.draft === null) return;
    const complaint = this.complaint(this.draft);
    if (complaint) {
      this.takeBack();
      this.error = text.kept({ complaint, value: this.text });
    }
    this.draft = null;
    this.held = null;
  }

  /** Brings back the value from before what was typed: of 1e400 and 1/3 the beginning is a number, and took effect. */
  takeBack() {
    if (this.held !== null && this.held !== this.value) this.offer(this.held, this.gesture);
    this.held = null;
  }

  /** @param {number} count of steps, negative downwards */
  move(count, gesture = this.gesture) {
    const moved = this.factor ? this.value * this.factor ** count : this.value + count * this.step;
    // Whole steps stay whole: 0.1 + 0.2 is written 0.3.
    const whole = this.factor ? Number(moved.toPrecision(3)) : snapped(moved);
    const value = Math.min(this.max, Math.max(this.min, whole));
    this.draft = null;
    this.held = null;
    if (value !== this.value && Number.isFinite(value)) this.offer(value, gesture);
  }

  pressed(/** @type {KeyboardEvent} */ event) {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const count = Reflect.get(steps, event.key);
    if (count) {
      event.preventDefault();
      this.move(event.shiftKey ? count * 10 : count);
    } else if (event.key === 'Enter') {
      this.finish();
    } else if (event.key === 'Escape') {
      this.takeBack();
      this.draft = null;
      this.error = '';
    } else return;
    event.stopPropagation();
  }

  focused(/** @type {FocusEvent} */ event) {
    this.gesture = `field-${(gestures += 1)}`;
    this.error = '';
    /** @type {HTMLInputElement} */ (event.target).select();
  }

  /** Dragging sideways; a click without movement leaves the field to typing. */
  grabbed(/** @type {PointerEvent} */ down) {
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
    if (down.button !== 0 || this.shadowRoot?.activeElement === input) return;
    down.preventDefault();
    const gesture = `drag-${(gestures += 1)}`;
    let taken = 0;
    let dragging = false;
    const stop = new AbortController();
    input.setPointerCapture(down.pointerId);
    const drag = (/** @type {PointerEvent} */ event) => {
      const distance = event.clientX - down.clientX;
      dragging ||= Math.abs(distance) > clickSlack;
      if (!dragging) return;
      const steps = Math.trunc(distance / pixelsPerStep);
      if (steps !== taken) this.move(steps - taken, gesture);
      taken = steps;
    };
    const drop = (/** @type {PointerEvent} */ event) => {
      stop.abort();
      if (!dragging && event.type === 'pointerup') input.focus();
    };
    input.addEventListener('pointermove', drag, { signal: stop.signal });
    input.addEventListener('pointerup', drop, { signal: stop.signal });
    input.addEventListener('pointercancel', drop, { signal: stop.signal });
  }

  render() {
    const shown = this.draft ?? this.text;
    // The decimal keyboard of an iPhone has no minus sign.
    return html`<label @pointerdown=${this.grabbed}
        ><input
          part="input"
          role="spinbutton"
          inputmode=${this.min < 0 ? 'text' : 'decimal'}
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.label}
          aria-valuenow=${this.value}
          aria-valuetext=${this.text}
          aria-valuemin=${Number.isFinite(this.min) ? this.min : nothing}
          aria-valuemax=${Number.isFinite(this.max) ? this.max : nothing}
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby=${this.error ? 'error' : nothing}
          title=${text.help}
          .value=${shown}
          @input=${this.typed}
          @keydown=${this.pressed}
          @focus=${this.focused}
          @blur=${this.finish} /></label
      >${this.error ? html`<p id="error" role="alert">${this.error}</p>` : nothing}`;
  }
}

customElements.define('number-field', NumberField);
