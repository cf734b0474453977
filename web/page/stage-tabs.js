// <stage-tabs>: on a narrow page the stage is a sheet above the bar. It is closed until the reader asks for it, opens to the figure
// of what is being read, and has a tab for each. On a wide page all figures stand beside the text, without tabs.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { PageElement } from '../elements/page-element.js';
import { wordsOfPage } from '../words/words.js';
import { figureRead, placeRead } from './figure-read.js';
import { isLabRead } from './stage-cover.js';

const text = wordsOfPage.stage;

/** Whether the sheet is open. The lab has figures of its own and needs the room: it is opened and closed apart there. */
const besideText = signal(false);
const besideLab = signal(false);
const sheet = () => (isLabRead.value ? besideLab : besideText);

/** The figure that the sheet shows, and where in the text it was chosen. */
const chosen = signal({ name: '', place: '' });

/** Whether a narrow page shows the stage. @returns {boolean} a signal's value, to be read where it is followed */
export const isStageOpen = () => sheet().value;

/** Opens the sheet at what is being read, unless the reader has chosen another figure there. */
export function openStage() {
  const place = placeRead();
  if (chosen.peek().place !== place) chosen.value = { name: figureRead(), place };
  sheet().value = true;
}

export function closeStage() {
  sheet().value = false;
}

const nameOf = (/** @type {HTMLElement} */ figure) => figure.getAttribute('figure') ?? '';

class StageTabs extends PageElement {
  /** Whether the selected weight is kept in sight: its figure is drawn after it is shown, until the reader scrolls it. */
  #seeksSelected = false;

  /** The figure as drawn last; '' when closed. */
  #shown = '';

  #sizes = new ResizeObserver(([{ target }]) => {
    if (target !== this.parentElement) {
      this.#bringSelectedIntoSight();
      return;
    }
    const { height } = target.getBoundingClientRect();
    const { style } = document.documentElement;
    if (height === 0) style.removeProperty('--sheet-height');
    else style.setProperty('--sheet-height', `${height}px`);
  });

  #way = new AbortController();

  connectedCallback() {
    super.connectedCallback();
    const stage = this.parentElement;
    if (!stage) return;
    for (const part of [stage, ...this.figures]) this.#sizes.observe(part);
    this.#way = new AbortController();
    const { signal: end } = this.#way;
    const stopSeeking = () => (this.#seeksSelected = false);
    stage.addEventListener('wheel', stopSeeking, { signal: end, passive: true });
    stage.addEventListener('pointerdown', stopSeeking, { signal: end, passive: true });
    stage.addEventListener('keydown', stopSeeking, { signal: end });
    stage.addEventListener('keydown', this.#escape, { signal: end });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#way.abort();
  }

  get figures() {
    return /** @type {HTMLElement[]} */ ([
      ...(this.parentElement?.querySelectorAll('[data-tab]') ?? []),
    ]);
  }

  render() {
    const shown = isStageOpen() ? chosen.value.name : '';
    if (shown !== this.#shown) this.#seeksSelected = shown !== '';
    this.#shown = shown;
    return html`<div class="tabs" role="group" aria-label=${text.tabs}>
      ${this.figures.map(
        (figure) =>
          html`<button
            type="button"
            aria-pressed=${shown === nameOf(figure)}
            @click=${() => (chosen.value = { name: nameOf(figure), place: placeRead() })}
          >
            ${figure.dataset.tab}
          </button>`,
      )}
    </div>`;
  }

  updated() {
    this.parentElement?.toggleAttribute('data-open', this.#shown !== '');
    for (const figure of this.figures)
      figure.toggleAttribute('data-shown', nameOf(figure) === this.#shown);
  }

  #escape = (/** @type {KeyboardEvent} */ { key }) => {
    if (key !== 'Escape' || !isStageOpen()) return;
    closeStage();
    /** @type {HTMLElement | null} */ (document.querySelector('control-bar .figures'))?.focus();
  };

  /** Scrolls the sheet to the selected weight. */
  #bringSelectedIntoSight() {
    const stage = this.parentElement;
    const figure = this.figures.find((one) => nameOf(one) === this.#shown);
    const find = (/** @type {string} */ selector) => figure?.shadowRoot?.querySelector(selector);
    // Its number or cell rather than a line that leads there.
    const selected = find(':is(div, span)[data-lit=selected]') ?? find('[data-lit=selected]');
    if (!this.#seeksSelected || !stage || !selected) return;
    const { top, bottom } = selected.getBoundingClientRect();
    const free = stage.getBoundingClientRect();
    const [above, below] = [this.getBoundingClientRect().bottom, free.bottom];
    if (top < above || bottom > below)
      stage.scrollBy({ top: (top + bottom - above - below) / 2, behavior: 'instant' });
  }
}

customElements.define('stage-tabs', StageTabs);
