// What npm run lighthouse makes of Lighthouse's findings: no budget is passed by a number that is not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf, over } from '../../tools/lighthouse/report.mjs';

const numbers = { layoutShift: 0.2, accessibility: 100, bestPractices: 96, seo: 100 };
const equal = (/** @type {number} */ least) => ({ least, today: least, goal: 100 });
const budgets = {
  layoutShift: { most: 0.25, today: 0.2, goal: 0.1 },
  accessibility: equal(100),
  bestPractices: equal(96),
  seo: equal(100),
};

test('what is at its budget or better keeps it', () => {
  assert.deepEqual(over('mobile', numbers, budgets), []);
});

for (const [name, number] of Object.entries({ layoutShift: 0.3, accessibility: 99, seo: NaN })) {
  test(`${name} of ${number} is over its budget, and is named`, () => {
    const sentences = over('mobile', { ...numbers, [name]: number }, budgets);
    assert.equal(sentences.length, 1);
    assert.match(sentences[0], new RegExp(`^mobile: ${name} is ${number}; expected `));
  });
}

test('an audit that fails, or did not run, is told with its nodes; one that does not apply is not', () => {
  const node = { selector: 'main > button', snippet: '<button>', explanation: 'Fix:\n  a name' };
  const audits = Object.fromEntries(
    [
      { id: 'button-name', score: 0, scoreDisplayMode: 'binary', details: { items: [{ node }] } },
      { id: 'label', score: null, scoreDisplayMode: 'error', errorMessage: 'no frame' },
      { id: 'list', score: null, scoreDisplayMode: 'notApplicable' },
      { id: 'tabindex', score: 1, scoreDisplayMode: 'binary' },
    ].map((audit) => [audit.id, { title: `About ${audit.id}`, ...audit }]),
  );
  const category = (/** @type {string[]} */ ...ids) => ({
    ...{ title: '', score: 0 },
    auditRefs: ids.map((id) => ({ id, weight: 1 })),
  });
  const categories = {
    accessibility: category('button-name', 'label', 'list', 'tabindex'),
    'best-practices': category(),
    seo: category(),
  };
  assert.deepEqual(failuresOf({ categories, audits, runWarnings: [] }), [
    '  ✖ accessibility, button-name: About button-name',
    '      main > button  <button>  Fix: a name',
    '  ✖ accessibility, label: no frame',
  ]);
});
