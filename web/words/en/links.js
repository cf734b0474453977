// What is said of links and files.
import { counted } from '../english.js';

/** A piece of a link, short enough for a sentence. @param {string} text */
const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

export const links = {
  damaged: () => 'This link is cut or damaged: its checksum does not fit. Here is the usual start.',
  tooLong: (/** @type {number} */ most) =>
    `This link is longer than ${most} characters, so it is none of this page. Here is the usual start.`,
  newer: () => 'This link was made by a newer version of this page, or it is damaged.',
  unknownVersion: (/** @type {string} */ version) =>
    `This link names a version that there is not: ${quoted(version)}.`,
  unknownSection: (/** @type {string} */ section) =>
    `This link names a section that there is not: ${quoted(section)}.`,
  unknownKey: (/** @type {string} */ key) =>
    `This link says ${quoted(key)}, which this page does not know.`,
  twice: (/** @type {string} */ key) => `This link says ${quoted(key)} twice.`,
  wrong: (/** @type {string} */ key, /** @type {string} */ value) =>
    `This link says ${quoted(key)} is ${quoted(value)}, which it cannot be.`,
  misfit: (/** @type {string} */ entry) =>
    `This link does something that its network does not allow: ${quoted(entry)}.`,
  refused: (/** @type {string} */ reason) => `This link cannot be followed: ${reason}`,
  tooLarge: () => 'The network of this link is too large to be opened from a link.',
  tooMuchWork: () =>
    'What led to this state would take more than a minute to do again, so it is not done.',
  needsTable: (
    /** @type {{ rows: number, inputs: number, classes: number, targets: number, sum: string }} */ {
      rows,
      inputs,
      classes,
      targets,
      sum,
    },
  ) => {
    const several = targets > 1 ? `, ${counted(targets, 'target')}` : '';
    const kinds = classes ? `, ${counted(classes, 'class', 'classes')}` : several;
    return `This link needs your file: a table of ${counted(rows, 'example')} with ${counted(inputs, 'input')}${kinds}, checksum ${sum}.`;
  },
  needsFile: () =>
    'This link leaves out what was done to the network. Open the file that was saved with it.',
  cancelled: () => 'Stopped before the end. Here is the usual start.',
  differs: (/** @type {string} */ madeBy, /** @type {number} */ digit) =>
    `This link was made with version ${madeBy}, and the numbers here are not quite the same: ` +
    (digit ? `J differs from digit ${digit}.` : 'J agrees, but others differ.'),
  leavesTable: (/** @type {number} */ most) =>
    `Your table does not fit into ${most} characters. The link names it; send your file along.`,
  leavesLog: (/** @type {number} */ most) =>
    `What was done to the network does not fit into ${most} characters, so the link leaves it out. Save a file instead.`,
  leavesWork: () =>
    'Doing all this again would take more than a minute, so the link leaves it out. Save a file instead.',
  leavesSize: () =>
    'This network is too large for a link, which leaves it out. Save a file instead.',
  noFile: () => 'This is no file of this page.',
  damagedFile: () => 'This file is cut or damaged: its checksum does not fit.',
  newerFile: () => 'This file was made by a newer version of this page.',
  largeFile: (/** @type {number} */ most) => `This file is larger than ${most / 1e6} MB.`,
};
