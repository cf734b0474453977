// The fonts of formulas: those of KaTeX that our TeX asks for, each with the characters alone that a formula can hold.
// tests/js/fonts.test.js writes all formulas and fails where one is missing.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { root } from './root.mjs';

const digits = '0123456789';
const small = 'abcdefghijklmnopqrstuvwxyz';
const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
/** KaTeX strikes an equals sign out with it, for ≠. */
const stroke = '\ue020';

/**
 * The characters of each font that the page has, by KaTeX's name of it; the page has no other. Letters and digits are whole, so that a
 * new name or a larger index needs no new character.
 * @type {Record<string, string>}
 */
export const characters = {
  'Main-Regular': `${printable}\u00a0−×⋅…⋯⋮⋱∂→′⊤⊙Φ${stroke}`,
  'Main-Bold': digits + small,
  'Math-Italic': `${small.toUpperCase()}${small}δσ`,
  'Size1-Regular': '()[]∑',
  'Size2-Regular': '()[]∑',
  'Size3-Regular': '()[]',
  'Size4-Regular': '()[]',
};

/** Of all fonts of KaTeX. */
export const folder = join(root, 'node_modules/katex/dist/fonts');

/** What a file of KaTeX's is called here: Main-Regular. @param {string} text  the file's name, or a rule that has it */
export const nameIn = (text) => /KaTeX_([\w-]+)\.woff2/.exec(text)?.[1] ?? '';

/** Kept between builds: making a font takes some tenths of a second. */
const kept = join(root, 'build/fonts');
const tool = createRequire(import.meta.url)('subset-font/package.json').version;

/** Brackets and signs of sums are too large to need hints, which are most of their files. @param {string} name */
const isLarge = (name) => name.startsWith('Size');

/**
 * A font of KaTeX with its `characters` alone; the note of copyright stays in it.
 * @param {string} name
 * @param {boolean} [noHinting]  without the hints by which Windows draws small letters on coarse screens
 * @returns {Promise<Buffer>} woff2
 */
export async function subset(name, noHinting = isLarge(name)) {
  const whole = await readFile(join(folder, `KaTeX_${name}.woff2`));
  const key = createHash('sha256').update(whole).update(`${tool} ${noHinting} ${characters[name]}`);
  const path = join(kept, `${name}-${key.digest('hex').slice(0, 16)}.woff2`);
  if (existsSync(path)) return readFile(path);
  // The types of the library do not know of hints.
  const how = { targetFormat: /** @type {const} */ ('woff2'), noHinting };
  const font = await subsetFont(whole, characters[name], how);
  // Under another name first: a build at the same time never reads half of it.
  const unfinished = `${path}.${randomUUID()}`;
  await mkdir(kept, { recursive: true });
  await writeFile(unfinished, font);
  await rename(unfinished, path);
  return font;
}
