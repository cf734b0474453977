// npm run soak: figures come, move and go in a page a hundred times; npm test does it ten times. Fails where anything is left behind.
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { main, must } from './run.mjs';

await main(async () => {
  await prepare(['wasm', 'browser']);
  await (await import('./bundle.mjs')).bundle();
  const playwright = join(root, 'node_modules/.bin/playwright');
  await must([playwright, 'test', '--config', 'tests/page', 'scopes'], { env: { ROUNDS: '100' } });
});
