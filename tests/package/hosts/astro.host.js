// Astro: the import in a <script>, which it bundles, and in the frontmatter, which it runs on the server.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

const before = {
  'src/pages/server.astro': "---\nimport 'deltascope';\n---\n<p>Rendered on a server.</p>\n",
};

test('a script of the page defines it; on the server its import does nothing', async ({
  page,
  served,
  complaints,
}) => {
  const site = siteOf('astro', before, recipe('Astro').files);
  await site.run('astro', 'build');
  await page.goto(await served(join(site.folder, 'dist')));
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
  expect(site.read('dist/server/index.html')).toContain('Rendered on a server.');
});
