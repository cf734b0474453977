// A network's state, as signals. Figures read them; gestures change them through commands.js only.
import { computed, signal } from '@preact/signals-core';
import { boxesOf, litBy } from '../derivation/selection.js';
import { settingOf } from '../derivation/steps.js';

/**
 * @import { Frame } from '../model/frame.js'
 * @import { ConventionName } from '../derivation/convention.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Moment } from './trace.js'
 * @import { MethodName } from '../model/rule.js'
 * @import { Wanted } from '../model/sources.js'
 */
/** @typedef {Pick<Frame, 'n' | 'sizes' | 'output' | 'hidden' | 'reduction' | 'bias' | 'precision'> | null} Form */

/** The note's network, for what is written before the core has answered. @type {NonNullable<Form>} */
const beforeTheCore = {
  n: 1,
  sizes: [2, 2, 2],
  output: 'cross_entropy_sigmoid',
  hidden: 'sigmoid',
  reduction: 'sum',
  bias: 'none',
  precision: 'float64',
};

/** The state of one scope. */
export function createState() {
  /** Every matrix of the newest pass; null until the core has answered. @type {import('@preact/signals-core').Signal<Frame | null>} */
  const frame = signal(/** @type {Frame | null} */ (null));

  /** What figures have asked the core besides, for the same pass: by the request's key. */
  const answers = signal(/** @type {ReadonlyMap<string, any>} */ (new Map()));

  /** The check of a network that is too large for one at every step, and the pass that it belongs to. */
  const lateCheck = signal(
    /** @type {{ of: Frame, check: import('../model/frame.js').Check | { refused: string } } | null} */ (
      null
    ),
  );

  const selection = signal(
    /** @type {Selection} */ ({ layer: 1, units: [1, 2, 1], k: 1, all: true }),
  );

  /** The symbol under the pointer or the keyboard's focus. */
  const pointed = signal(/** @type {string | null} */ (null));

  const convention = signal(/** @type {ConventionName} */ ('rows'));

  const formKey = computed(() => {
    const now = frame.value;
    if (!now) return '';
    const { n, sizes, output, hidden, reduction, bias, precision } = now;
    return JSON.stringify({ n, sizes, output, hidden, reduction, bias, precision });
  });

  /**
   * What formulas and words depend on: the network's sizes and settings, the same object while only numbers change; null until
   * the core has answered.
   */
  const form = computed(
    () => /** @type {Form} */ (formKey.value ? JSON.parse(formKey.value) : null),
  );

  /** The same; the note's network, until the core has answered. */
  const shape = computed(() => form.value ?? beforeTheCore);

  /** What formulas depend on; the same object, and so no new formulas, while only numbers change. */
  const setting = computed(() => settingOf(shape.value, convention.value));

  /** How symbols are written now. */
  const notation = computed(() => ({
    n: form.value?.n ?? 1,
    convention: convention.value,
  }));

  /** The example that the network started as: a name of presets.js, or '' after its sizes or settings have changed. */
  const preset = signal('note');

  const running = signal(false);

  /** Epochs a second while training runs. */
  const speed = signal(10);

  /** The learning rate η. */
  const eta = signal(0.5);

  /** How steps follow the gradient: the method, λ of L2, and how many examples a step takes, 0 for all. */
  const rule = signal(
    /** @type {{ method: MethodName, lambda: number, batch: number }} */ ({
      method: 'gradient_descent',
      lambda: 0,
      batch: 0,
    }),
  );

  /** Where the examples came from; null where they are a preset's or have been edited. */
  const dataset = signal(/** @type {Wanted | null} */ (null));

  /** The passes of this run that were on screen, by rising epoch. */
  const trace = signal(/** @type {readonly Moment[]} */ ([]));

  /** Digits after the decimal point. */
  const digits = signal(3);

  /** Why there are no numbers: '' while all is well. */
  const failure = signal('');

  /** What the page has to say about training: that it diverged, what an undo brought back. */
  const notice = signal('');

  /** The newest sentence for screen readers; whoever shows the scope puts it into a live region. */
  const said = signal('');

  const canUndo = signal(false);

  /** How the selection lights a symbol. Everything follows from the selection, so it is computed, not stored. */
  const litOf = computed(() => (form.value ? litBy(selection.value, form.value) : () => undefined));

  /** The same by matrix, as boxes. */
  const litBoxes = computed(() => (form.value ? boxesOf(selection.value, form.value) : new Map()));

  return {
    frame,
    answers,
    lateCheck,
    selection,
    pointed,
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
    trace,
    digits,
    failure,
    notice,
    said,
    canUndo,
    litOf,
    litBoxes,
  };
}
