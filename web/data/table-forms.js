// Forms of tables that have marks of their own: Markdown, what databases print, ARFF, LIBSVM, JSON records, lists of Python and prints
// of NumPy. Lines count as in an editor, so that a fault is found.
import { eachLine, lineEnd, looked, openQuote, split } from './table-cells.js';

/**
 * @import { Line } from './table-cells.js'
 * @import { Read } from './table-lines.js'
 */

/** @param {string} text @returns {Read} */
export function markdown(text) {
  const own = eachLine(text, (line) =>
    /^\|?[\s:|-]+$/.test(line) && line.includes('-') ? '' : line.trim().replace(/^\||\|$/g, ''),
  );
  return { form: 'markdown', lines: split(own, '|'), delimiter: '|', names: null, open: 0 };
}

/** @param {string} text @returns {Read} */
export function arff(text) {
  /** @type {string[]} */
  const names = [];
  let isData = false;
  const own = eachLine(text, (line) => {
    const [, quoted, bare] = /^\s*@attribute\s+(?:'([^']*)'|"?([^\s"]+)"?)/i.exec(line) ?? [];
    if (quoted ?? bare) names.push(quoted ?? bare);
    if (/^\s*[%@]/.test(line) || !isData) {
      isData ||= /^\s*@data\b/i.test(line);
      return '';
    }
    return line.replaceAll("'", '"');
  });
  return { form: 'arff', lines: split(own, ','), delimiter: ',', names, open: openQuote(own) };
}

/** @param {string} text */
export const isLibsvm = (text) =>
  /^[+-]?[\d.]+(?:\s+\d+:\S+)+/.test(text) &&
  text
    .split(lineEnd)
    .slice(0, looked)
    .filter((line) => line.trim())
    .every((line) => /^\s*[+-]?[\d.]+(?:\s+\d+:\S+)*\s*(?:#.*)?$/.test(line));

/** label index:value …, with 0 for what is left out. @param {string} text @returns {Read} */
export function libsvm(text) {
  const rows = text.split(lineEnd).map((own, at) => ({
    line: at + 1,
    label: own.trim().split(/\s+/, 1)[0],
    pairs: [...own.replace(/#.*/, '').matchAll(/(\d+):(\S+)/g)].map(([, index, value]) => [
      Number(index),
      value,
    ]),
  }));
  const used = rows.filter(({ label }) => label);
  const indices = used.flatMap(({ pairs }) => pairs.map(([index]) => Number(index)));
  const first = indices.includes(0) ? 0 : 1;
  const width = indices.reduce((most, index) => Math.max(most, index + 1 - first), 0);
  // More than can be learnt: what is left is to say so.
  const read = width > 1100 ? used.slice(0, 2) : used;
  const lines = read.map(({ line, label, pairs }) => {
    const cells = Array(Math.min(width, 1e5)).fill('0');
    for (const [index, value] of pairs) cells[Number(index) - first] = value;
    return { line, cells: [...cells, label] };
  });
  const names = [...Array.from({ length: width }, (_, place) => `x${place + first}`), 'y'];
  return { form: 'libsvm', lines, delimiter: ' ', names, open: 0 };
}

/** JSON: a list of objects, or one in each line. @param {string} text @returns {Read | null} */
export function records(text) {
  try {
    const all = text.startsWith('[')
      ? JSON.parse(text)
      : text
          .split(lineEnd)
          .filter((line) => line.trim())
          .map((line) => JSON.parse(line));
    const names = [...new Set(all.flatMap((/** @type {object} */ one) => Object.keys(one)))];
    const lines = all.map(
      (/** @type {Record<string, unknown>} */ one, /** @type {number} */ at) => ({
        line: at + 1,
        cells: names.map((name) =>
          one[name] === null || one[name] === undefined ? '' : String(one[name]),
        ),
      }),
    );
    return { form: 'records', lines, delimiter: ',', names, open: 0 };
  } catch {
    return null;
  }
}

/** Brackets around rows: each row's numbers are its cells. @param {string} text @returns {Read} */
export function lists(text) {
  let line = 1;
  /** @type {Line[]} */
  const lines = [];
  const pieces = text.matchAll(/\[([^[\]]*)\]|\.{3}|…|\r\n|\r|\n/g);
  for (const [piece, inner] of pieces) {
    // What a print leaves out is a line that cannot be used.
    if (/^(?:\.{3}|…)$/.test(piece)) lines.push({ line, cells: [piece] });
    else if (inner === undefined) line += 1;
    else {
      const cells = inner
        .trim()
        .split(/\s*,\s*|\s+/)
        .filter(Boolean);
      if (cells.length)
        lines.push({ line, cells: cells.map((cell) => cell.replace(/^['"]|['"]$/g, '')) });
      line += piece.split(lineEnd).length - 1;
    }
  }
  return { form: 'lists', lines, delimiter: ',', names: null, open: 0 };
}
