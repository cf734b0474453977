// The tarball, built into somebody's page by Vite (while it is worked on, too), webpack and esbuild, and inside of React: one figure lives.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';
import { expect, serving, test } from './hosts.js';
import { watched } from './main-thread.js';
import { project } from './project.js';

const call = promisify(execFile);
const bin = join(root, 'tools/hosts/node_modules/.bin');

const html = (/** @type {string} */ script, type = 'module') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Host</title></head><body><div id="root"></div><delta-scope figure="tree" net="2-3-1"></delta-scope><script type="${type}" src="${script}"></script></body></html>`;

/** @param {string} name @param {Record<string, string>} files @returns {string} the folder of a host in the project */
function host(name, files) {
  const folder = join(project, name);
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

/** Types of files. */
const types = {
  '.wasm': 'application/wasm',
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.css': 'text/css',
};

/** @param {import('@playwright/test').Page} page @param {string} url */
async function lives(page, url) {
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const started = await watched(page);
  await page.goto(url);
  await expect(page.locator('delta-scope deltascope-figure .picture').first()).toContainText(
    /\d\.\d{3}/,
  );
  expect(page.workers().length).toBe(1);
  // Whatever was done to the script, the text of its worker is still one that runs.
  expect(await started()).toEqual([]);
  expect(errors).toEqual([]);
}

/** @param {string} folder */
const served = (folder) =>
  serving(async (path) => {
    const file = path === '/' ? '/index.html' : path;
    return {
      body: readFileSync(join(folder, file)),
      headers: { 'content-type': Reflect.get(types, extname(file)) ?? 'text/plain' },
    };
  });

/** @param {import('@playwright/test').Page} page @param {string} folder */
async function livesIn(page, folder) {
  const { origin, close } = await served(folder);
  await lives(page, `${origin}/`);
  close();
}

/** By webpack, for production. @param {string} folder */
const packed = (folder) => call(process.execPath, ['run.cjs'], { cwd: folder });

const run = `const webpack = require(${JSON.stringify(join(root, 'tools/hosts/node_modules/webpack'))});
  webpack({ mode: 'production', context: __dirname, entry: './main.js', output: { path: __dirname, filename: 'out.js' } }, (error, stats) => {
    if (error || stats.hasErrors()) { console.error(error ?? stats.toString()); process.exit(1); }
  });`;

test('esbuild', async ({ page }) => {
  const folder = host('by-esbuild', {
    'main.js': "import 'deltascope';",
    'index.html': html('out.js'),
  });
  const esbuild = join(root, 'node_modules/.bin/esbuild');
  await call(esbuild, ['main.js', '--bundle', '--minify', '--format=esm', '--outfile=out.js'], {
    cwd: folder,
  });
  await livesIn(page, folder);
});

test('webpack 5, for production: the bare import stays', async ({ page }) => {
  const folder = host('by-webpack', {
    'main.js': "import 'deltascope';",
    'index.html': html('out.js'),
    'run.cjs': run,
  });
  await packed(folder);
  await livesIn(page, folder);
});

for (const tool of ['webpack', 'Vite'])
  test(`${tool} finds the module of the slim core beside it`, async ({ page }) => {
    const isVite = tool === 'Vite';
    const folder = host(`slim-by-${tool}`, {
      'main.js': `import { createSession } from 'deltascope/core-slim';
        createSession().then((session) => {
          session.load('mazur');
          document.body.append(session.advance(1, 0.5).frame.layers[1].W.data[0].toFixed(8));
        });`,
      // Webpack finds its own address in a plain script alone.
      'index.html': isVite ? html('/main.js') : html('out.js', 'text/javascript'),
      'run.cjs': run,
    });
    if (isVite) await call(join(bin, 'vite'), ['build', '--logLevel', 'error'], { cwd: folder });
    else await packed(folder);
    const { origin, close } = await served(isVite ? join(folder, 'dist') : folder);
    await page.goto(`${origin}/`);
    // Mazur 2015 prints w5+ = 0.35891648.
    await expect(page.locator('body')).toContainText('0.35891648');
    close();
  });

test('Vite builds it', async ({ page }) => {
  const folder = host('by-vite', {
    'main.js': "import { define } from 'deltascope/element'; define();",
    'index.html': html('/main.js'),
  });
  await call(join(bin, 'vite'), ['build', '--logLevel', 'error'], { cwd: folder });
  await livesIn(page, join(folder, 'dist'));
});

test('Vite serves it while it is worked on, and the slim core by the address of its module', async ({
  page,
}) => {
  const folder = host('with-vite', {
    'main.js': `import 'deltascope';
      import { createSession } from 'deltascope/core-slim';
      import wasm from 'deltascope/deltascope.wasm?url';
      window.slim = async () => {
        const session = await createSession({ wasm });
        session.load('mazur');
        return session.advance(1, 0.5).frame.layers[1].W.data[0].toFixed(8);
      };`,
    'index.html': html('/main.js'),
  });
  const { createServer } = await import(
    join(root, 'tools/hosts/node_modules/vite/dist/node/index.js')
  );
  const vite = await createServer({
    root: folder,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, fs: { allow: [project] } },
  });
  await vite.listen();
  await lives(page, vite.resolvedUrls.local[0]);
  // Mazur 2015 prints w5+ = 0.35891648.
  expect(await page.evaluate(() => Reflect.get(window, 'slim')())).toBe('0.35891648');
  await vite.close();
});

test('React 19 sets its properties', async ({ page }) => {
  const react = join(root, 'tools/hosts/node_modules');
  const folder = host('in-react', {
    'main.js': `import 'deltascope';
      import { createElement as e, useState } from 'react';
      import { createRoot } from 'react-dom/client';
      function App() {
        const [net, set] = useState('2-2-2');
        return e('div', null, e('button', { onClick: () => set('3-4-2') }, 'larger'), e('delta-scope', { figure: 'network', net, digits: 4, step: 'entry', select: 'W_out[2,1]' }));
      }
      createRoot(document.getElementById('root')).render(e(App));`,
    'index.html': html('out.js').replace(/<delta-scope[^]*?<\/delta-scope>/, ''),
  });
  await call(
    join(root, 'node_modules/.bin/esbuild'),
    [
      'main.js',
      '--bundle',
      '--minify',
      '--format=esm',
      '--outfile=out.js',
      "--define:process.env.NODE_ENV='production'",
      `--alias:react=${react}/react`,
      `--alias:react-dom=${react}/react-dom`,
    ],
    { cwd: folder },
  );
  await livesIn(page, folder);
  await page.getByRole('button', { name: 'larger' }).click();
  await expect(page.locator('delta-scope .picture').first()).toContainText(/\d\.\d{4}/);
  await expect(page.locator('delta-scope [data-symbol="X[1,3]"]').first()).toBeVisible();
  // Those that have a method's name, too.
  await expect(
    page.locator('delta-scope [part=equation] [data-symbol="grad_W_out[2,1]"]').first(),
  ).toBeVisible();
});
