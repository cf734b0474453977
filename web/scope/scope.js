// One scope: a network with its state, its commands and what its figures ask. Nothing here is shared between two scopes.
import { createCommands } from './commands.js';
import { createRequests } from './requests.js';
import { createState } from './state.js';
import { createTraining } from './training.js';
import { createTurns } from './turns.js';
import { createViews } from './views.js';

/** @typedef {ReturnType<typeof createScope>} Scope */
/** @typedef {Scope['commands']} Commands */

/** @param {{ connect: typeof import('../model/connect.js').connect, say: (sentence: string) => void }} world */
export function createScope({ connect, say }) {
  const state = createState();
  const requests = createRequests(state);
  const turns = createTurns(state, requests, connect);
  const training = createTraining(state, turns);
  const commands = createCommands(state, turns, say);
  return {
    state,
    requests,
    turns,
    remembered: createViews(),
    commands: { ...commands, ...training, answerFigures: turns.answerFigures },
  };
}
