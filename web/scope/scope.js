// One scope: a network with its state, its commands and what its figures ask. Nothing here is shared between two scopes.
import { createCommands } from './commands.js';
import { createRequests } from './requests.js';
import { createState } from './state.js';
import { createTraining } from './training.js';
import { createTurns } from './turns.js';
import { createViews } from './views.js';

/** @typedef {ReturnType<typeof createScope>} Scope */
/** @typedef {Scope['commands']} Commands */

/**
 * @param {object} world
 * @param {typeof import('../model/connect.js').connect} world.connect  opens the scope's session, when its commands.open() is called
 * @param {number} [world.undoBytes=268435456]  memory of the states that undo keeps, in bytes; the newest always stays
 */
export function createScope({ connect, undoBytes = 2 ** 28 }) {
  const state = createState();
  const requests = createRequests(state);
  const turns = createTurns(state, requests, connect);
  const training = createTraining(state, turns);
  const commands = createCommands(state, turns, undoBytes);
  return {
    state,
    requests,
    turns,
    remembered: createViews(),
    /** Stops, and gives the core's memory back; commands that come later do nothing. */
    close: turns.close,
    commands: { ...commands, ...training, answerFigures: turns.answerFigures },
  };
}
