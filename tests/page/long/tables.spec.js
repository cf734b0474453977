// A reader's own table, by the page's controls: how it was read, what each column is, and files that are something else.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.js';
import { visit } from '../reading.js';

/** @import { Page } from '@playwright/test' */

const own = (/** @type {Page} */ page) => page.locator('own-table');
const role = (/** @type {Page} */ page, /** @type {string} */ column) =>
  own(page).getByRole('combobox', { name: `“${column}” is`, exact: true });
const said = (/** @type {Page} */ page) => own(page).locator('p', { hasText: 'to be learnt' });

const penguins =
  'id;species;island;bill;mass;sex\n1;Adelie;Torgersen;39,1;3750;male\n2;Adelie;Torgersen;39,5;3800;female\n3;Adelie;Biscoe;40,3;3250;female\n4;Gentoo;Biscoe;NA;4500;NA\n5;Gentoo;Biscoe;46,1;4500;female\n6;Chinstrap;Dream;46,5;3500;female\n7;Chinstrap;Dream;50,1;3900;male';

/** @param {Page} page */
async function openTable(page) {
  await visit(page, 'lab');
  await page.locator('lab-settings').getByRole('combobox', { name: 'Data' }).selectOption('own');
  await expect(own(page).locator('textarea')).toBeVisible();
}

test('a table is shown as it was read; each guess is a choice, and what is doubtful goes with a click', async ({
  page,
}) => {
  await openTable(page);
  await own(page).locator('textarea').fill(penguins);
  await expect(own(page).getByRole('combobox', { name: 'Between cells' })).toHaveValue(';');
  await expect(own(page).getByRole('combobox', { name: 'Decimals' })).toHaveValue(',');
  await expect(own(page).getByRole('combobox', { name: 'Target' })).toHaveValue('1');
  for (const [column, value] of /** @type {const} */ ([
    ['id', 'input'],
    ['species', 'target'],
    ['island', 'none'],
    ['bill', 'input'],
    ['sex', 'none'],
  ]))
    await expect(role(page, column)).toHaveValue(value);
  await expect(said(page)).toContainText('6 examples with three inputs');
  await expect(said(page)).toContainText('Adelie, Chinstrap, Gentoo');
  await expect(own(page).getByRole('listitem')).toHaveText([
    'line 5: “bill” is NA, a missing value',
  ]);

  await own(page).getByRole('button', { name: 'Leave “id” out' }).click();
  await expect(role(page, 'id')).toHaveValue('none');
  await expect(said(page)).toContainText('two inputs');
  await role(page, 'island').selectOption({ label: '0 and 1 columns' });
  await expect(said(page)).toContainText('five inputs');
  await own(page)
    .getByRole('combobox', { name: 'Lines without a value' })
    .selectOption({ label: 'get the mean of the column' });
  await expect(said(page)).toContainText('7 examples');
  await expect(own(page).getByRole('listitem')).toHaveCount(0);
  // A decimal point makes words of the bills.
  await own(page).getByRole('combobox', { name: 'Decimals' }).selectOption('.');
  await expect(role(page, 'bill')).toHaveValue('none');
  await own(page).getByRole('combobox', { name: 'Decimals' }).selectOption(',');
  await role(page, 'mass').selectOption({ label: 'target' });
  await expect(said(page)).toContainText('classes of “mass”');
  await own(page).getByRole('combobox', { name: 'It is' }).selectOption('numbers');
  await expect(said(page)).toContainText('the number “mass”');
  await role(page, 'species').selectOption({ label: 'target' });

  const { violations } = await new AxeBuilder({ page }).include('own-table').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);
  await own(page)
    .getByRole('button', { name: /^Learn/ })
    .click();
  await expect(page.locator('control-bar')).toContainText(/J\s*=/);
});

test('numbers in several columns are learnt at once, by an output each', async ({ page }) => {
  await openTable(page);
  const rows = Array.from({ length: 12 }, (_, k) =>
    [k / 4, Math.sin(k / 4), Math.cos(k / 4), 'abc'[k % 3]].join(','),
  );
  await own(page)
    .locator('textarea')
    .fill(`x,sin,cos,kind\n${rows.join('\n')}`);
  await expect(role(page, 'kind')).toHaveValue('target');
  // A target of words stands alone, and numbers take its place.
  await role(page, 'cos').selectOption('target');
  await expect(role(page, 'kind')).toHaveValue('none');
  await role(page, 'sin').selectOption('target');
  await expect(role(page, 'cos')).toHaveValue('target');
  await expect(said(page)).toContainText(
    '12 examples with one input; to be learnt: 2 numbers: sin, cos',
  );
  await expect(own(page)).toContainText('the network gets an output for each');
  await expect(own(page).getByRole('combobox', { name: 'Target' })).toHaveValue('');
  await own(page)
    .getByRole('button', { name: /^Learn/ })
    .click();
  await expect(
    page.locator('heat-map .heat[aria-label^="targets, 10 by 2"]').first(),
  ).toBeVisible();
  // One alone again.
  await own(page).getByRole('combobox', { name: 'Target' }).selectOption({ label: 'sin' });
  await expect(said(page)).toContainText('the number “sin”');
  await expect(role(page, 'cos')).toHaveValue('input');
});

test('what is skipped or read in another way is said beside the preview', async ({ page }) => {
  await openTable(page);
  const rows = ['50 %,1,x', '0.25,2,y', '12.5 %,3,x', '1,4,y'];
  await own(page)
    .locator('textarea')
    .fill(`Table 3. Results\n\nshare,b,kind\n${rows.join('\n')}`);
  await expect(own(page)).toContainText('Skipped above the table: “Table 3. Results”.');
  await expect(own(page)).toContainText('Some numbers of “share” have a percent sign');
  await expect(own(page).locator('.preview tbody tr').first()).toHaveText(/0\.5\s*1\s*x/);
  await expect(said(page)).toContainText('4 examples with two inputs');
  // Where the table begins is a choice: without its header, the first line is an example.
  const begins = own(page).getByRole('combobox', { name: 'The table begins at' });
  await expect(begins.getByRole('option')).toHaveText([
    'line 1: Table 3. Results',
    'line 3: share,b,kind',
    ...rows.slice(0, 3).map((row, at) => `line ${at + 4}: ${row}`),
  ]);
  await expect(begins).toHaveValue('3');
  await begins.selectOption('5');
  await expect(said(page)).toContainText('3 examples with two inputs');
  await expect(own(page)).toContainText(
    'Skipped above the table: “Table 3. Results”, “share,b,kind”, “50 %,1,x”.',
  );
  await begins.selectOption('3');
  await expect(said(page)).toContainText('4 examples with two inputs');
});

test('numbers that may be thousands are said, and a choice makes them so', async ({ page }) => {
  await openTable(page);
  await own(page).locator('textarea').fill('a;b;y\n1.250;3;0\n980;2;1\n2.100;8;0\n');
  await expect(own(page)).toContainText(
    'Numbers such as 1.234 are read as 1.234. If they are thousands, choose 3,5 above',
  );
  await own(page).getByRole('combobox', { name: 'Decimals' }).selectOption(',');
  await expect(own(page)).not.toContainText('Numbers such as');
});

/** @param {Page} page @param {string} name @param {number[]} bytes */
async function openFile(page, name, bytes) {
  await own(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
}

test('files in other encodings are read, and files that are no text are named; the text stays', async ({
  page,
}) => {
  await openTable(page);
  const bytesOf = (/** @type {string} */ name) => [
    ...readFileSync(new URL(`../../fixtures/tables/${name}`, import.meta.url)),
  ];
  await openFile(page, 'data.txt', bytesOf('57_utf16le_excel_unicode_text.txt'));
  await expect(said(page)).toBeVisible();
  const before = await own(page).locator('textarea').inputValue();
  await openFile(page, 'book.xlsx', bytesOf('88_xlsx_dropped.xlsx'));
  await expect(own(page).getByRole('alert')).toContainText('book.xlsx is a workbook');
  await expect(own(page).locator('textarea')).toHaveValue(before);
  await openFile(page, 'page.csv', bytesOf('87_html_saved_as_csv.csv'));
  await expect(own(page).getByRole('alert')).toContainText('page.csv is a page of HTML');
  await openFile(page, 'latin.csv', [
    ...Buffer.from('größe;art\n1,5;né\n2,5;ja\n3,5;né\n4,5;ja\n', 'latin1'),
  ]);
  await expect(role(page, 'größe')).toHaveValue('input');
  await expect(own(page).getByRole('alert')).toHaveCount(0);
});

test('a long file is cut off with a sentence, and typing in it stays quick', async ({ page }) => {
  await openTable(page);
  const long = `x,y\n${'1.5,a\n2.5,b\n'.repeat(30_000)}`;
  await openFile(page, 'long.csv', [...Buffer.from(long)]);
  await expect(own(page)).toContainText('The first 4096 examples are taken');
  await expect(own(page)).toContainText('55904 more are left out');
});

/** Drops a file of a text that is repeated, too large to be sent to the page. @param {Page} page @param {string} name @param {string} line @param {number} megabytes */
async function dropLarge(page, name, line, megabytes) {
  const dataTransfer = await page.evaluateHandle(([called, text, count]) => {
    const carried = new DataTransfer();
    const part = new Blob([text.repeat(1e6 / text.length)]);
    carried.items.add(new File(Array(count).fill(part), called));
    return carried;
  }, /** @type {[string, string, number]} */ ([name, line, megabytes]));
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}

test('a file of 150 MB is read in pieces, off the page’s thread; one beyond 200 MB is refused', async ({
  page,
}) => {
  await openTable(page);
  await dropLarge(page, 'huge.csv', '1.5,2.5,a\n2.5,3.5,b\n', 150);
  await expect(own(page)).toContainText('14995904 more are left out', { timeout: 60_000 });
  await expect(own(page)).toContainText('The first 4096 examples are taken');
  // The document's own, and that of tables.
  expect(page.workers()).toHaveLength(2);
  await dropLarge(page, 'beyond.csv', '1.5,2.5,a\n2.5,3.5,b\n', 201);
  await expect(own(page).getByRole('alert')).toContainText('beyond.csv has 201 MB; at most 200');
});

test('while a table is read its progress is shown, it can be stopped, and nothing is learnt', async ({
  page,
}) => {
  let release = () => {};
  const isHeld = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/\/table-worker-[^/]*\.js$/, async (route) => {
    await isHeld;
    await route.continue();
  });
  await openTable(page);
  await own(page).locator('textarea').fill('a,b,y\n1,2,x\n2,3,z\n3,4,x\n');
  await expect(own(page).getByRole('status')).toHaveText('Reading the table …');
  await expect(own(page).getByRole('progressbar')).toBeVisible();
  await own(page).getByRole('button', { name: 'Stop reading' }).click();
  await expect(own(page).getByRole('alert')).toContainText('Reading was stopped.');
  await expect(own(page).getByRole('progressbar')).toHaveCount(0);
  release();
  await own(page).locator('textarea').fill('a,b,y\n1,2,x\n2,3,z\n3,4,x\n4,5,z\n');
  await expect(said(page)).toContainText('4 examples');
  await expect(own(page).getByRole('alert')).toHaveCount(0);
  await expect(own(page).getByRole('status')).toHaveText('');
});

test('each letter typed is read, and the last one counts', async ({ page }) => {
  await openTable(page);
  const field = own(page).locator('textarea');
  await field.evaluate((/** @type {HTMLTextAreaElement} */ one) => {
    one.value = `x,y\n${'1.5,a\n2.5,b\n'.repeat(9000)}`;
    one.dispatchEvent(new Event('input'));
  });
  await field.press('Control+End');
  await field.pressSequentially('3.5,c\n4.5,d\n5.5,c\n6.5,d');
  await expect(own(page)).toContainText('13908 more are left out');
  await field.fill('x,y\n1,a\n2,b\n');
  await field.press('Control+End');
  await field.pressSequentially('3,c\n4,d');
  await expect(said(page)).toContainText('4 classes of “y”: a, b, c, d');
});

test('the encoding of a file is shown with what was guessed, and is a choice', async ({ page }) => {
  await openTable(page);
  const encoding = own(page).getByRole('combobox', { name: 'Encoding' });
  await openFile(page, 'latin.csv', [
    ...Buffer.from('größe;art\n1,5;né\n2,5;ja\n3,5;né\n4,5;ja\n', 'latin1'),
  ]);
  await expect(encoding).toHaveValue('windows-1252');
  await encoding.selectOption('utf-8');
  await expect(role(page, 'gr\uFFFD\uFFFDe')).toHaveValue('input');
  await encoding.selectOption('windows-1252');
  await expect(role(page, 'größe')).toHaveValue('input');
  await expect(own(page).locator('textarea')).toHaveValue(/^größe/);
  // What was typed is no file's.
  await own(page).locator('textarea').fill('größe;art\n1,5;né\n2,5;ja\n3,5;né\n');
  await expect(said(page)).toContainText('3 examples');
  await expect(encoding).toHaveCount(0);
});

test('of a file too wide for the field its first lines stand there, until it is emptied', async ({
  page,
}) => {
  await openTable(page);
  const line = (/** @type {number} */ k) => `${`0.${k}23456,`.repeat(300)}${'xyz'[k % 3]}\n`;
  const wide = Array.from({ length: 1200 }, (_, k) => line(k)).join('');
  await openFile(page, 'wide.csv', [...Buffer.from(wide)]);
  await expect(own(page)).toContainText('only the first lines of wide.csv');
  await expect(said(page)).toContainText('1200 examples with 300 inputs');
  await expect(own(page).locator('textarea')).toHaveAttribute('readonly');
  await own(page).getByRole('combobox', { name: 'Target' }).selectOption({ label: 'column 1' });
  await expect(said(page)).toContainText('“column 1”');
  await own(page).getByRole('button', { name: 'Empty the field' }).click();
  await expect(said(page)).toHaveCount(0);
  await own(page).locator('textarea').fill('a,b,y\n1,2,x\n2,3,z\n3,4,x\n');
  await expect(said(page)).toContainText('3 examples');
});

test('where workers are refused, tables are read all the same', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = /** @type {any} */ (
      class {
        constructor() {
          throw new Error('no workers here');
        }
      }
    );
  });
  await openTable(page);
  await own(page).locator('textarea').fill(penguins);
  await expect(said(page)).toContainText('6 examples with three inputs');
});
