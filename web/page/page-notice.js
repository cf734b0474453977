// <page-notice>: what keeps the numbers away, where the reader starts.
import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { wordsOfPage } from '../words/words.js';

const text = wordsOfPage.missing;

class PageNotice extends PageElement {
  render() {
    const failure = this.state.failure.value;
    return failure
      ? html`<p class="missing" role="alert">
          <strong>${text.title}</strong>${text.says(failure)}
        </p>`
      : nothing;
  }
}

customElements.define('page-notice', PageNotice);
