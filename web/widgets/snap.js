// The decimals that a gesture gives: few, so that a number that was dragged can be said, and written into a link.

const mostDecimals = 4;

/**
 * The nearest number of at most four decimals; of more, where all numbers that can be meant lie closer together.
 * @param {number} value
 * @param {number} [span=1]  between the least and the largest that can be meant
 */
export function snapped(value, span = 1) {
  // A thousandth of the span is seen.
  const needed = span > 0 ? Math.ceil(3 - Math.log10(span)) : 0;
  return Number(value.toFixed(Math.min(Math.max(needed, mostDecimals), 100)));
}
