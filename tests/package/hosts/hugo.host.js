// Hugo: a shortcode; and that Hugo strips the tag where it stands in Markdown.
import { join } from 'node:path';
import { recipe } from './recipe.js';
import { expect, lives, siteOf, test } from './site.js';

const { files, tried } = recipe('Hugo');

/** A site with nothing but two layouts. */
const before = {
  'config.toml': 'baseURL = "http://localhost/"\ntitle = "A blog"\n',
  'layouts/_default/single.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>{{ .Content }}<p>After it.</p></main></body></html>',
  'content/posts/raw.md': '---\ntitle: Raw\n---\n\n<delta-scope figure="product"></delta-scope>\n',
};

test('a shortcode puts the figure into a post; raw HTML in Markdown is left out', async ({
  page,
  served,
  complaints,
}) => {
  const site = siteOf('hugo', before, files);
  site.copy('deltascope.js', 'static/deltascope.js');
  expect(tried).toContain(
    /v(\d+\.\d+\.\d+)/.exec(await site.run('hugo', 'version'))?.[1] ?? 'no version',
  );
  await site.run('hugo', '--quiet');
  await page.goto(`${await served(join(site.folder, 'public'))}posts/transpose/`);
  await lives(page.locator('delta-scope'));
  expect(complaints).toEqual([]);
  const raw = site.read('public/posts/raw/index.html');
  expect(raw).toContain('<!-- raw HTML omitted -->');
  expect(raw).not.toContain('<delta-scope');
});
