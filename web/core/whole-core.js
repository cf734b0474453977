// The whole core: both precisions, and kernels that make training and large networks fast.
import createCore from '#core';
import { loadBy } from './load.js';
import { Session } from './session.js';

/** @import { Loading } from './load.js' */

/**
 * Loads and compiles the core. Any number of sessions share it: `new Session(core)`.
 * @param {Loading} [loading]
 */
export const loadCore = (loading) => loadBy(createCore, loading);

/**
 * Starts a session with a core of its own, and the note's run loaded.
 * @param {Loading} [loading] @returns {Promise<Session>}
 */
export const createSession = async (loading) => new Session(await loadCore(loading));
