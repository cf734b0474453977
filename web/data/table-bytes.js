// The bytes of a file as text: by its byte order mark, as UTF-8 or UTF-16, else as the code page of western Windows; and files that are
// no text, by their first bytes.

/** @typedef {'xlsx' | 'xls' | 'gzip' | 'pdf' | 'parquet' | 'html' | 'binary'} Kind  of a file that no table can be read from */

/** @type {[Kind, number[]][]} */
const firsts = [
  ['xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
];

/** @param {Uint8Array} bytes @param {number[]} first */
const beginsWith = (bytes, first) => first.every((byte, place) => bytes[place] === byte);

/** UTF-16 without a mark: every other byte of what is mostly ASCII is 0. @param {Uint8Array} bytes @param {0 | 1} at */
function hasZeros(bytes, at) {
  const some = bytes.subarray(0, 400);
  const zeros = some.filter((byte, place) => place % 2 === at && byte === 0).length;
  return some.length > 3 && zeros > 0.3 * some.length;
}

/**
 * @param {ArrayBuffer | Uint8Array} given
 * @returns {{ text: string, encoding: string } | { kind: Kind }}
 */
export function textOfBytes(given) {
  const bytes = given instanceof Uint8Array ? given : new Uint8Array(given);
  const known = firsts.find(([, first]) => beginsWith(bytes, first));
  if (known) return { kind: known[0] };
  const decoded = (/** @type {string} */ encoding) => ({
    text: new TextDecoder(encoding).decode(bytes),
    encoding,
  });
  if (beginsWith(bytes, [0xff, 0xfe]) || hasZeros(bytes, 1)) return decoded('utf-16le');
  if (beginsWith(bytes, [0xfe, 0xff]) || hasZeros(bytes, 0)) return decoded('utf-16be');
  const found = asUtf8(bytes) ?? decoded('windows-1252');
  if (found.text.slice(0, 4000).includes('\0')) return { kind: 'binary' };
  return isHtml(found.text) ? { kind: 'html' } : found;
}

/** @param {Uint8Array} bytes */
function asUtf8(bytes) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

/** @param {string} text */
export const isHtml = (text) => /^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(text);
