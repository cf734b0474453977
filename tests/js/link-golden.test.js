// Links that were written once, with the numbers that they led to: every later version opens them with the same bits.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { digestOf } from '../../web/link/digest.js';
import { linkTo, openLink, readLink } from '../../web/link/link.js';
import { frameOf, openScope } from './link-states.js';

const corpus = new URL('../fixtures/links.json', import.meta.url);

/** @type {{ name: string, link: string, epoch: number, J: string, digest: string }[]} */
const golden = JSON.parse(await readFile(corpus, 'utf8'));

test('every golden link opens with the numbers that it was made with, and is written again as it was', async () => {
  const scope = await openScope();
  assert.ok(golden.length >= 12);
  for (const { name, link, epoch, J, digest } of golden) {
    const read = readLink(link);
    assert.equal(read.kind, 'state', name);
    assert.deepEqual(
      await openLink(scope, /** @type {any} */ (read)),
      { isOpen: true, sentences: [] },
      name,
    );
    const frame = frameOf(scope);
    assert.deepEqual([frame.epoch, String(frame.J), digestOf(frame)], [epoch, J, digest], name);
    const where = { section: /** @type {any} */ (read).section, madeBy: '0.1.0' };
    assert.equal((await linkTo(scope, where)).fragment, link, name);
  }
});
