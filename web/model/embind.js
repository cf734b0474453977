// What Embind hands out, as JavaScript's own: matrices copied out of WebAssembly's memory, enums by their names.

/** @typedef {import('./frame.js').Matrix} Matrix */

/**
 * A view into WebAssembly's memory as a matrix of its own. Copied at once, because the view dies
 * when the memory grows.
 * @param {Float64Array} view @param {number} rows @returns {Matrix}
 */
export function copyOf(view, rows) {
  return { rows, cols: view.length / rows, data: view.slice() };
}

/** @template {string} Name @param {Record<Name, unknown>} values @returns {Name[]} */
export function namesOf(values) {
  const names = /** @type {Name[]} */ (Object.keys(values));
  // Embind keeps a table of its own beside the values.
  return names.filter((name) => /** @type {string} */ (name) !== 'values' && name !== 'argCount');
}

/**
 * @template {string} Name
 * @param {Record<Name, unknown>} values @param {unknown} value @returns {Name}
 */
export function nameOf(values, value) {
  return /** @type {Name} */ (namesOf(values).find((name) => values[name] === value));
}
