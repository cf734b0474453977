// Training: one epoch, or epochs at the speed that the reader has chosen, until paused.
import { nextTask } from '../core/next-task.js';

/**
 * @param {ReturnType<typeof import('./state.js').createState>} store
 * @param {ReturnType<typeof import('./turns.js').createTurns>} turns
 */
export function createTraining(store, turns) {
  const { prefetch, enqueue, showNow, showTrained, trainAndAnswer, trainOnly } = turns;
  function step() {
    store.running.value = false;
    store.notice.value = '';
    return enqueue(async (core) => showTrained(await trainAndAnswer(core, 1)));
  }

  /** Trains so many epochs at once. @param {number} epochs in 1…1,000,000 @returns {Promise<number | undefined>} those that were done; fewer, where training diverged */
  function advance(epochs) {
    return enqueue(async (core) => {
      const done = await trainAndAnswer(core, epochs);
      showTrained(done);
      return done.steps;
    });
  }

  const pause = () => {
    store.running.value = false;
  };

  /** After a pause of the page itself (a hidden tab), go on where it stopped instead of catching up. */
  const longestFrame = 250; // milliseconds

  /**
   * What the core may take for one pass, in milliseconds. In a worker nearly as long as a picture takes, but input is
   * answered within 50; else it shares the frame with the drawing.
   */
  const budget = { least: 12, most: 40, shared: 8 };

  /** Epochs a second that stand for “as fast as it goes”. */
  const fastest = 1e9;

  /** Drawing may take this part of the main thread's time; in between, passes go unseen. */
  const drawingShare = 1 / 4;

  /** How many epochs have come due, and how many of them the core can do in one pass. */
  class Pace {
    #due = 1;
    #most = 1;
    #before = performance.now();
    /** Between two animation frames with a pass, in milliseconds, smoothed. */
    #interval = 16;
    /** When a pass was last shown, and what showing one takes, in milliseconds, smoothed. */
    #shown = -Infinity;
    #drawing = 0;

    #left;

    /** @param {number} left  epochs until it ends by itself; Infinity where the reader ends it */
    constructor(left) {
      this.#left = left;
    }

    /** Whether all that was asked for is under way. */
    get isDone() {
      return this.#left <= 0;
    }

    /** A picture has been drawn, or could have been. */
    tick() {
      const now = performance.now();
      const passed = Math.min(now - this.#before, longestFrame);
      // An epoch that is wanted is not waited for.
      const speed = this.#left === Infinity ? store.speed.value : fastest;
      this.#due += (passed / 1000) * Math.min(speed, fastest);
      this.#interval += 0.2 * (passed - this.#interval);
      this.#before = now;
    }

    get isDue() {
      return this.#due >= 1;
    }

    get wantsPicture() {
      return performance.now() - this.#shown >= this.#drawing / drawingShare;
    }

    /** A pass is about to be shown. */
    async shows() {
      this.#shown = performance.now();
      const time = await drawingTime();
      this.#drawing += 0.3 * (time - this.#drawing);
    }

    /** As many as are due and can be done; of those that cannot, no more are kept than the next pass can do. */
    take() {
      const count = Math.min(Math.floor(this.#due), this.#most, this.#left);
      this.#due = Math.min(this.#due - count, this.#most);
      this.#left -= count;
      return count;
    }

    /** @param {{ steps: number, milliseconds: number }} done */
    learn({ steps, milliseconds }) {
      const each = milliseconds / Math.max(steps, 1);
      const { least, most, shared } = budget;
      const time = turns.isInWorker
        ? Math.min(Math.max(0.9 * this.#interval, least), most)
        : shared;
      // A timer may be too coarse to see a few epochs.
      this.#most = Math.max(1, Math.min(Math.floor(time / each), 10 * steps, 1e6));
    }
  }

  /** How often training has begun: who pauses and begins again while a pass is under way has one run, not two. */
  let begun = 0;

  /**
   * Trains until paused. At most one picture is drawn in an animation frame, while the core is at the next epochs.
   * @param {number} [epochs]  how many at most, as fast as it goes; without a number, at the speed that is chosen
   */
  async function train(epochs = Infinity) {
    if (store.running.value || !store.frame.value) return;
    store.running.value = true;
    begun += 1;
    const mine = begun;
    store.notice.value = '';
    const pace = new Pace(epochs);
    while (store.running.value && mine === begun) {
      if (pace.isDue) await pass(pace);
      if (pace.isDone && mine === begun) store.running.value = false;
      await nextAnimationFrame();
      pace.tick();
    }
    // What the core has done ahead, and unseen, is part of the run.
    await enqueue(showNow);
  }

  /** @param {Pace} pace */
  function pass(pace) {
    return enqueue(async (core, hasPassed) => {
      const ask = () => (pace.wantsPicture ? trainAndAnswer : trainOnly)(core, pace.take());
      /** @param {any} done of either @param {boolean} goesOn */
      const take = (done, goesOn) => {
        pace.learn(done);
        if (done.frame) void pace.shows();
        const isOn = goesOn && store.running.value && !done.diverged;
        if (isOn && turns.isInWorker && pace.isDue && !pace.isDone) prefetch(ask, take);
        if (done.frame) showTrained(done);
      };
      if (!hasPassed) take(await ask(), true);
    }, true);
  }

  /** What the main thread does for a change that comes now, in milliseconds: script, then layout and paint. */
  async function drawingTime() {
    const before = performance.now();
    await nextTask();
    const scripted = performance.now() - before;
    await nextAnimationFrame();
    const began = performance.now();
    await nextTask();
    return scripted + performance.now() - began;
  }

  /** @returns {Promise<number>} */
  const nextAnimationFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  return { step, advance, pause, train };
}
