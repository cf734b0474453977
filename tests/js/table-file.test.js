// A file is read piece by piece: what comes of it is what its whole text would give, whatever its encoding, and however long it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readTable } from '../../web/data/csv.js';
import { textOfBytes } from '../../web/data/table-bytes.js';
import { headOf, headOfFile, mostLines } from '../../web/data/table-head.js';
import { createAnswers } from '../../web/data/table-reader.js';

/** @param {string} text @param {string} encoding */
function bytesOf(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') return Uint8Array.from(text, (one) => one.charCodeAt(0));
  const place = encoding === 'utf-16le' ? 0 : 1;
  const bytes = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at += 1) {
    bytes[2 * at + place] = text.charCodeAt(at) & 255;
    bytes[2 * at + 1 - place] = text.charCodeAt(at) >> 8;
  }
  return bytes;
}

const noBytes = () => {};

test('the first lines of a file, and the count of the others, are those of its text', async () => {
  for (const encoding of ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])
    for (const end of ['\n', '\r\n', '\r'])
      for (const lines of [1, 3, mostLines - 1, mostLines, mostLines + 1, 90_000])
        for (const last of ['', end]) {
          // Ċ and č have the bytes of line ends, among others.
          const odd = encoding.startsWith('utf-16') ? 'Ċč' : 'é';
          const text = Array.from({ length: lines }, (_, k) => `${k},${odd} and more`).join(end);
          const file = new Blob([bytesOf(text + last, encoding)]);
          const about = JSON.stringify({ encoding, end, lines, last });
          const found = await headOfFile(file, undefined, noBytes);
          assert.ok(found && 'head' in found, about);
          const wanted = headOf(text + last);
          assert.equal(found.encoding, encoding, about);
          assert.equal(found.more, wanted.more, about);
          // The head of a text has no line end behind it only where more follows.
          assert.ok(found.head === wanted.head || found.head + last === wanted.head, about);
        }
});

/** A file that is made while it is read. @param {number} size @param {(at: number) => Uint8Array} make */
function madeFile(size, make) {
  /** @type {number[]} */
  const asked = [];
  const file = {
    size,
    slice: (/** @type {number} */ from, /** @type {number} */ to) => {
      asked.push(to - from);
      return new Blob([/** @type {any} */ (make(from).subarray(0, Math.min(to, size) - from))]);
    },
  };
  return { file: /** @type {any} */ (file), asked };
}

test('a file of 150 MB is never held whole, tells how far it is, and stops when told', async () => {
  const some = bytesOf('1.5,2.5,a\n2.5,3.5,b\n'.repeat(55_000), 'utf-8');
  const size = 150_000_000;
  const { file, asked } = madeFile(size, (at) => some.subarray(at % 20));
  /** @type {number[]} */
  const heard = [];
  const answers = createAnswers();
  const job = { file, of: 1, choices: {} };
  const answer = await answers(job, (done) => heard.push(done));
  assert.ok(answer && 'reading' in answer && answer.ofFile);
  assert.equal(answer.reading.table?.X.rows, 4096);
  assert.equal(answer.reading.left, size / 10 - 1 - 4096 + (answer.reading.hasHeader ? 0 : 1));
  assert.ok(Math.max(...asked) <= 2 ** 20);
  assert.equal(heard.at(-1), size);
  assert.deepEqual(
    [...heard].sort((a, b) => a - b),
    heard,
  );
  assert.ok(answer.ofFile.text.length < 1e6);

  // A choice asks for no byte anew; another encoding does.
  const before = asked.length;
  const second = await answers({ ...job, choices: { target: 0 } }, noBytes);
  assert.ok(second && 'reading' in second && second.reading.roles[0] === 'target');
  assert.equal(asked.length, before);
  const stop = new AbortController();
  const stopped = answers(
    { ...job, choices: { encoding: 'windows-1252' } },
    () => stop.abort(),
    stop.signal,
  );
  assert.equal(await stopped, null);
  assert.ok(asked.length <= before + 3);
});

test('lines too long to be read are refused, not held', async () => {
  const some = new Uint8Array(2 ** 20).fill(0x35);
  const { file, asked } = madeFile(190_000_000, () => some);
  const answer = await createAnswers()({ file, of: 1, choices: {} }, noBytes);
  assert.ok(answer && 'reading' in answer);
  assert.match(answer.reading.failure, /too long/);
  assert.ok(asked.length < 110);
});

test('an encoding that is chosen takes the place of the one that is guessed', async () => {
  const text = 'größe;art\n1,5;né\n2,5;ja\n3,5;né\n';
  const file = new Blob([bytesOf(text, 'windows-1252')]);
  const answers = createAnswers();
  const nameIn = async (/** @type {any} */ choices) => {
    const answer = await answers({ file, of: 1, choices }, noBytes);
    assert.ok(answer && 'reading' in answer);
    return [answer.reading.columns[0].name, answer.ofFile?.encoding];
  };
  assert.deepEqual(await nameIn({}), ['größe', 'windows-1252']);
  assert.deepEqual(await nameIn({ encoding: 'utf-8' }), ['gr\uFFFD\uFFFDe', 'utf-8']);
  assert.deepEqual(await nameIn({}), ['größe', 'windows-1252']);
  const wide = bytesOf('größe;art\n', 'utf-16be');
  assert.deepEqual(textOfBytes(wide, 'utf-16be'), { text: 'größe;art\n', encoding: 'utf-16be' });
});

test('a field gets the text of a file that fits, else its first lines, whole ones', async () => {
  const answerTo = async (/** @type {string} */ text) => {
    const file = new Blob([text]);
    const answer = await createAnswers()({ file, of: 1, choices: {} }, noBytes);
    assert.ok(answer && 'reading' in answer && answer.ofFile);
    return answer.ofFile;
  };
  assert.deepEqual(await answerTo('a,b\n1,2\n'), {
    ...{ text: 'a,b\n1,2\n', isWhole: true },
    ...{ more: 0, encoding: 'utf-8' },
  });
  const wide = `${'0.123456,'.repeat(300)}x\n`.repeat(1000);
  const part = await answerTo(wide);
  assert.ok(!part.isWhole);
  assert.ok(part.text.endsWith('x\n') && wide.startsWith(part.text));
});

test('iris in the page is what readTable makes of it', async () => {
  const csv = readFileSync(new URL('../../web/data/iris.csv', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../../web/data/iris-table.js', import.meta.url), 'utf8');
  const own = source.replace(
    "import text from './iris.csv';",
    `const text = ${JSON.stringify(csv)};`,
  );
  const { iris } = await import(`data:text/javascript,${encodeURIComponent(own)}`);
  assert.deepEqual(iris, readTable(csv).table);
});
