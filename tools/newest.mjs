// When anything in some files or folders last changed.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './root.mjs';

/**
 * A removed file counts too: it changes its folder.
 * @param {string[]} paths relative to the project; those that are not there do not count
 * @returns {number} milliseconds since 1970, 0 for nothing
 */
export function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const found = statSync(resolve(root, path), { throwIfNoEntry: false });
    if (!found) continue;
    latest = Math.max(latest, found.mtimeMs);
    if (found.isDirectory()) {
      latest = Math.max(
        latest,
        newest(readdirSync(resolve(root, path)).map((name) => join(path, name))),
      );
    }
  }
  return latest;
}
