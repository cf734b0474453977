// The most that WebAssembly's vectors do here: a loop of independent f32x4 multiplications and additions, assembled by hand.

// As many as hide the latency of an operation, and still fit into 16 registers with the two constants.
const chains = 12;
const flopsOfTurn = chains * 2 * 4;
const turns = 2e6;

const [v128, i32, f32] = [0x7b, 0x7f, 0x7d];
const [localGet, localSet, localTee] = [0x20, 0x21, 0x22];
const [mul, add] = [
  [0xfd, 0xe6, 0x01],
  [0xfd, 0xe4, 0x01],
];

/** A length as the format writes it: seven bits a byte. @param {number} number @returns {number[]} */
const leb = (number) => (number < 128 ? [number] : [128 | (number & 127), ...leb(number >> 7)]);

/** Bytes with their length before them. @param {number[]} bytes */
const sized = (bytes) => [...leb(bytes.length), ...bytes];

/** f32x4.splat of a constant. @param {number} number */
const splat = (number) => [0x43, ...new Uint8Array(Float32Array.of(number).buffer), 0xfd, 0x13];

/** (turns) → a sum of all chains, so that none is left out. Local 0 counts turns; then the chains, a factor and a summand. */
function code() {
  const [factor, summand] = [chains + 1, chains + 2];
  const each = (/** @type {(chain: number) => number[]} */ bytes) =>
    Array.from({ length: chains }, (_, c) => bytes(c + 1)).flat();
  return [
    ...[1, ...leb(chains + 2), v128],
    // Every chain tends to 1: no infinities, and nothing too small to be normal.
    ...splat(0.999),
    ...[localSet, factor],
    ...splat(0.001),
    ...[localSet, summand],
    ...each((c) => [...splat(c), localSet, c]),
    ...[0x03, 0x40], // loop
    ...each((c) => [localGet, c, localGet, factor, ...mul, localGet, summand, ...add, localSet, c]),
    ...[localGet, 0, 0x41, 1, 0x6b, localTee, 0, 0x0d, 0, 0x0b], // until none is left
    ...[localGet, 1],
    ...each((c) => (c === 1 ? [] : [localGet, c, ...add])),
    ...[0xfd, 0x1f, 0, 0x0b], // the first lane
  ];
}

function moduleBytes() {
  const section = (/** @type {number} */ id, /** @type {number[]} */ bytes) => [
    id,
    ...sized(bytes),
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...sized([...'run'].map((letter) => letter.charCodeAt(0))), 0, 0]),
    ...section(10, [1, ...sized(code())]),
  ]);
}

/** @type {((turns: number) => number) | undefined} */
let run;

/** Operations a second, in 10⁹. @returns {Promise<number>} */
export async function peakOf() {
  if (!run) {
    const { instance } = await WebAssembly.instantiate(moduleBytes());
    run = /** @type {(turns: number) => number} */ (instance.exports.run);
    run(turns);
  }
  const start = performance.now();
  run(turns);
  return (turns * flopsOfTurn) / (performance.now() - start) / 1e6;
}
