// The scopes of elements to which no ancestor gives one: joined by name, or each its own.
import { connect } from '../core/connect.js';
import { createRegistry } from '../scope/registry.js';
import { createScope } from '../scope/scope.js';

/** Memory for the undo of each, in bytes: there may be many on a page that is not ours. */
const undoBytes = 2 ** 24;

export const embedded = createRegistry(() => createScope({ connect, undoBytes }));
