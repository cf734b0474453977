// Where tables are read: in a worker of their own, one at a time, the newest before all that wait; on the page's thread where a worker
// cannot be had.

import { places } from './table-places.js';

/**
 * @import { Answer, Job } from './table-reader.js'
 * @import { Told } from './table-worker.js'
 */

/** missing: the script that reads has not come. @typedef {Answer | { isMissing: true }} Outcome */

/** @typedef {{ id: number, job: Job, onBytes: (done: number) => void, resolve: (outcome: Outcome | null) => void, reject: (error: Error) => void, stop: AbortController }} Run */

/** A reading that nobody wants any more may end by itself: a worker anew takes time, too. */
const patience = 300; // milliseconds

/** Until a worker's script runs. */
const mostWait = 12_000; // milliseconds

export class TableThread {
  /** @type {Worker | null} */
  #worker = null;
  #isRefused = false;
  /** On the page's thread. @type {ReturnType<typeof import('./table-reader.js').createAnswers> | null} */
  #answers = null;
  /** @type {Run | null} */
  #now = null;
  /** @type {Run | null} */
  #next = null;
  #runs = 0;
  #waits = /** @type {any} */ (0);
  /** Until the worker counts as lost. */
  #late = /** @type {any} */ (0);

  /** @param {typeof places} [given] */
  constructor(given = places) {
    this.places = given;
  }

  /**
   * Reads something instead of all that was asked for before.
   * @param {Job} job @param {(done: number) => void} [onBytes]
   * @returns {Promise<Outcome | null>} null where another job came, or it was stopped
   * @throws {Error} where a file cannot be read
   */
  read(job, onBytes = () => {}) {
    return new Promise((resolve, reject) => {
      const run = { job, onBytes, resolve, reject, id: (this.#runs += 1) };
      this.#next?.resolve(null);
      this.#next = { ...run, stop: new AbortController() };
      if (!this.#now) {
        this.#begin();
        return;
      }
      this.#giveUp();
      this.#waits ||= setTimeout(() => this.#end(), patience);
    });
  }

  /** Gives up what is read now, and what waits. */
  stop() {
    this.#next?.resolve(null);
    this.#next = null;
    if (this.#now) this.#end();
  }

  /** Stops, and takes the worker away. */
  close() {
    this.stop();
    this.#dismiss();
  }

  /** What comes of it is not wanted. */
  #giveUp() {
    this.#now?.resolve(null);
    this.#now?.stop.abort();
  }

  /** Nor is there time to wait for it. */
  #end() {
    this.#giveUp();
    this.#dismiss();
    this.#settle();
  }

  #dismiss() {
    clearTimeout(this.#late);
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** Goes on to what waits. */
  #settle() {
    clearTimeout(this.#waits);
    this.#waits = 0;
    this.#now = null;
    if (this.#next) this.#begin();
  }

  #begin() {
    const run = /** @type {Run} */ (this.#next);
    [this.#now, this.#next] = [run, null];
    if (!this.#isRefused)
      try {
        this.#worker ??= this.#started();
        this.#worker.postMessage({ id: run.id, job: run.job });
        return;
      } catch {
        this.#refuse();
      }
    void this.#readHere(run);
  }

  #refuse() {
    this.#dismiss();
    this.#isRefused = true;
  }

  #started() {
    const worker = this.places.worker();
    const refused = () => {
      if (worker !== this.#worker) return;
      this.#refuse();
      if (this.#now) void this.#readHere(this.#now);
    };
    this.#late = setTimeout(refused, mostWait);
    worker.addEventListener('error', refused);
    worker.addEventListener('message', (/** @type {MessageEvent<Told>} */ { data }) => {
      if (worker === this.#worker) clearTimeout(this.#late);
      const run = this.#now;
      if ('isReady' in data || !run || data.id !== run.id) return;
      if ('done' in data) {
        if (!run.stop.signal.aborted) run.onBytes(data.done);
        return;
      }
      if ('answer' in data) run.resolve(data.answer);
      else run.reject(new Error(data.failed));
      this.#settle();
    });
    return worker;
  }

  /** @param {Run} run */
  async #readHere(run) {
    try {
      this.#answers ??= (await this.places.here()).createAnswers();
    } catch {
      // It may come another time, and so may a worker.
      this.#isRefused = false;
      run.resolve({ isMissing: true });
    }
    try {
      run.resolve((await this.#answers?.(run.job, run.onBytes, run.stop.signal)) ?? null);
    } catch (error) {
      run.reject(/** @type {Error} */ (error));
    }
    if (run === this.#now) this.#settle();
  }
}
