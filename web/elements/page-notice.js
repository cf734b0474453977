// <page-notice>: what keeps the numbers away, where the reader starts.
import { html, nothing } from 'lit';
import { failure } from '../store/store.js';
import { PageElement } from './page-element.js';

class PageNotice extends PageElement {
  render() {
    return failure.value
      ? html`<p class="missing" role="alert">
          <strong>The live network is missing.</strong> ${failure.value}. The article reads on
          without it; its numbers are left out. A current browser that allows WebAssembly brings
          them back.
        </p>`
      : nothing;
  }
}

customElements.define('page-notice', PageNotice);
