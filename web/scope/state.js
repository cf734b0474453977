// A network's state, as signals. Figures read them. The network's numbers change by commands.js, training.js and turns.js only; how
// it trains and how it is written (η, rule, speed, notation, digits) is set where a reader or a link chooses it.
import { computed, signal } from '@preact/signals-core';
import { chosenIn, defaultEta, defaultRule } from '../core/defaults.js';
import { targetsOf } from '../derivation/outputs.js';
import { boxesOf, litBy } from '../derivation/selection.js';
import { settingOf } from '../derivation/setting.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Moment } from './trace.js'
 * @import { ChosenRule } from '../core/defaults.js'
 * @import { Wanted } from '../data/sources.js'
 */
/** @typedef {Pick<Frame, 'n' | 'sizes' | 'output' | 'hidden' | 'reduction' | 'square' | 'bias' | 'precision'> | null} Form */

/** The note's network, which is also meant before the core has answered. @type {NonNullable<Form>} */
export const noteForm = {
  n: 1,
  sizes: [2, 2, 2],
  output: 'cross_entropy_sigmoid',
  hidden: ['sigmoid'],
  reduction: 'sum',
  square: 'half',
  bias: 'none',
  precision: 'float64',
};

/** Steps as they are where the reader has not chosen. @type {ChosenRule} */
export const plainDescent = chosenIn(defaultRule);

/**
 * A rule for the network that another becomes: with another number of layers nobody has said which are left as they are.
 * @param {ChosenRule} rule @param {{ sizes: readonly number[] }} before @param {{ sizes: readonly number[] }} after
 * @returns {ChosenRule}
 */
export const ruleFor = (rule, before, after) =>
  before.sizes.length === after.sizes.length ? rule : { ...rule, held: 0 };

/** How numbers and symbols are written: notation and digits after the decimal point, as signals. @typedef {ReturnType<typeof createNotation>} Notation */

export const createNotation = () => ({
  convention: signal(/** @type {ConventionName} */ ('rows')),
  digits: signal(3),
});

/** The state of one scope. @param {Notation} [notation]  shared with other scopes, or its own */
export function createState({ convention, digits } = createNotation()) {
  /** Every matrix of the newest pass; null until the core has answered. @type {import('@preact/signals-core').Signal<Frame | null>} */
  const frame = signal(/** @type {Frame | null} */ (null));

  /** What figures have asked the core besides, for the same pass: by the request's key. */
  const answers = signal(/** @type {ReadonlyMap<string, any>} */ (new Map()));

  /** The check of a network that is too large for one at every step, and the pass that it belongs to. */
  const lateCheck = signal(
    /** @type {{ of: Frame, check: import('../core/frame.js').Check | { refused: string } } | null} */ (
      null
    ),
  );

  const selection = signal(
    /** @type {Selection} */ ({ layer: 1, units: [1, 2, 1], k: 1, all: true }),
  );

  /** The symbol under the pointer or the keyboard's focus. */
  const pointed = signal(/** @type {string | null} */ (null));

  /**
   * Symbols whose numbers a question asks for, as `grad_W_out[2,1]`: equations and figures give none of them away. Numbers that a
   * reader sets, in fields, are never veiled.
   */
  const veiled = signal(/** @type {ReadonlySet<string>} */ (new Set()));

  const formKey = computed(() => {
    const now = frame.value;
    if (!now) return '';
    const { n, sizes, output, hidden, reduction, square, bias, precision } = now;
    const targets = targetsOf(now);
    return JSON.stringify({
      n,
      sizes,
      output,
      hidden,
      reduction,
      square,
      bias,
      precision,
      targets,
    });
  });

  /**
   * What formulas and words depend on: the network's sizes and settings, the same object while only numbers change; null until
   * the core has answered.
   */
  const form = computed(
    () => /** @type {Form} */ (formKey.value ? JSON.parse(formKey.value) : null),
  );

  /** The same; the note's network, until the core has answered. */
  const shape = computed(() => form.value ?? noteForm);

  /** What formulas depend on; the same object, and so no new formulas, while only numbers change. */
  const setting = computed(() => settingOf(shape.value, convention.value));

  /** How symbols are written now. */
  const notation = computed(() => ({
    n: shape.value.n,
    convention: convention.value,
    hiddenLayers: shape.value.sizes.length - 2,
  }));

  /** The example that the network started as: a name of presets.js, or '' after its sizes or settings have changed. */
  const preset = signal('note');

  const running = signal(false);

  /** Epochs a second while training runs. */
  const speed = signal(10);

  /** The learning rate η. */
  const eta = signal(defaultEta);

  /** How steps follow the gradient: what a reader chooses of a rule. */
  const rule = signal(plainDescent);

  /** Where the examples came from; null where they are a preset's or have been edited. */
  const dataset = signal(/** @type {Wanted | null} */ (null));

  /** What led here from the opening. */
  const log = signal(/** @type {import('./log.js').Log} */ ([]));

  /** The passes of this run that were on screen, by rising epoch. */
  const trace = signal(/** @type {readonly Moment[]} */ ([]));

  /** Why there are no numbers: '' while all is well. */
  const failure = signal('');

  /** What is waited for before the first pass; '' for the first second, and once it is there. */
  const waiting = signal('');

  /** What the page has to say about training: that it diverged, what an undo brought back. */
  const notice = signal('');

  /** The newest sentence for screen readers; whoever shows the scope puts it into a live region. */
  const said = signal('');

  const canUndo = signal(false);

  /** How the selection lights a symbol. Everything follows from the selection, so it is computed, not stored. */
  const litOf = computed(() => (form.value ? litBy(selection.value, form.value) : () => undefined));

  /** The same, as if every example were lit. */
  const litOfAll = computed(() =>
    form.value ? litBy({ ...selection.value, all: true }, form.value) : () => undefined,
  );

  /** As litOf, by matrix, as boxes. */
  const litBoxes = computed(() => (form.value ? boxesOf(selection.value, form.value) : new Map()));

  return {
    frame,
    answers,
    lateCheck,
    selection,
    pointed,
    veiled,
    convention,
    form,
    shape,
    setting,
    notation,
    preset,
    running,
    speed,
    eta,
    rule,
    dataset,
    log,
    trace,
    digits,
    failure,
    waiting,
    notice,
    said,
    canUndo,
    litOf,
    litOfAll,
    litBoxes,
  };
}
