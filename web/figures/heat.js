// A matrix as a map of colours, for figures: its styles, and how large its entries are.
import { css, html } from 'lit';
import { labelOf } from './entry.js';
import '../widgets/heat-map.js';

/** @import { FigureState } from './figure.js' */
/** @import { Matrix } from '../core/frame.js' */
/** @import { Scale } from '../widgets/scale.js' */

export const heatStyles = css`
  .heat {
    position: relative;
    border: 1px solid var(--rule);
    cursor: pointer;
    touch-action: pan-y;
  }
  .heat:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .heat pixel-map,
  .heat canvas {
    display: block;
    width: 100%;
    height: 100%;
    image-rendering: pixelated;
  }
  .heat.many canvas {
    image-rendering: auto;
  }
  .outline {
    position: absolute;
    box-sizing: border-box;
    border: 1px solid var(--selected);
    pointer-events: none;
  }
  .outline.selected,
  .outline.pointed {
    box-sizing: content-box;
    margin: -2px;
    border-width: 2px;
  }
  .outline.pointed {
    border-color: var(--ink);
  }
  @media (forced-colors: active) {
    .outline {
      border-color: Highlight;
    }
    .outline.pointed {
      border-color: CanvasText;
    }
  }
`;

/** In CSS pixels: the sides of an entry, and of a matrix whose entries cannot all have the least. */
const sides = { least: 4, most: 20, ofMany: 256 };

/** @param {number} room that the entries have, in CSS pixels @param {number} count of entries */
function sideOf(room, count) {
  const side = Math.min(sides.most, Math.max(sides.least, Math.floor(room / count)));
  return Math.min(side, sides.ofMany / count);
}

/**
 * @param {FigureState} state
 * @param {string} name  of the table of symbols
 * @param {Matrix} matrix
 * @param {object} look
 * @param {boolean} look.transposed whether it is shown on its side @param {Scale} look.scale
 * @param {[number, number]} look.room down and across, in CSS pixels
 */
export function heat(state, name, matrix, { transposed, scale, room }) {
  const [down, across] = transposed ? [matrix.cols, matrix.rows] : [matrix.rows, matrix.cols];
  const { commands, litBoxes, pointed } = state;
  return html`<heat-map
    .lit=${litBoxes}
    .pointed=${pointed}
    @entry-pick=${(/** @type {CustomEvent} */ { detail }) => commands.pick(detail)}
    @entry-step=${(/** @type {CustomEvent} */ { detail }) => commands.announce(labelOf(state, detail))}
    .name=${name}
    .matrix=${matrix}
    .transposed=${transposed}
    .scale=${scale}
    .cell=${[sideOf(room[0], down), sideOf(room[1], across)]}
  ></heat-map>`;
}
