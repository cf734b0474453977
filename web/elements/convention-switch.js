// <convention-switch>: the three ways of writing; formulas, shapes, matrices and spoken sentences follow, numbers do not.
import { html } from 'lit';
import { conventions } from '../derivation/convention.js';
import { words } from '../words/words.js';
import { PageElement } from './page-element.js';

const text = words.settings.notation;

class ConventionSwitch extends PageElement {
  render() {
    const names = /** @type {(keyof typeof conventions)[]} */ (Object.keys(conventions));
    return html`<span class="convention" role="group" aria-label=${text.name}>
      <span aria-hidden="true">${text.label}</span>
      ${names.map(
        (name) =>
          html`<button
            type="button"
            title=${conventions[name].words}
            aria-pressed=${this.state.convention.value === name}
            @click=${() => {
              this.state.convention.value = name;
              this.commands.announce(conventions[name].words);
            }}
          >
            ${conventions[name].label}
          </button>`,
      )}
    </span>`;
  }
}

customElements.define('convention-switch', ConventionSwitch);
