// npm run package:try: packs the package, installs the tarball in an empty project, and uses it from there: Node, TypeScript, bundlers,
// and pages of another origin in Chromium.
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder, writePackage } from './package.mjs';
import { installIfStale } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { main, must } from './run.mjs';

await main(async () => {
  await prepare(['wasm', 'browser']);
  await installIfStale('tools/hosts');
  await writePackage();
  // The page, whose codes for other pages are used, too.
  const { bundle } = await import('./bundle.mjs');
  await (await import('./embeds.mjs')).bundleForOthers(bundle);
  await must(['npm', 'pack', '--silent'], { folder, quiet: true });
  const project = await mkdtemp(join(tmpdir(), 'deltascope-package-'));
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await rename(join(folder, String(tarball)), join(project, 'deltascope.tgz'));
  await writeFile(
    join(project, 'package.json'),
    '{ "name": "somebody", "private": true, "type": "module" }',
  );
  await must(['npm', 'install', '--no-audit', '--no-fund', './deltascope.tgz'], {
    folder: project,
    quiet: true,
  });
  const env = { PACKAGE_PROJECT: project };
  await must([process.execPath, '--test', 'tests/package/installed.test.js'], { env });
  const playwright = join(root, 'node_modules/.bin/playwright');
  await must([playwright, 'test', '--config', 'tests/package'], { env });
  await rm(project, { recursive: true });
});
