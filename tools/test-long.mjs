// npm run test:long: what npm test leaves out, since it takes long. How the page lies at many sizes of windows and networks, on paper and in
// forced colours; published examples, tables, touches and hindrances; the tests marked @long; npm start and npm run build as typed; the
// kernels in WebAssembly; every formula against the whole KaTeX.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { main, must } from './run.mjs';
import { compileTests } from './wasm.mjs';

await main(async () => {
  await prepare(['wasm', 'kernels', 'browser']);
  await (await import('./bundle.mjs')).bundle();
  await compileTests();
  const env = { LONG: 'yes' };
  const files = readdirSync(join(root, 'tests/js/long'))
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => `tests/js/long/${name}`);
  const atOnce = `--test-concurrency=${availableParallelism()}`;
  await must([process.execPath, '--test', atOnce, ...files, 'tests/js/geometry-room.test.js'], {
    env,
  });
  const playwright = join(root, 'node_modules/.bin/playwright');
  await must([playwright, 'test', '--config', 'tests/page'], { env });
});
