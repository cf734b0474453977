// npm start: serves the page on this machine, and builds it again whenever a source changes.
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { newest, note } from './newest.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { Failure, main } from './run.mjs';
import { compileIfStale } from './wasm.mjs';

// What dist/ is made of, and the note of when it was.
const sources = ['web', 'tools', 'build/wasm/built-by.txt', 'package-lock.json'];
const bundled = 'build/bundled.txt';

const wantedPort = Number(process.env.PORT ?? 8080);

await main(async () => {
  await prepare(['wasm']);
  const { listen, server } = await import('./serve.mjs');

  async function build() {
    try {
      await compileIfStale();
      const { bundle } = await import('./bundle.mjs');
      const begun = new Date();
      await bundle({ sourcemap: true });
      note(bundled, begun);
      return true;
    } catch (error) {
      console.error(error instanceof Failure ? error.message : error);
      return false;
    }
  }

  const isThere = existsSync(join(root, 'dist/index.html'));
  if (!isThere || newest([bundled]) < newest(sources)) await build();
  const http = server();
  console.log(`http://127.0.0.1:${await listen(http, wantedPort)}/`);

  // One build at a time; what changes during a build calls for one more.
  let building = Promise.resolve();
  let waiting = false;
  const again = () => {
    if (waiting) return;
    waiting = true;
    building = building.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50)); // an editor saves in several steps
      waiting = false;
      if (await build()) console.log(`Built again, ${new Date().toLocaleTimeString()}`);
    });
  };
  const watchers = ['web', 'cpp/core', 'cpp/wasm'].map((folder) =>
    watch(join(root, folder), { recursive: true }, again),
  );

  const stop = () => {
    for (const watcher of watchers) watcher.close();
    http.close();
    http.closeAllConnections();
    process.exit();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
});
