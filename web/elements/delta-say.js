// <delta-say phrase="edge">: words of a sentence that follow the selection.
import { effect } from '@preact/signals-core';
import { selection } from '../store/store.js';

/** @type {Record<string, (selection: import('../store/store.js').Selection) => string>} */
const phrases = {
  edge: ({ i, j }) => `from hidden unit ${i} to output ${j}`,
};

class DeltaSay extends HTMLElement {
  connectedCallback() {
    const phrase = phrases[this.getAttribute('phrase') ?? ''];
    this.dispose = effect(() => {
      this.textContent = phrase(selection.value);
    });
  }

  disconnectedCallback() {
    this.dispose?.();
  }
}

customElements.define('delta-say', DeltaSay);
