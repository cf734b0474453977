// <stage-tabs>: on a narrow page the stage shows one figure at a time, or none; on a wide one all of them, and no tabs. The lab
// has figures of its own and needs the room: beside it the stage is closed until the reader opens it there.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { PageElement } from '../elements/page-element.js';
import { isLabRead } from './stage-cover.js';

/** The figures shown on a narrow page; '' when the stage is closed. */
const besideText = signal('Network');
const besideLab = signal('');
const shownNow = () => (isLabRead.value ? besideLab : besideText);

class StageTabs extends PageElement {
  /** As drawn last; '' when closed. */
  shown = '';

  get figures() {
    return /** @type {HTMLElement[]} */ ([
      ...(this.parentElement?.querySelectorAll('[data-tab]') ?? []),
    ]);
  }

  render() {
    const names = this.figures.map((figure) => figure.dataset.tab ?? '');
    const shown = shownNow();
    this.shown = shown.value;
    return html`<div class="tabs" role="group" aria-label="Figure on the stage">
      ${names.map(
        (name) =>
          html`<button
            type="button"
            aria-pressed=${shown.value === name}
            @click=${() => (shown.value = name)}
          >
            ${name}
          </button>`,
      )}
      <button
        type="button"
        class="close"
        aria-expanded=${shown.value !== ''}
        aria-label=${shown.value ? 'Close the figures' : 'Open the figures'}
        @click=${() => (shown.value = shown.value ? '' : names[0])}
      >
        ${shown.value ? '▾' : '▴'}
      </button>
    </div>`;
  }

  updated() {
    this.parentElement?.toggleAttribute('data-closed', this.shown === '');
    for (const figure of this.figures)
      figure.toggleAttribute('data-shown', figure.dataset.tab === this.shown);
  }
}

customElements.define('stage-tabs', StageTabs);
