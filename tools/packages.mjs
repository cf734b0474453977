// Installs the npm packages of package-lock.json, unless node_modules already holds exactly those.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { Failure, must } from './run.mjs';

export async function installIfStale() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Failure(`Node ${process.versions.node} is too old: this needs Node 20 or newer.`);
  }
  if (holdsTheLockedPackages()) return;
  console.log('Installing npm packages');
  await must(['npm', 'ci', '--no-audit', '--no-fund']);
}

/** npm notes in node_modules what it has put there, in the form of package-lock.json. */
function holdsTheLockedPackages() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
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
