// Figure 7, the check: the selected entry by backpropagation and by two methods without it, over the step that they take.
import { css, html, svg } from 'lit';
import { format, scientific } from '../derivation/number.js';
import { roles } from '../derivation/layers.js';
import { symbolId } from '../derivation/symbols.js';
import { weightId, weightOf } from '../derivation/selection.js';
import { checkPlot, epsilons } from './check-plot.js';
import { choiceStyles, labelOf, numberOf, pictureOf } from './entry.js';
import { view } from './figure.js';
import { planeStyles } from './plane-styles.js';
import { boxOf } from './plane.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Check, CheckSweep, Matrix } from '../model/frame.js' */

/** Where the chosen step stands in `epsilons`; at first the step of the check that runs with every frame. */
const chosen = view(epsilons.indexOf(1e-5));

/** The network and epoch for which a reader asked for the whole check in spite of the time that it takes. */
const wanted = view('');

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
  }
  ${planeStyles} ${choiceStyles}
  @container (max-width: 420px) {
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

/** @param {number} difference @returns {string} */
const asPower = (difference) =>
  Number.isFinite(difference) ? scientific(difference, 1) : format(difference, 1);

/** @param {FigureState} state @returns {CheckSweep | { refused: string } | undefined} */
const sweepOf = (state) => state.answer('checkSweep', { ...placeOf(state), epsilons });

const keyOf = (/** @type {FigureState} */ { frame: { sizes, n, epoch } }) =>
  JSON.stringify([sizes, n, epoch]);

/**
 * The check of the whole network at a step; undefined while it is computed, null where there is none.
 * @param {FigureState} state @param {number} epsilon @returns {Check | null | undefined}
 */
function checkAt(state, epsilon) {
  const { frame } = state;
  if (frame.check?.epsilon === epsilon) return frame.check;
  if (!frame.check && wanted(state).value !== keyOf(state)) return null;
  const found = state.answer('check', { epsilon });
  return found?.refused ? null : found;
}

/** @param {FigureState} state @param {CheckSweep} sweep */
function plot(state, sweep) {
  const { width, em } = state;
  const { box, x, y, across, up, curve } = checkPlot(width, em);
  const { left, right, top, bottom, height } = box;
  const power = (/** @type {number} */ exponent) =>
    exponent === 0 ? '1' : scientific(10 ** exponent, 0).replace('1·', '');
  const at = epsilons[chosen(state).value];
  const mark = (/** @type {'central' | 'complex'} */ method) => {
    const height = y(sweep[method][chosen(state).value]);
    return Number.isNaN(height)
      ? ''
      : svg`<circle class=${method} cx=${x(at)} cy=${height} r="6"></circle>`;
  };
  return html`<svg
    width=${width}
    height=${height}
    role="img"
    aria-label="Difference from the slope, for steps from 1 down to 10⁻¹⁵"
  >
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
    <text x=${right} y=${bottom + 31 * em} text-anchor="end">step ε</text>
    <text x=${left + 6} y=${top + 2}>relative difference</text>
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
  if ('refused' in sweep) return html`<p class="note">This network is too large for the curve.</p>`;
  return plot(state, sweep);
}

/** @param {FigureState} state */
function stepChoice(state) {
  const at = scientific(epsilons[chosen(state).value], 1);
  return html`<div class="step">
    <label for="step">Step ε</label>
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

/** The selected entry by all three methods. @param {FigureState} state */
function methods(state) {
  const { frame } = state;
  const place = placeOf(state);
  const epsilon = epsilons[chosen(state).value];
  const sweep = sweepOf(state);
  const estimates = checkAt(state, epsilon)?.layers[place.layer].W;
  const line = (/** @type {'central' | 'complex'} */ method, /** @type {string} */ words) => {
    const off = sweep && !('refused' in sweep) ? asPower(sweep[method][chosen(state).value]) : '…';
    return html`<tr class=${method}>
      <th scope="row"><span class="sample"></span>${words}</th>
      <td>${estimates ? format(entryAt(estimates[method], place), manyDigits) : '–'}</td>
      <td class="off">${off}</td>
    </tr>`;
  };
  return html`<table>
    <thead>
      <tr>
        <th scope="col">the selected entry</th>
        <th scope="col">value</th>
        <th scope="col">off by, at this ε</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">backpropagation</th>
        <td>${format(entryAt(frame.layers[place.layer].grad_W, place), manyDigits)}</td>
        <td></td>
      </tr>
      ${line('central', 'central difference')} ${line('complex', 'complex step, h = 10⁻³⁰')}
    </tbody>
  </table>`;
}

/** What the check says of all entries. @param {FigureState} state */
function whole(state) {
  const { frame } = state;
  const check = frame.check ?? checkAt(state, 1e-5);
  if (!check) {
    const asked = wanted(state).value === keyOf(state);
    if (asked && check === null)
      return html`<p class="note">This network is too large to check its whole gradient here.</p>`;
    return html`<div class="choice">
      <button
        ?disabled=${asked}
        @click=${() => {
          wanted(state).value = keyOf(state);
        }}
      >
        Check the whole gradient
      </button>
      on a network of this size it takes a while
    </div>`;
  }
  const kinks = check.kinks
    ? ` ${check.kinks} entries are left out, because the step crosses a kink of ReLU.`
    : '';
  return html`<p class="note">
      All weights and biases, at ε = ${scientific(check.epsilon, 0).replace('1·', '')}: the central
      difference is off by at most ${asPower(check.central)}, the complex step by at most
      ${asPower(check.complex)}, relative to the largest entry.
      ${check.agrees ? '✓ Rounding explains that.' : '✗ Rounding does not explain that.'}${kinks}
    </p>
    ${entries(state, check)}`;
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
        <span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
          >${pictureOf(state, id)} = <span class="number">${numberOf(state, id)}</span></span
        >
      </td>
      <td>${format(entryAt(central, at), 9)}</td>
      <td>${format(entryAt(complex, at), 9)}</td>
    </tr>`;
  });
  return html`<details>
    <summary>All ${rows * cols} entries of this layer</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">backpropagation</th>
            <th scope="col">central difference</th>
            <th scope="col">complex step</th>
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
  title: 'Check one entry',
  caption:
    'Why a V? On the right the step is so large that the curve bends within it; on the left J(w + ε) and J(w − ε) agree in nearly all digits, and their difference is mostly rounding. The complex step subtracts nothing, so it has the right arm only. A difference of 0 is drawn on the lowest line.',
  room: 480,
  styles,
  view: (state) => {
    const id = weightId(state.selection, state.frame.sizes, 'grad_W');
    return html`<div class="reading">
        <span data-symbol=${id} role="button" tabindex="-1" aria-label=${labelOf(state, id)}
          >${pictureOf(state, id)} = <b class="number">${numberOf(state, id)}</b></span
        >
      </div>
      ${picture(state)} ${stepChoice(state)} ${methods(state)} ${whole(state)}`;
  },
  says: (state) => {
    const sweep = sweepOf(state);
    if (!sweep || 'refused' in sweep) return 'There is no curve.';
    const [central, complex] = [sweep.central, sweep.complex].map((all) =>
      asPower(all[chosen(state).value]),
    );
    return `With a step of ${scientific(epsilons[chosen(state).value], 1)}, the central difference is off by ${central}, the complex step by ${complex}.`;
  },
};
