// A loop of fixed work, so that a slow machine is seen for what it is.

/** Milliseconds that it takes on a quick machine. */
export const quick = 30;

/** How long it takes now, in milliseconds. */
export function reference() {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 3e7; index += 1) sum += index % 7;
  return { time: performance.now() - start, sum };
}
