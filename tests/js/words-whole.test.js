// Short formulas in sentences stay on one line: no space in them at which a browser breaks a line.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/root.mjs';

/** Between two operands; a plus and an equals sign are JavaScript's, too, so those of formulas are named. */
const breaks = [/[\w)²ᶻ½] [−×] [\w(]/, /[A-Z] \+ L2/, /[uZ] = [1AW]\b/, /\bln [a-z]\b/, /1 \+ e/];

test('no short formula in the page’s words has a space at which it breaks', () => {
  const folder = join(root, 'web/words/en');
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    join(root, 'web/index.html'),
  ];
  for (const file of files)
    for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      if (/^\s*(\/\/|\/?\*)/.test(line)) continue;
      // Counts in words are none; an element renders its own.
      const text = line.replace(
        /<delta-equation.*<\/delta-equation>|(?:outputs|out) × (?:inputs|in)\b|\} × \$\{/g,
        '',
      );
      for (const pattern of breaks) assert.doesNotMatch(text, pattern, `${file}:${at + 1}`);
    }
});
