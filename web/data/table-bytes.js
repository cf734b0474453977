// The bytes of a file as text: by its byte order mark, as UTF-8 or UTF-16, else as the code page of western Windows, or as it is said;
// and files that are no text, by their first bytes.

/** @typedef {'xlsx' | 'xls' | 'gzip' | 'pdf' | 'parquet' | 'html' | 'binary'} Kind  of a file that no table can be read from */

/** By the names that TextDecoder has. @typedef {'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'} Encoding */

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

/** What is certainly no text. @param {Uint8Array} bytes  the first ones @returns {Kind | undefined} */
export const kindOfBytes = (bytes) => firsts.find(([, first]) => beginsWith(bytes, first))?.[0];

/** Whether two bytes make a letter, and in which order. @param {Uint8Array} bytes  the first ones @returns {Encoding | null} */
export function wideEncodingOf(bytes) {
  if (beginsWith(bytes, [0xff, 0xfe]) || hasZeros(bytes, 1)) return 'utf-16le';
  if (beginsWith(bytes, [0xfe, 0xff]) || hasZeros(bytes, 0)) return 'utf-16be';
  return null;
}

/**
 * @param {ArrayBuffer | Uint8Array} given
 * @param {Encoding} [chosen]  instead of the one that is guessed
 * @returns {{ text: string, encoding: Encoding } | { kind: Kind }}
 */
export function textOfBytes(given, chosen) {
  const bytes = given instanceof Uint8Array ? given : new Uint8Array(given);
  const kind = kindOfBytes(bytes);
  if (kind) return { kind };
  const encoding = chosen ?? wideEncodingOf(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  const found = asUtf8(bytes) ?? asWindows(bytes);
  if (found.text.slice(0, 4000).includes('\0')) return { kind: 'binary' };
  return isHtml(found.text) ? { kind: 'html' } : found;
}

/** @param {Uint8Array} bytes @returns {{ text: string, encoding: Encoding } | null} */
function asUtf8(bytes) {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {{ text: string, encoding: Encoding }} */
const asWindows = (bytes) => ({
  text: new TextDecoder('windows-1252').decode(bytes),
  encoding: 'windows-1252',
});

/** @param {string} text */
export const isHtml = (text) => /^\s*(?:<!doctype html|<html|<table|<\?xml)/i.test(text);
