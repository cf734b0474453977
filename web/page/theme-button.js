// <theme-button>: light, dark, or as the system has it; remembered for the next visit.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { PageElement } from '../elements/page-element.js';
import { words } from '../words/words.js';

const text = words.page.theme;

const themes = /** @type {const} */ (['auto', 'light', 'dark']);
const pictures = { auto: '◐', light: '☀', dark: '☾' };
const place = 'deltascope-theme';

/** @returns {typeof themes[number]} */
function remembered() {
  try {
    return themes.find((name) => name === localStorage.getItem(place)) ?? 'auto';
  } catch {
    return 'auto'; // Storage can be forbidden; the theme then lasts as long as the page.
  }
}

const theme = signal(remembered());

/** @param {typeof themes[number]} name */
function applyTheme(name) {
  theme.value = name;
  if (name === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem(place, name);
  } catch {
    // As above.
  }
}

class ThemeButton extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    applyTheme(theme.value);
  }

  render() {
    const next = themes[(themes.indexOf(theme.value) + 1) % themes.length];
    return html`<button
      type="button"
      aria-label=${text.change(text.names[theme.value], text.names[next])}
      title=${text.now(text.names[theme.value])}
      @click=${() => applyTheme(next)}
    >
      ${pictures[theme.value]}
    </button>`;
  }
}

customElements.define('theme-button', ThemeButton);
