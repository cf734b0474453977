// The bare core, for a browser and for Node, in one file: createSession() and all that a session does (web/core/session.js).
import wasm from '#whole-wasm';
import { createSession as create } from '../core/whole-core.js';
import { unpacked } from './unpacked.js';

/** The module, once the first session has unpacked it: browsers keep what they compile by its bytes. @type {Uint8Array<ArrayBuffer>} */
let wasmBinary;

/** @returns {Promise<import('../core/session.js').Session>} a session on the calling thread, with memory of its own; its methods answer at once */
export async function createSession() {
  wasmBinary ??= unpacked(wasm);
  return create({ wasmBinary });
}
