// <point-placer>: lies over a plane, and takes the places where a reader clicks, or moves a mark to by keys.
//
//   window          { left, right, bottom, top } of the plane
//   event `place`   detail: [x1, x2]
import { LitElement, css, html } from 'lit';
import { words } from '../words/words.js';
import { snapped } from './snap.js';

const text = words.figures.widgets.pointPlacer;

/** A key moves the mark by this part of the plane. */
const keyStep = 1 / 40;

/** @type {Record<string, [right: number, down: number]>} */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class PointPlacer extends LitElement {
  static properties = {
    window: { attribute: false },
    mark: { state: true },
    hasFocus: { state: true },
  };

  static styles = css`
    :host {
      display: block;
      cursor: crosshair;
      touch-action: manipulation;
    }
    div {
      position: relative;
      width: 100%;
      height: 100%;
    }
    div:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    i {
      position: absolute;
      width: 17px;
      height: 17px;
      margin: -9px;
      background:
        linear-gradient(var(--ink), var(--ink)) center / 1px 100% no-repeat,
        linear-gradient(var(--ink), var(--ink)) center / 100% 1px no-repeat;
      pointer-events: none;
    }
  `;

  constructor() {
    super();
    this.window = { left: -1, right: 1, bottom: -1, top: 1 };
    /** As parts of the plane, from the left and from the top. @type {[number, number]} */
    this.mark = [0.5, 0.5];
    this.hasFocus = false;
  }

  render() {
    const [across, down] = this.mark;
    const [x1, x2] = this.#at(across, down);
    return html`<div
      role="application"
      tabindex="0"
      aria-label=${text.label(x1.toFixed(2), x2.toFixed(2))}
      @click=${this.#click}
      @keydown=${this.#key}
      @focus=${() => (this.hasFocus = true)}
      @blur=${() => (this.hasFocus = false)}
    >
      ${this.hasFocus ? html`<i .style=${`left:${100 * across}%;top:${100 * down}%`}></i>` : ''}
    </div>`;
  }

  /** @param {number} across @param {number} down @returns {[number, number]} */
  #at(across, down) {
    const { left, right, bottom, top } = this.window;
    return [
      snapped(left + across * (right - left), right - left),
      snapped(top - down * (top - bottom), top - bottom),
    ];
  }

  #click(/** @type {MouseEvent} */ { clientX, clientY }) {
    const box = this.getBoundingClientRect();
    this.mark = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
    this.#place();
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const arrow = arrows[event.key];
    if (arrow) {
      const inside = (/** @type {number} */ part) => Math.min(Math.max(part, 0), 1);
      const [right, down] = arrow;
      this.mark = [inside(this.mark[0] + right * keyStep), inside(this.mark[1] + down * keyStep)];
    } else if (event.key === 'Enter' || event.key === ' ') this.#place();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #place() {
    this.dispatchEvent(new CustomEvent('place', { detail: this.#at(...this.mark) }));
  }
}

customElements.define('point-placer', PointPlacer);
