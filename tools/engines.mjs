// npm run engines: the page, the element, the frame and the one file in Chromium, Firefox and WebKit: the same numbers to the last bit,
// and no complaint. Fails where an engine differs.
//   npm run engines [-- chromium firefox webkit]    those that are named
import { installIfStale } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { Failure, main } from './run.mjs';

const known = ['chromium', 'firefox', 'webkit'];

await main(async () => {
  const given = process.argv.slice(2);
  const unknown = given.find((name) => !known.includes(name));
  if (unknown) throw new Failure(`${unknown} is none of ${known.join(', ')}`);
  await prepare(['wasm', 'engines']);
  await installIfStale('tools/engines');
  // Needs what has just been installed.
  const { look } = await import('./engines/look.mjs');
  await look(given.length > 0 ? given : known);
});
