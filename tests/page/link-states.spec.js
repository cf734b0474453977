// Links of random states, made by a core in Node, open in the browser with the same numbers: the digest of every matrix in them agrees.
import { linkTo, readLink } from '../../web/link/link.js';
import { openSection, sections, wander } from '../js/link-states.js';
import { expect, testOn } from './fixtures.js';

const test = testOn('link-states');

const madeBy = '0.1.0';

for (const { states, tag } of [
  { states: 40, tag: [] },
  { states: 500, tag: '@long' },
])
  test(
    `links of ${states} random states from Node open here to the last bit, and are written again as they were`,
    { tag },
    async ({ page }) => {
      /** @type {string[]} */
      const fragments = [];
      for (let seed = 1; fragments.length < states; seed += 1) {
        const section = sections[seed % sections.length];
        const scope = await openSection(section);
        await wander(scope, seed);
        const { fragment, isWhole } = await linkTo(scope, { section, madeBy });
        if (isWhole && readLink(fragment).kind === 'state') fragments.push(fragment);
        await scope.close();
      }
      await page.goto('.');
      const opened = await page.evaluate(
        ([given, version]) => Reflect.get(window, 'openEach')(given, version),
        /** @type {const} */ ([fragments, madeBy]),
      );
      expect(opened).toEqual(
        fragments.map((fragment) => ({ fragment, isOpen: true, sentences: [], again: fragment })),
      );
    },
  );
