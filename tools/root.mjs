// The folder of the project, and whether a tool is run or imported.
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute, whatever folder a tool is called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True for the file that was given to node. @param {string} url import.meta.url of the file that asks */
export const isMain = (url) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
