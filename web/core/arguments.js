// What a session asks of its arguments. Whatever is not so is refused: "name is got; expected …".

/** @typedef {import('./frame.js').Matrix} Matrix */

/** Never runs code of the caller's: no toString, and no trap of a proxy. @param {unknown} value */
export function show(value) {
  // As much as a message has room for.
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * What a caller gives, as plain data of our own. It is read once and whole, before anything is done with it: a getter can neither
 * give another number after the check nor fail when the run has moved.
 * @param {string} name @param {unknown} value
 * @returns {any}
 * @throws {TypeError} where a getter throws, or it holds what is no data
 */
export function dataOf(name, value) {
  if (typeof value !== 'object' || value === null) return value;
  try {
    return structuredClone(value);
  } catch {
    throw new TypeError(`${name} cannot be read; expected plain data`);
  }
}

/**
 * @param {string} name @param {unknown} value @param {string} expected
 * @returns {asserts value is number}
 */
function expectNumber(name, value, expected) {
  if (typeof value !== 'number') {
    throw new TypeError(`${name} is ${show(value)}; expected ${expected}`);
  }
}

/** @param {string} name @param {unknown} value @returns {number} */
export function finite(name, value) {
  const expected = 'a finite number';
  expectNumber(name, value, expected);
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}; expected ${expected}`);
  return value;
}

/** What a number of a run must be: finite in what the run computes in. @param {string} precision @returns {(name: string, value: unknown) => number} */
export function finiteIn(precision) {
  if (precision === 'float64') return finite;
  return (name, value) => {
    if (!Number.isFinite(Math.fround(finite(name, value)))) {
      throw new RangeError(
        `${name} is ${value}; expected at most 3.4e38 in size, as ${precision} has it`,
      );
    }
    return /** @type {number} */ (value);
  };
}

/** @param {string} name @param {unknown} value @param {number} low @param {number} high */
export function within(name, value, low, high) {
  const expected = `a number in [${low}, ${high}]`;
  expectNumber(name, value, expected);
  if (!(value >= low && value <= high)) {
    throw new RangeError(`${name} is ${value}; expected ${expected}`);
  }
  return value;
}

/** @param {string} name @param {unknown} value */
export function fraction(name, value) {
  const expected = 'a number in [0, 1)';
  expectNumber(name, value, expected);
  if (!(value >= 0 && value < 1)) {
    throw new RangeError(`${name} is ${value}; expected ${expected}`);
  }
  return value;
}

/** @param {string} name @param {unknown} value @param {number} low */
export function above(name, value, low) {
  if (finite(name, value) <= low) {
    throw new RangeError(`${name} is ${value}; expected a finite number above ${low}`);
  }
  return /** @type {number} */ (value);
}

/** @param {string} name @param {unknown} value */
export function positive(name, value) {
  const expected = 'a finite number above 0';
  expectNumber(name, value, expected);
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} is ${value}; expected ${expected}`);
  }
  return value;
}

/** @param {string} name @param {unknown} value @param {number} low @param {number} high */
export function integer(name, value, low, high) {
  const expected = `an integer in ${low}…${high}`;
  expectNumber(name, value, expected);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(`${name} is ${value}; expected ${expected}`);
  }
  return value;
}

/**
 * @template {string} Name
 * @param {string} name @param {unknown} value @param {readonly Name[]} names @returns {Name}
 */
export function oneOf(name, value, names) {
  const found = names.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new RangeError(`${name} is ${show(value)}; expected one of ${names.join(', ')}`);
  }
  return found;
}

/** @param {string} name @param {unknown} value @returns {Record<string, any>} */
export function object(name, value) {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`${name} is ${show(value)}; expected an object`);
  }
  return value;
}

/**
 * @param {string} name @param {unknown} value @param {number} least @param {number} [most]  entries
 * @returns {any[]}
 */
export function list(name, value, least, most = least) {
  // A proxy that was revoked throws where it is asked whether it is an array.
  if (typeof value !== 'object' || !Array.isArray(value))
    throw new TypeError(`${name} is ${show(value)}; expected an array`);
  if (value.length < least || value.length > most) {
    const expected = least === most ? least : `${least}…${most}`;
    throw new RangeError(`${name} has length ${value.length}; expected ${expected}`);
  }
  return value;
}

/**
 * A copy of a caller's matrix, with every entry checked.
 * @param {string} name @param {unknown} value @param {number} rows @param {number} cols
 * @param {(name: string, value: unknown) => number} check
 * @returns {Matrix}
 */
export function matrixOf(name, value, rows, cols, check) {
  const given = object(name, value);
  if (typeof given.rows !== 'number' || typeof given.cols !== 'number') {
    throw new TypeError(`${name} has no rows and cols; expected { rows, cols, data }`);
  }
  if (given.rows !== rows || given.cols !== cols) {
    throw new RangeError(`${name} is ${given.rows}×${given.cols}; expected ${rows}×${cols}`);
  }
  const data = object(`${name}.data`, given.data);
  if (data.length !== rows * cols) {
    throw new RangeError(`${name}.data has length ${show(data.length)}; expected ${rows * cols}`);
  }
  const copy = new Float64Array(rows * cols);
  for (let e = 0; e < copy.length; ++e) {
    copy[e] = check(`${name}[${Math.floor(e / cols) + 1},${(e % cols) + 1}]`, data[e]);
  }
  return { rows, cols, data: copy };
}
