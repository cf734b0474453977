// What the built site has for pages that are not ours: deltascope.js, the same bytes as in the package.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { elementScript } from './take-away.mjs';

/** @param {string} text @returns {string} as integrity="…" wants it */
export const integrityOf = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** Makes the page with all that others may fetch from its site. @param {typeof import('./bundle.mjs').bundle} bundle @returns {Promise<string[]>} the files of dist/ */
export async function bundleForOthers(bundle) {
  const script = await elementScript('esm');
  const files = await bundle({ integrity: integrityOf(script) });
  await writeFile(join(root, 'dist/deltascope.js'), script);
  return [...files, 'deltascope.js'];
}
