// Installs the npm packages of a package-lock.json, unless node_modules beside it already holds exactly those.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Failure, must } from './run.mjs';

/** @param {string} [folder] relative to the project; packages of another one than its own run no scripts when they are installed */
export async function installIfStale(folder = '.') {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Failure(`Node ${process.versions.node} is too old: this needs Node 20 or newer.`);
  }
  if (holdsTheLockedPackages(folder)) return;
  const own = folder === '.';
  console.log(`Installing npm packages${own ? '' : ` for ${folder}`}`);
  const other = own ? [] : ['--prefix', folder, '--ignore-scripts'];
  await must(['npm', 'ci', '--no-audit', '--no-fund', ...other]);
}

/** npm notes in node_modules what it has put there, in the form of package-lock.json. @param {string} folder */
function holdsTheLockedPackages(folder) {
  const installed = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      // '' is this project; an optional package may be for another system.
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/** @param {string} path @returns {Record<string, { version: string, optional?: boolean }>} */
function packagesOf(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
