// The page as it was at another commit: checked out beside this one, with packages of its own, and built.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { Failure, must, run } from '../run.mjs';
import { modules, sources } from '../wasm.mjs';

const folder = join(root, 'build/bench-load-other');

/**
 * @param {string} commit any name of one that git knows @param {AbortSignal} signal ends what is under way
 * @returns {{ built: Promise<string>, remove: () => Promise<void> }} built: the folder of its built page
 * @throws {Failure} by `built`, where there is no such commit, or it cannot be built
 */
export function otherVersion(commit, signal) {
  const built = build(commit, signal);
  built.catch(() => {}); // whoever waits for it hears of it
  return {
    built,
    async remove() {
      await built.catch(() => {});
      await discard();
    },
  };
}

/** @param {string} commit @param {AbortSignal} signal */
async function build(commit, signal) {
  const quietly = { quiet: true, signal };
  const asked = ['git', 'rev-parse', '--verify', '--quiet', '--end-of-options'];
  const { status, output } = await run([...asked, `${commit}^{commit}`], quietly);
  if (status !== 0) throw new Failure(`${commit} is no commit that git knows here.`);
  const hash = output.trim();

  await discard(); // of a run that had no time to do so
  console.error(`Building the page of ${commit}`);
  await must(['git', 'worktree', 'add', '--detach', folder, hash], quietly);
  await must(['npm', 'ci', '--no-audit', '--no-fund'], { ...quietly, folder });
  if (await hasThisCore(hash)) {
    mkdirSync(join(folder, 'build/wasm'), { recursive: true });
    for (const name of modules) {
      copyFileSync(join(root, 'build/wasm', name), join(folder, 'build/wasm', name));
    }
    const bundle = "await (await import('./tools/bundle.mjs')).bundle()";
    const node = [process.execPath, '--input-type=module', '--eval', bundle];
    await must(node, { ...quietly, folder });
  } else {
    await must([process.execPath, 'tools/build.mjs'], { ...quietly, folder });
  }
  return join(folder, 'dist');
}

/** Whether its core is made of the sources that are here. @param {string} hash */
const hasThisCore = async (hash) =>
  (await run(['git', 'diff', '--quiet', hash, '--', ...sources], { quiet: true })).status === 0;

async function discard() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  await run(['git', 'worktree', 'prune'], { quiet: true });
}
