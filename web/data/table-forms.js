// Forms of tables that have marks of their own: Markdown, what databases print, ARFF, LIBSVM, lists of Python and prints
// of NumPy. Lines count as in an editor, so that a fault is found.
import { eachLine, lineEnd, looked, openQuote, split } from './table-cells.js';

/**
 * @import { Line } from './table-cells.js'
 * @import { Read } from './table-lines.js'
 */

/** Columns of which no table can be learnt, whatever is left out of them. */
const tooMany = 1100;

/** A line of bars above the rule of a header, with bars at its ends or without. */
const isOpen = /^[^\r\n|]*\|[^\r\n]*(?:\r\n|\r|\n)[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$/m;

/** @param {string} text */
export const isMarkdown = (text) =>
  isOpen.test(text) || (/^\|.*\|\s*$/m.test(text) && /^\|?[\s:|-]+\|[\s:|-]*$/m.test(text));

/** Marks of a tabular of LaTeX that are no cells. */
const ofLatex =
  /\\(?:begin|end)\{[^}]*\}(?:\[[^\]]*\])?(?:\{[^}]*\})?|\\(?:hline|toprule|midrule|bottomrule|centering|label\{[^}]*\}|caption\{[^}]*\}|c(?:mid|)line\{[^}]*\})/g;

/** A tabular of LaTeX. @param {string} text @returns {Read} */
export function latex(text) {
  const own = eachLine(text, (line) =>
    line
      .replace(/(^|[^\\])%.*/, '$1')
      .replace(ofLatex, '')
      .replace(/\\\\(?:\[[^\]]*\])?\s*$/, '')
      .replace(/\\(?:textbf|textit|mathrm|text)\{([^{}]*)\}/g, '$1')
      .replace(/\\([%_&#$])/g, (_, mark) => (mark === '&' ? '\u0001' : mark))
      .replaceAll('$', '')
      .replaceAll('&', '|')
      .replaceAll('\u0001', '&'),
  );
  const lines = split(own, '|').map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => cell.trim()),
  }));
  return { form: 'latex', lines, delimiter: '|', names: null, open: 0 };
}

/** @param {string} text @returns {Read} */
export function markdown(text) {
  const own = eachLine(text, (line) =>
    /^\|?[\s:|-]+$/.test(line) && line.includes('-') ? '' : line.trim().replace(/^\||\|$/g, ''),
  );
  return { form: 'markdown', lines: split(own, '|'), delimiter: '|', names: null, open: 0 };
}

/** Lines of boxes as keyboards have them. @param {string} text */
const withPlainRules = (text) =>
  text
    .replace(/[│┃║]/g, '|')
    .replace(/[─━═]/g, '-')
    .replace(/[┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╡╪┏┓┗┛┣┫┳┻╋┡┩╇]/g, '+');

const rule = /^[ \t]*(?:\+?[-=]+)?(?:\+[-=]+)+\+?[ \t]*$/m;

/** Whether rules of dashes and crosses part lines with bars. @param {string} text */
export const isRuled = (text) => /[|│┃║]/.test(text) && rule.test(withPlainRules(text));

/** What a database says below. */
const countOfRows = /^\s*(?:\(\d+ rows?\)|\d+ rows? in set.*)\s*$/i;

/** As databases print tables. @param {string} text @returns {Read} */
export function ruled(text) {
  const own = eachLine(withPlainRules(text), (line) =>
    rule.test(line) || countOfRows.test(line) ? '' : line,
  );
  const used = own.split('\n').filter((line) => line.trim());
  const isBoxed = used.filter((line) => /^\s*\|.*\|\s*$/.test(line)).length > used.length / 2;
  const bare = eachLine(own, (line) => (isBoxed ? line.trim().replace(/^\||\|$/g, '') : line));
  return { form: 'ruled', lines: split(bare, '|'), delimiter: '|', names: null, open: 0 };
}

/** Cells that are named by their place, from 0: 1 3.5, 4 yes. @param {string} line @param {readonly string[]} others  what the other cells hold */
function filledUp(line, others) {
  const cells = [...others];
  for (const [, place, value] of line.matchAll(/(\d+)\s+("[^"]*"|[^,}]+)/g))
    // A place that there is not makes the line too long.
    if (Number(place) < others.length) cells[Number(place)] = value.trim();
    else cells.push(value);
  return cells.join(',');
}

/** @param {string} text @returns {Read} */
export function arff(text) {
  /** @type {string[]} */
  const names = [];
  /** What a row leaves out where it names its cells: 0, or the first word that is declared. @type {string[]} */
  const others = [];
  let isData = false;
  let rows = 0;
  const own = eachLine(text, (line) => {
    const [, quoted, bare] = /^\s*@attribute\s+(?:'([^']*)'|"?([^\s"]+)"?)/i.exec(line) ?? [];
    if (quoted ?? bare) {
      names.push(quoted ?? bare);
      others.push(/\{\s*("[^"]*"|[^,}]+)/.exec(line.replaceAll("'", '"'))?.[1].trim() ?? '0');
    }
    if (/^\s*[%@]/.test(line) || !isData) {
      isData ||= /^\s*@data\b/i.test(line);
      return '';
    }
    const plain = line.replaceAll("'", '"');
    if (!plain.trim()) return '';
    rows += 1;
    // More than can be learnt: what is left is to say so.
    if (names.length > tooMany && rows > 2) return '';
    return /^\s*\{.*\}/.test(plain) ? filledUp(plain, others) : plain;
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
  const read = width > tooMany ? used.slice(0, 2) : used;
  const lines = read.map(({ line, label, pairs }) => {
    const cells = Array(Math.min(width, 1e5)).fill('0');
    for (const [index, value] of pairs) cells[Number(index) - first] = value;
    return { line, cells: [...cells, label] };
  });
  const names = [...Array.from({ length: width }, (_, place) => `x${place + first}`), 'y'];
  return { form: 'libsvm', lines, delimiter: ' ', names, open: 0 };
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
      // A word in quotation marks may have commas and blanks.
      const cells = inner.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,]+/g) ?? [];
      if (cells.length)
        lines.push({ line, cells: cells.map((cell) => cell.replace(/^['"]|['"]$/g, '')) });
      line += piece.split(lineEnd).length - 1;
    }
  }
  return { form: 'lists', lines, delimiter: ',', names: null, open: 0 };
}
