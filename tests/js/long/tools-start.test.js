// npm start and npm run build as a reader types them, in a copy of the project whose core is already compiled.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../../tools/root.mjs';
import { Sandbox } from '../sandbox.js';

/** @type {Sandbox} */
let sandbox;
before(() => {
  sandbox = new Sandbox('web', 'cpp');
  sandbox.linkPackages();
  for (const name of ['emcc', 'ninja']) sandbox.program(name);
  sandbox.write('stand-ins/emscripten-version.txt', '3.1.6');
  sandbox.program('cmake', `/bin/mkdir -p build; /bin/cp -r '${root}/build/wasm' build`);
});
after(() => sandbox.remove());

const timeout = 120_000; // milliseconds a test, on a machine that is busy with other things
const path = String(process.env.PATH); // npm and node are the real ones

/**
 * @param {number} port
 * @returns {Promise<{ address: string, says: (text: RegExp) => Promise<void>, stop: () => Promise<number> }>}
 */
async function start(port) {
  const child = sandbox.spawn(['npm', 'start'], { path, env: { PORT: String(port) } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
      child.emit('said');
    });
  }
  /** @param {RegExp} text */
  const says = async (text) => {
    while (!text.test(output)) {
      await Promise.race([once(child, 'said'), once(child, 'close')]);
      if (child.exitCode !== null) assert.fail(`npm start ended:\n${output}`);
    }
  };
  await says(/http:\/\/\S+\n/);
  const stop = async () => {
    process.kill(-Number(child.pid), 'SIGINT'); // to npm and node alike, as Ctrl-C does
    const [status] = await once(child, 'close');
    return status;
  };
  return { address: String(/http:\/\/\S+/.exec(output)?.[0]), says, stop };
}

/** @returns {Promise<{ port: number, release: () => void }>} a port that is taken until released */
async function takenPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { port, release: () => server.close() };
}

test(
  'npm start compiles, serves the page under the strict policy, and ends on Ctrl-C',
  { timeout },
  async () => {
    const { port, release } = await takenPort();
    release();
    const { address, stop } = await start(port);
    try {
      assert.equal(address, `http://127.0.0.1:${port}/`);
      assert.deepEqual(sandbox.calls(), ['cmake --workflow --preset wasm']);
      const page = await fetch(address);
      assert.equal(page.status, 200);
      assert.equal(
        page.headers.get('content-security-policy'),
        "default-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'",
      );
      const script = /<script type="module" src="([^"]+)"/.exec(await page.text())?.[1];
      const answer = await fetch(new URL(String(script), address));
      assert.match(String(answer.headers.get('content-type')), /javascript/);
      const wasm = readdirSync(join(sandbox.folder, 'dist')).find((name) => name.endsWith('.wasm'));
      const module = await fetch(new URL(String(wasm), address));
      assert.equal(module.headers.get('content-type'), 'application/wasm');
    } finally {
      assert.equal(await stop(), 0);
    }
    await assert.rejects(fetch(address), 'the port is free again');
  },
);

test(
  'a second npm start installs and compiles nothing, and takes the next port if it must',
  { timeout },
  async () => {
    const { port, release } = await takenPort();
    const begun = performance.now();
    const { address, stop } = await start(port);
    console.log(`second npm start: up after ${((performance.now() - begun) / 1000).toFixed(2)} s`);
    try {
      assert.ok(Number(new URL(address).port) > port);
      assert.deepEqual(sandbox.calls(), []);
    } finally {
      release();
      await stop();
    }
  },
);

test(
  'while npm start runs, a change of a source is served, and a mistake is shown',
  { timeout },
  async () => {
    const { port, release } = await takenPort();
    release();
    const { address, says, stop } = await start(port);
    const served = async () => (await fetch(address)).text();
    try {
      const before = await served();
      const main = readFileSync(join(root, 'web/main.js'), 'utf8');
      sandbox.write('web/main.js', 'const = 3;');
      await says(/web\/main\.js:1:\d+: ERROR/);
      assert.equal(await served(), before, 'the last good page is kept');
      sandbox.write('web/main.js', `${main}\ndocument.title = 'changed';\n`);
      await says(/Built again/);
      assert.notEqual(await served(), before);
      const title = readFileSync(join(root, 'web/words/en/figures-pass.js'), 'utf8');
      sandbox.write('web/words/en/figures-pass.js', title.replace(/title: '/g, "title: 'Anew: "));
      await says(/Built again[^]*Built again/);
      assert.match(await served(), /Anew: /, 'pictures are drawn again');
      sandbox.write('cpp/core/network.h', '// changed');
      await says(/Compiling the core[^]*Built again/);
    } finally {
      await stop();
    }
  },
);

/** What others link to. */
const keepTheirNames = [
  ...['index.html', 'figure.html', 'deltascope.html', 'deltascope.js', 'f/product.html'],
  ...['manifest.webmanifest', 'service-worker.js'],
];

test(
  'npm run build leaves a folder whose files find each other under any path',
  { timeout },
  async () => {
    mkdirSync(join(sandbox.folder, 'dist'), { recursive: true });
    sandbox.write('dist/of-an-earlier-build.js', '');
    cpSync(join(root, 'web/main.js'), join(sandbox.folder, 'web/main.js'));
    const { status, output } = await sandbox.run(['npm', 'run', 'build'], { path });
    assert.equal(status, 0, output);

    const dist = join(sandbox.folder, 'dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => !keepTheirNames.includes(name) && !/^f\b/.test(name)))
      assert.match(file, /-[A-Z0-9]{8}\.|-[0-9a-f]{8}\./);
    for (const file of keepTheirNames) assert.ok(files.includes(file), file);
    assert.ok(!files.some((file) => /\.(?:woff|ttf)$/.test(file)), 'woff2 is the only font format');

    const read = (/** @type {string} */ file) => readFileSync(join(dist, file), 'utf8');
    const html = read('index.html') + read('figure.html');
    const css = files.filter((file) => file.endsWith('.css')).map(read);
    const referred = [
      ...[...html.matchAll(/\b(?:src|href)="([^#"][^"]*)"/g)].map(([, path]) => path),
      ...css.flatMap((text) => [...text.matchAll(/url\("?([^")]+)"?\)/g)].map(([, path]) => path)),
    ].filter((path) => !/^(?:https?|mailto):/.test(path));
    assert.ok(referred.length > 10, 'the page has a script, a style sheet and its fonts');
    for (const path of referred) {
      assert.doesNotMatch(path, /^\//, 'an absolute path works at the root only');
      assert.ok(existsSync(join(dist, path)), path);
    }
  },
);
