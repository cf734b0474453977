// A run of the core that can go on in another core: what led to it is kept, and done again there, to the same bits.

/** @import { Core, CoreSession } from './core.js' */
/** Does one thing to a run; it may be done again in another core, so it holds names in place of a core's enums. @template [T=void] @typedef {(core: Core, run: CoreSession) => T} Call */

export class MovableRun {
  /** @type {Core} */ #core;
  /** @type {CoreSession} */ #run;
  /** What led to the run from its beginning on; null where it need not move. @type {Call<any>[] | null} */
  #led;
  #isClosed = false;

  /** @param {Core} core @param {boolean} canMove */
  constructor(core, canMove) {
    this.#core = core;
    this.#run = new core.Session();
    this.#led = canMove ? [] : null;
  }

  get core() {
    return this.#core;
  }

  /** @throws {Error} where it is closed */
  get run() {
    if (this.#isClosed) throw new Error('the session is closed');
    return this.#run;
  }

  /** Whether it may yet move. */
  get canMove() {
    return this.#led !== null;
  }

  /** Gives its memory back to the core. */
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#run.delete();
  }

  /** Begins another run. @param {Call} call */
  begin(call) {
    call(this.#core, this.run);
    this.hasBegun(call);
  }

  /** What was done was another beginning, to which a call leads from nothing. @param {Call} call */
  hasBegun(call) {
    if (this.#led) this.#led = [call];
  }

  /** @template T @param {Call<T>} call @returns {T} */
  go(call) {
    const done = call(this.#core, this.run);
    this.#led?.push(call);
    return done;
  }

  /**
   * Moves to another core, call by call, while the run may be used between two of them.
   * @param {Core} core  that computes the same bits
   */
  *moving(core) {
    let other = new core.Session();
    try {
      let led = this.#led;
      for (let done = 0; led && done < led.length; done += 1) {
        led[done](core, other);
        yield;
        if (this.#isClosed) return;
        if (led === this.#led) continue;
        led = this.#led; // another run has begun meanwhile
        done = -1;
      }
      if (!led) return; // another call has moved it
      // Outlives the beginning of a run.
      const { lambda, decaysBiases } = this.#run.frame();
      other.regularise(lambda, decaysBiases);
      [this.#run, other] = [other, this.#run];
      this.#core = core;
      this.#led = null;
    } finally {
      other.delete();
    }
  }
}
