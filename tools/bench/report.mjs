// The benchmark's tables as lines of text.
import { median } from './median.mjs';
import { timed } from './measure.mjs';
import { comparedAfter } from './problem.mjs';
import { flopsOf, sizesOf } from './shapes.mjs';

/** @import { Entry } from './contenders.mjs' */
/** @import { Result } from './measure.mjs' */
/** @import { Goals, Shape } from './shapes.mjs' */

/** What float32 may change about the loss: far more than its rounding, far less than another step would. */
const tolerance = 1e-3;

const threeDigits = (/** @type {number} */ number) =>
  Number(number.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });

/** Steps a second, in each turn. @param {Result[]} results @param {string | undefined} name */
function speedsOf(results, name) {
  const result = results.find((each) => each.name === name);
  return result && 'speeds' in result ? result.speeds : undefined;
}

/** One line a contender. @param {Shape} shape @param {Result[]} results */
export function tableOf(shape, results) {
  const ours = results.find(({ name }) => name === 'deltascope float64');
  const loss = ours && 'loss' in ours ? ours.loss : NaN;
  const lines = results.map((result) => {
    const name = result.name.padEnd(22);
    if ('reason' in result) return `  ${name}cannot: ${result.reason}`;
    const agrees = Math.abs(result.loss - loss) <= tolerance * loss;
    const mark = !result.same ? 'other mathematics' : agrees ? 'same' : '✖ DIFFERS';
    return `  ${name}${threeDigits(result.speed).padStart(10)}   ${result.loss.toPrecision(7).padEnd(11)} ${mark}`;
  });
  return [
    `${sizesOf(shape)}, n = ${shape.n}`,
    `  ${''.padEnd(22)}   steps/s   loss after ${comparedAfter} steps`,
    ...lines,
  ];
}

/**
 * How many times as fast, in the median turn: what a machine does besides slows down all who are timed in a turn.
 * @param {string} what @param {(number | undefined)[] | undefined} these @param {(number | undefined)[] | undefined} others
 * @param {number} [goal]
 */
function ratio(what, these, others, goal) {
  if (!these || !others) return `  ${what}: not measured${goal ? `; goal ${goal}` : ''}`;
  const ratios = these.map((speed, turn) => {
    const other = others[turn];
    return speed === undefined || other === undefined ? undefined : speed / other;
  });
  const times = median(timed(ratios));
  const verdict = goal && `; goal ${goal}, ${times >= goal ? 'met' : 'NOT MET'}`;
  return `  ${what}: ${times.toFixed(2)}${verdict || ''}`;
}

/** @param {Shape} shape @param {Goals} goals @param {Result[]} results @param {number} peak in 10⁹ operations a second */
export function ratiosOf(shape, goals, results, peak) {
  const single = speedsOf(results, 'deltascope float32');
  const best = results
    .filter(({ kind }) => kind === 'library')
    .flatMap((result) => ('speed' in result ? [result] : []))
    .sort((a, b) => b.speed - a.speed)[0];
  const lines = [
    ratio(`float32 / best library (${best?.name ?? 'none'})`, single, best?.speeds, goals.library),
    ratio(
      'float32 / native Eigen float32',
      single,
      speedsOf(results, 'native Eigen float32'),
      goals.native,
    ),
  ];
  if (goals.double) {
    const double = speedsOf(results, 'deltascope float64');
    lines.push(ratio('float64 / float32', double, single, goals.double));
  }
  for (const way of results.filter(({ form }) => form?.startsWith('float32 '))) {
    if ('speeds' in way) lines.push(ratio(`${way.name} / float32`, way.speeds, single));
  }
  if (single) {
    const rate = (median(timed(single)) * flopsOf(shape)) / 1e9;
    lines.push(
      `  float32: ${rate.toPrecision(3)} GFLOP/s, ${((100 * rate) / peak).toPrecision(3)} % of this machine’s SIMD128 peak`,
    );
  }
  return lines;
}

/** @param {Entry[]} entries @param {number} peak */
export const notesOf = (entries, peak) => [
  ...entries.flatMap(({ name, note }) => (note ? [`${name}: ${note}.`] : [])),
  `same: the loss is that of deltascope float64 within ${tolerance}, relative. Losses are computed in float64, from the parameters; native Eigen’s from its own last pass.`,
  'GFLOP: 3 · 2n(md + dt) − 2nmd a step, the products without the one back through W_h, which nobody needs.',
  'Ratios: the median of those of each turn, in which all are timed for 40 ms, one after the other.',
  `peak: ${peak.toFixed(1)} GFLOP/s, a loop of independent f32x4 multiplications and additions in the same Chromium.`,
];
