// One scope: a network with its state, its commands and what its figures ask. Nothing here is shared between two scopes.
import { createChecking } from './checking.js';
import { createCommands } from './commands.js';
import { followLambda } from './regularising.js';
import { createRequests } from './requests.js';
import { createSelecting } from './selecting.js';
import { createState } from './state.js';
import { createTraining } from './training.js';
import { createTurns } from './turns.js';
import { createViews } from './views.js';

/** @typedef {ReturnType<typeof createScope>} Scope */
/** @typedef {Scope['commands']} Commands */

/** How all networks of a page are written. @typedef {import('./state.js').Notation} Notation */
/** @typedef {import('./commands.js').Opening} Opening */

/**
 * @param {object} world
 * @param {typeof import('../core/connect.js').connect} world.connect  opens the scope's session, when its commands.open() is called
 * @param {number} [world.undoBytes=268435456]  memory of the states that undo keeps, in bytes; the newest always stays
 * @param {Notation} [world.notation]  signals that it shares with other scopes; its own, where left out
 * @param {Opening} [world.opening]  what it opens with; the note's network, where left out
 */
export function createScope({ connect, undoBytes = 2 ** 28, notation, opening }) {
  const state = createState(notation);
  const requests = createRequests(state);
  const turns = createTurns(state, requests, connect);
  const training = createTraining(state, turns);
  const { remembered, ...views } = createViews();
  const commands = createCommands(state, turns, undoBytes, opening);
  const leaveLambda = followLambda(state, turns);
  return {
    state,
    requests,
    turns,
    remembered,
    views,
    /** Stops, and gives the core's memory back; commands that come later do nothing. */
    close: () => {
      leaveLambda();
      return turns.close();
    },
    commands: {
      ...commands,
      ...training,
      ...createChecking(state, turns),
      ...createSelecting(state),
      answerFigures: turns.answerFigures,
    },
  };
}
