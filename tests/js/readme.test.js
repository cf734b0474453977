// Every command that README.md tells a reader to type is one that the tests run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';

/** The commands, and where each is run. */
const tried = [
  { command: /^(?:PORT=\d+ )?npm start$/, by: 'long/tools-start.test.js' },
  { command: /^npm run build$/, by: 'long/tools-start.test.js' },
  { command: /^npm test(?: --(?: (?:check|cpp|js|page))+)?$/, by: '.ci/run, and this very run' },
  { command: /^npm run check$/, by: 'npm test, whose first step it is' },
  { command: /^npm run bench$/, by: 'tests/bench/core.test.js' },
  { command: /^npm run bench:page$/, by: 'tests/bench/page.test.js' },
  { command: /^npm run bench:load$/, by: 'tests/bench/load.test.js' },
  {
    command: /^npm run (?:bench:smoke|lighthouse|size|soak|test:long|package|package:try|engines)$/,
    by: '.ci/run',
  },
  {
    command: /^npm run hosts(?: -- [a-z ]+)?$/,
    by: '.ci/run',
  },
  {
    command: /^node tools\/setup\.mjs(?: (?:wasm|native|browser|check))*$/,
    by: 'tools-setup.test.js',
  },
  { command: /^git clone \S+(?: \S+)?$|^cd deltascope$/, by: 'whoever has this file' },
];

test('every command in README.md is one that the tests run', () => {
  const readme = join(root, 'README.md');
  assert.ok(existsSync(readme), 'there is no README.md');
  const blocks = [...readFileSync(readme, 'utf8').matchAll(/^```sh\n([^]*?)^```/gm)];
  const commands = blocks
    .flatMap(([, block]) => block.split('\n'))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/(?:^|\s+)#.*$/, '')
        .trim(),
    )
    .filter(Boolean);
  for (const expected of ['npm start', 'npm test']) {
    assert.ok(commands.includes(expected), `README.md has no "${expected}" in a \`\`\`sh block`);
  }
  for (const command of commands) {
    assert.ok(
      tried.some((each) => each.command.test(command)),
      `README.md tells the reader to type "${command}", which no test runs`,
    );
  }
});
