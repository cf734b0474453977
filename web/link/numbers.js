// Numbers as text: one by one as the shortest decimals that give them back, in bulk as base64url of float64, little-endian.

/**
 * @param {number} number finite
 * @returns {string} for example -0.25 or 1e-7
 */
export const written = (number) =>
  Object.is(number, -0) ? '-0' : String(number).replace('e+', 'e');

/** No double needs more. */
const longestNumber = 30;

/**
 * @param {string} text
 * @returns {number} NaN where it is no finite number
 */
export function readNumber(text) {
  if (text.length > longestNumber || !/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text)) return NaN;
  const number = Number(text);
  return Number.isFinite(number) ? number : NaN;
}

/**
 * @param {string} text
 * @param {number} least
 * @param {number} most
 * @returns {number} NaN where it is no whole number in between
 */
export function readWhole(text, least, most) {
  if (!/^\d{1,16}$/.test(text)) return NaN;
  const number = Number(text);
  return least <= number && number <= most ? number : NaN;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} base64url without padding
 */
export function base64Of(bytes) {
  // In pieces, since a call takes so many arguments only.
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {string} text base64url
 * @returns {Uint8Array | null} null where it is none
 */
export function bytesOf(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * @param {ArrayLike<number>} numbers
 * @returns {string}
 */
export function bulkOf(numbers) {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (let place = 0; place < numbers.length; place += 1)
    view.setFloat64(8 * place, numbers[place], true);
  return base64Of(new Uint8Array(view.buffer));
}

/**
 * @param {string} text
 * @param {number} count of numbers
 * @returns {Float64Array | null} null where it is not so many finite ones
 */
export function readBulk(text, count) {
  if (text.length !== Math.ceil((32 * count) / 3)) return null;
  const bytes = bytesOf(text);
  if (bytes?.length !== 8 * count) return null;
  const view = new DataView(bytes.buffer);
  const numbers = Float64Array.from({ length: count }, (_, place) =>
    view.getFloat64(8 * place, true),
  );
  return numbers.every((number) => Number.isFinite(number)) ? numbers : null;
}
