// docs/hosts.md says of each recipe with what it was tried, and says the version that is tried.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';
import { recipe, recipes } from '../package/hosts/recipe.js';

/** Where a host's own packages are pinned, by the recipe that is built with them. */
const pinned = {
  Astro: ['astro', 'astro'],
  Next: ['next', 'next', 'react'],
  Docusaurus: ['docusaurus', '@docusaurus/core'],
  Eleventy: ['eleventy', '@11ty/eleventy'],
  'Observable Framework': ['observable', '@observablehq/framework'],
  'Quarto and reveal.js': ['reveal', 'reveal.js'],
};

test('each recipe has files and says whether it was tried or imitated', () => {
  assert.ok(recipes.length >= 13);
  for (const { name, tried, files } of recipes) {
    assert.match(tried, /^(?:Tried with|Imitated:) /, name);
    assert.ok(Object.keys(files).length > 0, name);
  }
});

test('the versions that it says are those that are installed', () => {
  for (const [name, [folder, ...packages]] of Object.entries(pinned)) {
    const path = join(root, 'tools/hosts', folder, 'package.json');
    const { dependencies } = JSON.parse(readFileSync(path, 'utf8'));
    for (const one of packages) assert.ok(recipe(name).tried.includes(dependencies[one]), one);
  }
  const folders = readdirSync(join(root, 'tools/hosts'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => name);
  assert.deepEqual(
    folders.sort(),
    Object.values(pinned)
      .map(([folder]) => folder)
      .sort(),
  );
});

test('every file of a recipe is one that a test builds', () => {
  const hosts = join(root, 'tests/package/hosts');
  const tests = readdirSync(hosts)
    .filter((file) => file.endsWith('.host.js'))
    .map((file) => readFileSync(join(hosts, file), 'utf8'));
  for (const { name, files } of recipes) {
    const own = tests.find((text) => text.includes(`recipe('${name}')`));
    assert.ok(own, `${name} is in no test`);
    // A test takes all files of a recipe, or names those that it takes.
    const takesAll = /siteOf\([^;]*?(?:\bfiles\b(?!\[)|recipe\('[^']+'\)\.files)[,)]/.test(own);
    if (!takesAll)
      for (const path of Object.keys(files))
        assert.ok(own.includes(`'${path}'`), `${name}: ${path}`);
  }
});
