// A matrix as cells, as it lies in the convention; each cell carries the symbol of the entry that it shows.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { format } from '../derivation/number.js';
import { isTransposed } from '../derivation/convention.js';
import { picture } from '../derivation/render.js';
import { symbolId, symbols } from '../derivation/symbols.js';
import { isVeiled, labelOf, numberOf } from './entry.js';
import { heat, heatStyles } from './heat.js';
import { ground, largestOf } from '../widgets/scale.js';
import { words } from '../words/words.js';

/** @import { FigureState } from './figure.js' */
/** @import { Matrix } from '../core/frame.js' */

/** Larger matrices show their entries as colours only; a cell still says its number. */
const numbersAtMost = 16;

/** With more rows or columns than this, or more entries, it is a map of colours. */
const cellsAtMost = { aSide: 64, inAll: 64 * 64 };

/** The room of such a map, down and across, in CSS pixels. @type {[number, number]} */
const mapRoom = [256, 256];

export const matrixStyles = css`
  .matrix {
    display: grid;
    justify-items: center;
    gap: 0.35rem;
    min-width: 0;
    max-width: 100%;
    margin: 0;
  }
  .cells {
    display: grid;
    gap: 3px;
    box-sizing: border-box;
    max-width: 100%;
    padding: 3px 0.4rem;
    border-inline: 2px solid var(--rule-strong);
    border-radius: 6px;
    overflow: auto;
    background: var(--scroll-signs);
    /* Cells let the signs through. */
    --card: transparent;
  }
  .cell,
  .partial {
    box-sizing: border-box;
    min-width: calc(2.4rem + var(--digits, 3) * 0.5rem);
    padding: 0.45rem 0.4rem;
    border-radius: 5px;
    color: var(--ink);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: right;
    /* Its colour is a number: forced colours leave it. */
    forced-color-adjust: none;
  }
  .cell {
    cursor: pointer;
  }
  .cell[data-lit='path'] {
    box-shadow: inset 0 0 0 2px var(--selected);
  }
  .cell[data-lit='selected'],
  .partial.here {
    box-shadow: inset 0 0 0 3px var(--selected);
    font-weight: 700;
  }
  .cell[data-lit='pointed'] {
    box-shadow:
      inset 0 0 0 2px var(--selected),
      inset 0 0 0 4px var(--card);
  }
  .cell:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .snug .cell,
  .snug .partial {
    min-width: calc(1.65rem + var(--digits, 3) * 0.4rem);
    padding: 0.3rem 0.2rem;
    font-size: 0.6875rem;
    text-align: center;
  }
  .tight .cell,
  .tight .partial {
    min-width: calc(1.1rem + var(--digits, 3) * 0.35rem);
    padding: 0.3rem 0.05rem;
    font-size: 0.625rem;
    text-align: center;
  }
  .tight .cells {
    padding-inline: 0.2rem;
  }
  .dense .cell,
  .dense .partial {
    min-width: 0;
    width: 9px;
    height: 9px;
    padding: 0;
    border-radius: 2px;
  }
  .dense .cells {
    gap: 1px;
  }
  .name {
    font-size: 0.8125rem;
    color: var(--muted);
    text-align: center;
  }
  .name > span {
    white-space: nowrap;
  }
  ${heatStyles}
  @container (max-width: 26.25rem) {
    .cell,
    .partial {
      min-width: max(2.95rem, 1.3em + var(--digits, 3) * 0.64em);
      padding: 0.5rem 0.1rem;
      font-size: 0.6875rem;
      text-align: center;
    }
    .cells {
      padding: 2px;
      gap: 2px;
    }
  }
`;

/** How close cells stand, from far to close; the last one has no numbers. */
const densities = /** @type {const} */ (['', 'snug', 'tight', 'dense']);

/** @typedef {typeof densities[number]} Density */

/**
 * How close cells stand, by the matrix's size.
 * @param {number} rows
 * @param {number} cols
 * @returns {Density}
 */
export const density = (rows, cols) => {
  if (Math.max(rows, cols) > numbersAtMost) return 'dense';
  if (cols > 12) return 'tight';
  return cols > 6 ? 'snug' : '';
};

/** @param {Density} one @param {Density} other */
export const closer = (one, other) =>
  densities.indexOf(one) > densities.indexOf(other) ? one : other;

/** Loose cells of matrixStyles in rem: how wide one is, and what each digit adds to it. */
const [cellWidth, digitWidth] = [2.4, 0.5];

/** What stands around all cells, and the narrowest name below them, in rem. */
const around = 1.05;
const nameWidth = 6;

/** Between cells, in CSS pixels. */
const cellGap = 3;

/**
 * How close matrices have to stand, so that they do side by side; a line that is too short for that is broken.
 * @param {number[]} across  columns of each
 * @param {{ width: number, em: number, digits: number }} room  width: without what stands between them
 * @returns {Density}
 */
export const densityBeside = (across, { width, em, digits }) => {
  const rem = 16 * em;
  const widths = across.map((cols) => {
    const cells = cols * (cellWidth + digits * digitWidth) * rem + (cols - 1) * cellGap;
    return Math.max(cells + around * rem, nameWidth * rem);
  });
  return widths.reduce((sum, one) => sum + one, 0) <= width ? '' : 'snug';
};

/**
 * @typedef {object} Shown
 * @property {string} name  of the table
 * @property {boolean} transposed  whether the formula has its transpose
 * @property {string} tex  how it is called
 * @property {[string, string]} letters  of the frame's rows and columns: n, t
 */

/**
 * Whether a matrix of the frame is shown on its side.
 * @param {FigureState} state
 * @param {Pick<Shown, 'name' | 'transposed'>} shown
 */
export const onSide = ({ notation }, { name, transposed }) =>
  isTransposed(symbols[name].kind, notation.convention) !== transposed;

/** @param {number} down @param {number} across */
export const isMany = (down, across) =>
  Math.max(down, across) > cellsAtMost.aSide || down * across > cellsAtMost.inAll;

/**
 * The entries of a matrix, one element each.
 * @param {FigureState} state
 * @param {string} name
 * @param {Matrix} matrix
 * @param {{ transposed: boolean, down: number, across: number, close: string }} look
 */
function cellsOf(state, name, { cols, data }, { transposed, down, across, close }) {
  const largest = largestOf(data);
  const cells = Array.from({ length: down * across }, (_, place) => {
    const [row, col] = [Math.floor(place / across), place % across];
    const [r, c] = transposed ? [col, row] : [row, col];
    const id = symbolId(name, r + 1, c + 1);
    // A colour would give a veiled number away.
    const value = isVeiled(state, id) ? 0 : data[r * cols + c];
    return html`<div
      class="cell"
      data-symbol=${id}
      role="button"
      tabindex="-1"
      aria-label=${labelOf(state, id)}
      .style=${`background:${ground(value, largest)}`}
    >
      ${close === 'dense' ? '' : numberOf(state, id)}
    </div>`;
  });
  return html`<div class="cells" .style=${`grid-template-columns:repeat(${across},auto)`}>
    ${cells}
  </div>`;
}

/**
 * @param {FigureState} state
 * @param {Shown} shown
 * @param {Density} [atLeast]  how close its cells stand at least
 */
export function matrix(state, shown, atLeast = '') {
  const { name, tex, letters } = shown;
  const whole = /** @type {Matrix} */ (symbols[name].of(state.frame));
  const { rows, cols, data } = whole;
  const transposed = onSide(state, shown);
  const [down, across] = transposed ? [cols, rows] : [rows, cols];
  const [downLetter, acrossLetter] = transposed ? [letters[1], letters[0]] : letters;
  const close = closer(density(down, across), atLeast);
  return html`<div
    class="matrix ${close}"
    role="group"
    aria-label=${words.figures.matrix({ name: symbols[name].whole, isTransposed: shown.transposed, down, across })}
  >
    ${
      isMany(down, across)
        ? heat(state, name, whole, {
            transposed,
            scale: { largest: largestOf(data), isLog: false },
            room: mapRoom,
          })
        : cellsOf(state, name, whole, { transposed, down, across, close })
    }
    <div class="name">
      ${guard([tex], () => picture(tex, symbols[name].colour))}
      <span
        >${guard([downLetter, acrossLetter], () => picture(`${downLetter} \\times ${acrossLetter}`))}
        = ${[down, across].join('\u00a0×\u00a0')}</span
      >
    </div>
  </div>`;
}

/**
 * Numbers that are no quantity of the frame, laid like the gradient: one example's table, or the sum so far.
 * @param {FigureState} state @param {Matrix} numbers @param {object} look
 * @param {boolean} look.transposed
 * @param {number} look.largest  of the colour scale
 * @param {{ i: number, j: number }} look.here
 * @param {unknown} look.caption @param {string} look.label
 * @param {string} [look.role]  a class of the figure's own
 * @param {boolean} [look.isVeiled]  whether a question asks for the number that is marked
 */
export function partial(
  { digits },
  numbers,
  { transposed, largest, here, caption, label, role = '', isVeiled: hides = false },
) {
  const { rows, cols, data } = numbers;
  const [down, across] = transposed ? [cols, rows] : [rows, cols];
  const close = density(down, across);
  const cells = Array.from({ length: down * across }, (_, place) => {
    const [row, col] = [Math.floor(place / across), place % across];
    const [r, c] = transposed ? [col, row] : [row, col];
    const isHere = r + 1 === here.i && c + 1 === here.j;
    const value = isHere && hides ? 0 : data[r * cols + c];
    const text = isHere && hides ? words.names.veiled.seen : format(value, digits);
    return html`<div
      class=${isHere ? 'partial here' : 'partial'}
      .style=${`background:${ground(value, largest)}`}
    >
      ${close === 'dense' ? '' : text}
    </div>`;
  });
  return html`<div class="matrix ${close} ${role}" role="group" aria-label=${label}>
    <div class="cells" .style=${`grid-template-columns:repeat(${across},auto)`}>${cells}</div>
    <div class="name">${caption}</div>
  </div>`;
}
