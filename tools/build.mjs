// npm run build: makes dist/, installing and compiling first what is missing.
import { prepare } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await prepare(['wasm']);
  const { bundle } = await import('./bundle.mjs');
  const files = await bundle();
  console.log(`dist/: ${files.length} files`);
});
