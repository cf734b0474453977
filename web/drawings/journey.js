// One example's way from X to J as a picture: a station for each matrix, with its numbers in it, and what leads into it on the arrow.
import { parseSymbol, symbols } from '../derivation/symbols.js';
import { numberOf } from '../figures/entry.js';
import { drawnUnits } from '../figures/geometry.js';
import { idsOf, journey, stationsOf } from '../figures/journey.js';
import { formula } from './formula.js';
import { exampleOf, headOf, litIn } from './labels.js';
import { worn } from './palette.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 */

/** Sizes of text, and lengths, in CSS pixels at the usual text size. */
const sizes = { symbol: 16, number: 13, arrow: 13 };
const lengths = { row: 24, head: 32, padding: 8, arrow: 26, beside: 6 };

/** The symbols of a station that are shown; '' where some are left out. @param {FigureState} state @param {string} name @param {number} place  of the layer's units */
function shownIn(state, name, place) {
  const ids = idsOf(state, name);
  const chosen = Math.min(state.selection.units[place] ?? 1, ids.length);
  return drawnUnits(ids.length, chosen).map((unit) => (unit ? ids[unit - 1] : ''));
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn} */
function draw(state, ink) {
  const { em } = state;
  const [symbolSize, numberSize, arrowSize] = [sizes.symbol, sizes.number, sizes.arrow].map(
    (size) => size * em,
  );
  const stations = stationsOf(state.frame).map(({ name, arrow }, at) => {
    const title = formula(symbols[name].matrixTex, ink, ink[worn[symbols[name].colour]]);
    const values = shownIn(state, name, Math.ceil(at / 2)).map((id) => ({
      id,
      text: id ? numberOf(state, id) : '⋮',
    }));
    const inside = Math.max(
      lineWidth(title, symbolSize),
      ...values.map(({ text }) => lineWidth(text, numberSize)),
    );
    const over = arrow ? formula(arrow, ink, ink.muted) : [];
    return {
      title,
      values,
      over,
      wide: inside + 2 * lengths.padding * em,
      arrowWide: arrow
        ? Math.max(lengths.arrow * em, lineWidth(over, arrowSize)) + 2 * lengths.beside * em
        : 0,
    };
  });
  const rows = Math.max(...stations.map(({ values }) => values.length));
  const high = (lengths.head + rows * lengths.row + lengths.padding) * em;
  const lit = litIn(state);
  let x = 0;
  const parts = stations.flatMap(({ title, values, over, wide, arrowWide }) => {
    const from = x + lengths.beside * em;
    const to = x + arrowWide - lengths.beside * em;
    const left = x + arrowWide;
    x = left + wide;
    const middle = { x: left + wide / 2, anchor: /** @type {const} */ ('middle') };
    const tip = 5 * em;
    const half = high / 2;
    const top = lengths.head * em + ((rows - values.length) / 2) * lengths.row * em;
    return [
      ...(arrowWide
        ? [
            textAt(over, {
              ...{ x: (from + to) / 2, y: half - 7 * em, size: arrowSize },
              ...{ anchor: 'middle', fill: ink.muted },
            }),
            element('path', {
              d: `M${from},${half}H${to}M${to - tip},${half - tip}L${to},${half}L${to - tip},${half + tip}`,
              ...{ fill: 'none', stroke: ink.muted, 'stroke-width': 1.4 * em },
            }),
          ]
        : []),
      element('rect', {
        ...{ x: left + 0.5, y: 0.5, width: wide - 1, height: high - 1, rx: 8 },
        ...{ fill: ink.card, stroke: ink.rule },
      }),
      textAt(title, { ...middle, y: 1.35 * symbolSize, size: symbolSize, fill: ink.ink }),
      ...values.map(({ id, text }, row) => {
        const y = top + row * lengths.row * em;
        const number = textAt(text, {
          ...{ ...middle, y: y + (lengths.row / 2) * em + 0.36 * numberSize, size: numberSize },
          fill: id ? ink.ink : ink.muted,
        });
        if (!id) return number;
        const isLit = parseSymbol(id).indices.length > 0 && lit(id);
        return ofSymbol(
          id,
          isLit
            ? element('rect', {
                ...{ x: left + 4, y: y + 1, width: wide - 8, height: lengths.row * em - 2, rx: 4 },
                fill: ink['path-ground'],
              })
            : '',
          number,
        );
      }),
    ];
  });
  const head = headOf([exampleOf(state)], ink, em);
  return {
    width: Math.max(x, head.width),
    height: head.height + high,
    parts: [...head.parts, element('g', { transform: `translate(0 ${head.height})` }, parts)],
  };
}

export const ofJourney = { figure: journey, draw };
