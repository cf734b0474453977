// Observable Framework: the bare import in a block of code, found in node_modules and bundled.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

/** Its own pages ask Google for a font, unless they are told not to. */
const before = { 'observablehq.config.js': 'export default { globalStylesheets: [] };\n' };

test('a block of code imports it, and Markdown has the tag', async ({
  page,
  served,
  complaints,
}) => {
  const site = siteOf('observable', before, recipe('Observable Framework').files);
  await site.run('observable', 'build');
  await page.goto(await served(join(site.folder, 'dist')));
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
});
