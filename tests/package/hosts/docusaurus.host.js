// Docusaurus: a client module, and the tag in MDX, which is rendered on the server first.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

test('a client module defines it, and MDX has the tag', async ({ page, served, complaints }) => {
  const site = siteOf('docusaurus', recipe('Docusaurus').files);
  await site.run('docusaurus', 'build', '--no-minify');
  expect(site.read('build/index.html')).toContain('<delta-scope');
  await page.goto(await served(join(site.folder, 'build')));
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
});
