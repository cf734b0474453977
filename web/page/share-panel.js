// <share-panel>: the link of what is on screen, with what it promises, and the same as a file; <link-notice>: what came of opening one.
import { html, nothing } from 'lit';
import { PageElement } from '../elements/page-element.js';
import { wordsOfPage } from '../words/words.js';
import { isOpening, links, progress, said, sayMissing } from './address.js';

const text = wordsOfPage.share;

/** What reads and writes links has not come. */
const refused = () => {
  sayMissing();
  return null;
};

/** @param {File} file */
const openFile = (file) => void links().then(({ openFile: open }) => open(file), sayMissing);

export class SharePanel extends PageElement {
  static properties = { link: { state: true }, done: { state: true } };

  constructor() {
    super();
    /** The link of what was on screen when the panel was opened; null while it is closed. @type {import('./links.js').Here | null} */
    this.link = null;
    /** What has just been done. */
    this.done = '';
  }

  #way = new AbortController();

  /** Whose link it is. @type {typeof this.scope | null} */
  #of = null;

  connectedCallback() {
    super.connectedCallback();
    this.#way = new AbortController();
    const { signal } = this.#way;
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Node && this.contains(target))) this.link = null;
      },
      { signal },
    );
    this.addEventListener('keydown', this.#escape, { signal });
    window.addEventListener('dragover', (event) => this.#over(event), { signal });
    window.addEventListener('drop', (event) => this.#drop(event), { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#way.abort();
  }

  /** What is on screen is another network's: the link is not its own. */
  willUpdate() {
    if (this.link && this.#of !== this.scope) this.link = null;
  }

  render() {
    const isOpen = this.link !== null;
    return html`<button
        type="button"
        aria-expanded=${isOpen}
        ?disabled=${!this.state.frame.value || isOpening.value}
        title=${text.does}
        @click=${() => void this.#toggle()}
      >
        <span aria-hidden="true">⇪</span> <span class="word">${text.name}</span>
      </button>
      ${this.link ? this.#panel(this.link) : nothing}`;
  }

  /** @param {NonNullable<SharePanel['link']>} link */
  #panel({ url, isWhole, sentences }) {
    return html`<div class="share" role="group" aria-label=${text.panel}>
      <p>${text.promise(isWhole)}</p>
      ${sentences.map((sentence) => html`<p class="left-out">${sentence}</p>`)}
      <input type="text" readonly aria-label=${text.link} .value=${url} @focus=${this.#selectAll} />
      <div class="actions">
        <button type="button" class="primary" @click=${() => void this.#copy(url)}>
          ${text.copy}
        </button>
        <button type="button" @click=${() => void this.#save()}>${text.save}</button>
        <label class="file">
          ${text.open}
          <input type="file" accept=".json,application/json" @change=${this.#opened} />
        </label>
      </div>
      <p class="done" role="status">${this.done}</p>
      <p class="note">${text.note}</p>
    </div>`;
  }

  async #toggle() {
    this.done = '';
    this.#of = this.scope;
    const isOpen = this.link !== null;
    this.link = isOpen ? null : await links().then(({ linkHere }) => linkHere(), refused);
  }

  #escape = (/** @type {KeyboardEvent} */ { key }) => {
    if (key !== 'Escape' || !this.link) return;
    this.link = null;
    this.querySelector('button')?.focus();
  };

  #selectAll = (/** @type {FocusEvent} */ { target }) =>
    /** @type {HTMLInputElement} */ (target).select();

  /** @param {string} url */
  async #copy(url) {
    try {
      await navigator.clipboard.writeText(url);
      this.done = text.copied;
    } catch {
      // Not everywhere is the clipboard open to a page.
      this.querySelector('input')?.focus();
      this.done = text.byHand;
    }
  }

  async #save() {
    const file = await links().then(({ fileHere }) => fileHere(), refused);
    if (!file) return;
    const url = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
    const way = document.createElement('a');
    way.href = url;
    way.download = file.name;
    way.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.done = text.saved(file.name);
  }

  #opened = (/** @type {Event} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    const [file] = input.files ?? [];
    this.link = null;
    if (file) openFile(file);
  };

  /** @param {DragEvent} event @returns {File | undefined} a file of this page that is dragged over it */
  #fileIn({ dataTransfer }) {
    return [...(dataTransfer?.files ?? [])].find(({ name }) => name.endsWith('.json'));
  }

  /** @param {DragEvent} event */
  #over(event) {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const file = this.#fileIn(event);
    if (!file) return;
    event.preventDefault();
    openFile(file);
  }
}

customElements.define('share-panel', SharePanel);

class LinkNotice extends PageElement {
  render() {
    const share = progress.value;
    if (share !== null)
      return html`<p class="notice opening" role="status">
        <span>${text.opening}</span>
        <progress max="1" .value=${share}></progress>
        <button type="button" @click=${() => void links().then(({ cancel }) => cancel())}>
          ${text.cancel}
        </button>
      </p>`;
    if (said.value.length === 0) return nothing;
    return html`<div class="notice" role="alert">
      <div>${said.value.map((sentence) => html`<p>${sentence}</p>`)}</div>
      <button type="button" aria-label=${wordsOfPage.bar.dismiss} @click=${() => (said.value = [])}>
        ×
      </button>
    </div>`;
  }
}

customElements.define('link-notice', LinkNotice);
