// Fetches the WebAssembly module, says how much of it has come, and tells what came in its place.

/** How a module begins: \0asm. */
const magic = [0x00, 0x61, 0x73, 0x6d];

/** @typedef {(received: number, total: number) => void} OnBytes  total: 0 where the server does not say */

const nameOf = (/** @type {string} */ url) => new URL(url).pathname.split('/').at(-1);

/** @param {string} url @param {OnBytes} onBytes @returns {Promise<Response>} what begins to come @throws {Error} in words for the reader */
async function responseTo(url, onBytes) {
  const name = nameOf(url);
  onBytes(0, 0);
  const response = await fetch(url).catch((cause) => {
    throw new Error(`${name} did not arrive: the network, or a blocker in the browser, keeps it`, {
      cause,
    });
  });
  if (!response.ok) throw new Error(`the server has no ${name} (status ${response.status})`);
  return response;
}

/** How long the server says that the module is; 0 where it does not. @param {Response} response */
const totalOf = ({ headers }) =>
  // What is packed on the way comes out longer than the server says.
  headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0);

/**
 * The module as a response that compiles while it comes, whatever type its server gives it.
 * @param {string} url
 * @param {OnBytes} onBytes  called with 0 when it is asked for, and whenever more has come, in bytes
 * @returns {Promise<Response>}
 * @throws {Error} in words for the reader, where it does not come
 */
export async function streamModule(url, onBytes) {
  const response = await responseTo(url, onBytes);
  const total = totalOf(response);
  let received = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream({
      transform(part, onwards) {
        received += part.length;
        onBytes(received, total);
        onwards.enqueue(part);
      },
    }),
  );
  const headers = { 'content-type': 'application/wasm' };
  return new Response(counted ?? (await response.arrayBuffer()), { headers });
}

/**
 * @param {string} url
 * @param {OnBytes} [onBytes]  called with 0 when it is asked for, and whenever more has come, in bytes
 * @returns {Promise<Uint8Array>}
 * @throws {Error} in words for the reader, where it does not come or is none
 */
export async function fetchModule(url, onBytes = () => {}) {
  const name = nameOf(url);
  const response = await responseTo(url, onBytes);
  const bytes = await bytesOf(response, onBytes).catch((cause) => {
    throw new Error(`${name} broke off on its way`, { cause });
  });
  if (magic.every((byte, place) => bytes[place] === byte)) return bytes;
  throw new Error(`the server sent something else in the place of ${name}`);
}

/**
 * @param {Response} response
 * @param {OnBytes} onBytes
 */
async function bytesOf(response, onBytes) {
  const total = totalOf(response);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    received += value.length;
    onBytes(received, total);
  }
  const bytes = new Uint8Array(received);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
