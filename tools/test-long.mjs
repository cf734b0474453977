// npm run test:long: what npm test leaves out, since it takes long. How the page lies at many sizes of windows and networks, on paper and in
// forced colours; published examples, tables, touches and hindrances; and the tests marked @long.
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { main, must } from './run.mjs';

await main(async () => {
  await prepare(['wasm', 'browser']);
  await (await import('./bundle.mjs')).bundle();
  const env = { LONG: 'yes' };
  await must([process.execPath, '--test', 'tests/js/geometry-room.test.js'], { env });
  const playwright = join(root, 'node_modules/.bin/playwright');
  await must([playwright, 'test', '--config', 'tests/page'], { env });
});
