// What the page itself says: its bar, its notices, sharing, and what happens while it starts and trains.
import { pieces } from '../english.js';

/** The page's own networks, by the sections that show them. */
const where = {
  note: 'sections 1 and 2',
  any: 'sections 3, 4 and 6',
  lab: 'section 5',
};

export const page = {
  where,

  bar: {
    dismiss: 'Dismiss',
    train: 'Train',
    pause: 'Pause',
    step: { name: 'Step', does: 'One epoch: a step on all examples, or one on each minibatch' },
    reset: { name: 'Reset', does: 'Back to the weights that this run started from' },
    undo: { name: 'Undo', does: 'Take back the last change of numbers, sizes or data' },
    example: { name: 'Example', does: 'The example’s own numbers again' },
    eta: 'Learning rate: how far each step goes',
    etaName: 'Learning rate η',
    speed: 'speed',
    /** @type {(epochs: number) => string} a second; Infinity for as many as can be had */
    speedSpoken: (epochs) =>
      epochs === Infinity ? 'as fast as it goes' : `${epochs} epochs a second`,
    /** @type {(epochs: number) => string} */
    speedShort: (epochs) => (epochs === Infinity ? 'full' : `${epochs}/s`),
    /** @type {(epoch: unknown) => unknown[]} */
    epoch: (epoch) => pieces`epoch ${epoch}`,
  },

  /** The gradient check. */
  badge: {
    notFinite: 'J is not finite: no gradient to check',
    whenPaused: 'gradient checked when paused',
    underWay: 'checking the gradient…',
    notYet: 'gradient not checked yet',
    tooLarge: 'too large to be checked here',
    /** checked of all entries. @type {(facts: { checked: number, all: number }) => string} */
    what: ({ checked, all }) => (checked === all ? 'gradient' : `${checked} of ${all} entries`),
    /** @type {(agrees: boolean) => string} */
    verdict: (agrees) => (agrees ? 'checked' : 'differs'),
    lost: 'central difference lost in rounding',
    /** In place of a difference, where the gradient is so close to 0 that only rounding is compared. */
    rounding: 'within rounding',
    central: (/** @type {string} */ difference) => `central difference ${difference}`,
    complex: (/** @type {string} */ difference) => `complex step ${difference}`,
    /** lost: entries that the central difference says nothing about. @type {(facts: { checked: number, all: number, lost: number }) => string} */
    title: ({ checked, all, lost }) =>
      (checked === all
        ? 'The whole gradient, computed again by the central difference and by the complex step. '
        : `A sample, since the network is large: ${checked} of ${all} entries of the gradient, computed again by the central difference and by the complex step. `) +
      (lost
        ? `The central difference says nothing about ${lost} of them: next to numbers this large, its step or the change of J is lost in rounding. `
        : '') +
      'Shown: the largest difference, relative to the largest entry.',
  },

  /** The bar and its badge, where training lowers J and the penalty of L2 together. */
  l2: {
    does: 'J is what the data cost. Training lowers its sum with the penalty of L2.',
    /** Under J; sign: = or ≈. @type {(penalty: unknown, sign: string, sum: unknown) => unknown[]} */
    sum: (penalty, sign, sum) => pieces`+ L2 ${penalty} ${sign} ${sum}`,
    notFinite: 'J\u00a0+\u00a0L2 is not finite: no gradient to check',
    /** Under what the badge says. */
    checked: 'that of J\u00a0+\u00a0L2',
    /** @type {(title: string) => string} */
    title: (title) => `Of J\u00a0+\u00a0L2, which training lowers. ${title}`,
  },

  /** Which network is in view. */
  here: {
    /** @type {(where: string) => string} */
    unknown: (place) => `The network of ${place}`,
    /** @type {(facts: { where: string, sizes: unknown, n: number }) => unknown[]} */
    says: ({ where: place, sizes, n }) =>
      pieces`The network of ${place}: ${sizes},\u00a0n\u00a0=\u00a0${n}`,
    /** @type {(numbers: number[]) => string} */
    short: (numbers) => `§ ${numbers.join(', ')}`,
  },

  copy: {
    /** @type {(where: string) => string} */
    use: (place) => `Use this network in ${place}`,
    /** @type {(link: (text: string) => unknown) => unknown[]} */
    done: (link) => pieces`Done. ${link('Go there')}, where Undo takes it back.`,
    /** @type {(where: string) => string} */
    spoken: (place) => `This network is now in ${place}, too.`,
  },

  share: {
    name: 'Share',
    does: 'A link or a file of what is on screen',
    panel: 'Share what is on screen',
    /** @type {(isWhole: boolean) => string} */
    promise: (isWhole) =>
      isWhole
        ? 'Whoever opens this link sees this section with these numbers, to the last bit.'
        : 'This link does not hold everything:',
    link: 'Link',
    copy: 'Copy link',
    save: 'Save file',
    open: 'Open file…',
    copied: 'Copied.',
    missing:
      'What reads and writes links has not come over the network. Reload the page to ask for it again.',
    byHand: 'The link is selected: copy it by hand.',
    /** @type {(name: string) => string} of a file */
    saved: (name) => `Saved as ${name}.`,
    note: 'The networks of other sections are not part of it. Files open by dropping, too.',
    opening: 'Doing again what led to these numbers…',
    cancel: 'Cancel',
  },

  /** Where the core cannot be had. */
  missing: {
    title: 'The live network is missing.',
    /** @type {(reason: string) => string} */
    says: (reason) =>
      ` ${reason}. The article reads on without it; its numbers are left out. A current browser that allows WebAssembly brings them back.`,
  },

  stage: {
    tabs: 'Figure on the stage',
    /** @type {(isOpen: boolean) => string} */
    toggle: (isOpen) => (isOpen ? 'Close the figures' : 'Open the figures'),
  },

  /** What leaves the text its room: sheets that open when asked, and ways past things. */
  room: {
    figures: 'Figures',
    more: 'More controls',
    moreShort: 'More',
    /** @type {(number: number) => string} */
    skipTo: (number) => `Skip to section ${number}`,
    skipToTraining: 'Skip to training',
  },

  theme: {
    names: { auto: 'auto', light: 'light', dark: 'dark' },
    /** @type {(now: string, next: string) => string} */
    change: (now, next) => `Theme: ${now}. Change to ${next}.`,
    /** @type {(now: string) => string} */
    now: (now) => `Theme: ${now}`,
  },

  articleMissing:
    'Parts of the article have not come over the network, so its equations stand as they were. Reload the page to ask for them again.',

  formulasMissing:
    'What writes formulas has not come over the network, so formulas that have to change stand as they were. Reload the page to ask for it again.',

  /** What is pointed at. */
  reading: {
    /** @type {(name: string, number: unknown) => unknown[]} */
    says: (name, number) => pieces`${name}: ${number}`,
    /** @type {(name: string, rows: number, columns: number) => string} */
    matrix: (name, rows, columns) => `${name}, ${rows}\u00a0×\u00a0${columns}`,
    copy: 'Copy',
    copied: 'Copied',
  },
};
