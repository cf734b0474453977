// What the core computes in Node, for the networks that the pages show: every engine has to agree to the last bit.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSession } from '../../web/core/whole-core.js';
import { learner, usualLike } from '../../web/data/learner.js';
import { writeSet } from '../../web/data/matrix-write.js';
import { sources, tableOf, usualOf } from '../../web/data/sources.js';
import { readTable } from '../../web/data/csv.js';
import { root } from '../root.mjs';

/** @import { Table } from '../../web/data/csv.js' */
/** @import { SourceName } from '../../web/data/sources.js' */

/** A reader's table. */
export const tableText = 'height,width,kind\n5,1,red\n4,2,blue\n3,2,blue\n6,2,red\n2,1,blue\n';

/** As in-page.js writes it. @param {import('../../web/core/frame.js').Frame} frame */
const numbersOf = ({ epoch, J, layers }) =>
  `${epoch}: J = ${J}; W = ${layers.map(({ W }) => [...W.data].join(' ')).join(' ')}`;

const matrix = (/** @type {number[][]} */ rows) => ({
  rows: rows.length,
  cols: rows[0].length,
  data: Float64Array.from(rows.flat()),
});

/** A published example, as somebody writes it with NumPy. @param {any} one */
const asText = ({ hidden, output, reduction, bias, X, Y, W, b }) =>
  writeSet(
    [
      ...Object.entries({ hidden, output, reduction, bias }).map(([name, value]) => ({
        name,
        value,
      })),
      { name: 'X', value: matrix(X) },
      { name: 'Y', value: matrix(Y) },
      ...W.flatMap((/** @type {number[][]} */ weights, /** @type {number} */ layer) => [
        { name: `W${layer + 1}`, value: matrix(weights) },
        { name: `b${layer + 1}`, value: matrix([b[layer]]) },
      ]),
    ],
    'numpy',
  );

export async function expectedNumbers() {
  const wasmBinary = await readFile(join(root, 'build/wasm/deltascope.wasm'));
  const core = () =>
    createSession({ wasmBinary, locateFile: (/** @type {string} */ path) => path });
  const trained = async (/** @type {'note' | 'mazur'} */ preset) => {
    const session = await core();
    session.load(preset);
    return session.advance(50, 0.5).frame;
  };
  /** @param {SourceName} name @param {Table} [given] */
  const learnt = async (name, given) => {
    const session = await core();
    session.load('note');
    const wanted = usualOf(name);
    const like = { ...usualLike, sizes: [0, ...sources[name].inner, 0] };
    const table = given ?? (await tableOf(session, wanted));
    return session.configure(await learner(session, table, wanted, like));
  };
  const published = JSON.parse(await readFile(join(root, 'tests/fixtures/published.json'), 'utf8'));
  return {
    note: numbersOf((await core()).load('note')),
    noteTrained: numbersOf(await trained('note')),
    mazurTrained: `50: J = ${(await trained('mazur')).J}`,
    circles: numbersOf(await learnt('circles')),
    table: numbersOf(await learnt('own', /** @type {Table} */ (readTable(tableText).table))),
    matrices: asText(published[0]),
    /** Printed in the book, in so many digits. */
    matricesJ: String(published[0].J),
  };
}
