// What a network says of itself, on whatever page it is: while it starts, trains and is checked, and of its selection.

export const scope = {
  /** While the core is still on the way. */
  waiting: {
    /** @type {(seconds: number, what: string) => string} */
    says: (seconds, what) => `${seconds} s: ${what}`,
    /** @type {(seconds: number) => string} */
    silent: (seconds) =>
      `no answer from its worker yet; after ${seconds} s it starts without one, more slowly`,
    nothing: 'nothing of its WebAssembly has come yet',
    slow: 'One moment: the core is at work, or the part of it that this needs is still on its way.',
    /** total: 0 where it is not known. @type {(received: number, total: number) => string} in kB */
    come: (received, total) =>
      total
        ? `${received} of ${total} kB of WebAssembly have come`
        : `${received} kB of WebAssembly have come`,
  },

  diverged: (/** @type {number} */ epoch) =>
    `Training stopped: one step further, J or a weight is no longer a finite number, so these are the numbers of ` +
    `epoch ${epoch}. Lower the learning rate, then press Reset.`,

  /** Why it has no check. */
  refused: 'One entry alone takes seconds to be checked in a network of this size.',

  /** What a screen reader hears of the selection. */
  selection: {
    all: (/** @type {number} */ n) => `All ${n} examples.`,
    /** @type {(k: number, n: number) => string} */
    one: (k, n) => `Example ${k} of ${n}.`,
    added: (/** @type {number} */ k) => `Example ${k} added.`,
    /** @type {(weight: string, gradient: string) => string} */
    weight: (weight, gradient) => `Selected: ${weight}, with gradient ${gradient}.`,
  },
};
