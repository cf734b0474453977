// The bare core, for a browser and for Node, in one file: createSession() and all that a session does (web/core/session.js).
import wasm from '#whole-wasm';
import { createSession as create } from '../core/whole-core.js';
import { unpacked } from './unpacked.js';

/** @returns {Promise<import('../core/session.js').Session>} a session on the calling thread; its methods answer at once */
export const createSession = async () => create({ wasmBinary: unpacked(wasm) });
