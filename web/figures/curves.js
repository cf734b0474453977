// The run so far: the loss, the share of right answers, and how large the gradient of each layer is.
import { css, html } from 'lit';
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { wordsOfLab } from '../words/late.js';
import { majorityShare } from './confusion.js';
import { choice, choiceStyles } from './entry.js';
import { curvesPlot, curvesPlotStyles } from './curves-plot.js';
import { view } from './figure.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Curve } from './curves-plot.js' */

const text = wordsOfLab.curves;
const { scales } = wordsOfLab;

const isLog = view(false, 'curves.log');

/** The epoch whose numbers all plots show; null: the newest. @type {ReturnType<typeof view<number | null>>} */
const pointedEpoch = view(/** @type {number | null} */ (null));

/** Curves of one plot differ in their dashes, too. */
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 4]];
const layerColours = ['var(--W)', 'var(--A)', 'var(--delta)', 'var(--Y)', 'var(--J)'];

/** A plot needs so much room for its axes and words, in CSS pixels. */
const leastWidth = 300;

const styles = css`
  .plots {
    display: grid;
    gap: 1rem;
  }
  .plots h3 {
    margin: 0 0 0.25rem;
    color: var(--ink);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  ${curvesPlotStyles}
  ${choiceStyles}
`;

/**
 * @param {FigureState} state
 * @param {string} title
 * @param {Curve[]} curves
 * @param {{ width: number, range?: [number, number] | null, log?: boolean, write?: (value: number) => string }} look
 */
function plot(state, title, curves, { width, range = null, log = false, write }) {
  const epochs = state.trace.map(({ epoch }) => epoch);
  return html`<div>
    <h3>${title}</h3>
    ${curvesPlot({
      label: text.label(title),
      ...{ epochs, curves, isLog: log, range, width },
      height: Math.round(190 * state.em),
      em: state.em,
      write: write ?? ((value) => format(value, state.digits)),
      pointed: pointedEpoch(state).value,
      point: (epoch) => (pointedEpoch(state).value = epoch),
    })}
  </div>`;
}

/** @type {Figure} */
export const curves = {
  title: text.title,
  caption: text.caption,
  styles,
  view: (state) => {
    const { frame, em } = state;
    const beside = Math.max(1, Math.floor(state.width / (leastWidth * em)));
    const hasClasses = frame.accuracy !== null;
    const across = Math.min(beside, hasClasses ? 3 : 2);
    const gap = 16;
    const width = Math.floor((state.width - gap * (across - 1)) / across);
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
    return html`${choice(
        text.scale,
        [
          [false, scales.linear],
          [true, scales.logarithmic],
        ],
        isLog(state).value,
        (option) => (isLog(state).value = option),
      )}
      <div class="plots" .style=${`grid-template-columns:repeat(${across},minmax(0,1fr))`}>
        ${plot(state, lossTitle(frame, hadL2(moments)), losses, {
          width,
          log: isLog(state).value,
        })}
        ${plot(state, text.gradients, norms, { width, log: isLog(state).value })}
        ${
          hasClasses
            ? plot(state, text.accuracy(majorityOf(frame)), both('var(--Y)', 'accuracy'), {
                width,
                range: [0, 1.02],
                write: percent,
              })
            : ''
        }
      </div>`;
  },
  says: ({ frame, digits, trace }) => {
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
  },
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
