// A number that a question asks for is nowhere in a picture that is saved: not in its texts, its colours or what it says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingOf } from '../../web/drawings/index.js';
import { format } from '../../web/derivation/number.js';
import { valueOf } from '../../web/derivation/symbols.js';
import { remembering, stateOf } from './figure-state.js';
import { openSession } from './networks.js';

const session = await openSession();

/** So many digits that no two numbers of a network are written alike. */
const digits = 12;

/** @type {[string, Record<string, any>][]} */
const looks = [
  ['network', {}],
  ['network', { 'network.gradients': true }],
  ['tree', {}],
  ['factors', {}],
  ['journey', {}],
  ['product', {}],
  ...[1, 2, 3].map((k) => /** @type {[string, {}]} */ (['product', { 'product.reading': 'examples', 'product.added': k }])), // prettier-ignore
];

test('a veiled number is in no picture, and stands there when the veil is lifted', () => {
  let hidden = 0;
  for (const n of [1, 3]) {
    const frame = session.configure({
      sizes: [3, 4, 2],
      n,
      initialise: { scheme: 'uniform', seed: 4 },
    });
    for (const id of ['grad_W_out[1,1]', `delta_out[${n},1]`, 'grad_W_h[1,1]'])
      for (const [name, views] of looks) {
        const layer = id.includes('_h') ? 0 : 1;
        const svgOf = (/** @type {ReadonlySet<string>} */ veiled) =>
          drawingOf(
            name,
            stateOf(session, frame, layer, {
              digits,
              width: 3000,
              veiled,
              remembered: remembering(views),
            }),
          )?.svg ?? '';
        // Not behind a minus or digits of another number.
        const number = new RegExp(`(?<![−\\d])${format(valueOf(frame, id), digits)}`);
        if (number.test(svgOf(new Set()))) hidden += 1;
        assert.doesNotMatch(svgOf(new Set([id])), number, `${name} gives ${id} away`);
      }
  }
  assert.ok(hidden > 15, `${hidden} numbers were there to be hidden`);
});
