// The tables of all examples without numbers, as a picture of the product has them.
import { weightOf } from '../derivation/selection.js';
import { drawnUnits } from '../figures/geometry.js';
import { smallSize } from './labels.js';
import { tinted } from './matrix.js';
import { placesOf } from './places.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { Matrix } from '../core/frame.js'
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

/** A side of a cell of a table without numbers, and what is free between two, in CSS pixels. */
const mini = { side: 12, gap: 1, apart: 14 };

/**
 * Each example's table, without numbers; those not added yet are pale.
 * @param {FigureState} state @param {Matrix[]} outer
 * @param {{ transposed: boolean, largest: number, k: number, ink: Ink }} look @returns {Drawn}
 */
export function miniatures({ selection, em, width }, outer, { transposed, largest, k, ink }) {
  const here = weightOf(selection);
  const size = smallSize * em;
  const side = mini.side * em;
  const tables = drawnUnits(outer.length, Math.max(k, 1)).map((unit) => {
    const places = unit ? placesOf(outer[unit - 1], transposed, here) : [];
    const wide = Math.max(
      (places[0]?.length ?? 1) * (side + mini.gap),
      lineWidth(String(unit), size),
    );
    return { unit, places, wide, high: places.length * (side + mini.gap) };
  });
  const high = Math.max(...tables.map((one) => one.high));
  let [x, top] = [0, 0];
  let right = 0;
  const parts = tables.flatMap(({ unit, places, wide, high: own }) => {
    if (x > 0 && x + wide > width) {
      x = 0;
      top += high + 2.2 * size;
    }
    const left = x + (wide - (places[0]?.length ?? 1) * (side + mini.gap)) / 2;
    const middle = {
      x: x + wide / 2,
      size,
      anchor: /** @type {const} */ ('middle'),
      fill: ink.muted,
    };
    x += wide + mini.apart * em;
    right = Math.max(right, x - mini.apart * em);
    if (!unit) return [textAt('…', { ...middle, y: top + high / 2 })];
    const { cols, data } = outer[unit - 1];
    return [
      element(
        'g',
        { opacity: unit <= k ? undefined : 0.3 },
        places.flatMap((row, r) =>
          row.map(({ row: of, col }, c) => {
            const isHere = of + 1 === here.i && col + 1 === here.j;
            const inset = isHere ? 0.75 : 0;
            return element('rect', {
              x: left + c * (side + mini.gap) + inset,
              y: top + high - own + r * (side + mini.gap) + inset,
              ...{ width: side - 2 * inset, height: side - 2 * inset, rx: 2 },
              fill: of < 0 ? 'none' : tinted(data[of * cols + col], largest, ink),
              stroke: isHere ? ink.selected : ink.rule,
              'stroke-width': isHere ? 1.5 : 0.5,
            });
          }),
        ),
        textAt(String(unit), { ...middle, y: top + high + 1.2 * size }),
      ),
    ];
  });
  return { width: right, height: top + high + 1.6 * size, parts };
}
