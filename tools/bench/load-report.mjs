// The tables of bench:load as lines of text.
import { median } from './median.mjs';
import { line, slowdown } from './open-once.mjs';
import { quick } from './reference.mjs';

/** @import { Kind } from './kinds.mjs' */
/** @import { Opening, Setting } from './open-once.mjs' */

const whole = (/** @type {number} */ number) => number.toFixed(0);
const thousandths = (/** @type {number} */ number) => number.toFixed(3);
const tenths = (/** @type {number} */ number) => number.toFixed(1);

const kinds = /** @type {Kind[]} */ (['HTML', 'CSS', 'script', 'worker', 'wasm', 'font', 'other']);

/** @typedef {{ name: string, of: (opening: Opening) => number, written: (number: number) => string }} Row */

/** @type {Row[]} */
const rows = [
  { name: 'first paint, ms', of: ({ firstPaint }) => firstPaint, written: whole },
  { name: 'first live number, ms', of: ({ firstNumber }) => firstNumber, written: whole },
  { name: 'blocking time, ms', of: ({ blocking }) => blocking, written: whole },
  { name: 'layout shift at rest', of: ({ shiftAtRest }) => shiftAtRest, written: thousandths },
  { name: '  and down to the end', of: ({ shiftAtEnd }) => shiftAtEnd, written: thousandths },
  { name: 'elements at rest', of: ({ elements }) => elements, written: whole },
  { name: 'DOM nodes at rest', of: ({ nodes }) => nodes, written: whole },
  ...kinds.map((kind) => ({
    name: `${kind}, kB`,
    of: (/** @type {Opening} */ { bytes }) => bytes[kind] / 1000,
    written: tenths,
  })),
  {
    name: 'all of it, kB',
    of: ({ bytes }) => kinds.reduce((sum, kind) => sum + bytes[kind], 0) / 1000,
    written: tenths,
  },
];

/** The median, and from where to where the numbers lie. @param {number[]} numbers @param {Row['written']} written */
function cell(numbers, written) {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)].map(written);
  const range = least === most ? '' : `${least}–${most}`;
  return `${written(median(numbers)).padStart(10)} ${range.padEnd(13)}`;
}

/** Ours divided by the other's, in the median turn. @param {number[]} ours @param {number[]} others */
function ratio(ours, others) {
  const ratios = ours.map((number, turn) => (number === others[turn] ? 1 : number / others[turn]));
  const middle = median(ratios);
  return (Number.isFinite(middle) ? middle.toFixed(2) : '–').padStart(6);
}

/**
 * @param {Setting} setting @param {string[]} names of the versions: ours, and the one that it is compared with
 * @param {Opening[][]} openings of each version
 */
export function tableOf({ window, throttled }, names, openings) {
  const heads = names.map((name) => name.slice(0, 12).padStart(10).padEnd(24));
  return [
    `${window.width}×${window.height}, ${throttled ? 'throttled' : 'not throttled'}`,
    `  ${''.padEnd(22)}${heads.join('')}${names.length > 1 ? ' ratio' : ''}`.trimEnd(),
    ...rows.map(({ name, of, written }) => {
      const numbers = openings.map((some) => some.map(of));
      const cells = numbers.map((some) => cell(some, written));
      const compared = numbers.length > 1 ? ratio(numbers[0], numbers[1]) : '';
      return `  ${name.padEnd(22)}${cells.join('')}${compared}`.trimEnd();
    }),
  ];
}

/** @param {number} repeats @param {number[]} loops how long the reference loop took in each */
export const notesOf = (repeats, loops) => [
  `Median of ${repeats}, and from the least to the most; ratio: now / then, the median of those of each turn.`,
  `Throttled: ${line.down / 1000} Mbit/s down, ${line.up} kbit/s up, ${line.latency} ms, a processor ${slowdown} times slower. No cache; packed by gzip at level 9.`,
  'First live number: J in the bar. Blocking time: of each task what is above 50 ms, until 5 s without a long one, or 10 s after that number.',
  'Layout shift: the sum, 3 s after that number, and after a walk to the end of the page at 1500 px/s. kB: 1000 bytes sent until the page is quiet.',
  `Reference loop: ${median(loops).toFixed(0)} ms; about ${quick} ms on a quick machine.`,
];
