// MkDocs: a plain script for all pages, with its own theme, and with Material's instant navigation, which swaps content and runs no script.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

const { files, tried } = recipe('MkDocs');
/** Its own theme asks a CDN for colours of code, unless it is told not to. */
const own = 'theme:\n  name: mkdocs\n  highlightjs: false\n';
const before = { 'docs/index.md': '# A course\n\n[Why the transpose](transpose.md)\n' };

test('one script for all pages', async ({ page, served, complaints }) => {
  const site = siteOf('mkdocs', before, files, { 'plain.yml': files['mkdocs.yml'] + own });
  site.copy('deltascope.global.js', 'docs/deltascope.global.js');
  expect(tried).toContain(
    /version (\d+\.\d+\.\d+)/.exec(await site.run('mkdocs', '--version'))?.[1] ?? 'no version',
  );
  await site.run('mkdocs', 'build', '--quiet', '--config-file', 'plain.yml', '--site-dir', 'plain');
  await page.goto(`${await served(join(site.folder, 'plain'))}transpose/`);
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
});

test('Material’s instant navigation brings it, and takes it away', async ({
  page,
  served,
  complaints,
}) => {
  const site = siteOf('mkdocs', before, files);
  site.copy('deltascope.global.js', 'docs/deltascope.global.js');
  const url = await served(join(site.folder, 'instant'));
  siteOf('mkdocs', {
    'material.yml': `${files['mkdocs.yml']}site_url: ${url}\ntheme:\n  name: material\n  font: false\n  features:\n    - navigation.instant\n`,
  });
  await site.run(
    'mkdocs',
    'build',
    '--quiet',
    '--config-file',
    'material.yml',
    '--site-dir',
    'instant',
  );
  await page.goto(url);
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await page.getByRole('article').getByRole('link', { name: 'Why the transpose' }).click();
  await lives(page.locator('delta-scope'));
  await page.goBack();
  await expect(page.locator('delta-scope')).toHaveCount(0);
  await page.goForward();
  await lives(page.locator('delta-scope'));
  expect(await page.evaluate(() => Reflect.get(window, 'isTheSame'))).toBe(true);
  expect(complaints).toEqual([]);
});
