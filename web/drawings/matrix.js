// A matrix in a picture: cells in brackets, with its name and its shape below; and several of them on a line.
import { strength } from '../widgets/scale.js';
import { mixed } from './palette.js';
import { element, lineWidth, ofSymbol, textAt } from './svg.js';

/**
 * @import { Density } from '../figures/matrix.js'
 * @import { Ink } from './palette.js'
 * @import { Line } from './svg.js'
 *
 * @typedef {object} Cell
 * @property {string} id  its symbol; '' where it is none's, or stands for entries that are left out
 * @property {string} text
 * @property {number} value  by which it is coloured
 * @property {'selected' | 'path' | undefined} how
 *
 * @typedef {{ width: number, height: number, middle: number, parts: string[] }} Block  middle: height of its cells' middle
 */

/** How cells look, by how close they stand; lengths as matrixStyles has them, in CSS pixels at the usual text size. @type {Record<Density, { text: number, least: number, padding: number, height: number, gap: number, round: number }>} */
export const looks = {
  '': { text: 13, least: 38, padding: 6.4, height: 30, gap: 3, round: 5 },
  snug: { text: 11, least: 26, padding: 4, height: 24, gap: 3, round: 5 },
  tight: { text: 10, least: 18, padding: 3, height: 22, gap: 3, round: 4 },
  dense: { text: 0, least: 9, padding: 0, height: 9, gap: 1, round: 2 },
};

/** What each digit adds to the least width. @type {Record<Density, number>} */
const perDigit = { '': 8, snug: 6.4, tight: 5.6, dense: 0 };

/** Brackets: how far they reach, and what they keep free, in CSS pixels. */
const bracket = { wide: 5, free: 6 };

/**
 * A colour for a number, as widgets/scale.js has it.
 * @param {number} value @param {number} largest @param {Ink} ink
 */
export function tinted(value, largest, ink) {
  // The style sheet has whole hundredths.
  const share = Math.round(70 * strength(value, largest)) / 100;
  return share === 0 ? 'none' : mixed(value < 0 ? ink.negative : ink.positive, ink.card, share);
}

/** A cell at its place. @param {Cell} cell @param {{ x: number, y: number, wide: number, high: number, look: typeof looks[Density], largest: number, ink: Ink, em: number, isPlain: boolean }} place */
export function drawnCell({ id, text, value, how }, place) {
  const { x, y, wide, high, look, largest, ink, em, isPlain } = place;
  const border = how === 'selected' ? 3 : how === 'path' ? 2 : 0;
  const size = look.text * em;
  const parts = [
    element('rect', {
      ...{ x: x + border / 2, y: y + border / 2, width: wide - border, height: high - border },
      rx: look.round,
      fill: isPlain ? 'none' : tinted(value, largest, ink),
      stroke: border ? ink.selected : undefined,
      'stroke-width': border || undefined,
    }),
    size
      ? textAt(text, {
          ...{ x: x + wide / 2, y: y + high / 2 + 0.36 * size, size, anchor: 'middle' },
          fill: isPlain ? ink.muted : ink.ink,
          isBold: how === 'selected',
        })
      : '',
  ];
  return id ? ofSymbol(id, parts) : parts.join('');
}

/**
 * @param {Cell[][]} cells  by rows @param {Line[]} names  below it
 * @param {{ close: Density, largest: number, digits: number, em: number, ink: Ink }} look
 * @returns {Block}
 */
export function block(cells, names, { close, largest, digits, em, ink }) {
  const look = looks[close];
  const size = look.text * em;
  const widest = size
    ? Math.max(
        ...cells.flat().map(({ text, how }) => lineWidth(text, size, how === 'selected')),
        em * (look.least + perDigit[close] * Math.abs(digits) - 2 * look.padding),
      )
    : 0;
  const [wide, high] = [size ? widest + 2 * look.padding * em : look.least * em, look.height * em];
  const [down, across] = [cells.length, cells[0].length];
  const around = bracket.free + 2;
  const [cellsWide, cellsHigh] = [
    across * (wide + look.gap) - look.gap + 2 * around,
    down * (high + look.gap) - look.gap + 6,
  ];
  const nameSize = 13 * em;
  const width = Math.max(cellsWide, ...names.map((name) => lineWidth(name, nameSize)));
  const left = (width - cellsWide) / 2;
  const side = (/** @type {number} */ x, /** @type {1 | -1} */ inwards) =>
    element('path', {
      d: `M${x + inwards * bracket.wide},1Q${x},1 ${x},${1 + bracket.wide}V${cellsHigh - 1 - bracket.wide}Q${x},${cellsHigh - 1} ${x + inwards * bracket.wide},${cellsHigh - 1}`,
      fill: 'none',
      stroke: ink['rule-strong'],
      'stroke-width': 2,
    });
  return {
    width,
    height: cellsHigh + names.length * 1.45 * nameSize + (names.length ? 0.35 * nameSize : 0),
    middle: cellsHigh / 2,
    parts: [
      side(left + 1, 1),
      side(left + cellsWide - 1, -1),
      ...cells.flatMap((row, r) =>
        row.map((cell, c) =>
          drawnCell(cell, {
            x: left + around + c * (wide + look.gap),
            y: 3 + r * (high + look.gap),
            ...{ wide, high, look, largest, ink, em },
            isPlain: cell.text === '…',
          }),
        ),
      ),
      ...names.map((name, at) =>
        textAt(name, {
          ...{ x: width / 2, y: cellsHigh + (at + 1) * 1.45 * nameSize, size: nameSize },
          ...{ anchor: 'middle', fill: ink.muted },
        }),
      ),
    ],
  };
}

/** Between blocks and the signs between them, in CSS pixels. */
const gap = 12;

/**
 * Blocks on a line, each with the sign before it; where the line is too short, both go to the next one.
 * @param {{ sign: string, block: Block, opacity?: number }[]} items @param {{ width: number, em: number, ink: Ink }} room
 * @returns {{ width: number, height: number, parts: string[] }}
 */
export function inLine(items, { width, em, ink }) {
  const size = 20 * em;
  const space = gap * em;
  /** @type {(typeof items[number] & { x: number, signWidth: number })[][]} */
  const lines = [];
  let x = 0;
  for (const item of items) {
    const signWidth = item.sign ? lineWidth(item.sign, size) + space : 0;
    const needed = (x > 0 ? space : 0) + signWidth + item.block.width;
    if (lines.length === 0 || x + needed > width) {
      lines.push([]);
      x = 0;
    }
    if (x > 0) x += space;
    lines[lines.length - 1].push({ ...item, x: x + signWidth, signWidth });
    x += signWidth + item.block.width;
  }
  let top = 0;
  /** @type {string[]} */
  const parts = [];
  for (const line of lines) {
    const middle = Math.max(...line.map(({ block }) => block.middle));
    const under = Math.max(...line.map(({ block }) => block.height - block.middle));
    for (const { sign, block, x: left, signWidth, opacity } of line) {
      const inside = element(
        'g',
        { transform: `translate(${left} ${top + middle - block.middle})`, opacity },
        block.parts,
      );
      parts.push(inside);
      if (sign)
        parts.push(
          textAt(sign, {
            ...{ x: left - signWidth, y: top + middle + 0.33 * size, size, fill: ink.muted },
          }),
        );
    }
    top += middle + under + space;
  }
  const ends = lines.flat().map(({ x: left, block }) => left + block.width);
  return { width: Math.max(...ends), height: top - space, parts };
}
