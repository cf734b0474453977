// npm run package: writes build/package, which npm can publish, and packs it; fails where a file is larger than budgets.json allows.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { prepare } from './prepare.mjs';
import { isMain, root } from './root.mjs';
import { Failure, main, must } from './run.mjs';

export const folder = join(root, 'build/package');

/** The scripts, by what an importer calls them. @type {Record<string, { entry: string, format: 'esm' | 'iife', file: string }>} */
const scripts = {
  '.': { entry: 'register', format: 'esm', file: 'deltascope.js' },
  './global': { entry: 'register', format: 'iife', file: 'deltascope.global.js' },
  './element': { entry: 'element', format: 'esm', file: 'element.js' },
  './core': { entry: 'core', format: 'esm', file: 'core.js' },
  './core-slim': { entry: 'core-slim', format: 'esm', file: 'core-slim.js' },
  './frame-host': { entry: 'frame-host', format: 'esm', file: 'frame-host.js' },
  './anywidget': { entry: 'anywidget', format: 'esm', file: 'anywidget.js' },
};

/** What it says of itself; types first, as resolvers want them. */
const manifest = {
  name: 'deltascope',
  description:
    'Why is it A-transpose times delta? Figures of a network and its gradients, live, for any page.',
  license: 'MIT',
  type: 'module',
  exports: {
    ...Object.fromEntries(
      Object.entries(scripts).map(([name, { file }]) => [
        name,
        {
          types: `./types/${file.replace(/(\.global)?\.js$/, '.d.ts')}`,
          default: `./dist/${file}`,
        },
      ]),
    ),
    './react': { types: './types/react.d.ts', default: './dist/react.js' },
    './deltascope.wasm': './dist/deltascope.wasm',
    './figure.html': './dist/figure.html',
    './custom-elements.json': './custom-elements.json',
    './package.json': './package.json',
  },
  // What is imported for what it does: a bundler may not leave it out.
  sideEffects: ['./dist/deltascope.js', './dist/deltascope.global.js', './dist/frame-host.js'],
  customElements: 'custom-elements.json',
  jsdelivr: './dist/deltascope.global.js',
  unpkg: './dist/deltascope.global.js',
  files: ['dist', 'types', 'custom-elements.json', 'hosts.md', 'CHANGELOG.md'],
};

/** The frame, with its script inside: it asks for nothing, wherever it lies. @param {typeof import('./take-away.mjs').oneScript} oneScript */
async function writeFrame(oneScript) {
  const script = await oneScript({
    entryPoints: [join(root, 'web/package/frame.js')],
    format: 'iife',
  });
  const html = await readFile(join(root, 'web/package/figure.html'), 'utf8');
  // What would end the element is written so that it does not.
  const inside = script.replace(/<(\/script|script|!--)/g, '\\x3C$1');
  const whole = html.replace(/SCRIPT;/, () => inside);
  await writeFile(join(folder, 'dist/figure.html'), whole);
  return gzipSync(whole, { level: 9 }).length / 1000;
}

/** The types that the core's own docs give. */
async function writeTypesOfCore() {
  const core = join(folder, 'types/core');
  await must([
    join(root, 'node_modules/.bin/tsc'),
    ...[
      '--allowJs',
      '--declaration',
      '--emitDeclarationOnly',
      '--skipLibCheck',
      '--removeComments',
      'false',
    ],
    ...['--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext'],
    ...['--outDir', core, join(root, 'web/core/session.js')],
  ]);
  await copyFile(join(root, 'web/core/core.d.ts'), join(core, 'core.d.ts'));
}

/** Writes the folder anew. @returns {Promise<Record<string, number>>} kB, as gzip packs each script at its best */
export async function writePackage() {
  // Needs the project's packages, which have come by now.
  const { oneScript, version } = await import('./take-away.mjs');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'dist'), { recursive: true });
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const { entry, format, file } of Object.values(scripts)) {
    const text = await oneScript({ entryPoints: [join(root, `web/package/${entry}.js`)], format });
    await writeFile(join(folder, 'dist', file), text);
    sizes[file] = gzipSync(text, { level: 9 }).length / 1000;
  }
  sizes['figure.html'] = await writeFrame(oneScript);
  const own = join(root, 'web/package/published');
  await mkdir(join(folder, 'types'));
  for (const name of [
    'deltascope.d.ts',
    'element.d.ts',
    'core.d.ts',
    'core-slim.d.ts',
    'react.d.ts',
    'anywidget.d.ts',
    'frame-host.d.ts',
  ])
    await copyFile(join(own, name), join(folder, 'types', name));
  await writeTypesOfCore();
  await copyFile(join(root, 'build/wasm/deltascope.wasm'), join(folder, 'dist/deltascope.wasm'));
  // There is nothing in it but types.
  await writeFile(join(folder, 'dist/react.js'), 'export {};\n');
  await copyFile(join(own, 'custom-elements.json'), join(folder, 'custom-elements.json'));
  await copyFile(join(root, 'docs/embedding.md'), join(folder, 'README.md'));
  await copyFile(join(root, 'docs/hosts.md'), join(folder, 'hosts.md'));
  for (const name of ['LICENSE', 'CHANGELOG.md'])
    await copyFile(join(root, name), join(folder, name));
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifest, version }, null, 2)}\n`,
  );
  return sizes;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await prepare(['wasm']);
    const sizes = await writePackage();
    const budgets = JSON.parse(await readFile(join(root, 'tools/budgets.json'), 'utf8')).package;
    for (const [file, size] of Object.entries(sizes)) {
      const { budget, goal } = budgets[file] ?? { budget: Infinity, goal: 0 };
      console.log(
        `${size.toFixed(1).padStart(6)} kB of ${budget}  ${file}${goal ? ` (goal ${goal})` : ''}`,
      );
    }
    const tooLarge = Object.entries(sizes).find(
      ([file, size]) => size > (budgets[file]?.budget ?? Infinity),
    );
    if (tooLarge) throw new Failure(`${tooLarge[0]} is larger than tools/budgets.json allows`);
    await must(['npm', 'pack', '--silent'], { folder });
  });
}
