// <theme-button>: light, dark, or as the system has it; remembered for the next visit.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { PageElement } from '../elements/page-element.js';
import { wordsOfPage } from '../words/words.js';
import { applyTheme, rememberTheme, rememberedTheme, themes } from './theme.js';

const text = wordsOfPage.theme;

const pictures = { auto: '◐', light: '☀', dark: '☾' };

const theme = signal(rememberedTheme());

/** @param {import('./theme.js').Theme} name */
function choose(name) {
  theme.value = name;
  applyTheme(name);
  rememberTheme(name);
}

class ThemeButton extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    // Where early-theme.js did not come.
    applyTheme(theme.value);
  }

  render() {
    const next = themes[(themes.indexOf(theme.value) + 1) % themes.length];
    return html`<button
      type="button"
      aria-label=${text.change(text.names[theme.value], text.names[next])}
      title=${text.now(text.names[theme.value])}
      @click=${() => choose(next)}
    >
      ${pictures[theme.value]}
    </button>`;
  }
}

customElements.define('theme-button', ThemeButton);
