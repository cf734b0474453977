// Which room of web/ and of cpp/core may use which, and where state may be kept. Exceptions are listed by file; the lists may only shrink.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';

/** What each room's modules may import, besides packages and their own room. @type {Record<string, string[]>} */
const mayImport = {
  words: [],
  core: [],
  data: ['words', 'core'],
  derivation: ['words', 'core'],
  scope: ['words', 'core', 'data', 'derivation'],
  link: ['words', 'core', 'data', 'derivation', 'scope'],
  widgets: ['words', 'derivation'],
  figures: ['words', 'core', 'derivation', 'widgets'],
  drawings: ['words', 'core', 'derivation', 'widgets', 'figures'],
  elements: ['words', 'core', 'data', 'derivation', 'scope', 'widgets', 'figures', 'drawings'],
  page: ['words', 'core', 'derivation', 'scope', 'widgets', 'elements', 'link'],
  package: [
    'words',
    'core',
    'data',
    'derivation',
    'scope',
    'widgets',
    'figures',
    'elements',
    'link',
  ],
  // What the build writes beside the page.
  site: ['words', 'core', 'figures', 'drawings', 'elements', 'link', 'package', 'page'],
};

/** What is the document's or the page's, not a network's. */
const keepAModulesState = [
  'elements/in-view.js',
  'page/address.js',
  'page/networks.js',
  'page/stage-cover.js',
  'page/stage-tabs.js',
  'page/theme-button.js',
  'widgets/colours.js',
];

const modules = Object.keys(mayImport).flatMap((room) =>
  readdirSync(join(root, 'web', room))
    .filter((name) => name.endsWith('.js'))
    .map((name) => {
      const path = `${room}/${name}`;
      return { room, path, text: readFileSync(join(root, 'web', path), 'utf8') };
    }),
);

/** The rooms that a module imports from, statically or when needed. @param {string} text */
const roomsIn = (text) => [
  ...text.matchAll(/^(?:import|export)\b[^'"]*?['"]\.\.\/(\w+)\//gm),
  ...text.matchAll(/\bawait import\('\.\.\/(\w+)\//g),
];

test('every folder of modules in web/ has its place in this list', () => {
  const rooms = readdirSync(join(root, 'web'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'styles')
    .map(({ name }) => name);
  assert.deepEqual(rooms.sort(), Object.keys(mayImport).sort());
});

test('imports lead down: no room imports one that stands on it', () => {
  const upwards = modules.flatMap(({ room, path, text }) =>
    roomsIn(text)
      .map(([, other]) => other)
      .filter((other) => other !== room && !mayImport[room].includes(other))
      .map((other) => `${path} imports ${other}`),
  );
  assert.deepEqual(upwards, []);
  // The lines that are looked at are there at all.
  assert.ok(modules.some(({ text }) => roomsIn(text).length > 3));
});

test('no figure and no part of a scope keeps state in its module', () => {
  const keeps = modules
    .filter(({ text }) => /^(?:export )?const \w+ = (?:signal|computed)\(/m.test(text))
    .map(({ path }) => path);
  assert.deepEqual(keeps.sort(), keepAModulesState);
});

test('no figure imports another', () => {
  const lists = ['figures/index.js', 'figures/of-lab.js', 'figures/of-doubt.js'];
  const figures = lists.flatMap((path) =>
    [
      ...readFileSync(join(root, 'web', path), 'utf8').matchAll(
        /^(?:im|ex)port \{.* from '(.+)';$/gm,
      ),
    ].map(([, name]) => name),
  );
  assert.ok(figures.length > 10);
  const among = modules
    .filter(({ room, path }) => room === 'figures' && !lists.includes(path))
    .flatMap(({ path, text }) =>
      figures.filter((name) => text.includes(`'${name}'`)).map((name) => `${path} imports ${name}`),
    );
  assert.deepEqual(among, []);
});

/** What each room of the core may include, besides matrix.h and its own room. @type {Record<string, string[]>} */
const mayInclude = {
  kernels: [],
  network: ['kernels'],
  training: ['kernels', 'network'],
  checks: ['network'],
  lab: ['network', 'training'],
};

test('includes lead down: no room of the core includes one that stands on it', () => {
  const core = join(root, 'cpp/core');
  const rooms = readdirSync(core).filter((name) => name !== 'matrix.h');
  assert.deepEqual(rooms.sort(), Object.keys(mayInclude).sort());
  let count = 0;
  const upwards = rooms.flatMap((room) =>
    readdirSync(join(core, room)).flatMap((name) =>
      [...readFileSync(join(core, room, name), 'utf8').matchAll(/^#include "([^"]+)"/gm)]
        .map(([, path]) => path.split('/').slice(0, -1).join('/'))
        .filter((other) => {
          count += 1;
          return other !== '' && other !== room && !mayInclude[room].includes(other);
        })
        .map((other) => `${room}/${name} includes ${other}`),
    ),
  );
  assert.deepEqual(upwards, []);
  assert.ok(count > 100, 'includes are read');
});

test('a figure imports each widget that it uses by its tag', () => {
  const widgets = readdirSync(join(root, 'web/widgets')).map((name) => name.replace('.js', ''));
  const missing = modules
    .filter(({ room }) => ['figures', 'elements', 'page', 'widgets'].includes(room))
    .flatMap(({ path, text }) =>
      widgets
        .filter((tag) => new RegExp(`^[^/]*<${tag}\\b`, 'm').test(text))
        .filter((tag) => !text.includes(`/${tag}.js'`) && !path.endsWith(`/${tag}.js`))
        .map((tag) => `${path} uses <${tag}>`),
    );
  assert.deepEqual(missing, []);
});
