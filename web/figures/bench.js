// Figure 8, the bench: wrong formulas for ∂J/∂W to try, refused by their shape or refuted by the gradient check.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  candidates,
  inConvention,
  refusal,
  spokenCandidate,
  texOfCandidate,
  texOfShapes,
  wantedShape,
} from '../derivation/candidates.js';
import { roles, sizeLetter } from '../derivation/layers.js';
import { format, scientific } from '../derivation/number.js';
import { picture } from '../derivation/render.js';
import { symbols } from '../derivation/symbols.js';
import { choiceStyles } from './entry.js';
import { view } from './figure.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Trial } from '../model/frame.js' */

/** A square network, small enough to see whole. */
const square = 3;

/** The network and epoch for which a reader asked in spite of the time that it takes. */
const wanted = view('');

const styles = css`
  .wanted {
    margin: 0 0 0.5rem;
    font-size: 0.875rem;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .trial {
    display: grid;
    grid-template-columns: minmax(9.5rem, 1fr) minmax(9.5rem, 1.1fr) minmax(10rem, 1.2fr);
    align-items: center;
    gap: 0.2rem 0.75rem;
    padding: 0.5rem 0.25rem;
    border-top: 1px solid var(--rule);
    font-size: 0.8125rem;
    line-height: 1.4;
  }
  .formula,
  .shapes {
    min-width: 0;
    overflow-x: auto;
    overflow-y: hidden;
  }
  .words {
    display: block;
    color: var(--muted);
    font-size: 0.75rem;
  }
  .shapes > span {
    display: block;
    white-space: nowrap;
  }
  .passes {
    color: var(--good);
  }
  .fails {
    color: var(--bad);
  }
  .verdict b {
    font-weight: 600;
  }
  .note {
    color: var(--muted);
  }
  .choice {
    margin-top: 0.6rem;
  }
  ${choiceStyles}
  @container (max-width: 540px) {
    .trial {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** The sizes of the selected layer, in numbers and in letters. @param {FigureState} state */
function sizesOf({ frame: { sizes, n }, selection: { layer } }) {
  return {
    numbers: { n, in: sizes[layer], out: sizes[layer + 1], one: 1 },
    letters: {
      n: 'n',
      in: sizeLetter(sizes, layer),
      out: sizeLetter(sizes, layer + 1),
      one: '1',
    },
  };
}

/** @typedef {{ sign: '✓' | '✗' | '?', verdict: string, because: string }} Verdict */

/**
 * What the core says of a trial, in words.
 * @param {FigureState} state @param {Trial} trial @returns {Verdict}
 */
function verdictOf(state, trial) {
  const { convention } = state.notation;
  if (!trial.shapeFits) {
    const because = refusal(
      inConvention(trial.name, convention),
      convention,
      sizesOf(state).numbers,
    );
    return { sign: '✗', verdict: 'refused by its shape', because };
  }
  const off = trial.difference ?? NaN;
  if (Number.isNaN(off))
    return { sign: '?', verdict: 'undecided', because: 'there is no finite slope to compare with' };
  if (!trial.agrees)
    return { sign: '✗', verdict: 'fits but refuted', because: `off by ${amount(state, off)}` };
  const why =
    trial.name === 'A_T_delta' ? `off by ${scientific(off, 1)}` : coincidence(state, trial);
  return { sign: '✓', verdict: 'passes', because: why };
}

/** @param {FigureState} state @param {number} off */
const amount = ({ digits }, off) => (off < 1e-3 ? scientific(off, 1) : format(off, digits));

/** Why a wrong formula gives the right numbers here. @param {FigureState} state @param {Trial} trial */
function coincidence({ frame, selection }, { name }) {
  const { n, sizes, hidden, output } = frame;
  if (name === 'mean' && n === 1) return 'n = 1, so the mean is the sum';
  if (name === 'one_example' && n === 1) return 'n = 1, so the last example is the only one';
  const last = selection.layer === sizes.length - 2;
  const linear = last ? output === 'squared_error_identity' : hidden === 'identity';
  if (name === 'with_slope' && linear) return 'the slope of the identity is 1';
  return 'on these numbers it is the same; on others it is not';
}

/** @param {FigureState} state @param {Trial} trial */
function row(state, trial) {
  const { frame, selection, notation } = state;
  const written = inConvention(trial.name, notation.convention);
  const names = roles(frame.sizes, selection.layer);
  const tex = texOfCandidate(written, {
    A: symbols[names.A_prev].matrixTex,
    delta: symbols[names.delta].matrixTex,
    Z: symbols[names.Z].matrixTex,
  });
  const { letters, numbers } = sizesOf(state);
  const [inLetters, inNumbers] = [letters, numbers].map((of) =>
    texOfShapes(written, of, trial.fits),
  );
  const { sign, verdict, because } = verdictOf(state, trial);
  const look = { '✓': 'passes', '✗': 'fails', '?': 'note' }[sign];
  return html`<li class="trial" data-candidate=${trial.name}>
    <span class="formula"
      >${guard([tex], () => picture(tex))}<span class="visually-hidden"
        >${spokenCandidate(written)}</span
      ><span class="words">${candidates[trial.name].words}</span></span
    >
    <span class="shapes"
      ><span>${guard([inLetters], () => picture(inLetters))}</span
      ><span>${guard([inNumbers], () => picture(inNumbers))}</span></span
    >
    <span class="verdict"
      ><b class=${look}>${sign} ${verdict}</b
      >${because ? html`<span class="note">: ${because}</span>` : ''}</span
    >
  </li>`;
}

/** The shape that the gradient must have. @param {FigureState} state */
function shapeWanted(state) {
  const { frame, selection, notation } = state;
  const { letters, numbers } = sizesOf(state);
  const shape = wantedShape(notation.convention);
  const W = symbols[roles(frame.sizes, selection.layer).W].matrixTex;
  const [rows, cols] = shape.map((size) => letters[size]);
  const tex = `\\partial J / \\partial \\W{${W}}:\\ ${rows} \\times ${cols}`;
  return html`<p class="wanted">
    Wanted: ${guard([tex], () => picture(tex))} = ${shape.map((size) => numbers[size]).join(' × ')},
    as W lies.
  </p>`;
}

/** Whether it takes so long that a reader has to ask for it. @param {FigureState} state */
const isSlow = ({ frame }) => frame.check === null;

const keyOf = (/** @type {FigureState} */ { frame: { sizes, n, epoch } }) =>
  JSON.stringify([sizes, n, epoch]);

/** @param {FigureState} state @returns {Trial[] | { refused: string } | undefined} */
const trialsOf = (state) => state.answer('bench', state.selection.layer);

/** @param {FigureState} state */
function trials(state) {
  if (isSlow(state) && wanted(state).value !== keyOf(state))
    return html`<div class="choice">
      <button
        @click=${() => {
          wanted(state).value = keyOf(state);
        }}
      >
        Try them all
      </button>
      on a network of this size it takes a while
    </div>`;
  const found = trialsOf(state);
  if (!found) return html`<p class="wanted" aria-busy="true">Trying…</p>`;
  if ('refused' in found)
    return html`<p class="wanted">This network is too large to try formulas on.</p>`;
  return html`<ol>
    ${found.map((trial) => row(state, trial))}
  </ol>`;
}

/** @param {FigureState} state */
function makeSquare({ frame, commands }) {
  const { sizes, n } = frame;
  const equal = sizes.every((size) => size === n);
  return html`<div class="choice">
    <button @click=${() => commands.change({ sizes: sizes.map(() => square), n: square })}>
      Make all sizes equal
    </button>
    ${equal ? `all sizes are ${n}: every product fits, so only the check can refute` : 'then every product fits'}
  </div>`;
}

/** @type {Figure} */
export const bench = {
  title: 'Wrong formulas to try',
  caption:
    'Shapes refuse some of them. The gradient check refutes those that fit: “off by” is the largest difference from the complex step, relative to its largest entry. Make all sizes equal, and nothing is left but the check.',
  room: 520,
  styles,
  view: (state) => html`${shapeWanted(state)} ${trials(state)} ${makeSquare(state)}`,
  says: (state) => {
    if (isSlow(state) && wanted(state).value !== keyOf(state)) return 'Nothing has been tried yet.';
    const found = trialsOf(state);
    if (!found || 'refused' in found) return 'There is no result.';
    const passed = found.filter(({ agrees }) => agrees).map(({ name }) => candidates[name].words);
    return `${passed.length} of ${found.length} formulas pass: ${passed.join('; ') || 'none'}.`;
  },
};
