// In the package, what web/core/fetch-module.js is on the page: the module has come with the script.

import { unpacked } from './unpacked.js';

/** @typedef {(received: number, total: number) => void} OnBytes */

/** @param {string} given  the module, packed; '' for the one that the package does not have @param {OnBytes} [onBytes] */
export async function fetchModule(given, onBytes = () => {}) {
  if (!given) throw new Error('the package has the small core alone');
  const bytes = unpacked(given);
  onBytes(bytes.length, bytes.length);
  return bytes;
}

/** @param {string} given @param {OnBytes} onBytes */
export async function streamModule(given, onBytes) {
  const bytes = await fetchModule(given, onBytes);
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
}
