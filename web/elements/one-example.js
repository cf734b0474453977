// <one-example of="sum" usual="5">: where a sum over the examples has a single term, says so, and offers as many examples as the
// section usually has.
//
//   of          what there is only one of: a name of words.settings.oneExample.says
//   usual       how many examples the button gives
import { html, nothing } from 'lit';
import { words } from '../words/words.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';

const text = words.settings.oneExample;

class OneExample extends PageElement {
  static properties = { of: {}, usual: { type: Number } };

  constructor() {
    super();
    /** @type {keyof typeof text.says} */
    this.of = 'tables';
    this.usual = 5;
  }

  render() {
    if (this.state.form.value?.n !== 1) return nothing;
    return html`<p class="network-note">
      ${text.says[this.of]}
      <button type="button" @click=${() => this.commands.change({ n: this.usual })}>
        ${text.more(this.usual)}
      </button>
    </p>`;
  }
}

defineInTurn('one-example', OneExample);
