// <delta-say phrase="edge" layer="out">: words of a sentence that follow the selection.
import { effect } from '@preact/signals-core';
import { spokenOf } from '../derivation/symbols.js';
import { layerMeant } from '../derivation/steps.js';
import { weightId } from '../store/selection.js';
import { convention, frame, notation, selection } from '../store/store.js';

/** @type {Record<string, (layer: string) => string>} */
const phrases = {
  /** The two units that the thread's weight of a layer joins. */
  edge: (layer) => {
    const sizes = frame.value?.sizes ?? [2, 2, 2];
    const selected = selection.value;
    const meant = {
      ...selected,
      layer: layerMeant(layer, sizes, selected.layer),
    };
    return spokenOf(weightId(meant, sizes), notation.value).replace('weight ', '');
  },
};

class DeltaSay extends HTMLElement {
  connectedCallback() {
    const phrase = phrases[this.getAttribute('phrase') ?? ''];
    this.dispose = effect(() => {
      this.textContent = phrase(this.getAttribute('layer') ?? 'out');
    });
  }

  disconnectedCallback() {
    this.dispose?.();
  }
}

customElements.define('delta-say', DeltaSay);
