// The tarball, installed in an empty project: what Node, TypeScript and the checkers of packages make of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../tools/root.mjs';
import { steps } from '../../web/derivation/steps.js';
import { attributes, propertyOf } from '../../web/package/names.js';
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

test('its slim twin does the same with the module’s bytes, or with the module; bundlers find the file beside it', async () => {
  const printed = await inNode(`
    import { readFile } from 'node:fs/promises';
    import { createSession } from 'deltascope/core-slim';
    const bytes = await readFile(new URL(import.meta.resolve('deltascope/deltascope.wasm')));
    const results = [];
    for (const wasm of [bytes, new Uint8Array(bytes).buffer, await WebAssembly.compile(bytes)]) {
      const session = await createSession({ wasm });
      session.load('mazur');
      results.push(session.advance(1, 0.5).frame.layers[1].W.data[0].toFixed(8));
    }
    console.log(results.join());`);
  // Mazur 2015 prints w5+ = 0.35891648.
  assert.equal(printed, '0.35891648,0.35891648,0.35891648');
  const script = readFileSync(installed('dist/core-slim.js'), 'utf8');
  assert.match(script, /new URL\("deltascope\.wasm",import\.meta\.url\)/);
  assert.doesNotMatch(script, /["']node:|\brequire\(/);
});

test('what is no module of its is refused in a sentence, and Node lives on', async () => {
  const printed = await inNode(`
    import { createSession } from 'deltascope/core-slim';
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
    const others = [5, null, true, {}, '', 'x', new Uint8Array(3), new ArrayBuffer(0), empty, await WebAssembly.compile(empty)];
    for (const wasm of others) {
      const { name, message } = await createSession({ wasm }).catch((error) => error);
      console.log(name, message.replace(/^wasm is .+; expected/, 'expected'));
    }`);
  assert.deepEqual(
    new Set(printed.split('\n')),
    new Set(["TypeError expected this version's deltascope.wasm, or where it is"]),
  );
  assert.equal(printed.split('\n').length, 10);
});

test('sessions share the module, unpacked once, and no run', async () => {
  const printed = await inNode(`
    import { createSession } from 'deltascope/core';
    let unpacked = 0;
    const own = atob;
    globalThis.atob = (text) => (unpacked++, own(text));
    const [one, other] = await Promise.all([createSession(), createSession()]);
    for (let k = 0; k < 20; k += 1) (await createSession()).close();
    one.advance(5, 0.5);
    one.close();
    console.log(unpacked, other.frame().epoch, other.advance(1, 0.5).steps);`);
  assert.equal(printed, '1 0 1');
});

test('no script of it asks for a second file, or for anything of Node', () => {
  const entries = Object.entries(manifest.exports).filter(
    ([name, one]) => one.types && name !== './core-slim',
  );
  for (const [, { default: path }] of entries) {
    const script = readFileSync(installed(path), 'utf8');
    for (const unwanted of [
      /.{60}import\.meta.{9}/,
      /.{60}\bimport\s*\(?\s*["'].{9}/,
      /.{60}\brequire\(.{9}/,
      /.{60}(?:["']node:|worker_threads).{9}/,
    ])
      assert.equal(unwanted.exec(script)?.[0], undefined, path);
  }
});

test('it keeps to the floor: Chrome 109, Firefox 115, Safari 16.4', () => {
  for (const name of ['deltascope.js', 'core.js', 'core-slim.js', 'anywidget.js', 'figure.html']) {
    const script = readFileSync(installed('dist', name), 'utf8')
      // What is asked for first.
      .replace(/CSS\.supports\("color","color-mix\([^"]*"\)(?=[^]*\?`color-mix\()/g, '')
      .replace(/\?`color-mix\(/g, '')
      .replace(/@supports \(color: color-mix\([^{]*\{[^}]*\}\s*\}/g, '');
    for (const missing of [
      /.{0,60}(?:light-dark\(|color-mix\(|@starting-style|@scope\b|@property\b).{9}/,
      // Firefox 115 leaves a list of selectors out where one of them has it.
      /,[^{},;`]*:has\([^{};`]*\{|[^{};`]*:has\([^)]*\)[^{};`]*,[^{};`]*\{/,
      /.{0,60}\.(?:to(?:Sorted|Reversed|Spliced)|with|isWellFormed|union|intersection|checkVisibility)\(.{9}/,
      /.{0,60}(?:(?:Object|Map)\.groupBy|\.withResolvers|Iterator\.from|Array\.fromAsync|Promise\.try|URL\.(?:canParse|parse)\(|AbortSignal\.any|RegExp\.escape|startViewTransition|showPopover).{9}/,
      /.{0,60}["']scrollend["'].{9}/,
    ])
      assert.equal(missing.exec(script)?.[0], undefined, name);
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

test('JSX of React knows the element: attributes by their names, events by theirs', async () => {
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  for (const name of ['@types/react', 'csstype'])
    symlinkSync(join(root, 'tools/hosts/node_modules', name), join(project, 'node_modules', name));
  writeFileSync(
    join(project, 'try.tsx'),
    `import type {} from 'deltascope/react';
    export const good = (
      <delta-scope figure="tree product" net="2-3-1" seed={4} select="W_out[2,1]" step="chain_rule" className="wide"
        ondeltascope-frame={(event) => event.detail.J.toFixed(2)}>
        <p>Instead</p>
      </delta-scope>
    );
    // @ts-expect-error no such attribute
    export const wrong = <delta-scope figures="tree" />;
    // @ts-expect-error an event is listened to by a function
    export const deaf = <delta-scope ondeltascope-frame="frame" />;`,
  );
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ noEmit: true, strict: true, target: 'es2022', module: 'nodenext', jsx: 'react-jsx' },
      },
      files: ['try.tsx'],
    }),
  );
  await call(join(root, 'node_modules/.bin/tsc'), ['--project', 'tsconfig.json'], {
    cwd: project,
  }).catch(({ stdout }) => assert.fail(stdout));
});

test('custom-elements.json and the types name the same attributes, events and parts as the element', () => {
  const [{ declarations }] = JSON.parse(
    readFileSync(installed('custom-elements.json'), 'utf8'),
  ).modules;
  const [element] = declarations;
  const namesOf = (/** @type {{ name: string }[]} */ all) => all.map(({ name }) => name).sort();
  const types = readFileSync(installed('types/element.d.ts'), 'utf8');
  const within = (/** @type {string} */ name, /** @type {RegExp} */ each) =>
    [
      ...(new RegExp(`interface ${name}[^{]*{([^]*?)\n}`).exec(types)?.[1] ?? '').matchAll(each),
    ].map(([, found]) => found);
  /** @type {Record<string, string>} */
  const attributeOf = { selected: 'select', shownStep: 'step' };
  const properties = within('DeltaScopeAttributes', /^ {2}(\w+)\?:/gm);
  assert.deepEqual(
    namesOf(element.attributes),
    [...properties.map((name) => attributeOf[name] ?? name), 'lang'].sort(),
  );
  assert.deepEqual(
    namesOf(element.events),
    within('DeltaScopeEvents', /^ {2}'([\w-]+)':/gm).sort(),
  );
  assert.deepEqual(
    element.members.map((/** @type {{ name: string }} */ { name }) => name).sort(),
    [...properties, ...within('DeltaScopeElement', /^ {2}(\w+)\(/gm)].sort(),
  );
  // And the element itself.
  assert.deepEqual(namesOf(element.attributes), [...attributes, 'scope', 'core'].sort());
  for (const { name, fieldName } of element.attributes)
    assert.equal(fieldName, name === 'lang' ? undefined : propertyOf(name));
  const script = readFileSync(installed('dist/deltascope.js'), 'utf8');
  for (const name of namesOf(element.cssParts)) assert.ok(script.includes(`part="${name}"`), name);
  assert.deepEqual(
    [
      ...new Set([...script.matchAll(/var\((--deltascope-[\w-]+)/g)].map(([, name]) => name)),
    ].sort(),
    namesOf(element.cssProperties),
  );
  const figures = readFileSync(join(root, 'web/figures/index.js'), 'utf8');
  assert.deepEqual(
    /type FigureName =([^;]*);/.exec(types)?.[1].match(/\w+/g),
    [...(/const rooms = \{([^}]*)\}/.exec(figures)?.[1] ?? '').matchAll(/(\w+):/g)].map(
      ([, name]) => name,
    ),
  );
});

test('its README names every attribute, and every step of the derivation', () => {
  const readme = readFileSync(installed('README.md'), 'utf8');
  for (const name of [...attributes, 'scope', 'core', ...Object.keys(steps)])
    assert.ok(readme.includes(`\`${name}\``), name);
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
    './deltascope.wasm',
    '--',
    manifest.tarball ?? join(project, 'deltascope.tgz'),
  ).catch((error) => error);
  assert.equal(types.code, undefined, types.stdout);
});
