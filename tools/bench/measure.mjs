// Measures the contenders on one network: each is calibrated, then all take turns.
import { median } from '../bench-lab.mjs';
import { inTime } from './patience.mjs';

/** @import { Entry } from './contenders.mjs' */
/** @import { Shape } from './shapes.mjs' */

/**
 * @typedef {object} Opened a contender with a network of its own
 * @property {() => Promise<number>} loss does the steps that are compared, and gives the loss after them
 * @property {(count: number) => Promise<number>} time milliseconds of so many steps more
 * @property {() => Promise<void>} close
 */
/** @typedef {Entry & ({ loss: number, speeds: number[], speed: number } | { reason: string })} Result
 *   speeds: steps a second in each round; speed: their median */

/** How long one timing shall be. */
const wanted = 200; // milliseconds

/** Steps that take about as long as is wanted; finding them warms the contender up. @param {Opened} opened */
async function calibrate(opened) {
  let count = 1;
  let milliseconds = await opened.time(count);
  while (milliseconds < wanted / 2) {
    count *= Math.ceil(Math.min(30, wanted / Math.max(milliseconds, 1)));
    milliseconds = await opened.time(count);
  }
  return Math.max(1, Math.round((count * wanted) / milliseconds));
}

/** The first line of what went wrong. @param {unknown} error */
const reasonOf = (error) =>
  String(error instanceof Error ? error.message : error)
    .replace(/^page\.evaluate: /, '')
    .split('\n')[0];

/**
 * @param {Entry[]} entries @param {(entry: Entry) => Opened} open @param {number} repeats
 * @param {() => Promise<void>} between is called in every round, too
 * @returns {Promise<Result[]>}
 */
export async function measure(entries, open, repeats, between) {
  /** @type {{ entry: Entry, opened: Opened, loss: number, count: number, speeds: number[], reason: string }[]} */
  const runs = [];
  for (const entry of entries) {
    const opened = open(entry);
    const run = {
      entry,
      opened,
      loss: NaN,
      count: 0,
      speeds: [],
      reason: '',
    };
    runs.push(run);
    try {
      run.loss = await inTime(opened.loss());
      run.count = await inTime(calibrate(opened));
    } catch (error) {
      run.reason = reasonOf(error);
      // Nothing that goes on shall slow the others down.
      await inTime(opened.close()).catch(() => {});
    }
  }
  const able = () => runs.filter(({ reason }) => !reason);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await between();
    for (const run of able()) {
      try {
        run.speeds.push((1000 * run.count) / (await inTime(run.opened.time(run.count))));
      } catch (error) {
        run.reason = reasonOf(error);
      }
    }
  }
  await Promise.all(able().map(({ opened }) => opened.close()));
  return runs.map(({ entry, loss, speeds, reason }) =>
    reason ? { ...entry, reason } : { ...entry, loss, speeds, speed: median(speeds) },
  );
}
