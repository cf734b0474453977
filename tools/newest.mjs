// When anything in some files or folders last changed, and notes of when something was made of them.
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

/**
 * Notes that something is made of sources as they were at a time: what is saved later is newer than the note.
 * @param {string} path relative to the project @param {Date} begun @param {string} [text]
 */
export function note(path, begun, text = '') {
  writeFileSync(join(root, path), text);
  utimesSync(join(root, path), begun, begun);
}
