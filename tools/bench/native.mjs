// Compiles native.cpp and runs it, one process a timing.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { must } from '../run.mjs';
import { bytesOf, problemOf } from './problem.mjs';
import { sizesOf } from './shapes.mjs';

/** @import { Entry } from './contenders.mjs' */
/** @import { Opened } from './measure.mjs' */
/** @import { Shape } from './shapes.mjs' */

const folder = join(root, 'build/bench-native');

export async function buildNative() {
  await must(['cmake', '-S', 'tools/bench', '-B', folder, '-G', 'Ninja'], { quiet: true });
  await must(['cmake', '--build', folder], { quiet: true });
}

/** @param {Entry} entry @param {Shape} shape @returns {Opened} */
export function openNative({ form }, shape) {
  const file = join(folder, `${sizesOf(shape)}-${shape.n}.bin`);
  const run = async (/** @type {number} */ count) => {
    const command = [join(folder, 'native'), file, String(form), String(count)];
    const [loss, seconds] = (await must(command, { quiet: true })).split(' ').map(Number);
    return { loss, milliseconds: 1000 * seconds };
  };
  return {
    async loss() {
      await mkdir(folder, { recursive: true });
      await writeFile(file, bytesOf(problemOf(shape)));
      return (await run(1)).loss;
    },
    time: async (count) => (await run(count)).milliseconds,
    close: async () => {},
  };
}
