// What helps against each warning (warnings.js): commands of a scope, each of which one undo takes back.
import { isDrawn } from '../data/sources.js';
import { withResume } from './log.js';
import { etaLimit, roundedDown, warningsOf } from './warnings.js';

/**
 * @import { Frame, Matrix } from '../core/frame.js'
 * @import { Scope } from './scope.js'
 * @import { Known, Warning } from './warnings.js'
 */

/** What the warnings of a scope are found from, now; null before its first pass. @param {Scope['state']} state @returns {Known | null} */
export function knownOf({ frame, eta, rule, dataset, trace, log }) {
  if (!frame.value) return null;
  const values = { eta: eta.value, rule: rule.value, dataset: dataset.value };
  return { frame: frame.value, ...values, trace: trace.value, log: log.value };
}

/** Inputs of mean 0 and deviation 1, as the core scales a table; those of one example, as shares of the largest. @param {Matrix} X @returns {Matrix} */
export function scaledInputs({ rows, cols, data }) {
  const scaled = data.slice();
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (rows === 1) return { rows, cols, data: scaled.map((x) => x / largest) };
  for (let i = 0; i < cols; i += 1) {
    const column = data.filter((_, place) => place % cols === i);
    const mean = column.reduce((sum, x) => sum + x, 0) / rows;
    const square = column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rows;
    const deviation = column.every((x) => x === column[0]) ? 1 : Math.sqrt(square);
    for (let k = 0; k < rows; k += 1) scaled[k * cols + i] = (data[k * cols + i] - mean) / deviation;
  }
  return { rows, cols, data: scaled };
} // prettier-ignore

/** @param {Scope} scope */
async function scaleInputs({ commands, state }) {
  const dataset = state.dataset.peek();
  if (dataset) return commands.learn({ ...dataset, scales: true });
  const { X, layers, ...frame } = /** @type {Frame} */ (state.frame.peek());
  const parameters = layers.map(({ W, b }) => ({ W, b }));
  const whole = { ...shapeIn(frame), X: scaledInputs(X), Y: frame.Y, layers: parameters };
  return commands.setUp({ ...whole, eta: state.eta.peek() });
}

/** @param {Omit<Frame, 'X' | 'layers'>} frame */
const shapeIn = ({ sizes, n, hidden, output, reduction, square, bias, precision }) => ({
  ...{ sizes, n, hidden, output },
  ...{ reduction, square, bias, precision },
});

/** Test parts that are tried before there is none. */
const mostDraws = 20;

/** Another test part, until each class is trained with; more points where there are fewer than classes. @param {Scope} scope */
async function bringClasses({ commands, state }) {
  const isAbsent = () => {
    const known = knownOf(state);
    return known !== null && warningsOf(known).some(({ name }) => name === 'absent');
  };
  const wanted = state.dataset.peek();
  if (!wanted) return undefined;
  return commands.asOneUndo(async () => {
    for (let more = 1; more <= mostDraws && wanted.share && isAbsent(); more += 1)
      await commands.learn({ ...wanted, takes: 'drawn', seed: wanted.seed + more });
    if (isAbsent()) await commands.learn({ ...wanted, share: 0 });
    if (isAbsent() && isDrawn(wanted)) await commands.learn({ ...wanted, n: 16 * wanted.classes });
  });
}

/** Epochs that J has to fall in, and what they may cost in multiplications. */
const mostEpochs = 50;
const mostWork = 5e8;
const looks = 10;

/** An η by which J falls from here, as the core finds by training and going back. @param {Scope} scope */
function lowerEta({ commands, state, turns }) {
  return commands.asOneUndo(() =>
    turns.enqueue(async (core) => {
      const known = /** @type {Known} */ (knownOf(state));
      const before = await core.snapshot();
      // Where η decays, the limit is one of what is left of it.
      const { eta: now, limit } = /** @type {any} */ (
        warningsOf(known).find(({ name }) => name === 'eta') ?? { eta: known.eta, limit: etaLimit(known) }
      );
      let eta = roundedDown((limit / 2) * (known.eta / now));
      for (let tries = 0; tries < 40 && !(await falls(core, known, eta)); tries += 1) {
        eta = roundedDown(eta / 2);
        await core.restore(before);
      }
      await turns.act(core, ['restore', before], {
        besides: () => {
          state.log.value = withResume(state.log.peek());
          state.eta.value = eta;
          state.notice.value = '';
        },
      });
    }),
  );
} // prettier-ignore

/** Whether J falls for some epochs. @param {any} core  which is trained by that @param {Known} known @param {number} eta */
async function falls(core, { frame, rule }, eta) {
  const weights = frame.layers.reduce((sum, { W }) => sum + W.data.length, 0);
  const epochs = Math.min(mostEpochs, Math.max(4, mostWork / (6 * frame.n * weights)));
  // The last digits of a sum are rounded.
  const most = 1 + (frame.precision === 'float32' ? 1e-5 : 1e-12);
  let least = frame.lowered;
  for (let look = 0; look < looks; look += 1) {
    const done = await core.advance(Math.ceil(epochs / looks), eta, rule, []);
    // Steps on a few examples may raise J of all between two looks, but not above where it began.
    const bound = rule.batch ? frame.lowered : least;
    if (done.diverged || !(done.frame.lowered <= bound * most)) return false;
    least = done.frame.lowered;
  }
  return true;
}

/** Draws weights that no draw of this network has had. @param {Scope} scope */
function redraw({ commands, state }) {
  const seeds = state.log.peek().map((entry) =>
    entry.kind === 'change' ? (entry.change.initialise?.seed ?? 1) : 1,
  );
  const scheme = state.shape.peek().hidden.includes('relu') ? 'he' : 'xavier';
  return commands.change({ initialise: { scheme, seed: Math.max(1, ...seeds) + 1, scale: 1 } });
} // prettier-ignore

/** Sets η or the rule as one undo. @param {Scope} scope @param {() => void} set */
const setting = ({ commands }, set) => commands.asOneUndo(async () => set());

/** Does what helps. @param {Scope} scope @param {Warning} warning @returns {Promise<unknown>} */
export async function mend(scope, warning) {
  const { commands, state } = scope;
  switch (warning.name) {
    case 'inputs':
      return scaleInputs(scope);
    case 'absent':
      return bringClasses(scope);
    case 'eta':
      return lowerEta(scope);
    case 'alike':
      return redraw(scope);
    case 'dead':
      return commands.change(({ hidden }) => ({
        hidden: hidden.map((name, l) => (l === warning.layer ? 'leaky_relu' : name)),
      }));
    case 'batch':
      return setting(scope, () => {
        state.rule.value = { ...state.rule.peek(), batch: 0 };
      });
    default: {
      const { larger } = warning;
      if (larger === null) return redraw(scope);
      return setting(scope, () => {
        state.eta.value = larger;
      });
    }
  }
}
