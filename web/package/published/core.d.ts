// The bare core.
import type { Session } from './core/session.js';

export type * from './core/frame.js';
export type { Rule } from './core/rule.js';
export type { Session } from './core/session.js';

/** A session on the calling thread, with the note's 2-2-2 network: its methods answer at once. In a browser and in Node. */
export function createSession(): Promise<Session>;
