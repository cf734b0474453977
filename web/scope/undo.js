// What undo goes back to: states, the newest last, as many as a budget of memory holds.

/** @typedef {{ states: number, bytes: number }} Budget */

/** Bytes of all arrays of numbers in a value. @param {unknown} value @returns {number} */
function bytesIn(value) {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum, part) => sum + bytesIn(part), 0);
}

/** @template State */
export class UndoStack {
  /** @type {{ state: State, bytes: number }[]} */
  #kept = [];
  #budget;

  /** @param {Budget} [budget] */
  constructor(budget = { states: 100, bytes: 2 ** 28 }) {
    this.#budget = budget;
  }

  get isEmpty() {
    return this.#kept.length === 0;
  }

  /**
   * The oldest states go where there is no room; the newest always stays.
   * @param {State} state
   * @param {unknown} [weight]  the part of it whose memory counts
   */
  push(state, weight = state) {
    this.#kept.push({ state, bytes: bytesIn(weight) });
    let bytes = this.#kept.reduce((sum, kept) => sum + kept.bytes, 0);
    while (
      this.#kept.length > this.#budget.states ||
      (bytes > this.#budget.bytes && this.#kept.length > 1)
    ) {
      bytes -= this.#kept.shift()?.bytes ?? 0;
    }
  }

  /** Takes all states away, for putBack(). */
  takeAll() {
    const kept = this.#kept;
    this.#kept = [];
    return kept;
  }

  /** Has the states again that were taken away, in the place of those of now. @param {ReturnType<typeof this.takeAll>} kept */
  putBack(kept) {
    this.#kept = kept;
  }

  /** @returns {State | undefined} */
  pop() {
    return this.#kept.pop()?.state;
  }
}
