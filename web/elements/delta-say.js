// <delta-say phrase="edge" layer="out">: words of a sentence that follow the selection.
import { effect } from '@preact/signals-core';
import { spokenOf } from '../derivation/symbols.js';
import { layerMeant } from '../derivation/steps.js';
import { weightId } from '../derivation/selection.js';
import { scopeOf } from './scoped.js';

/** @import { Scope } from '../scope/scope.js' */

/** @param {number} count @param {string} what */
const counted = (count, what) => (count === 1 ? `one ${what}` : `${count} ${what}s`);

/** @type {Record<string, (state: Scope['state'], layer: string) => string>} */
const phrases = {
  /** The two units that the thread's weight of a layer joins. */
  edge: (state, layer) => {
    const { sizes } = state.shape.value;
    const selected = state.selection.value;
    const meant = {
      ...selected,
      layer: layerMeant(layer, sizes, selected.layer),
    };
    return spokenOf(weightId(meant, sizes), state.notation.value).replace('weight ', '');
  },
  examples: (state) => counted(state.shape.value.n, 'example'),
  /** How many terms J has. */
  terms: (state) => {
    const { n, sizes } = state.shape.value;
    const t = sizes[sizes.length - 1];
    const are = n === 1 ? 'is' : 'are';
    return `Here there ${are} ${counted(n, 'example')} and ${counted(t, 'output')}, so the sum has ${counted(n * t, 'term')}:`;
  },
  /** The shape of a matrix with a line for each example: that of the output, or of the last hidden layer. */
  shape: (state, layer) => {
    const { n, sizes } = state.shape.value;
    const units = sizes[sizes.length - (layer === 'out' ? 1 : 2)];
    return state.convention.value === 'columns'
      ? `${units}\u00a0×\u00a0${n}`
      : `${n}\u00a0×\u00a0${units}`;
  },
  /** What a weight's two indices say. */
  indices: (state) => {
    const both = ['where it comes from', 'where it goes'];
    const [first, second] = state.convention.value === 'rows' ? both : both.reverse();
    return `the first index is ${first}, the second ${second}`;
  },
  /** Where the weights of one output stand. */
  look: (state) =>
    state.convention.value === 'rows'
      ? 'Look down a column: the first two factors are the same in both rows.'
      : 'Look along a row: the first two factors are the same in both columns.',
  /** Where a weight's slope stands, and what its row and its column share. */
  places: (state) =>
    state.convention.value === 'rows'
      ? 'row i, column j. Everything in row i has the factor aᵢ, everything in column j the factor δⱼ.'
      : 'row j, column i. Everything in row j has the factor δⱼ, everything in column i the factor aᵢ.',
  /** Which of the two lists has to be turned. */
  turned: (state) => {
    const line = phrases.line(state, '');
    const lists = state.shape.value.n === 1 ? `a ${line}` : `${line}s, one for each example`;
    const at = phrases.shape(state, 'h');
    return {
      rows: `The error terms form ${lists}. So do the hidden activations, of shape ${at}. To stand as columns, the activations have to be turned. That is the transpose:`,
      columns: `The error terms form ${lists}. So do the hidden activations, of shape ${at}. To lie as rows, the activations have to be turned. That is the transpose:`,
      pytorch: `The hidden activations form ${lists}, of shape ${at}. So do the error terms. Here W has a row for each output, so the error terms have to stand as columns: they are turned. That is the transpose:`,
    }[state.convention.value];
  },
  /** What a matrix has for each example. */
  line: (state) => (state.convention.value === 'columns' ? 'column' : 'row'),
  /** Why one factor of the statement is turned. */
  turning: (state) =>
    ({
      rows: 'Examples are the rows of A, and also the rows of δ. But a matrix product adds up along the columns of its left factor. So A has to lie on its side.',
      columns:
        'Examples are the columns of δ, and also the columns of A. But a matrix product adds up along the rows of its right factor. So A has to stand on end.',
      pytorch:
        'Examples are the rows of δ, and also the rows of A. But a matrix product adds up along the columns of its left factor. Here δ stands on the left, so δ has to lie on its side.',
    })[state.convention.value],
  /** Why the factors stand in this order. */
  order: (state) => {
    const [way, first] = state.convention.value === 'rows' ? ['leave', 'A'] : ['enter', 'δ'];
    return `The result must lie as W lies: with a row for each unit that the weights ${way}. So ${first} comes first.`;
  },
};

class DeltaSay extends HTMLElement {
  connectedCallback() {
    const phrase = phrases[this.getAttribute('phrase') ?? ''];
    const { state } = scopeOf(this);
    this.dispose = effect(() => {
      this.textContent = phrase(state, this.getAttribute('layer') ?? 'out');
    });
  }

  disconnectedCallback() {
    this.dispose?.();
  }
}

customElements.define('delta-say', DeltaSay);
