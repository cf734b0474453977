// What stands in the package's scripts as text: bytes in base64, packed by LZMA, which takes a quarter less than gzip and is unpacked by a
// script, since browsers do not.
import { Decoder } from '#lzma/decoder';
import { InputBuffer, OutputBuffer } from '#lzma/streams';

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
export function unpacked(base64) {
  const packed = bytesOf(base64);
  const whole = new OutputBuffer(packed.length * 5);
  new Decoder().decompress(new InputBuffer(packed), whole);
  return whole.toArray();
}
