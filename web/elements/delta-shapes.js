// <delta-shapes of="statement" layer="out">: the shapes of a product, in letters and in numbers, and why the inner ones agree.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { sizeLetter } from '../derivation/layers.js';
import { layerMeant } from '../derivation/steps.js';
import { renderTex } from '../derivation/render.js';
import { PageElement } from './page-element.js';

/** @typedef {'n' | 'in' | 'out' | 'next'} Size  examples, or units of the layer before, of the layer, of the one after */

/**
 * Left factor, right factor, what the inner sizes count; by product and convention.
 * @type {Record<string, Record<import('../derivation/convention.js').ConventionName, [Size, Size, Size]>>}
 */
const products = {
  forward: {
    rows: ['n', 'in', 'out'],
    columns: ['out', 'in', 'n'],
    pytorch: ['n', 'in', 'out'],
  },
  statement: {
    rows: ['in', 'n', 'out'],
    columns: ['out', 'n', 'in'],
    pytorch: ['out', 'n', 'in'],
  },
  back: {
    rows: ['n', 'next', 'out'],
    columns: ['out', 'next', 'n'],
    pytorch: ['n', 'next', 'out'],
  },
};

/** What the inner sizes count, in words. */
const counted = {
  n: 'the training examples',
  in: 'the units that the layer takes in',
  out: 'the units of the layer',
  next: 'the units of the next layer',
};

/** A formula outside of a sentence's flow. @param {string} tex */
function formula(tex) {
  const span = document.createElement('span');
  renderTex(tex, span);
  return span;
}

class DeltaShapes extends PageElement {
  render() {
    const now = this.state.form.value;
    if (!now) return nothing;
    const { sizes, n } = now;
    const layer = layerMeant(
      this.getAttribute('layer') ?? 'out',
      sizes,
      this.state.selection.value.layer,
    );
    const letters = {
      n: 'n',
      in: sizeLetter(sizes, layer),
      out: sizeLetter(sizes, layer + 1),
      next: sizeLetter(sizes, Math.min(layer + 2, sizes.length - 1)),
    };
    const numbers = { n, in: sizes[layer], out: sizes[layer + 1], next: sizes[layer + 2] };
    const [down, inner, across] =
      products[this.getAttribute('of') ?? 'statement'][this.state.convention.value];
    const line = (/** @type {Record<string, string | number>} */ of) =>
      `(${of[down]} \\times \\mathbf{${of[inner]}})\\,(\\mathbf{${of[inner]}} \\times ${of[across]}) \\to ${of[down]} \\times ${of[across]}`;
    const [inLetters, inNumbers] = [line(letters), line(numbers)];
    return html`<p class="shapes">
      Shapes: ${guard([inLetters], () => formula(inLetters))}, here
      ${guard([inNumbers], () => formula(inNumbers))}. The inner sizes agree because both count
      ${counted[inner]}.
    </p>`;
  }
}

customElements.define('delta-shapes', DeltaShapes);
