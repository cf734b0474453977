// Entries of a log as text: `learn_circles_noise.0.1~train_1000_adam_0.01~edit_W_out.2.1_0.25`.
import { isDrawn, sources, usualOf } from '../data/sources.js';
import { written } from './numbers.js';
import { textOfWhole, wholeOf } from './whole.js';
import { nameOfTable, readNumbers, tableNameIn, wordOfTable } from './table.js';
import {
  methods,
  nameIn,
  presetNames,
  schemes,
  settingNames,
  settings,
  sourceNames,
  wordOf,
} from './words.js';

import {
  expectNone,
  fieldsOfSteps,
  known,
  number,
  readRate,
  readSteps,
  refuse,
  taken,
  whole,
  yesOrNo,
} from './values.js';

/**
 * @import { Change } from '../data/reshape.js'
 * @import { Wanted } from '../data/sources.js'
 * @import { Entry, Log } from '../scope/log.js'
 * @import { Whole } from '../scope/setting-up.js'
 * @import { TableName } from './table.js'
 */

/** What a link says of a learner: its own table is only named. @typedef {{ wanted: Wanted, own: TableName | null }} Learning */

/** An entry that was read; a learner of an own table is not complete without it. @typedef {Exclude<Entry, { kind: 'learn' }> | ({ kind: 'learn' } & Learning)} Read */

/** What the page can show: up to four hidden layers. */
const most = { sizes: 6, units: 1024, examples: 4096, epochs: 1e9, entries: 1e5 };

/** Between the activations of hidden layers that differ. */
const betweenLayers = '--';

/** @typedef {[key: string, value: string]} Field */

/** @param {Field[]} fields */
const joined = (fields) => fields.map(([key, value]) => `_${key}.${value}`).join('');

/**
 * @param {Entry} entry
 * @returns {string}
 */
export function textOfEntry(entry) {
  switch (entry.kind) {
    case 'load':
      return `load_${wordOf(entry.preset)}`;
    case 'change':
      return `change${joined(fieldsOfChange(entry.change))}`;
    case 'learn':
      return `learn_${entry.wanted.name}${joined(fieldsOfWanted(entry.wanted))}`;
    case 'set':
      return `set${joined(fieldsOfWhole(entry.whole))}${numbersFollow}${textOfWhole(entry.whole)}`;
    case 'edit':
      return `edit_${entry.id.replace('[', '.').replace(',', '.').replace(']', '')}_${written(entry.value)}`;
    case 'add':
      return `add_${entry.inputs.map(written).join('_')}_y_${entry.targets.map(written).join('_')}`;
    case 'train':
      return `train_${entry.epochs}_${wordOf(entry.method)}_${written(entry.eta)}${joined(fieldsOfSteps(entry))}${entry.diverged ? '_diverged' : ''}`;
    case 'rewind':
      return `rewind_${entry.epoch}`;
    default:
      return 'resume';
  }
}

/** What stands before the numbers of a whole network. */
const numbersFollow = '_numbers_';

/** @param {Whole} whole @returns {Field[]} */
const fieldsOfWhole = ({ sizes, n, hidden, output, reduction, square, bias, precision, eta }) => [
  ...fieldsOfChange({
    sizes,
    n,
    ...(hidden.length && { hidden }),
    output,
    reduction,
    bias,
    precision,
    ...(square === 'whole' && { square }),
  }),
  ['eta', written(eta)],
];

/** Which examples a test may take. */
const partsTaken = /** @type {const} */ (['drawn', 'last']);

/** @param {Log} log */
export const textOfLog = (log) => log.map(textOfEntry).join('~');

/**
 * @param {Change} change
 * @returns {Field[]}
 */
export function fieldsOfChange(change) {
  /** @type {Field[]} */
  const fields = [];
  if (change.sizes) fields.push(['net', change.sizes.join('-')]);
  if (change.n !== undefined) fields.push(['n', `${change.n}`]);
  for (const name of settingNames) {
    const value = change[name];
    if (value !== undefined) fields.push([name, [value].flat().map(wordOf).join(betweenLayers)]);
  }
  if (change.initialise) {
    const { scheme, seed, scale } = change.initialise;
    fields.push(['init', scheme ?? 'usual']);
    if (seed !== undefined) fields.push(['seed', `${seed}`]);
    if (scale !== undefined) fields.push(['scale', written(scale)]);
  }
  return fields;
}

/** Which examples the test takes where a link says nothing of it, whatever is usual now: links of earlier versions go by that. */
const unsaidTakes = 'drawn';

/**
 * What is not as it usually is.
 * @param {Wanted} wanted
 * @returns {Field[]}
 */
export function fieldsOfWanted(wanted) {
  const usual = usualOf(wanted.name);
  /** @type {Field[]} */
  const fields = [];
  if (wanted.table) fields.push(['own', wordOfTable(nameOfTable(wanted.table))]);
  if (isDrawn(wanted))
    for (const name of /** @type {const} */ (['n', 'classes', 'noise']))
      if (wanted[name] !== usual[name]) fields.push([name, written(wanted[name])]);
  for (const name of /** @type {const} */ (['seed', 'share']))
    if (wanted[name] !== usual[name]) fields.push([name, written(wanted[name])]);
  if (wanted.scales !== usual.scales) fields.push(['scales', wanted.scales ? 'yes' : 'no']);
  if (wanted.takes !== unsaidTakes) fields.push(['takes', wanted.takes]);
  return fields;
}

/**
 * @param {string} text
 * @returns {Read[]}
 */
export function readLog(text) {
  const pieces = text.split('~');
  if (pieces.length > most.entries) refuse('log', text);
  return pieces.map(readEntry);
}

/**
 * @param {string} text
 * @returns {Read}
 */
function readEntry(text) {
  const [kind, ...rest] = text.split('_');
  const body = text.slice(kind.length + 1);
  const wrong = () => refuse('log', text);
  switch (kind) {
    case 'load':
      return { kind, preset: known('log', text, nameIn(presetNames, body)) };
    case 'change': {
      const change = readChange(fieldsIn(rest, text));
      return Object.keys(change).length ? { kind, change } : wrong();
    }
    case 'learn':
      return { kind, ...readLearning(rest[0], fieldsIn(rest.slice(1), text)) };
    case 'set':
      return readWhole(body, text);
    case 'edit':
      return readEdit(body, wrong);
    case 'add': {
      const [inputs, targets, ...more] = body.split('_y_').map((part) => part.split('_'));
      if (!targets || more.length) return wrong();
      const all = (/** @type {string[]} */ list) => list.map((one) => number('log', one));
      return { kind, inputs: all(inputs), targets: all(targets) };
    }
    case 'train':
      return readTraining(rest, text);
    case 'rewind':
      return { kind, epoch: whole('log', body, 0, most.epochs) };
    case 'resume':
      return rest.length ? wrong() : { kind };
    default:
      return wrong();
  }
}

/**
 * @param {string} body
 * @param {string} text of the whole entry
 * @returns {Read}
 */
function readWhole(body, text) {
  const at = body.indexOf(numbersFollow);
  if (at < 0) return refuse('log', text);
  const fields = fieldsIn(body.slice(0, at).split('_'), text);
  const eta = readRate('log', taken(fields, 'eta') ?? '');
  const change = readChange(fields);
  const {
    sizes,
    n,
    hidden = sizes?.length === 2 ? [] : undefined,
    output,
    reduction,
    square = 'half',
    bias,
    precision,
    initialise,
  } = change;
  if (!sizes || !n || !hidden || !output || !reduction || !bias || !precision || initialise)
    return refuse('log', text);
  const form = { sizes, n, hidden, output, reduction, square, bias, precision, eta };
  const whole = wholeOf(form, (count) => readNumbers(body.slice(at + numbersFollow.length), count));
  return { kind: 'set', whole: known('log', text, whole) };
}

/**
 * @param {string} body
 * @param {() => never} wrong
 * @returns {Read}
 */
function readEdit(body, wrong) {
  const [, name, row, col, value] =
    /^(X|Y|[Wb]_(?:out|h[1-4]?))\.(\d{1,4})\.(\d{1,4})_([^_]+)$/.exec(body) ?? [];
  if (value === undefined) return wrong();
  const [i, j] = [row, col].map((index) => whole('log', index, 1, most.examples));
  return { kind: 'edit', id: `${name}[${i},${j}]`, value: number('log', value) };
}

/**
 * @param {string[]} rest
 * @param {string} text
 * @returns {Read}
 */
function readTraining([count, word, rate, ...more], text) {
  const diverged = more.at(-1) === 'diverged';
  const fields = fieldsIn(diverged ? more.slice(0, -1) : more, text);
  const epochs = whole('log', count ?? '', diverged ? 0 : 1, most.epochs);
  const entry = {
    kind: /** @type {const} */ ('train'),
    epochs,
    method: known('log', text, nameIn(methods, word ?? '')),
    ...readSteps((key) => taken(fields, key)),
    eta: readRate('log', rate ?? ''),
    diverged,
  };
  return fields.size ? refuse('log', text) : entry;
}

/**
 * @param {string[]} texts `key.value`
 * @param {string} text of the whole entry
 * @returns {Map<string, string>}
 */
function fieldsIn(texts, text) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const field of texts) {
    const point = field.indexOf('.');
    const key = field.slice(0, point);
    if (point < 1 || fields.has(key)) refuse('log', text);
    fields.set(key, field.slice(point + 1));
  }
  return fields;
}

/**
 * @param {string} text for example 3-4-2
 * @returns {number[]}
 */
function readSizes(text) {
  const sizes = text.split('-');
  if (sizes.length < 2 || sizes.length > most.sizes) refuse('net', text);
  return sizes.map((size) => whole('net', size, 1, most.units));
}

/**
 * @param {Map<string, string>} fields all of them are of the change
 * @returns {Change}
 */
export function readChange(fields) {
  const [net, n] = [taken(fields, 'net'), taken(fields, 'n')];
  /** @type {Change} */
  const change = {
    ...(net !== undefined && { sizes: readSizes(net) }),
    ...(n !== undefined && { n: whole('n', n, 1, most.examples) }),
  };
  for (const name of settingNames) {
    const word = taken(fields, name);
    if (word === undefined) continue;
    const one = (/** @type {string} */ part) => known(name, word, nameIn(settings[name], part));
    const isOfLayers = name === 'hidden' && (word === '' || word.includes(betweenLayers));
    const parts = word.split(betweenLayers).filter(Boolean);
    Object.assign(change, { [name]: isOfLayers ? parts.map(one) : one(word) });
  }
  const [init, seed, scale] = ['init', 'seed', 'scale'].map((key) => taken(fields, key));
  if (init !== undefined)
    change.initialise = {
      ...(init !== 'usual' && { scheme: known('init', init, nameIn(schemes, init)) }),
      ...(seed !== undefined && { seed: whole('seed', seed, 0, Number.MAX_SAFE_INTEGER) }),
      ...(scale !== undefined && { scale: number('scale', scale) }),
    };
  else if (seed !== undefined) refuse('seed', seed);
  else if (scale !== undefined) refuse('scale', scale);
  expectNone(fields);
  return change;
}

/**
 * @param {string} word a source
 * @param {Map<string, string>} fields all of them are of the learner
 * @returns {Learning}
 */
export function readLearning(word, fields) {
  const name = known('data', word ?? '', nameIn(sourceNames, word ?? ''));
  /** @type {Wanted} */
  const wanted = { ...usualOf(name), takes: unsaidTakes };
  const own = taken(fields, 'own');
  if (isDrawn(wanted)) {
    const { mostClasses = 2 } = sources[name];
    const [n, classes, noise] = ['n', 'classes', 'noise'].map((key) => taken(fields, key));
    if (n !== undefined) wanted.n = whole('n', n, 2, most.examples);
    if (classes !== undefined) wanted.classes = whole('classes', classes, 2, mostClasses);
    if (noise !== undefined) wanted.noise = number('noise', noise, 0, 1);
  }
  const [seed, share, scales, takes] = ['seed', 'share', 'scales', 'takes'].map((key) =>
    taken(fields, key),
  );
  if (seed !== undefined) wanted.seed = whole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (share !== undefined) wanted.share = number('share', share, 0, 0.9);
  if (scales !== undefined) wanted.scales = known('scales', scales, yesOrNo(scales));
  if (takes !== undefined)
    wanted.takes = known(
      'takes',
      takes,
      partsTaken.find((one) => one === takes),
    );
  expectNone(fields);
  if ((name === 'own') !== (own !== undefined)) refuse('own', own ?? '');
  return { wanted, own: own === undefined ? null : known('own', own, tableNameIn(own)) };
}
