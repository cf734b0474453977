// npm run build: makes dist/, installing and compiling first what is missing.
import { prepare } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await prepare(['wasm']);
  const { bundle } = await import('./bundle.mjs');
  const { bundleForOthers } = await import('./embeds.mjs');
  const files = await bundleForOthers(bundle);
  console.log(`dist/: ${files.length} files`);
});
