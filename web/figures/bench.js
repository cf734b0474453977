// The bench: wrong formulas for ∂J/∂W to try, refused by their shape or refuted by the gradient check.
import { css, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import {
  candidates,
  doesOf,
  inConvention,
  isAlwaysRight,
  refusal,
  spokenCandidate,
  texOfCandidate,
  texOfShapes,
  wantedShape,
} from '../derivation/candidates.js';
import { roles, sizeLetter } from '../derivation/layers.js';
import { activationOf, rightOrder } from '../derivation/outputs.js';
import { format, scientific } from '../derivation/number.js';
import { picture } from '../derivation/render.js';
import { symbols } from '../derivation/symbols.js';
import { wordsOfDoubt } from '../words/late.js';
import { words } from '../words/words.js';
import { choiceStyles, isVeiled } from './entry.js';
import { hasL2 } from './l2.js';
import { view } from './figure.js';
import { onRequest } from './on-request.js';

/** @import { Figure, FigureState } from './figure.js' */
/** @import { Refusal, Trial } from '../core/frame.js' */

const text = wordsOfDoubt.bench;

/** A square network, small enough to see whole. */
const square = 3;

/** The trials, where they take long. */
const allTrials = onRequest();

/** Whether a reader wants to judge before the verdicts are shown. */
const hides = view(false, 'bench.hides');

/** Every formula, in an order that links rely on. */
const names = Object.keys(candidates);

/** The formulas whose verdicts have been shown since they were hidden: a bit each, by its place in `names`. */
const seen = view(
  0,
  'bench.seen',
  (bits) => Number.isInteger(bits) && 0 <= bits && bits < 2 ** names.length,
);

/** @param {{ name: string }} trial */
const bitOf = ({ name }) => 2 ** names.indexOf(name);

/** Whether the verdicts are wanted before the question is answered. */
const unasked = view(false, 'bench.unasked');

/** Whether a question asks about them, so that no verdict may give its answer away. @param {FigureState} state */
const isAsked = (state) => isVeiled(state, rightOrder) && !unasked(state).value;

/** @param {FigureState} state @param {{ name: string }} trial */
const isHidden = (state, trial) =>
  isAsked(state) || (hides(state).value && !(seen(state).value & bitOf(trial)));

/** @param {FigureState} state @param {boolean} hidden */
function setHidden(state, hidden) {
  hides(state).value = hidden;
  seen(state).value = 0;
}

const styles = css`
  .wanted {
    margin: 0 0 0.5rem;
    font-size: 0.875rem;
  }
  .for-paper {
    display: none;
  }
  @media print {
    .for-paper {
      display: inline;
    }
    .for-screen {
      display: none;
    }
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
    background: var(--scroll-signs);
    overflow-y: hidden;
  }
  .words {
    display: block;
    min-height: 1.4em;
    color: var(--muted);
    font-size: 0.75rem;
  }
  /* Room for most verdicts, before they are shown, too. */
  .verdict {
    min-height: 2.8em;
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
  .trial:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  ${choiceStyles}
  @container (max-width: 33.75rem) {
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

/** Each verdict's sign, and how it looks. */
const verdicts = /** @type {const} */ ({
  refused: { sign: '✗', look: 'fails' },
  undecided: { sign: '?', look: 'note' },
  refuted: { sign: '✗', look: 'fails' },
  passes: { sign: '✓', look: 'passes' },
});

/**
 * What the core says of a trial.
 * @param {FigureState} state @param {Trial} trial @returns {{ verdict: keyof typeof verdicts, because: string }}
 */
function verdictOf(state, trial) {
  const { convention } = state.notation;
  if (!trial.shapeFits) {
    const because = refusal(
      inConvention(trial.name, convention),
      convention,
      sizesOf(state).numbers,
    );
    return { verdict: 'refused', because };
  }
  const off = trial.difference ?? NaN;
  if (Number.isNaN(off)) return { verdict: 'undecided', because: text.noSlope };
  if (!trial.agrees) return { verdict: 'refuted', because: text.offBy(amount(state, off)) };
  const why =
    trial.name === 'A_T_delta' ? text.offBy(scientific(off, 1)) : coincidence(state, trial);
  return { verdict: 'passes', because: why };
}

/** @param {FigureState} state @param {number} off */
function amount({ digits }, off) {
  if (off === Infinity) return text.beyond;
  return off < 1e-3 ? scientific(off, 1) : format(off, digits);
}

/** Why a wrong formula gives the right numbers here. @param {FigureState} state @param {Trial} trial */
function coincidence(state, { name }) {
  const { frame, selection } = state;
  const isOutput = selection.layer === frame.sizes.length - 2;
  const activation = activationOf(frame, selection.layer);
  return text.coincidence({
    name,
    n: frame.n,
    isIdentity: activation === 'identity',
    isOneShare: isOutput && activation === 'softmax' && frame.Y.cols === 1,
    isAlways: isAlwaysRight(name, sizesOf(state).numbers),
  });
}

/** What a formula does differently, in words. @param {FigureState} state @param {Trial} trial */
const does = ({ frame, selection, notation }, { name }) =>
  doesOf(name, frame, {
    convention: notation.convention,
    isOutput: selection.layer === frame.sizes.length - 2,
  });

/** Shows one verdict and has it said. @param {FigureState} state @param {Trial} trial @param {Event} event */
function reveal(state, trial, { currentTarget }) {
  seen(state).value |= bitOf(trial);
  const { verdict, because } = verdictOf(state, trial);
  state.commands.announce(text.hiding.found({ verdict: text.verdicts[verdict], because }));
  // The button goes; whoever pressed it by a key goes on from its row.
  const row = /** @type {Element} */ (currentTarget).closest('.trial');
  /** @type {HTMLElement | null} */ (row)?.focus();
}

/** @param {FigureState} state @param {Trial} trial */
function verdictShown(state, trial) {
  const { seen: mark, label } = words.names.veiled;
  if (isAsked(state))
    return html`<span class="verdict"
      ><span aria-hidden="true">${mark}</span><span class="visually-hidden">${label}</span></span
    >`;
  if (isHidden(state, trial))
    return html`<span class="verdict choice"
      ><button
        aria-label=${text.hiding.showOf(spokenCandidate(inConvention(trial.name, state.notation.convention)))}
        @click=${(/** @type {Event} */ event) => reveal(state, trial, event)}
      >
        ${text.hiding.show}
      </button></span
    >`;
  const { verdict, because } = verdictOf(state, trial);
  const { sign, look } = verdicts[verdict];
  return html`<span class="verdict"
    ><b class=${look}>${sign} ${text.verdicts[verdict]}</b
    >${because ? html`<span class="note">: ${because}</span>` : ''}</span
  >`;
}

/** What a trial's row is made of, in TeX. @param {FigureState} state @param {Trial} trial */
function rowOf(state, trial) {
  const { frame, selection, notation } = state;
  const written = inConvention(trial.name, notation.convention);
  const ofLayer = roles(frame.sizes, selection.layer);
  const tex = texOfCandidate(written, {
    A: symbols[ofLayer.A_prev].matrixTex,
    delta: symbols[ofLayer.delta].matrixTex,
    Z: symbols[ofLayer.Z].matrixTex,
  });
  const { letters, numbers } = sizesOf(state);
  // A result's shape would give the verdict away, and so would what is done differently.
  const isShut = isHidden(state, trial);
  const shapes = [letters, numbers].map((of) => texOfShapes(written, of, trial.fits && !isShut));
  return { written, tex, shapes, words: isShut ? '' : does(state, trial) };
}

/** The trials, for who draws them elsewhere; null where there are none yet. @param {FigureState} state */
export function trialsShown(state) {
  if (isSlow(state) && !allTrials.isAsked(state)) return null;
  const found = trialsOf(state);
  if (!Array.isArray(found)) return null;
  return found.map((trial) => {
    const { verdict, because } = verdictOf(state, trial);
    const { sign, look } = verdicts[verdict];
    const isShut = isHidden(state, trial);
    return {
      ...rowOf(state, trial),
      verdict: isShut
        ? { text: words.names.veiled.seen, look: /** @type {const} */ ('note'), because: '' }
        : { text: `${sign} ${text.verdicts[verdict]}`, look, because },
    };
  });
}

/** @param {FigureState} state @param {Trial} trial */
function row(state, trial) {
  const { written, tex, shapes, words: differs } = rowOf(state, trial);
  const [inLetters, inNumbers] = shapes;
  return html`<li class="trial" tabindex="-1" data-candidate=${trial.name}>
    <span class="formula"
      >${guard([tex], () => picture(tex))}<span class="visually-hidden"
        >${spokenCandidate(written)}</span
      ><span class="words">${differs}</span></span
    >
    <span class="shapes"
      ><span>${guard([inLetters], () => picture(inLetters))}</span
      ><span>${guard([inNumbers], () => picture(inNumbers))}</span></span
    >
    ${verdictShown(state, trial)}
  </li>`;
}

/** The shape that the gradient must have. @param {FigureState} state */
function shapeWanted(state) {
  const { frame, selection, notation } = state;
  const { letters, numbers } = sizesOf(state);
  const shape = wantedShape(notation.convention);
  const names = roles(frame.sizes, selection.layer);
  const W = symbols[names.W].matrixTex;
  const [rows, cols] = shape.map((size) => letters[size]);
  const tex = `\\partial J / \\partial \\W{${W}}:\\ ${rows} \\times ${cols}`;
  const inNumbers = shape.map((size) => numbers[size]).join('\u00a0×\u00a0');
  return html`<p class="wanted">
    ${text.wanted(
      html`${guard([tex], () => picture(tex))}<span class="visually-hidden"
          >${symbols[names.grad_W].whole}</span
        >`,
      inNumbers,
    )}
  </p>`;
}

/** Whether it takes so long that a reader has to ask for it. @param {FigureState} state */
const isSlow = ({ frame }) => frame.check === null;

/** @param {FigureState} state @returns {Trial[] | Refusal | undefined} */
const trialsOf = (state) => state.answer('bench', state.selection.layer);

/** @param {FigureState} state */
function trials(state) {
  if (isSlow(state) && !allTrials.isAsked(state))
    return html`<div class="choice">
      <button @click=${() => allTrials.ask(state)}>${text.tryAll}</button>
      ${wordsOfDoubt.takesLong}
    </div>`;
  const found = trialsOf(state);
  if (!found)
    return html`<p class="wanted" aria-busy="true">
      <span class="for-screen">${text.trying}</span><span class="for-paper">${text.notTried}</span>
    </p>`;
  if ('refused' in found) return html`<p class="wanted">${text.tooLarge}</p>`;
  return html`${hiding(state)}
    <ol>
      ${found.map((trial) => row(state, trial))}
    </ol>`;
}

/** @param {FigureState} state */
function hiding(state) {
  const { hide, again, showAll, asks, waits } = text.hiding;
  if (isAsked(state))
    return html`<div class="choice hiding">
      <button @click=${() => (unasked(state).value = true)}>${showAll}</button>
      ${waits}
    </div>`;
  if (!hides(state).value)
    return html`<div class="choice hiding">
      <button @click=${() => setHidden(state, true)}>${hide}</button>
    </div>`;
  return html`<div class="choice hiding">
    <button @click=${() => setHidden(state, false)}>${showAll}</button>
    ${seen(state).value ? html`<button @click=${() => setHidden(state, true)}>${again}</button>` : ''}
    ${asks}
  </div>`;
}

/** The network before its sizes were made equal here; null where they were not. */
const before = view(/** @type {{ sizes: number[], n: number } | null} */ (null));

/** @param {FigureState} state */
function makeSquare(state) {
  const { frame, commands } = state;
  const { sizes, n } = frame;
  const equal = sizes.every((size) => size === n);
  const other = before(state).value;
  const make = () => {
    before(state).value = { sizes, n };
    void commands.change({ sizes: sizes.map(() => square), n: square }, { isQuiet: true });
  };
  const takeBack = () => {
    before(state).value = null;
    if (other) void commands.undoTo(other.sizes, other.n);
  };
  return html`<div class="choice">
    ${
      equal && other
        ? html`<button @click=${takeBack}>${text.takeBack(other.sizes.join('-'))}</button>`
        : html`<button @click=${make}>${text.makeEqual}</button>`
    }
    ${text.whenEqual({ equal, n })}
  </div>`;
}

/** @type {Figure} */
export const bench = {
  title: text.title,
  caption: (state) => {
    const found = trialsOf(state);
    return text.caption(Array.isArray(found) && found.every(({ shapeFits }) => shapeFits));
  },
  styles,
  view: (state) =>
    html`${shapeWanted(state)} ${hasL2(state) ? html`<p class="wanted">${text.l2}</p>` : ''}
    ${trials(state)} ${makeSquare(state)}`,
  says: (state) => {
    if (isSlow(state) && !allTrials.isAsked(state)) return text.saysNothingTried;
    const found = trialsOf(state);
    if (!found) return text.trying;
    if ('refused' in found) return text.tooLarge;
    const count = found.length;
    if (hides(state).value || isAsked(state)) {
      const shown = found.filter((trial) => !isHidden(state, trial)).length;
      return text.hiding.says({ shown, count });
    }
    const passed = found.filter(({ agrees }) => agrees).map((trial) => does(state, trial));
    return text.says({ passed, count });
  },
};
