// In the package, what web/core/fetch-module.js is on the page: the small module has come with the script; the whole one is fetched, where
// a page says from where.
import * as fetched from '../core/fetch-module.js';
import { unpacked } from './unpacked.js';

/** @typedef {(received: number, total: number) => void} OnBytes */

/** No text in base64 has a colon. @param {string} given */
const isAddress = (given) => given.includes(':');

/** @param {string} given  the module, packed; or its address; '' for one that the page does not have @param {OnBytes} [onBytes] */
export async function fetchModule(given, onBytes = () => {}) {
  if (!given) throw new Error('the page has the small core alone');
  if (isAddress(given)) return fetched.fetchModule(given, onBytes);
  const bytes = unpacked(given);
  onBytes(bytes.length, bytes.length);
  return bytes;
}

/** @param {string} given @param {OnBytes} onBytes */
export async function streamModule(given, onBytes) {
  if (isAddress(given)) return fetched.streamModule(given, onBytes);
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (await fetchModule(given, onBytes));
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
}
