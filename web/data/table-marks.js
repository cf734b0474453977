// Marks around the cells of each line that are none of them, as plain separators: arrows and colons before an answer, bullets and numbers
// before a line, round brackets around it, commands of SQL. Lines keep their numbers.
import { eachLine, lineEnd } from './table-cells.js';

/** @param {string} text */
const used = (text) => text.split(lineEnd).filter((line) => line.trim());

/** What stands between inputs, which are numbers, and answers: an arrow; a colon; a bar after several numbers. */
const answerMarks = [
  /^([\d\s.,;+-]*\d)[ \t]*(?:[=-]+>|→|⇒|↦)[ \t]*(?=[^=>→⇒↦]*$)/,
  /^([\d\s.,;+-]*\d)[ \t]*:[ \t]+(?=[^\s:]+\s*$)/,
  /^([+-]?[\d.,]+(?:[ \t]+[+-]?[\d.,]+)+)[ \t]*\|[ \t]*(?=[^|]*$)/,
];

/** Where inputs stand before such a mark in each line but a header, 0 1 → 1. @param {string} text */
function withoutAnswerMarks(text) {
  const lines = used(text);
  for (const mark of answerMarks) {
    const inputs = lines.flatMap((line) => mark.exec(line)?.[1] ?? []);
    if (inputs.length < 2 || inputs.length < lines.length - 1) continue;
    const separator = [';', '\t', ','].find((one) => inputs.every((part) => part.includes(one))) ?? ' ';
    // The names of a header are parted as the numbers are.
    const ofHeader = /[ \t]*(?:[=-]+>|→|⇒|↦|[:|])[ \t]*/;
    return eachLine(text, (line) =>
      mark.test(line) ? line.replace(mark, `$1${separator}`) : line.replace(ofHeader, separator),
    );
  }
  return text;
} // prettier-ignore

/** Where a list has a bullet before each line, or its number, 1. 5.1, 3.5, red. @param {string} text */
function withoutBullets(text) {
  const lines = used(text);
  const bullet = /^\s*(?:[•*‣–]|-(?=[ \t]))[ \t]*/;
  const number = /^\s*(\d+)[.)][ \t]+(?=[^,;\t]*[,;\t])/;
  const areCounted = lines.every((line, at) => Number(number.exec(line)?.[1]) === at + 1);
  const mark = areCounted ? number : bullet;
  if (lines.length < 2 || !lines.every((line) => mark.test(line) && /[,;\t]/.test(line))) return text;
  return eachLine(text, (line) => line.replace(mark, ''));
} // prettier-ignore

/** Where each line but a header ends in a comment, 1,2,0 # first. @param {string} text */
function withoutEndComments(text) {
  const comment = /[ \t]+(?:#|%|\/\/)[^,;\t|"]*$/;
  const lines = used(text);
  const ended = lines.filter((line) => comment.test(line) && /^\s*[^#%/\s]/.test(line));
  if (ended.length < 2 || ended.length < lines.length - 1) return text;
  return eachLine(text, (line) => line.replace(comment, ''));
}

/** @param {string} text */
export const withoutMarks = (text) => withoutBullets(withoutAnswerMarks(withoutEndComments(text)));

/** Rows in round brackets, of which nothing else is there. */
const areRound = /^\s*\[?\s*(?:\([^()]*\)[\s,]*)+\]?\s*$/;

/** What stands before the rows of SQL. */
const insert = /insert\s+into\s+[\w.`"[\]]+\s*(\([^()]*\))?\s*values\b/gi;

/** Rows in round brackets as rows in square ones, with the names of the columns that SQL has; null where there are none. @param {string} text */
export function roundRows(text) {
  const named = new RegExp(insert.source, 'i').exec(text);
  const bare = named ? text.replace(insert, (all) => all.replace(/[^\r\n]/g, '')).replaceAll(';', '') : text;
  if (!/^\s*\[?\s*\(/.test(bare) || !areRound.test(bare)) return null;
  const names = named?.[1]?.slice(1, -1).split(',').map((name) => name.trim().replace(/^[`"[]|[`"\]]$/g, ''));
  return { text: bare.replaceAll('(', '[').replaceAll(')', ']'), names: names ?? null };
} // prettier-ignore
