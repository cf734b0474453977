// The journey: one example from X through Z_h, A_h, Z_out and A_out to J, a station at a time.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { layerName, roles } from '../derivation/layers.js';
import { activationOf } from '../derivation/outputs.js';
import { picture } from '../derivation/render.js';
import { symbolId, symbols } from '../derivation/symbols.js';
import { words } from '../words/words.js';
import { choiceStyles, exampleChoice, labelOf, numberOf, pictureOf, saidOf } from './entry.js';
import { view } from './figure.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Frame } from '../core/frame.js' */

/**
 * What happens on the way into a station, and the step of the derivation that computes it.
 * @typedef {{ name: string, arrow: string, step: string, layer: string, happens: string }} Station
 */

const text = words.figures.journey;

/** How an activation stands on an arrow. */
const bends = {
  sigmoid: '\\sigma',
  tanh: '\\tanh',
  relu: '\\mathrm{relu}',
  leaky_relu: '\\mathrm{leaky\\,relu}',
  softplus: '\\mathrm{softplus}',
  gelu: '\\mathrm{gelu}',
  identity: '=',
  softmax: '\\mathrm{softmax}',
};

/** @param {Frame} frame @returns {Station[]} */
export function stationsOf(frame) {
  const { sizes, n, reduction } = frame;
  const last = sizes.length - 2;
  const hasBias = frame.bias !== 'none';
  const through = sizes.slice(1).flatMap((_, index) => {
    const names = roles(sizes, index);
    const layer = layerName(sizes, index);
    const isOutput = index === last;
    const activation = activationOf(frame, index);
    const units = sizes[index + 1];
    return [
      {
        name: names.Z,
        arrow: symbols[names.W].matrixTex,
        step: 'pre_activation',
        layer,
        happens: text.at.Z({ isOutput, isFirst: index === 0, units, fanIn: sizes[index], hasBias }),
      },
      {
        name: names.A,
        arrow: bends[activation],
        step: 'activation',
        layer,
        happens: text.at.A({ activation, isOutput, units }),
      },
    ];
  });
  return [
    { name: 'X', arrow: '', step: '', layer: 'out', happens: text.at.X(sizes[0]) },
    ...through,
    {
      name: 'J',
      arrow: 'Y',
      step: 'loss',
      layer: 'out',
      happens: text.at.J({ reduction, n, outputs: sizes[last + 1] }),
    },
  ];
}

/** The station looked at. */
export const station = view(1, 'journey.station', (at) => Number.isInteger(at) && at >= 0);

const styles = css`
  .stations {
    display: flex;
    align-items: stretch;
    gap: 2px;
    margin: 0;
    padding: 1px;
    list-style: none;
    overflow-x: auto;
    background: var(--scroll-signs);
  }
  .stations > li {
    display: flex;
    flex: 1 1 0;
    min-width: min-content;
  }
  .stations > li + li {
    flex-basis: 2.6rem;
  }
  .arrow {
    flex: none;
    display: grid;
    align-content: center;
    justify-items: center;
    width: 2.6rem;
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1;
  }
  .station {
    flex: 1;
    display: grid;
    grid-template-rows: auto 1fr;
    min-width: min-content;
    padding: 0.35rem 0.25rem;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--card);
    text-align: center;
  }
  .station.current {
    border-color: var(--rule-strong);
    box-shadow: 0 0 0 1px var(--rule-strong);
  }
  @media (forced-colors: active) {
    .station.current {
      border: 3px solid Highlight;
    }
  }
  .station > button {
    min-height: 28px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  @media print {
    .station > button {
      display: block;
    }
  }
  button:focus-visible,
  .value:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .values {
    display: grid;
    align-content: center;
    gap: 2px;
  }
  .value {
    min-width: calc(1.4em + var(--digits, 3) * 0.64em);
    padding: 0.2rem 0;
    border-radius: 4px;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }
  .value[data-lit='path'] {
    background: var(--path-ground);
  }
  .value[data-lit='pointed'] {
    background: var(--pointed-ground);
    box-shadow: 0 0 0 2px var(--selected);
  }
  .look {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 0.75rem;
    margin-top: 0.5rem;
    min-height: 7.5rem;
  }
  .look > button {
    min-width: 36px;
    min-height: 36px;
    border: 1px solid var(--rule-strong);
    border-radius: 999px;
    background: var(--card);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  .look > button:disabled {
    opacity: 0.35;
    cursor: default;
  }
  .sums {
    min-width: 0;
    overflow-x: auto;
    background: var(--scroll-signs);
    text-align: center;
    font-size: 0.875rem;
  }
  .sums p {
    margin: 0 0 0.25rem;
    color: var(--muted);
  }
  ${choiceStyles}
  @container (max-width: 35rem) {
    .arrow {
      display: none;
    }
    .stations > li + li {
      flex-basis: 0;
    }
    .station > button {
      font-size: 0.8125rem;
    }
    .value {
      font-size: 0.6875rem;
    }
    .station {
      padding-inline: 0;
    }
    /* The buttons move below, so that a line of numbers has the whole width. */
    .look {
      grid-template-columns: 1fr 1fr;
      gap: 0.35rem;
    }
    .sums {
      grid-column: 1 / -1;
      order: -1;
      font-size: 0.75rem;
    }
    .sums p {
      font-size: 0.8125rem;
    }
    .sums .katex {
      font-size: 1.04em;
    }
  }
`;

/** The station's symbols for example k. @param {FigureState} state @param {string} name */
export function idsOf({ frame, selection }, name) {
  if (name === 'J') return ['J'];
  const matrix = /** @type {import('../core/frame.js').Matrix} */ (symbols[name].of(frame));
  return Array.from({ length: matrix.cols }, (_, unit) => symbolId(name, selection.k, unit + 1));
}

/** @param {FigureState} state @param {string} id */
const value = (state, id) =>
  html`<div
    class="value"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label=${labelOf(state, id)}
  >
    ${numberOf(state, id)}
  </div>`;

/** Lines of arithmetic that are shown at once; a larger layer shows the selected unit's. */
const linesAtMost = 4;

/** What is computed at a station, with its numbers. @param {FigureState} state @param {Station} station */
function sums(state, { name, step, layer, happens }) {
  const ids = idsOf(state, name);
  const chosen = state.selection.units[Math.ceil(stationPlace(state.frame, name) / 2)] ?? 1;
  const units = ids.map((_, index) => index + 1);
  const shown = ids.length <= linesAtMost ? units : [Math.min(chosen, ids.length)];
  const line = (/** @type {number} */ unit) => {
    if (!step) {
      const id = ids[unit - 1];
      return html`<div class="given" data-symbol=${id}>
        ${pictureOf(state, id)} = ${numberOf(state, id)}
      </div>`;
    }
    const part = name === 'J' ? 'both' : 'line';
    return keyed(
      `${step} ${layer} ${unit} ${part}`,
      html`<delta-equation
        step=${step}
        layer=${layer}
        part=${part}
        at="j=${unit}"
      ></delta-equation>`,
    );
  };
  return html`<p>${happens}</p>
    ${shown.map(line)}`;
}

/** @param {Frame} frame @param {string} name of a station */
const stationPlace = (frame, name) => stationsOf(frame).findIndex((one) => one.name === name);

/** So many numbers of a station are read out; more are counted. */
const readAtMost = 8;

/** @param {FigureState} state @param {string} name */
function readOut(state, name) {
  const ids = idsOf(state, name);
  return {
    count: ids.length,
    numbers: ids.length > readAtMost ? [] : ids.map((id) => saidOf(state, id)),
  };
}

/** @type {Figure} */
export const journey = {
  title: text.title,
  caption: text.caption,
  styles,
  view: (state) => {
    const stations = stationsOf(state.frame);
    const at = Math.min(station(state).value, stations.length - 1);
    const go = (/** @type {number} */ to) => {
      station(state).value = to;
    };
    return html`${exampleChoice(state)}
      <ol class="stations">
        ${stations.map(
          ({ name, arrow }, index) =>
            html`<li>
              ${
                arrow
                  ? html`<span class="arrow" aria-hidden="true"
                      >${guard([arrow], () => picture(arrow))}→</span
                    >`
                  : ''
              }
              <div class=${index === at ? 'station current' : 'station'}>
                <button aria-pressed=${index === at} @click=${() => go(index)}>
                  <span
                    class="visually-hidden"
                    role="img"
                    aria-label=${text.lookAt(symbols[name].whole)}
                  ></span>
                  ${guard([name], () => picture(symbols[name].matrixTex, symbols[name].colour))}
                </button>
                <div class="values">${idsOf(state, name).map((id) => value(state, id))}</div>
              </div>
            </li>`,
        )}
      </ol>
      <div class="look">
        <button aria-label=${text.before} ?disabled=${at === 0} @click=${() => go(at - 1)}>
          ←
        </button>
        <div class="sums">${sums(state, stations[at])}</div>
        <button
          aria-label=${text.next}
          ?disabled=${at === stations.length - 1}
          @click=${() => go(at + 1)}
        >
          →
        </button>
      </div>`;
  },
  says: (state) => {
    const { reduction, n, sizes } = state.frame;
    return text.says({
      reduction,
      n,
      outputs: sizes[sizes.length - 1],
      k: state.selection.k,
      inputs: readOut(state, 'X'),
      answers: readOut(state, 'A_out'),
      J: saidOf(state, 'J'),
    });
  },
};
