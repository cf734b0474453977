// Figure 2, the journey: one example from X through Z_h, A_h, Z_out and A_out to J, a station at a time.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { signal } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { picture, symbolPicture } from '../derivation/render.js';
import { spokenOf, symbolId, symbols, valueOf } from '../derivation/symbols.js';

/** @import { Figure, FigureState } from '../elements/delta-scope.js' */

/** What happens on the way into each station, and the step of the derivation that computes it. */
const stations = [
  { name: 'X', arrow: '', step: '', words: 'The example enters: one number for each input.' },
  {
    name: 'Z_h',
    arrow: 'W^{(h)}',
    step: 'hidden_pre_activation',
    words: 'Each hidden unit adds up its inputs, each times its weight.',
  },
  {
    name: 'A_h',
    arrow: '\\sigma',
    step: 'hidden_activation',
    words: 'The sigmoid turns each sum into a number between 0 and 1.',
  },
  {
    name: 'Z_out',
    arrow: 'W^{(out)}',
    step: 'pre_activation',
    words: 'Each output adds up the hidden activations, each times its weight.',
  },
  {
    name: 'A_out',
    arrow: '\\sigma',
    step: 'activation',
    words: 'The sigmoid again: these two numbers are the prediction.',
  },
  { name: 'J', arrow: 'Y', step: 'loss', words: 'The targets decide what the prediction costs.' },
];

/** The station looked at. */
const station = signal(1);

const styles = css`
  .stations {
    display: flex;
    align-items: stretch;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .stations > li {
    display: flex;
    flex: 1 1 0;
    min-width: 0;
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
    min-width: 0;
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
    text-align: center;
    font-size: 0.875rem;
  }
  .sums p {
    margin: 0 0 0.25rem;
    color: var(--muted);
  }
  @container (max-width: 560px) {
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
function idsOf({ frame, selection }, name) {
  if (name === 'J') return ['J'];
  const matrix = /** @type {import('../model/frame.js').Matrix} */ (symbols[name].of(frame));
  return Array.from({ length: matrix.cols }, (_, unit) => symbolId(name, selection.k, unit + 1));
}

/** @param {FigureState} state @param {string} id */
function value({ frame, digits }, id) {
  const text = format(valueOf(frame, id), digits);
  return html`<div
    class="value"
    data-symbol=${id}
    role="button"
    tabindex="-1"
    aria-label="${spokenOf(id)}: ${text}"
  >
    ${text}
  </div>`;
}

/** What is computed at a station, with its numbers. @param {FigureState} state @param {number} index */
function sums(state, index) {
  const { name, step, words } = stations[index];
  const units = idsOf(state, name);
  const lines = !step
    ? units.map(
        (id) =>
          html`<div class="given" data-symbol=${id}>
            ${guard([id], () => symbolPicture(id, state.frame.n))} =
            ${format(valueOf(state.frame, id), state.digits)}
          </div>`,
      )
    : units.map((_, unit) => {
        const part = name === 'J' ? 'both' : 'line';
        return html`<delta-equation step=${step} part=${part} at="j=${unit + 1}"></delta-equation>`;
      });
  return html`<p>${words}</p>
    ${lines}`;
}

/** @type {Figure} */
export const journey = {
  title: 'The journey of one example',
  caption: 'Left to right is the forward pass. Choose a station to see its arithmetic.',
  room: 250,
  styles,
  view: (state) => {
    const at = station.value;
    const go = (/** @type {number} */ to) => {
      station.value = to;
    };
    return html`<ol class="stations">
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
                <button
                  aria-pressed=${index === at}
                  aria-label="Look at ${name}"
                  @click=${() => go(index)}
                >
                  ${guard([name], () => picture(symbols[name].matrixTex, symbols[name].colour))}
                </button>
                <div class="values">${idsOf(state, name).map((id) => value(state, id))}</div>
              </div>
            </li>`,
        )}
      </ol>
      <div class="look">
        <button aria-label="Station before" ?disabled=${at === 0} @click=${() => go(at - 1)}>
          ←
        </button>
        <div class="sums">${sums(state, at)}</div>
        <button
          aria-label="Next station"
          ?disabled=${at === stations.length - 1}
          @click=${() => go(at + 1)}
        >
          →
        </button>
      </div>`;
  },
  says: (state) => {
    const list = (/** @type {string} */ name) =>
      idsOf(state, name)
        .map((id) => format(valueOf(state.frame, id), state.digits))
        .join(' and ');
    return `Inputs ${list('X')} become hidden activations ${list('A_h')}, then outputs ${list('A_out')}, at a loss of ${list('J')}.`;
  },
};
