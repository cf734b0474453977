// The check: the selected entry by backpropagation and by two methods without it, over the step that they take.
import { hasKinks } from '../derivation/outputs.js';
import { css, html, svg } from 'lit';
import { format, powerOfTen, scientific } from '../derivation/number.js';
import { roles } from '../derivation/layers.js';
import { symbolId } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { wordsOfDoubt } from '../words/late.js';
import { armsOf } from './check-arms.js';
import { checkPlot, epsilons } from './check-plot.js';
import { choiceStyles, numberOf, pictureOf, spoken } from './entry.js';
import { view } from './figure.js';
import { hasL2, slopeReading, stepOf } from './l2.js';
import { onRequest } from './on-request.js';
import { planeStyles } from './plane-styles.js';
import { boxOf } from './plane.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Check, CheckSweep, Matrix, Refusal } from '../core/frame.js' */

const text = wordsOfDoubt.check;

/** Where the chosen step stands in `epsilons`; at first the step of the check that runs with every frame. */
export const chosen = view(epsilons.indexOf(1e-5), 'check.step', (at) => at in epsilons);

/** The check of all entries, where it takes long. */
const wholeCheck = onRequest();

/** Digits of an entry: as many as show where two methods part. */
const manyDigits = 12;

/** More entries than this are not listed. */
const listedAtMost = 32;

const styles = css`
  .central {
    --line: var(--delta);
  }
  .complex {
    --line: var(--A);
  }
  path {
    fill: none;
    stroke: var(--line);
    stroke-width: 2.5;
  }
  path.complex {
    stroke-dasharray: 7 4;
  }
  circle {
    fill: var(--line);
    stroke: var(--card);
    stroke-width: 2;
  }
  .step {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.6rem;
    font-size: 0.875rem;
  }
  .step input {
    flex: 1;
    min-width: 8rem;
    min-height: 28px;
    accent-color: var(--ink);
  }
  .step .at {
    min-width: 6.5em;
    font-variant-numeric: tabular-nums;
  }
  table {
    width: 100%;
    margin-top: 0.6rem;
    border-collapse: collapse;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.25rem 0.4rem;
    border-top: 1px solid var(--rule);
    text-align: end;
  }
  thead th {
    border-top: 0;
    color: var(--muted);
    font-weight: 400;
  }
  th:first-child {
    font-weight: 400;
    text-align: start;
  }
  .sample {
    display: inline-block;
    width: 1.6em;
    margin-inline-end: 0.4em;
    border-top: 3px solid var(--line);
    vertical-align: middle;
    /* As the curve beside it, which keeps its colour. */
    forced-color-adjust: none;
  }
  .complex .sample {
    border-top-style: dashed;
  }
  td [data-symbol] {
    border-radius: 4px;
    cursor: pointer;
  }
  td [data-lit='selected'] {
    background: var(--selected-ground);
  }
  td [data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  td [tabindex]:focus-visible,
  summary:focus-visible {
    outline: 2px solid var(--focus);
  }
  summary {
    padding-block: 0.3rem;
    cursor: pointer;
    font-size: 0.8125rem;
  }
  .scroll {
    overflow-x: auto;
    background: var(--scroll-signs);
  }
  ${planeStyles} ${choiceStyles}
  @container (max-width: 26.25rem) {
    th,
    td {
      padding-inline: 0.15rem;
      font-size: 0.75rem;
    }
  }
`;

/** @param {FigureState} state */
const placeOf = ({ selection }) => {
  const { i, j } = weightOf(selection);
  return { layer: selection.layer, row: i - 1, col: j - 1 };
};

/** @param {Matrix} matrix @param {{ row: number, col: number }} place */
const entryAt = ({ cols, data }, { row, col }) => data[row * cols + col];

/**
 * An estimate, or why there is none.
 * @param {number} value
 * @param {number} digits
 */
const told = (value, digits) => (Number.isFinite(value) ? format(value, digits) : text.cannotTell);

/** @param {number} difference @returns {string | null} null where there is none */
const asPower = (difference) => (Number.isFinite(difference) ? scientific(difference, 1) : null);

/** @param {FigureState} state @returns {CheckSweep | Refusal | undefined} */
const sweepOf = (state) => state.answer('checkSweep', { ...placeOf(state), epsilons });

/** Why the central difference says nothing at a step, where it does. @param {FigureState} state @param {number} epsilon */
function whyLost(state, epsilon) {
  const place = placeOf(state);
  const w = entryAt(state.frame.layers[place.layer].W, place);
  return w + epsilon === w || w - epsilon === w ? 'step' : 'loss';
}

/** @param {FigureState} state */
function captionOf(state) {
  const sweep = sweepOf(state);
  if (!sweep) return text.caption('coming');
  if ('refused' in sweep) return text.caption('tooLarge');
  const arms = armsOf(sweep, epsilons);
  if (!arms) return text.caption('notFinite');
  return text.caption({
    ...arms,
    hasKinks: hasKinks(state.frame),
    lost: whyLost(state, 1),
  });
}

/**
 * The check of the whole network at a step; undefined while it is computed, null where there is none.
 * @param {FigureState} state @param {number} epsilon @returns {Check | null | undefined}
 */
function checkAt(state, epsilon) {
  const { frame } = state;
  if (frame.check?.epsilon === epsilon) return frame.check;
  if (!frame.check && !wholeCheck.isAsked(state)) return null;
  const found = state.answer('check', { epsilon });
  return found && 'refused' in found ? null : found;
}

/** @param {FigureState} state @param {CheckSweep} sweep */
function plot(state, sweep) {
  const { width, em } = state;
  const { box, x, y, across, up, curve } = checkPlot(width, em);
  const { left, right, top, bottom, height } = box;
  const power = (/** @type {number} */ exponent) => (exponent === 0 ? '1' : powerOfTen(exponent));
  const at = epsilons[chosen(state).value];
  const mark = (/** @type {'central' | 'complex'} */ method) => {
    const height = y(sweep[method][chosen(state).value]);
    return Number.isNaN(height)
      ? ''
      : svg`<circle class=${method} cx=${x(at)} cy=${height} r="6"></circle>`;
  };
  return html`<svg width=${width} height=${height} role="img" aria-label=${text.plot.label}>
    ${up.map(
      (exponent) =>
        svg`<line class="grid" x1=${left} x2=${right} y1=${y(10 ** exponent)} y2=${y(10 ** exponent)}></line>
          <text x=${left - 6} y=${y(10 ** exponent) + 4} text-anchor="end">${power(exponent)}</text>`,
    )}
    ${across.map(
      (exponent) =>
        svg`<text x=${x(10 ** exponent)} y=${bottom + 16 * em} text-anchor="middle">${power(exponent)}</text>`,
    )}
    <line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom}></line>
    <line class="axis" x1=${left} x2=${left} y1=${top} y2=${bottom}></line>
    <text x=${right} y=${bottom + 31 * em} text-anchor="end">${text.plot.across}</text>
    <text x=${left + 6} y=${top + 2}>${text.plot.up}</text>
    <line class="drop" x1=${x(at)} x2=${x(at)} y1=${top + 8} y2=${bottom}></line>
    <path class="central" d=${curve(sweep.central)}></path>
    <path class="complex" d=${curve(sweep.complex)}></path>
    ${mark('central')} ${mark('complex')}
  </svg>`;
}

/** @param {FigureState} state */
function picture(state) {
  const sweep = sweepOf(state);
  if (!sweep) {
    const { height } = boxOf(state.width, state.em);
    return html`<div aria-busy="true" .style=${`height:${height}px`}></div>`;
  }
  if ('refused' in sweep) return html`<p class="note">${text.tooLargeForCurve}</p>`;
  if (!Number.isFinite(sweep.slope)) return html`<p class="note">${text.noSlope}</p>`;
  return plot(state, sweep);
}

/** @param {FigureState} state */
function stepChoice(state) {
  const at = scientific(epsilons[chosen(state).value], 1);
  return html`<div class="step">
    <label for="step">${text.step}</label>
    <input
      id="step"
      type="range"
      min="0"
      max=${epsilons.length - 1}
      .value=${String(chosen(state).value)}
      aria-valuetext=${at}
      @input=${(/** @type {any} */ { target }) => {
        chosen(state).value = target.valueAsNumber;
      }}
    />
    <span class="at">${at}</span>
  </div>`;
}

/** @param {FigureState} state */
const backpropagation = (state) =>
  hasL2(state) ? text.l2.backpropagation : text.methods.backpropagation;

/**
 * What both methods say at the chosen step, and how far that is off. Where the network is too large for a sweep, the estimates of
 * the check, if there is one; its complex step is its own.
 * @param {FigureState} state
 */
function estimatesOf(state) {
  const at = chosen(state).value;
  const sweep = sweepOf(state);
  if (sweep && !('refused' in sweep)) {
    const off = (/** @type {Float64Array} */ all) => asPower(all[at]) ?? text.cannotTell;
    return {
      step: 'ε',
      central: { value: told(sweep.centralSlope[at], manyDigits), off: off(sweep.central) },
      complex: { value: told(sweep.complexSlope[at], manyDigits), off: off(sweep.complex) },
    };
  }
  const place = placeOf(state);
  const found = sweep && checkAt(state, epsilons[at])?.layers[place.layer].W;
  const off = sweep ? '–' : '…';
  const of = (/** @type {Matrix | undefined} */ all) =>
    all ? told(entryAt(all, place), manyDigits) : off;
  return {
    step: found ? powerOfTen(-30) : 'ε',
    central: { value: of(found?.central), off },
    complex: { value: of(found?.complex), off },
  };
}

/**
 * The selected entry by all three methods: what it is called, the number, how far that is off at the chosen step.
 * @param {FigureState} state @returns {{ method: 'backpropagation' | 'central' | 'complex', name: string, value: string, off: string }[]}
 */
export function methodsOf(state) {
  const { frame } = state;
  const place = placeOf(state);
  const { step, central, complex } = estimatesOf(state);
  const value = told(entryAt(stepOf(frame.layers[place.layer]), place), manyDigits);
  return [
    { method: 'backpropagation', name: backpropagation(state), value, off: '' },
    { method: 'central', name: text.methods.central, ...central },
    { method: 'complex', name: text.methods.complexAt(step), ...complex },
  ];
}

/** @param {FigureState} state */
function methods(state) {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">${text.selected.entry}</th>
          <th scope="col">${text.selected.value}</th>
          <th scope="col">${text.selected.off}</th>
        </tr>
      </thead>
      <tbody>
        ${methodsOf(state).map(
          ({ method, name, value, off }) =>
            html`<tr class=${method}>
              <th scope="row">
                ${method === 'backpropagation' ? '' : html`<span class="sample"></span>`}${name}
              </th>
              <td>${value}</td>
              <td class="off">${off}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What the check says of all entries. @param {FigureState} state */
function whole(state) {
  const { frame } = state;
  const check = frame.check ?? checkAt(state, 1e-5);
  if (!check) {
    const asked = wholeCheck.isAsked(state);
    if (asked && check === null) return html`<p class="note">${text.tooLarge}</p>`;
    return html`<div class="choice">
      <button ?disabled=${asked} @click=${() => wholeCheck.ask(state)}>${text.checkAll}</button>
      ${wordsOfDoubt.takesLong}
    </div>`;
  }
  return html`<p class="note">${wholeSaid(state, check)}</p>
    ${entries(state, check)}`;
}

/** Whether J and all of its gradient are finite. @param {FigureState} state */
const isFinite = ({ frame }) =>
  Number.isFinite(frame.J) &&
  frame.layers.every(
    ({ grad_W, grad_b }) =>
      grad_W.data.every(Number.isFinite) && (grad_b?.data.every(Number.isFinite) ?? true),
  );

/** The step of a check, a power of ten. @param {Check} check */
const stepSaid = ({ epsilon }) => powerOfTen(Math.round(Math.log10(epsilon)));

/** What the check says of all entries together. @param {FigureState} state @param {Check} check */
function wholeSaid(state, check) {
  if (!isFinite(state)) return text.wholeNotFinite;
  const { central, complex, agrees, checked, kinks, lost } = check;
  const compared = checked - kinks;
  return text.whole({
    hasBiases: state.frame.bias !== 'none',
    epsilon: stepSaid(check),
    central: compared - lost > 0 ? asPower(central) : null,
    complex: compared > 0 ? asPower(complex) : null,
    agrees,
    kinks,
    lost,
  });
}

/** Every entry of the selected layer by all three methods. @param {FigureState} state @param {Check} check */
function entries(state, check) {
  const { layer } = state.selection;
  const { rows, cols } = state.frame.layers[layer].grad_W;
  if (rows * cols > listedAtMost) return '';
  const { central, complex } = check.layers[layer].W;
  const name = roles(state.frame.sizes, layer).grad_W;
  const lines = Array.from({ length: rows * cols }, (_, place) => {
    const at = { row: Math.floor(place / cols), col: place % cols };
    const id = symbolId(name, at.row + 1, at.col + 1);
    return html`<tr>
      <td>
        ${
          hasL2(state)
            ? slopeReading(state, { i: at.row + 1, j: at.col + 1 })
            : html`<span data-symbol=${id} role="button" tabindex="-1"
                >${spoken(state, id)}<span aria-hidden="true"
                  >${pictureOf(state, id)} =
                  <span class="number">${numberOf(state, id)}</span></span
                ></span
              >`
        }
      </td>
      <td>${told(entryAt(central, at), 9)}</td>
      <td>${told(entryAt(complex, at), 9)}</td>
    </tr>`;
  });
  return html`<details>
    <summary>${text.allEntries(rows * cols)}</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${backpropagation(state)}</th>
            <th scope="col">${text.methods.centralAt(stepSaid(check))}</th>
            <th scope="col">${text.methods.complexAt(powerOfTen(-30))}</th>
          </tr>
        </thead>
        <tbody>
          ${lines}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** @type {Figure} */
export const check = {
  title: text.title,
  caption: captionOf,
  styles,
  view: (state) => {
    const id = weightId(state.selection, state.frame.sizes, 'grad_W');
    return html`<div class="reading">
        <span data-symbol=${id} role="button" tabindex="-1"
          >${spoken(state, id)}<span aria-hidden="true"
            >${pictureOf(state, id)} = <b class="number">${numberOf(state, id)}</b></span
          ></span
        >
        ${hasL2(state) ? slopeReading(state, weightOf(state.selection)) : ''}
      </div>
      ${hasL2(state) ? html`<p class="note">${text.l2.note}</p>` : ''} ${picture(state)}
      ${stepChoice(state)} ${methods(state)} ${whole(state)}`;
  },
  says: (state) => {
    const sweep = sweepOf(state);
    if (!sweep) return text.coming;
    if ('refused' in sweep) return text.tooLargeForCurve;
    if (!Number.isFinite(sweep.slope)) return text.noSlope;
    const [central, complex] = [sweep.central, sweep.complex].map((all) =>
      asPower(all[chosen(state).value]),
    );
    const epsilon = epsilons[chosen(state).value];
    const lost = whyLost(state, epsilon);
    const sentence = text.says({ step: scientific(epsilon, 1), central, complex, lost });
    return hasL2(state) ? text.l2.says(sentence) : sentence;
  },
};
