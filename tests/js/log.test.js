// What a log keeps: as few entries as lead to the same numbers.
import { chosenIn, defaultRule } from '../../web/core/defaults.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualOf } from '../../web/data/sources.js';
import { epochOf, withEntry, withReset, withResume } from '../../web/scope/log.js';
import { textOfLog } from '../../web/link/entries.js';

/** @import { Entry, Log } from '../../web/scope/log.js' */

/**
 * @param {number} epochs
 * @param {object} [more]
 * @returns {Entry}
 */
const train = (epochs, more) => ({
  kind: 'train',
  epochs,
  eta: 0.5,
  ...chosenIn(defaultRule),
  diverged: false,
  ...more,
});

/**
 * @param {string} id
 * @param {number} value
 * @returns {Entry}
 */
const edit = (id, value) => ({ kind: 'edit', id, value });

/**
 * @param {number} epoch
 * @returns {Entry}
 */
const rewind = (epoch) => ({ kind: 'rewind', epoch });

/** @type {Entry} */
const note = { kind: 'load', preset: 'note' };

/**
 * @param {...Entry} entries
 * @returns {Log}
 */
const log = (...entries) =>
  entries.reduce((all, entry) => withEntry(all, entry), /** @type {Log} */ ([]));

test('training by one rule is one entry, by another rule another', () => {
  assert.equal(textOfLog(log(note, train(5), train(7))), 'load_note~train_12_gradient-descent_0.5');
  for (const rule of [{ eta: 0.25 }, { method: 'adam' }, { lambda: 0.1 }, { batch: 4 }])
    assert.equal(log(note, train(5), train(7, rule)).length, 3);
});

test('of the edits of a drag the last one counts, and an edit after training is another', () => {
  const drag = log(note, edit('W_out[2,1]', 1), edit('W_h[1,1]', 3), edit('W_out[2,1]', 2));
  assert.equal(textOfLog(drag), 'load_note~edit_W_h.1.1_3~edit_W_out.2.1_2');
  assert.equal(log(note, edit('W_h[1,1]', 1), train(1), edit('W_h[1,1]', 2)).length, 4);
});

test('after a step back in time, what came later never was', () => {
  const past = log(note, train(10), edit('W_h[1,1]', 2), train(10, { eta: 0.1 }));
  const back = (/** @type {number} */ epoch) =>
    textOfLog(withEntry(withEntry(past, rewind(epoch)), train(1, { eta: 9 })));
  assert.equal(back(0), 'load_note~train_1_gradient-descent_9');
  assert.equal(back(4), 'load_note~train_4_gradient-descent_0.5~train_1_gradient-descent_9');
  assert.equal(
    back(10),
    'load_note~train_10_gradient-descent_0.5~edit_W_h.1.1_2~train_1_gradient-descent_9',
  );
  assert.match(back(15), /~train_5_gradient-descent_0.1~train_1_gradient-descent_9$/);
  assert.equal(epochOf(withEntry(past, rewind(4))), 4);
  assert.equal(
    withEntry(withEntry(past, rewind(4)), rewind(20)).length,
    past.length,
    'and forth again',
  );
});

test('reset takes training back and keeps what was set before it, and the data', () => {
  const before = log(note, edit('W_h[1,1]', 1), train(5), edit('X[1,1]', 2), edit('W_h[1,1]', 3));
  assert.equal(textOfLog(withReset(before)), 'load_note~edit_W_h.1.1_1~edit_X.1.1_2');
});

test('an undo after training takes the run up anew, once', () => {
  const trained = log(note, train(5));
  const resumed = withResume(trained);
  assert.deepEqual(resumed.at(-1), { kind: 'resume' });
  assert.equal(withResume(resumed).length, resumed.length);
  assert.deepEqual(withResume(log(note)), log(note));
});

test('a preset, other data and fresh weights cut off what has no influence on them', () => {
  const all = log(note, edit('X[1,1]', 2), train(5), edit('W_h[1,1]', 3));
  assert.deepEqual(withEntry(all, note), [note]);
  const fresh = { kind: /** @type {const} */ ('change'), change: { initialise: { seed: 3 } } };
  assert.equal(textOfLog(withEntry(all, fresh)), 'load_note~edit_X.1.1_2~change_init.usual_seed.3');
  assert.equal(withEntry(withEntry(all, fresh), fresh).length, 3, 'drawn twice is drawn once');
  const sized = { kind: /** @type {const} */ ('change'), change: { sizes: [2, 5, 1] } };
  const circles = { kind: /** @type {const} */ ('learn'), wanted: usualOf('circles') };
  const moons = { kind: /** @type {const} */ ('learn'), wanted: usualOf('moons') };
  assert.deepEqual(log(circles, train(9), moons), [moons]);
  assert.deepEqual(log(circles, train(9), sized, train(9), moons), [circles, sized, moons]);
});
