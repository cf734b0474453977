// <stage-tabs>: on a narrow page the stage shows one figure at a time, or none; on a wide one all of them, and no tabs.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { PageElement } from './page-element.js';

/** The figure shown on a narrow page; '' when the stage is closed. */
const shown = signal('Network');

class StageTabs extends PageElement {
  get figures() {
    return /** @type {HTMLElement[]} */ ([
      ...(this.parentElement?.querySelectorAll('[data-tab]') ?? []),
    ]);
  }

  render() {
    const names = this.figures.map((figure) => figure.dataset.tab ?? '');
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
    this.parentElement?.toggleAttribute('data-closed', shown.value === '');
    for (const figure of this.figures)
      figure.toggleAttribute('data-shown', figure.dataset.tab === shown.value);
  }
}

customElements.define('stage-tabs', StageTabs);
