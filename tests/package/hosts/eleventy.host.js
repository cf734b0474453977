// Eleventy: the tag in Markdown that went through a template language.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

test('the tag goes through Markdown and templates as it is', async ({
  page,
  served,
  complaints,
}) => {
  const site = siteOf('eleventy', recipe('Eleventy').files);
  await site.run('eleventy', '--quiet');
  await page.goto(`${await served(join(site.folder, '_site'))}transpose/`);
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
});
