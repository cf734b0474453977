// npm run lighthouse: what Lighthouse says of the built page, on a phone and on a desk, behind a server that packs. Fails where
// budgets.json is not kept.
import { installIfStale } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await prepare(['wasm', 'browser']);
  await installIfStale('tools/lighthouse');
  await (await import('./lighthouse/audit.mjs')).audit();
});
