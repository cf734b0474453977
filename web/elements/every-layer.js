// <every-layer>: the statement for each layer of the network, first to last, above each other.
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { layerName } from '../derivation/layers.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';

class EveryLayer extends PageElement {
  render() {
    const { sizes } = this.state.shape.value;
    const names = sizes.slice(1).map((_, layer) => layerName(sizes, layer));
    return repeat(
      names,
      (name) => name,
      (name) => html`<delta-equation step="matrix" part="formula" layer=${name}></delta-equation>`,
    );
  }
}

defineInTurn('every-layer', EveryLayer);
