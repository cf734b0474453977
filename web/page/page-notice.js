// <page-notice>: what keeps the numbers away, where the reader starts.
import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';

class PageNotice extends PageElement {
  render() {
    return this.state.failure.value
      ? html`<p class="missing" role="alert">
          <strong>The live network is missing.</strong> ${this.state.failure.value}. The article
          reads on without it; its numbers are left out. A current browser that allows WebAssembly
          brings them back.
        </p>`
      : nothing;
  }
}

customElements.define('page-notice', PageNotice);
