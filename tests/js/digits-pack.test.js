// The table of digits as it travels gives the same lines again, and compresses better.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { packed, unpacked } from '../../web/data/digits-pack.js';

test('what was packed is every line again, and compresses better', async () => {
  const text = await readFile(new URL('../../web/data/digits.txt', import.meta.url), 'utf8');
  assert.equal(`${unpacked(packed(text))}\n`, text);
  const size = (/** @type {string} */ of) => gzipSync(of, { level: 9 }).length;
  assert.ok(size(packed(text)) < 0.85 * size(text), `${size(packed(text))} of ${size(text)}`);
});
