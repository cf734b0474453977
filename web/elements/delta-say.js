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
  examples: () => {
    const n = frame.value?.n ?? 1;
    return n === 1 ? 'one example' : `${n} examples`;
  },
  /** What a matrix has for each example. */
  line: () => (convention.value === 'columns' ? 'column' : 'row'),
  /** Why one factor of the statement is turned. */
  turning: () =>
    ({
      rows: 'Examples are the rows of A, and also the rows of δ. But a matrix product adds up along the columns of its left factor. So A has to lie on its side.',
      columns:
        'Examples are the columns of δ, and also the columns of A. But a matrix product adds up along the rows of its right factor. So A has to stand on end.',
      pytorch:
        'Examples are the rows of δ, and also the rows of A. But a matrix product adds up along the columns of its left factor. Here δ stands on the left, so δ has to lie on its side.',
    })[convention.value],
  /** Why the factors stand in this order. */
  order: () => {
    const [way, first] = convention.value === 'rows' ? ['leave', 'A'] : ['enter', 'δ'];
    return `The result must lie as W lies: with a row for each unit that the weights ${way}. So ${first} comes first.`;
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
