// The bare core, with its module in a file beside it.
import type { Session } from './core/session.js';

export type * from './core/frame.js';
export type { Rule } from './core/rule.js';
export type { Session } from './core/session.js';

/**
 * As in ./core. wasm: the compiled module, the bytes of deltascope.wasm, or where it is; beside this script, where left out. Node needs
 * the bytes, since it fetches no files.
 */
export function createSession(options?: {
  wasm?: string | URL | ArrayBuffer | Uint8Array | WebAssembly.Module;
}): Promise<Session>;
