// What stands in the package's scripts as text: bytes in base64, packed by gzip or not.

/** @param {string} base64 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** @param {string} base64  of what gzip has packed @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function unpacked(base64) {
  const packed = new Blob([bytesOf(base64)]).stream();
  const whole = packed.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(whole).arrayBuffer());
}
