// The recipes of docs/hosts.md as files: what a reader copies is what the tests build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/root.mjs';

const sections = readFileSync(join(root, 'docs/hosts.md'), 'utf8').split(/^## /m).slice(1);

/** @type {{ name: string, tried: string, files: Record<string, string> }[]} */
export const recipes = sections.map((section) => ({
  name: section.slice(0, section.indexOf('\n')),
  // "Tried with Hugo 0.111.3." or "Imitated: …"
  tried: /^(?:Tried with|Imitated:) [^]+?(?=\n\n)/m.exec(section)?.[0].replaceAll('\n', ' ') ?? '',
  // A block of code stands below a line that begins with its file.
  files: Object.fromEntries(
    [...section.matchAll(/^`([^`\n]+)`\n\n(`{3,})\w*\n([^]*?)^\2$/gm)].map(([, path, , text]) => [
      path,
      text,
    ]),
  ),
}));

/** @param {string} name */
export function recipe(name) {
  const found = recipes.find((one) => one.name === name);
  if (!found) throw new Error(`docs/hosts.md has no "## ${name}"`);
  return found;
}
