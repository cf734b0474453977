// The formulas to try as a picture: each with its shapes and its verdict.
import { bench, trialsShown } from '../figures/bench.js';
import { formula } from './formula.js';
import { wrapped } from './labels.js';
import { element, lineWidth, textAt } from './svg.js';

/**
 * @import { FigureState } from '../figures/figure.js'
 * @import { Drawn } from './index.js'
 * @import { Ink } from './palette.js'
 * @import { Line } from './svg.js'
 */

/** Sizes of text, in CSS pixels at the usual text size. */
const sizes = { formula: 15, text: 13, small: 12 };

/** From this width on formulas, shapes and verdicts stand side by side, in CSS pixels at the usual text size. */
const wideFrom = 560;

/** Bold text is wider by this factor. */
const bold = 1.13;

/**
 * Lines of text below one another.
 * @param {{ line: Line, size: number, fill: string, isBold?: boolean }[]} lines
 * @returns {Drawn}
 */
function stack(lines) {
  let y = 0;
  const parts = lines.map(({ line, ...look }) => {
    y += 1.5 * look.size;
    return textAt(line, { x: 0, y: y - 0.3 * look.size, ...look });
  });
  const width = Math.max(
    0,
    ...lines.map(({ line, size, isBold }) => lineWidth(line, size, isBold)),
  );
  return { width, height: y, parts };
}

/** @param {FigureState} state @param {Ink} ink @returns {Drawn | null} null before they have been tried */
function draw(state, ink) {
  const trials = trialsShown(state);
  if (!trials) return null;
  const { em, width } = state;
  const [size, small] = [sizes.text * em, sizes.small * em];
  const isWide = width >= wideFrom * em;
  const gap = 16 * em;
  const room = isWide ? (width - 2 * gap) / 3 : width;
  const rows = trials.map(({ tex, words, shapes, verdict }) => {
    const fill = { passes: ink.good, fails: ink.bad, note: ink.muted }[verdict.look];
    const say = (/** @type {string} */ sentence) =>
      sentence
        ? wrapped(sentence, room, small).map((line) => ({ line, size: small, fill: ink.muted }))
        : [];
    return [
      stack([{ line: formula(tex, ink), size: sizes.formula * em, fill: ink.ink }, ...say(words)]),
      stack(shapes.map((one) => ({ line: formula(one, ink), size, fill: ink.ink }))),
      stack([
        ...wrapped(verdict.text, room / bold, size).map((line) => ({
          ...{ line, size, fill, isBold: true },
        })),
        ...say(verdict.because),
      ]),
    ];
  });
  const columns = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at].width)));
  const starts = isWide ? [0, columns[0] + gap, columns[0] + columns[1] + 2 * gap] : [0, 0, 0];
  const right = Math.max(...starts.map((start, at) => start + columns[at]));
  const wide = Math.max(width, right);
  const pad = 6 * em;
  let y = 0;
  const parts = rows.flatMap((row) => {
    const top = y;
    y += pad;
    const inside = row.map(({ height, parts: own }, at) => {
      const drawn = element('g', { transform: `translate(${starts[at]} ${y})` }, own);
      if (!isWide) y += height;
      return drawn;
    });
    if (isWide) y += Math.max(...row.map(({ height }) => height));
    y += pad;
    return [element('line', { x1: 0, x2: wide, y1: top, y2: top, stroke: ink.rule }), ...inside];
  });
  return { width: wide, height: y, parts };
}

export const ofBench = { figure: bench, draw };
