// Work that leaves nothing behind: what it begins is taken back when it is done, when it fails, and when it is stopped by a signal.
import { Failure } from './run.mjs';

/** @typedef {(back: () => unknown) => void} Later  what is to be done at the end, the last first */

/**
 * @param {(later: Later, signal: AbortSignal) => Promise<void>} work the signal ends the programs that it runs
 * @throws {Failure} where it is stopped
 */
export async function takingBack(work) {
  /** @type {(() => unknown)[]} */
  const backs = [];
  const stop = new AbortController();
  const stopped = new Promise((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(new Failure('Stopped.')));
  });
  const abort = () => stop.abort();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, abort);
  try {
    await Promise.race([work((back) => backs.push(back), stop.signal), stopped]);
  } finally {
    for (const back of backs.reverse()) {
      try {
        await back();
      } catch (error) {
        console.error(error);
      }
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, abort);
  }
}
