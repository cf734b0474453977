// <network-here long>: which network the stage and the bar show, in a sentence or in short; <copy-network to="any">: takes it along to another part of the page.
import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { openings } from '../link/openings.js';
import { isOpening } from './address.js';
import { inView, networks } from './networks.js';
import { wordsOfPage } from '../words/words.js';

const { here, copy: text } = wordsOfPage;

export class NetworkHere extends PageElement {
  createRenderRoot() {
    // The build has written which one it is first.
    this.replaceChildren();
    return this;
  }

  render() {
    const { name, numbers, where } = inView.value;
    // Before there is a core, what the page opens with; a link may lead to another one.
    const now = this.state.form.value ?? (isOpening.value ? null : openings[name].form);
    const isLong = this.hasAttribute('long');
    const short = here.short(numbers);
    if (!now) return isLong ? here.unknown(where) : html`<span class="where">${short}</span>`;
    const sizes = html`<b>${now.sizes.join('-')}</b>`;
    return isLong
      ? here.says({ where, sizes, n: now.n })
      : html`${sizes}
          <span class="where" aria-hidden="true">${short}</span>
          <span class="visually-hidden">${where}</span>`;
  }
}

customElements.define('network-here', NetworkHere);

class CopyNetwork extends PageElement {
  static properties = { copied: { state: true } };

  constructor() {
    super();
    /** The pass that was copied; what it says about that stands until the next one. @type {unknown} */
    this.copied = null;
  }

  render() {
    const to = networks.find(({ name }) => name === this.getAttribute('to'));
    if (!to || !this.state.form.value || !to.scope.state.form.value) return nothing;
    const isThere = this.copied === this.state.frame.value;
    return html`<button type="button" @click=${() => void this.#take(to)}>
        ${text.use(to.where)}
      </button>
      <span class="done"
        >${
          isThere ? text.done((link) => html`<a href="#${to.sections[0]}">${link}</a>`) : nothing
        }</span
      >`;
  }

  /** @param {import('./networks.js').PageNetwork} to */
  async #take(to) {
    const of = this.state.frame.peek();
    const copy = await this.commands.copy();
    if (!copy) return;
    await to.scope.commands.takeOver(copy);
    this.copied = of;
    this.commands.announce(text.spoken(to.where));
  }
}

customElements.define('copy-network', CopyNetwork);
