// In a clean clone no package is installed: a tool must be able to begin without any, so that it can install them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What a module imports before it runs, and what that imports. @param {string} path @param {Map<string, string>} [found] importer by import */
function importsOf(path, found = new Map()) {
  const text = readFileSync(path, 'utf8');
  for (const [, name] of text.matchAll(/^(?:import|export)\b[^'"]*?['"]([^'"]+)['"];$/gm)) {
    const isFile = name.startsWith('.');
    const imported = isFile ? join(dirname(path), name) : name;
    if (found.has(imported)) continue;
    found.set(imported, path);
    if (isFile) importsOf(imported, found);
  }
  return found;
}

for (const [name, command] of Object.entries(scripts)) {
  test(`npm run ${name} begins without packages`, () => {
    const tool = /node (tools\/\S+\.mjs)$/.exec(command)?.[1];
    assert.ok(tool, `${command} runs a tool`);
    const found = importsOf(join(root, tool));
    assert.ok(found.has(join(root, 'tools/run.mjs')), 'imports are read');
    const packages = [...found].filter(([imported]) => !/^(?:\/|node:)/.test(imported));
    assert.deepEqual(packages, []);
  });
}
