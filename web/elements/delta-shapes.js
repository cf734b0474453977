// <delta-shapes of="statement" layer="out">: the shapes of a product, in letters and in numbers, and why the inner ones agree.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { shapesOf } from '../derivation/shapes.js';
import { layerMeant } from '../derivation/steps.js';
import { formula } from '../derivation/render.js';
import { words } from '../words/words.js';
import { defineInTurn } from './define-in-turn.js';
import { PageElement } from './page-element.js';

class DeltaShapes extends PageElement {
  render() {
    const { convention, form, selection } = this.state;
    if (!form.value) return nothing;
    const { layer: selected } = selection.value;
    const layer = layerMeant(this.getAttribute('layer') ?? 'out', form.value.sizes, selected);
    const product = this.getAttribute('of') ?? 'statement';
    const { letters, numbers, counts } = shapesOf(product, form.value, layer, convention.value);
    const said = words.article.shapes({
      letters: guard([letters], () => formula(letters)),
      numbers: guard([numbers], () => formula(numbers)),
      counts,
    });
    return html`<p class="shapes">${said}</p>`;
  }
}

defineInTurn('delta-shapes', DeltaShapes);
