// The tarball, installed in an empty project: what Node, TypeScript and the checkers of packages make of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';
import { installed, manifest, project } from './project.js';

const call = promisify(execFile);

/** @param {string} script  of Node, in the project @returns {Promise<string>} what it prints */
async function inNode(script) {
  writeFileSync(join(project, 'try.mjs'), script);
  const { stdout } = await call(process.execPath, ['try.mjs'], { cwd: project, timeout: 60_000 });
  return stdout.trim();
}

/** @param {string} tool @param {string[]} given */
const hosted = (tool, ...given) =>
  call(join(root, 'tools/hosts/node_modules/.bin', tool), given, {
    cwd: project,
    timeout: 120_000,
  });

test('importing it without a document does nothing and throws nothing', async () => {
  const printed = await inNode(`
    import 'deltascope';
    import { define } from 'deltascope/element';
    import widget from 'deltascope/anywidget';
    console.log(await define(), typeof widget.render, typeof globalThis.customElements);`);
  assert.equal(printed, 'null function undefined');
});

test('the core computes in Node what the page’s core does', async () => {
  const printed = await inNode(`
    import { createSession } from 'deltascope/core';
    const session = await createSession();
    session.load('mazur');
    const { frame } = session.advance(1, 0.5);
    console.log(JSON.stringify([frame.layers[1].W.data[0], frame.check.agrees]));`);
  const [w, agrees] = JSON.parse(printed);
  // Mazur 2015 prints w5+ = 0.35891648.
  assert.equal(Number(w).toFixed(8), '0.35891648');
  assert.equal(agrees, true);
});

test('no script of it asks for a second file, or for anything of Node', () => {
  for (const { default: path } of Object.values(manifest.exports).filter((one) => one.types)) {
    const script = readFileSync(installed(path), 'utf8');
    for (const unwanted of [
      /.{60}import\.meta.{9}/,
      /.{60}\bimport\s*\(?\s*["'].{9}/,
      /.{60}\brequire\(.{9}/,
      /.{60}(?:["']node:|worker_threads).{9}/,
      // The floor: Chrome 109, Firefox 115, Safari 16.4.
      /.{60}(?:light-dark\(|\.to(?:Sorted|Reversed|Spliced)\(|(?:Object|Map)\.groupBy|\.withResolvers|Iterator\.from).{9}/,
    ])
      assert.equal(unwanted.exec(script)?.[0], undefined, path);
  }
});

test('figures are made of elements with names of its own, opened and closed', () => {
  const script = readFileSync(installed('dist/deltascope.js'), 'utf8');
  const bare =
    /.{30}<\/?(?:heat-map|number-field|pixel-map|point-placer|pointed-entry|delta-equation)\b.{9}/;
  assert.equal(bare.exec(script)?.[0], undefined);
  for (const name of ['heat-map', 'number-field', 'pixel-map'])
    assert.ok(script.includes(`</deltascope-${name}>`), name);
});

test('its types are found and right', async () => {
  writeFileSync(
    join(project, 'types.mts'),
    `import 'deltascope';
    import { define, type DeltaScopeElement } from 'deltascope/element';
    import { createSession, type Frame } from 'deltascope/core';
    const session = await createSession();
    const frame: Frame = session.advance(3, 0.5, { method: 'adam' }).frame;
    const J: number = frame.J;
    const element: DeltaScopeElement = document.createElement('delta-scope');
    element.figure = 'tree';
    element.select('W_out[1,1]');
    element.addEventListener('deltascope-frame', ({ detail }) => detail.epoch.toFixed());
    const Class = await define('my-scope');
    // @ts-expect-error there is no such method
    session.nothing();
    console.log(J, Class);`,
  );
  await call(
    join(root, 'node_modules/.bin/tsc'),
    [
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--moduleResolution',
      'nodenext',
      'types.mts',
    ],
    { cwd: project },
  ).catch(({ stdout }) => assert.fail(stdout));
});

test('publint and Are the types wrong? find nothing', async () => {
  const folder = installed();
  const lint = await hosted('publint', folder, '--strict').catch((error) => error);
  assert.match(lint.stdout, /All good/, lint.stdout);
  const types = await hosted(
    'attw',
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './figure.html',
    '--',
    manifest.tarball ?? join(project, 'deltascope.tgz'),
  ).catch((error) => error);
  assert.equal(types.code, undefined, types.stdout);
});
