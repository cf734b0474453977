// npm run hosts: sites of real hosts that use the package as docs/hosts.md says, each built by its own program and opened in Chromium.
//   npm run hosts [-- name …]    all of them, or those that are named; what is missing is installed when it is first asked for
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folder as packageFolder, writePackage } from './package.mjs';
import { installIfStale } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { Failure, main, must } from './run.mjs';
import { setup } from './setup.mjs';

const tests = 'tests/package/hosts';
/** Where their sites are made; tests/package/hosts/site.js puts files there. */
const sites = join(root, 'build/hosts');

await main(async () => {
  const all = (await readdir(join(root, tests)))
    .filter((file) => file.endsWith('.host.js'))
    .map((file) => file.replace('.host.js', ''));
  const given = process.argv.slice(2);
  const unknown = given.find((name) => !all.includes(name));
  if (unknown) throw new Failure(`${unknown} is none of ${all.join(', ')}`);
  const names = given.length > 0 ? given : all;
  await prepare(['wasm', 'browser']);
  const ofDebian = names.filter((name) => name === 'hugo' || name === 'mkdocs');
  if (ofDebian.length > 0) await setup(/** @type {('hugo' | 'mkdocs')[]} */ (ofDebian));
  await writePackage();
  await must(['npm', 'pack', '--silent'], { folder: packageFolder, quiet: true });
  const packed = (await readdir(packageFolder)).find((file) => file.endsWith('.tgz'));
  for (const name of names) await siteOf(name, join(packageFolder, String(packed)));
  const playwright = join(root, 'node_modules/.bin/playwright');
  const which = names.map((name) => `/${name}\\.host\\.js`);
  await must([playwright, 'test', '--config', tests, ...which]);
});

/** An empty site that has the tarball, and the host's packages where they come from npm. @param {string} name @param {string} tarball */
async function siteOf(name, tarball) {
  const site = join(sites, name);
  await mkdir(site, { recursive: true });
  for (const file of await readdir(site))
    if (file !== 'node_modules') await rm(join(site, file), { recursive: true });
  const locked = join(root, 'tools/hosts', name);
  if ((await readdir(join(root, 'tools/hosts'))).includes(name)) {
    for (const file of ['package.json', 'package-lock.json'])
      await cp(join(locked, file), join(site, file));
    await installIfStale(`build/hosts/${name}`);
  }
  // It depends on nothing, so that unpacking it is all that npm would do.
  const own = join(site, 'node_modules/deltascope');
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  await must(['tar', '-xzf', tarball, '-C', own, '--strip-components', '1']);
}
