// <delta-say phrase="edge" layer="out">: words of a sentence that follow the selection.
import { effect } from '@preact/signals-core';
import { spokenOf } from '../derivation/symbols.js';
import { layerMeant } from '../derivation/steps.js';
import { weightId } from '../derivation/selection.js';
import { convention, form, notation, selection } from '../store/store.js';

/** The network's shape; the note's, before the core has answered. */
const shape = () => form.value ?? { n: 1, sizes: [2, 2, 2] };

/** @param {number} count @param {string} what */
const counted = (count, what) => (count === 1 ? `one ${what}` : `${count} ${what}s`);

/** @type {Record<string, (layer: string) => string>} */
const phrases = {
  /** The two units that the thread's weight of a layer joins. */
  edge: (layer) => {
    const { sizes } = shape();
    const selected = selection.value;
    const meant = {
      ...selected,
      layer: layerMeant(layer, sizes, selected.layer),
    };
    return spokenOf(weightId(meant, sizes), notation.value).replace('weight ', '');
  },
  examples: () => counted(shape().n, 'example'),
  /** How many terms J has. */
  terms: () => {
    const { n, sizes } = shape();
    const t = sizes[sizes.length - 1];
    const are = n === 1 ? 'is' : 'are';
    return `Here there ${are} ${counted(n, 'example')} and ${counted(t, 'output')}, so the sum has ${counted(n * t, 'term')}:`;
  },
  /** The shape of a matrix with a line for each example: that of the output, or of the last hidden layer. */
  shape: (layer) => {
    const { n, sizes } = shape();
    const units = sizes[sizes.length - (layer === 'out' ? 1 : 2)];
    return convention.value === 'columns'
      ? `${units}\u00a0×\u00a0${n}`
      : `${n}\u00a0×\u00a0${units}`;
  },
  /** What a weight's two indices say. */
  indices: () => {
    const both = ['where it comes from', 'where it goes'];
    const [first, second] = convention.value === 'rows' ? both : both.reverse();
    return `the first index is ${first}, the second ${second}`;
  },
  /** Where the weights of one output stand. */
  look: () =>
    convention.value === 'rows'
      ? 'Look down a column: the first two factors are the same in both rows.'
      : 'Look along a row: the first two factors are the same in both columns.',
  /** Where a weight's slope stands, and what its row and its column share. */
  places: () =>
    convention.value === 'rows'
      ? 'row i, column j. Everything in row i has the factor aᵢ, everything in column j the factor δⱼ.'
      : 'row j, column i. Everything in row j has the factor δⱼ, everything in column i the factor aᵢ.',
  /** Which of the two lists has to be turned. */
  turned: () => {
    const line = phrases.line('');
    const lists = shape().n === 1 ? `a ${line}` : `${line}s, one for each example`;
    const at = phrases.shape('h');
    return {
      rows: `The error terms form ${lists}. So do the hidden activations, of shape ${at}. To stand as columns, the activations have to be turned. That is the transpose:`,
      columns: `The error terms form ${lists}. So do the hidden activations, of shape ${at}. To lie as rows, the activations have to be turned. That is the transpose:`,
      pytorch: `The hidden activations form ${lists}, of shape ${at}. So do the error terms. Here W has a row for each output, so the error terms have to stand as columns: they are turned. That is the transpose:`,
    }[convention.value];
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
