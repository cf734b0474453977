// What was made at some cost and may be wanted again, within a bound: what was not asked for longest goes first.

/** @template Value */
export class Kept {
  /** In the order in which they were last asked for. @type {Map<string, Value>} */
  #values = new Map();
  #weight = 0;
  #most;
  #weigh;

  /**
   * @param {number} most  weight of all together; a single value may have more
   * @param {(value: Value) => number} weigh  always the same for a value
   */
  constructor(most, weigh) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** Of all that is kept. */
  get weight() {
    return this.#weight;
  }

  /** @param {string} key */
  has(key) {
    return this.#values.has(key);
  }

  /** @param {string} key @returns {Value | undefined} */
  get(key) {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  /** @param {string} key  of nothing that is kept @param {Value} value */
  add(key, value) {
    this.#values.set(key, value);
    this.#weight += this.#weigh(value);
    for (const [oldest, one] of this.#values) {
      if (this.#weight <= this.#most || oldest === key) return;
      this.#values.delete(oldest);
      this.#weight -= this.#weigh(one);
    }
  }
}
