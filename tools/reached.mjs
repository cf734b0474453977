// Which files of a built page belong together.

/**
 * All that a file names, directly or not: names after a content stand for nothing else.
 * @param {ReadonlyMap<string, string | Uint8Array>} files  by name @param {string} name @returns {Set<string>} itself among them
 */
export function reachedFrom(files, name, found = new Set([name])) {
  const text = Buffer.from(files.get(name) ?? '').toString('latin1');
  for (const [other] of text.matchAll(/[\w.-]+\.(?:js|css|wasm|svg|woff2)\b/g))
    if (files.has(other) && !found.has(other)) reachedFrom(files, other, found.add(other));
  return found;
}
