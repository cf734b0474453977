// Measures the contenders on one network: each is calibrated, then all take turns.
import { median } from './median.mjs';
import { inTime } from './patience.mjs';

/** @import { Entry } from './contenders.mjs' */
/** @import { Shape } from './shapes.mjs' */

/**
 * @typedef {object} Opened a contender with a network of its own
 * @property {() => Promise<number>} loss does the steps that are compared, and gives the loss after them
 * @property {(count: number) => Promise<number>} time milliseconds of so many steps more
 * @property {() => Promise<void>} close
 */
/** @typedef {Entry & ({ loss: number, speeds: (number | undefined)[], speed: number } | { reason: string })} Result
 *   speeds: steps a second in each turn, undefined where it was left out; speed: their median */

/** How long one timing shall be: so short that what else a machine does slows down all who are timed just then. */
const wanted = 40; // milliseconds
/** In each round. Who takes much longer than wanted for a single step takes part in the first one only. */
export const turns = 5;

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
    .replace(/^(?:page\.evaluate: )?(?:Error: )?/, '')
    .split('\n')[0];

/** Without the turns that were left out. @param {(number | undefined)[]} speeds */
export const timed = (speeds) => speeds.filter((speed) => speed !== undefined);

/**
 * @param {Entry[]} entries @param {(entry: Entry) => Opened} open @param {number} repeats
 * @param {() => Promise<void>} between is called in every round, too
 * @returns {Promise<Result[]>}
 */
export async function measure(entries, open, repeats, between) {
  /** @type {{ entry: Entry, opened: Opened, loss: number, count: number, speeds: (number | undefined)[], reason: string }[]} */
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
  for (let turn = 0; turn < repeats * turns; turn += 1) {
    const isFirst = turn % turns === 0;
    if (isFirst) await between();
    for (const run of able()) {
      if (!isFirst && 1000 / Number(run.speeds[0]) > 4 * wanted) continue;
      try {
        run.speeds[turn] = (1000 * run.count) / (await inTime(run.opened.time(run.count)));
      } catch (error) {
        run.reason = reasonOf(error);
      }
    }
  }
  await Promise.all(able().map(({ opened }) => opened.close()));
  return runs.map(({ entry, loss, speeds, reason }) =>
    reason ? { ...entry, reason } : { ...entry, loss, speeds, speed: median(timed(speeds)) },
  );
}
