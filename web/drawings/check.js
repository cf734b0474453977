// The check of one entry as a picture: how far two methods are off over their step, and what all three of them say.
import { scientific } from '../derivation/number.js';
import { weightId } from '../derivation/selection.js';
import { check, chosen, methodsOf } from '../figures/check.js';
import { epsilons } from '../figures/check-plot.js';
import { hasL2 } from '../figures/l2.js';
import { wordsOfDoubt } from '../words/late.js';
import { flow, withNumber } from './labels.js';
import { slopeReading } from './l2.js';
import { plotIn, withRoom } from './plane.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

const text = wordsOfDoubt.check;

/** The lines of the methods' samples, as their curves. @param {Ink} ink */
const samplesIn = (ink) => ({
  backpropagation: null,
  central: { stroke: ink.delta, 'stroke-width': 3 },
  complex: { stroke: ink.A, 'stroke-width': 3, 'stroke-dasharray': '7 4' },
});

/** The selected entry by all methods, as a table. @param {FigureState} state @param {Ink} ink @returns {Drawn} */
function table(state, ink) {
  const { em, width } = state;
  const size = 13 * em;
  const { entry, value, off } = text.selected;
  const rows = methodsOf(state);
  const samples = samplesIn(ink);
  const sample = 2 * size;
  const widest = (/** @type {string[]} */ all) =>
    Math.max(...all.map((one) => lineWidth(one, size)));
  const [first, second, third] = [
    sample + widest([entry, ...rows.map(({ name }) => name)]),
    widest([value, ...rows.map((row) => row.value)]),
    widest([off, ...rows.map((row) => row.off)]),
  ];
  const apart = 1.5 * size;
  const wide = Math.max(width, first + second + third + 2 * apart);
  const ends = [wide - third - apart, wide];
  const high = 1.9 * size;
  const base = (/** @type {number} */ row) => (row + 0.66) * high;
  const cell = (
    /** @type {string} */ line,
    /** @type {number} */ row,
    /** @type {number} */ x,
    fill = ink.ink,
  ) =>
    textAt(line, { x, y: base(row), size, anchor: x > 0 && x !== sample ? 'end' : 'start', fill });
  return {
    width: wide,
    height: (rows.length + 1) * high,
    parts: [
      cell(entry, 0, 0, ink.muted),
      cell(value, 0, ends[0], ink.muted),
      cell(off, 0, ends[1], ink.muted),
      ...rows.flatMap((row, at) => {
        const look = samples[row.method];
        const middle = base(at + 1) - 0.33 * size;
        const top = (at + 1) * high;
        return [
          element('line', { x1: 0, x2: wide, y1: top, y2: top, stroke: ink.rule }),
          look ? element('line', { x1: 0, x2: 1.6 * size, y1: middle, y2: middle, ...look }) : '',
          cell(row.name, at + 1, look ? sample : 0),
          cell(row.value, at + 1, ends[0]),
          row.off ? cell(row.off, at + 1, ends[1]) : '',
        ];
      }),
    ],
  };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null where there is no curve */
function draw(state, ink) {
  const { em, width, frame, selection } = state;
  const plot = plotIn(check.view(withRoom(state)), { ink, em });
  if (!plot) return null;
  const size = 13 * em;
  const slope = weightId(selection, frame.sizes, 'grad_W');
  const above = flow(
    [
      withNumber(state, slope, ink),
      ...(hasL2(state) ? [slopeReading(state, ink)] : []),
      `${text.step} = ${scientific(epsilons[chosen(state).value], 1)}`,
    ],
    { width, size, em, ink },
  );
  const below = table(state, ink);
  const middle = above.height + 0.5 * size;
  const bottom = middle + plot.height + 0.6 * size;
  return {
    width: Math.max(plot.width, above.width, below.width),
    height: bottom + below.height,
    parts: [
      ...above.parts,
      element('g', { transform: `translate(0 ${middle})` }, plot.parts),
      element('g', { transform: `translate(0 ${bottom})` }, below.parts),
    ],
  };
}

export const ofCheck = { figure: check, draw };
