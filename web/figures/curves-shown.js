// What the curves of the run are, and what they say: pure, so that pictures are made of them where there is no document.
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { wordsOfLab } from '../words/late.js';
import { majorityShare } from './confusion.js';
import { view } from './figure.js';

/**
 * @import { Figure, FigureState } from './figure.js'
 * @import { Curve } from './curves-plot.js'
 *
 * @typedef {{ title: string, curves: Curve[], range: [number, number] | null, log: boolean, write: (value: number) => string }} Plot
 *   range: of its numbers, where that is known; write: how one is written
 */

const text = wordsOfLab.curves;

export const isLog = view(false, 'curves.log');

/** Curves of one plot differ in their dashes, too. */
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 4]];
const layerColours = ['var(--W)', 'var(--A)', 'var(--delta)', 'var(--Y)', 'var(--J)'];

/** @param {FigureState} state @returns {Plot[]} */
export function plotsOf(state) {
  const { frame } = state;
  const log = isLog(state).value;
  const moments = state.trace;
  /** @type {Curve[]} */
  const norms = frame.layers.map((_, layer) => ({
    label: `(${layerName(frame.sizes, layer)})`,
    colour: layerColours[layer % layerColours.length],
    dash: dashes[layer % dashes.length],
    values: moments.map(({ norms }) => norms[layer]),
  }));
  const hasTest = frame.test !== null;
  const both = (/** @type {string} */ colour, /** @type {'J' | 'accuracy'} */ part) => [
    {
      label: text.curve[hasTest ? 'training' : part],
      colour,
      values: moments.map((moment) => moment[part]),
    },
    ...(hasTest
      ? [
          {
            label: text.curve.test,
            colour: 'var(--delta)',
            dash: dashes[1],
            values: moments.map(({ test }) => test?.[part] ?? null),
          },
        ]
      : []),
  ];
  /** What is lowered, and J of the data alone, where any pass on screen had L2. */
  const lowered = () => {
    const names = hasTest ? text.l2.training : text.l2;
    const [ofTraining, ...ofTest] = both('var(--J)', 'J');
    return [
      {
        label: names.lowered,
        colour: 'var(--J)',
        values: moments.map((moment) => moment.lowered),
      },
      { ...ofTraining, label: names.alone, dash: dashes[2] },
      ...ofTest.map((curve) => ({ ...curve, label: text.l2.test })),
    ];
  };
  const losses = hadL2(moments) ? lowered() : both('var(--J)', 'J');
  const write = (/** @type {number} */ value) => format(value, state.digits);
  const ofAll = { range: null, log, write };
  return [
    { title: lossTitle(frame, hadL2(moments)), curves: losses, ...ofAll },
    { title: text.gradients, curves: norms, ...ofAll },
    ...(frame.accuracy === null
      ? []
      : [
          {
            title: text.accuracy(majorityOf(frame)),
            curves: both('var(--Y)', 'accuracy'),
            range: /** @type {[number, number]} */ ([0, 1.02]),
            log: false,
            write: percent,
          },
        ]),
  ];
}

/** @type {Figure['says']} */
export const says = ({ frame, digits, trace }) => {
  const { epoch, J, lambda, lowered, accuracy, n, test } = frame;
  const first = trace[0];
  const sentence = text.says({
    ...partOf({ n, J, accuracy }, digits),
    epoch,
    first: first ? { epoch: first.epoch, J: format(first.J, digits) } : null,
    test: test ? partOf(test, digits) : null,
    majority: majorityOf(frame),
  });
  return lambda > 0 ? sentence + text.l2.says(format(lowered, digits)) : sentence;
};

/** @param {FigureState['trace']} moments */
const hadL2 = (moments) => moments.some(({ lambda }) => lambda > 0);

/** @param {FigureState['frame']} frame @param {boolean} withL2 */
const lossTitle = ({ reduction, n, test }, withL2) =>
  (withL2 ? text.l2 : text).loss({ isSum: reduction === 'sum', n, testN: test && test.n });

/** All examples, or those of the test. @param {{ n: number, J: number, accuracy: number | null }} part @param {number} digits */
const partOf = ({ n, J, accuracy }, digits) => ({
  n,
  J: format(J, digits),
  right: accuracy === null ? null : Math.round(accuracy * n),
});

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;

/** As it is written. @param {FigureState['frame']} frame */
function majorityOf(frame) {
  const share = majorityShare(frame);
  return share === null ? null : percent(share);
}
