// A session in Node, and a frame as one string that differs when any bit does.
import { readFile } from 'node:fs/promises';
import { createSession } from '../../web/core/whole-core.js';

const wasm = new URL('../../build/wasm/deltascope.wasm', import.meta.url);

export async function newSession() {
  return createSession({ wasmBinary: await readFile(wasm) });
}

/** @param {unknown} frame @returns {string} */
export function bits(frame) {
  return JSON.stringify(frame, (_, value) =>
    value instanceof Float64Array
      ? Array.from(new BigUint64Array(value.slice().buffer), (word) => word.toString(16)).join(' ')
      : value,
  );
}

/** As bits, but for the epochs that the session can go back to. @param {import('../../web/core/frame.js').Frame} frame */
export const itself = (frame) => bits({ ...frame, past: null });
