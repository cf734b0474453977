// npm run check: types, rules and format of all sources. Every tool runs to its end; one that complains fails the whole.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installIfStale } from './packages.mjs';
import { isMain, root } from './root.mjs';
import { Failure, main, must, run } from './run.mjs';
import { setup } from './setup.mjs';

/** @typedef {{ tool: string, command: string[] }} Job */

/** @returns {Promise<{ passed: number, failed: number }>} each tool counts as one */
export async function check() {
  const jobs = [...(await tidy()), ...scripts(), ...format()];
  /** @type {Map<string, { left: number, output: string, seconds: number, failed: boolean }>} */
  const tools = new Map();
  for (const { tool } of jobs) {
    const left = (tools.get(tool)?.left ?? 0) + 1;
    tools.set(tool, { left, output: '', seconds: 0, failed: false });
  }

  const queue = [...jobs];
  async function work() {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const begun = performance.now();
      const { status, output } = await run(job.command, { quiet: true });
      const tool = /** @type {NonNullable<ReturnType<typeof tools.get>>} */ (tools.get(job.tool));
      tool.seconds += (performance.now() - begun) / 1000;
      tool.left -= 1;
      if (status !== 0) {
        tool.failed = true;
        tool.output += output;
      }
      if (tool.left > 0) continue;
      console.log(`${tool.failed ? '✖' : '✔'} ${job.tool} (${tool.seconds.toFixed(1)} s)`);
      if (tool.failed) console.log(tool.output.trimEnd());
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));

  const failed = [...tools.values()].filter((tool) => tool.failed).length;
  return { passed: tools.size - failed, failed };
}

/** @returns {Job[]} */
function scripts() {
  const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);
  const config = 'tools/eslint.config.js';
  const folders = ['web', 'tools', 'tests/js', 'tests/page', 'tests/package', 'tests/bench'];
  return [
    { tool: 'tsc', command: [bin('tsc'), '--project', 'tools/tsconfig.json'] },
    {
      tool: 'eslint',
      command: [
        bin('eslint'),
        '--max-warnings=0',
        '--no-error-on-unmatched-pattern',
        '--config',
        config,
        ...folders,
      ],
    },
    { tool: 'prettier', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  ];
}

/** @returns {Job[]} */
function format() {
  const files = ['cpp', 'tests/cpp', 'tools/bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:h|cpp)$/.test(name) && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  return [{ tool: 'clang-format', command: ['clang-format', '--dry-run', '--Werror', ...files] }];
}

/**
 * The files that instantiate the whole core. Every test file would cost another minute for Eigen and GoogleTest.
 * @returns {Promise<Job[]>}
 */
async function tidy() {
  const database = join(root, 'build/asan/compile_commands.json');
  if (!existsSync(database)) await must(['cmake', '--preset', 'asan'], { quiet: true });
  return ['check', 'double'].map((part) => ({
    tool: 'clang-tidy',
    command: ['clang-tidy', '--quiet', '-p', 'build/asan', `tests/cpp/instances_${part}.cpp`],
  }));
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await setup(['native', 'check']);
    await installIfStale();
    const { failed } = await check();
    if (failed > 0) throw new Failure(`${failed} of the checks failed`);
  });
}
