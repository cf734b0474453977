// The run so far: the loss, the share of right answers, and how large the gradient of each layer is.
import { css, html, unsafeCSS } from 'lit';
import '../widgets/line-plot.js';
import rules from '#uplot-rules';
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { choice, choiceStyles } from './entry.js';
import { view } from './figure.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Curve } from '../widgets/line-plot.js' */

const isLog = view(false);

/** Curves of one plot differ in their dashes, too. */
const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [14, 4]];
const layerColours = ['var(--W)', 'var(--A)', 'var(--delta)', 'var(--Y)', 'var(--J)'];

/** A plot needs so much room for its axes and words, in CSS pixels. */
const leastWidth = 300;

const styles = css`
  ${unsafeCSS(rules)}
  .plots {
    display: grid;
    gap: 1rem;
  }
  .plots h4 {
    margin: 0 0 0.25rem;
    color: var(--ink);
    font: 600 0.8125rem/1.3 var(--sans, sans-serif);
  }
  .u-legend {
    color: var(--ink);
    font: 0.8125rem/1.4 var(--sans, sans-serif);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  .uplot,
  .plot {
    font-family: var(--sans, sans-serif);
  }
  ${choiceStyles}
`;

/** @param {FigureState} state @param {string} title @param {Curve[]} curves @param {{ width: number, range?: [number, number] | null, log?: boolean, write?: (value: number) => string }} look */
function plot(state, title, curves, { width, range = null, log = false, write }) {
  const epochs = state.trace.map(({ epoch }) => epoch);
  return html`<div>
    <h4>${title}</h4>
    <line-plot
      .label=${`${title}, over the epochs`}
      .epochs=${epochs}
      .curves=${curves}
      .isLog=${log}
      .range=${range}
      .width=${width}
      .height=${Math.round(190 * state.em)}
      .em=${state.em}
      .write=${write ?? ((/** @type {number} */ value) => format(value, state.digits))}
    ></line-plot>
  </div>`;
}

/** @type {Figure} */
export const curves = {
  title: 'The run so far',
  caption:
    'One point for each pass that was on screen. When the loss goes down slowly, look at the gradients: a layer whose gradient is small learns little.',
  room: 520,
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
    const both = (
      /** @type {string} */ colour,
      /** @type {'J' | 'accuracy'} */ part,
      /** @type {string} */ label,
    ) => [
      {
        label: hasTest ? 'training' : label,
        colour,
        values: moments.map((moment) => moment[part]),
      },
      ...(hasTest
        ? [
            {
              label: 'test',
              colour: 'var(--delta)',
              dash: dashes[1],
              values: moments.map(({ test }) => test?.[part] ?? null),
            },
          ]
        : []),
    ];
    return html`${choice(
        'Loss and gradients',
        [
          [false, 'linear'],
          [true, 'logarithmic'],
        ],
        isLog(state).value,
        (option) => (isLog(state).value = option),
      )}
      <div class="plots" .style=${`grid-template-columns:repeat(${across},minmax(0,1fr))`}>
        ${plot(state, frame.test ? lossTitle(frame) : 'Loss J', both('var(--J)', 'J', 'J'), {
          width,
          log: isLog(state).value,
        })}
        ${plot(state, 'Size of each layer’s gradient, ‖∂J/∂W‖', norms, { width, log: isLog(state).value })}
        ${
          hasClasses
            ? plot(state, 'Examples in the right class', both('var(--Y)', 'accuracy', 'right'), {
                width,
                range: [0, 1.02],
                write: percent,
              })
            : ''
        }
      </div>`;
  },
  says: ({ frame: { epoch, J, accuracy, n, test }, digits, trace }) => {
    const first = trace[0];
    const from =
      first && first.epoch < epoch
        ? `, from ${format(first.J, digits)} at epoch ${first.epoch}`
        : '';
    const right =
      accuracy === null
        ? ''
        : ` ${Math.round(accuracy * n)} of ${n} examples are in the right class.`;
    return `At epoch ${epoch} J is ${format(J, digits)}${from}.${right}${ofTest(test, digits)}`;
  },
};

/** A sum over fewer examples is smaller, and says so. @param {FigureState['frame']} frame */
const lossTitle = ({ reduction, n, test }) =>
  reduction === 'sum' ? `Loss J, sums over ${n} and ${test?.n} examples` : 'Loss J';

/** @param {FigureState['frame']['test']} test @param {number} digits */
function ofTest(test, digits) {
  if (!test) return '';
  const right =
    test.accuracy === null ? '' : `, with ${Math.round(test.accuracy * test.n)} in the right class`;
  return ` Over the ${test.n} examples of the test J is ${format(test.J, digits)}${right}.`;
}

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;
