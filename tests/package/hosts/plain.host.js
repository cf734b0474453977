// Pages without a program that builds them: the script beside the page, from a CDN with jsDelivr's flat layout, and under Trusted Types.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { recipe } from './recipe.js';
import { expect, lives, serving, siteOf, test } from './site.js';

const { files } = recipe('Plain HTML');
const html = { 'content-type': 'text/html; charset=utf-8' };
const { folder } = siteOf('plain');
const inPackage = join(folder, 'node_modules/deltascope');
const version = JSON.parse(readFileSync(join(inPackage, 'package.json'), 'utf8')).version;

const pageAround = (/** @type {string} */ body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A blog</title></head><body>${body}</body></html>`;

test('a script beside the page', async ({ page, served, complaints }) => {
  const site = siteOf('plain', { 'index.html': pageAround(files['post.html']) });
  site.copy('deltascope.js', 'deltascope.js');
  await page.goto(await served(folder));
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
});

/**
 * What jsDelivr answers to: the package's own entry, each of its files, and one module that it makes of the entry.
 * @param {string} path
 */
async function cdn(path) {
  const own = `/npm/deltascope@${version}`;
  const headers = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
  const { jsdelivr, exports } = JSON.parse(readFileSync(join(inPackage, 'package.json'), 'utf8'));
  if (path === own) return { body: readFileSync(join(inPackage, jsdelivr)), headers };
  if (path === `${own}/+esm`) {
    const entryPoints = [join(inPackage, exports['.'].default)];
    const { outputFiles } = await build({
      ...{ entryPoints, bundle: true, minify: true, format: 'esm', write: false },
    });
    return { body: outputFiles[0].text, headers };
  }
  if (!path.startsWith(`${own}/`)) throw new Error('not found');
  return { body: readFileSync(join(inPackage, path.slice(own.length))), headers };
}

test('a CDN with jsDelivr’s layout, by sum, by file and as one module', async ({
  page,
  complaints,
}) => {
  const { origin, close } = await serving(cdn);
  const sum = createHash('sha384')
    .update(readFileSync(join(inPackage, 'dist/deltascope.global.js')))
    .digest('base64');
  expect(files['cdn.html']).toContain(`https://cdn.jsdelivr.net/npm/deltascope@${version}"`);
  const bySum = files['cdn.html']
    .replace('https://cdn.jsdelivr.net', origin)
    .replace('sha384-…', `sha384-${sum}`);
  const tag = '<delta-scope figure="product" preset="mazur" controls="all"></delta-scope>';
  const from = (/** @type {string} */ path) =>
    `<script type="module">import '${origin}/npm/deltascope@${version}${path}';</script>${tag}`;
  for (const body of [bySum, from('/dist/deltascope.js'), from('/+esm')]) {
    const host = await serving(async () => ({
      body: pageAround(body),
      headers: html,
    }));
    await page.goto(host.origin);
    await lives(page.locator('delta-scope'));
    host.close();
  }
  expect(complaints).toEqual([]);
  close();
});

for (const [policies, isDrawn] of /** @type {[string, boolean][]} */ ([
  ['lit-html', true],
  ["'none'", false],
]))
  test(`Trusted Types, with policies of the name ${policies}`, async ({ page, complaints }) => {
    await page.addInitScript(() => {
      addEventListener('deltascope-error', (event) =>
        Object.assign(window, { told: Reflect.get(event, 'detail').message }),
      );
    });
    const script = readFileSync(join(inPackage, 'dist/deltascope.js'));
    const host = await serving(async (path) =>
      path === '/deltascope.js'
        ? { body: script, headers: { 'content-type': 'text/javascript' } }
        : {
            body: pageAround(files['post.html']),
            headers: {
              ...html,
              'content-security-policy': `script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; require-trusted-types-for 'script'; trusted-types ${policies}`,
            },
          },
    );
    await page.goto(host.origin);
    if (isDrawn) await lives(page.locator('delta-scope'));
    else {
      await expect(page.getByText('A picture or a sentence')).toBeVisible();
      await expect
        .poll(() => page.evaluate(() => Reflect.get(window, 'told')))
        .toContain('lit-html');
    }
    expect(page.workers().length).toBe(0);
    expect(complaints.filter((one) => one.startsWith('uncaught'))).toEqual([]);
    host.close();
  });
