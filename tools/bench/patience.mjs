// Waiting for what may never end.

/** How long a contender may take until it is ready to be measured, on a slow machine. */
export const seconds = 240;

/**
 * @template Result
 * @param {Promise<Result>} work @returns {Promise<Result>} what it gives
 * @throws {Error} where it takes longer
 */
export async function inTime(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not ready after ${seconds} s`)), 1000 * seconds);
  });
  try {
    return /** @type {Result} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}
