// Builds and serves what is looked at, asks each engine in turn, and prints a table.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../bundle.mjs';
import { writePackage } from '../package.mjs';
import { root } from '../root.mjs';
import { Failure } from '../run.mjs';
import { listen, server } from '../serve.mjs';
import { engines } from './browsers.mjs';
import { pagesAt } from './pages.mjs';

const dist = join(root, 'dist');
const inPackage = join(root, 'build/package/dist');
const folder = join(root, 'build/engines');
const listener = join(root, 'tools/engines/in-page.js');

/** A page with in-page.js before all else of it. @param {string} html @param {string} script */
const listenedTo = (html, script) =>
  html.replace(/<head>|(?=<meta|<title)/i, (before) => `${before}${script}`);

/** @param {import('node:http').Server} http */
function closed(http) {
  http.close();
  http.closeAllConnections();
}

/** Serves the page under its strict policy, its HTML with in-page.js in it. @returns {Promise<{ url: string, close: () => void }>} */
async function servedPage() {
  const own = server({ dir: dist });
  const [answer] = own.listeners('request');
  const http = createServer(async (request, response) => {
    if (request.url === '/in-page.js')
      response.setHeader('content-type', 'text/javascript').end(await readFile(listener));
    else if (request.url === '/') {
      const html = await readFile(join(dist, 'index.html'), 'utf8');
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .setHeader(
          'content-security-policy',
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
        )
        .end(listenedTo(html, '<script src="in-page.js"></script>'));
    } else answer(request, response);
  });
  const port = await listen(http, 0);
  return { url: `http://127.0.0.1:${port}/`, close: () => closed(http) };
}

/** @returns {Promise<{ url: string, close: () => void }>} */
async function servedElement() {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A blog</title><script src="in-page.js"></script></head><body>
    <script type="module" src="deltascope.js"></script><delta-scope figure="product" preset="mazur" controls="all">A sentence.</delta-scope></body></html>`;
  const files = { '/in-page.js': listener, '/deltascope.js': join(inPackage, 'deltascope.js') };
  const http = createServer(async (request, response) => {
    const file = Reflect.get(files, String(request.url));
    if (request.url === '/') response.setHeader('content-type', 'text/html').end(html);
    else if (file) response.setHeader('content-type', 'text/javascript').end(await readFile(file));
    else response.writeHead(404).end();
  });
  const port = await listen(http, 0);
  return { url: `http://127.0.0.1:${port}/`, close: () => closed(http) };
}

/** The same file with in-page.js in it. @param {string} path @param {string} name @returns {Promise<string>} its address */
async function fromFile(path, name) {
  const script = `<script>${await readFile(listener, 'utf8')}</script>`;
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await writeFile(file, listenedTo(await readFile(path, 'utf8'), script));
  return pathToFileURL(file).href;
}

/** @param {string[]} names  of engines */
export async function look(names) {
  await bundle();
  await writePackage();
  const page = await servedPage();
  const element = await servedElement();
  const oneFile = join(dist, 'deltascope.html');
  const pages = await pagesAt({
    page: page.url,
    element: element.url,
    frame: `${await fromFile(join(inPackage, 'figure.html'), 'figure.html')}#figure=product&preset=mazur&controls=all`,
    oneFile: existsSync(oneFile) ? await fromFile(oneFile, 'deltascope.html') : null,
  });
  /** @type {string[]} */
  const faults = [];
  for (const name of names) {
    const engine = await engines[name]();
    console.log(`\n${engine.name}`);
    try {
      for (const { name: what, path, rows } of pages) {
        console.log(`  ${what}`);
        await engine.open(path);
        for (const row of rows) {
          const found = await row.found(engine).catch((error) => `failed: ${error.message}`);
          const isSame = found === row.expected;
          const text = isSame ? (row.shown ?? found) : found;
          console.log(`  ${isSame ? '✓' : '✗'} ${row.what.padEnd(20)} ${text}`);
          if (!isSame)
            faults.push(`${engine.name}, ${what}, ${row.what}: ${found}, not ${row.expected}`);
        }
      }
    } finally {
      await engine.close();
    }
  }
  for (const { close } of [page, element]) close();
  if (faults.length > 0) throw new Failure(`Engines differ:\n${faults.join('\n')}`);
}
