// What <delta-equation> writes of a network: pure, so that the build can write it of the one that a section opens with.
import { roles } from '../derivation/layers.js';
import { fingerprintOf } from '../derivation/hash.js';
import { format } from '../derivation/number.js';
import { bindingOf } from '../derivation/selection.js';
import { layerMeant, steps } from '../derivation/steps.js';
import { spokenOf, symbolId, symbols, valueOf } from '../derivation/symbols.js';
import { expand } from '../derivation/tex.js';
import { words } from '../words/words.js';

/**
 * @import { Frame } from '../core/frame.js'
 * @import { Selection } from '../derivation/selection.js'
 * @import { Notation } from '../derivation/symbols.js'
 * @import { Formula, Slot } from '../derivation/tex.js'
 * @import { Setting } from '../derivation/writing.js'
 */

const text = words.article.equation;

/**
 * What an equation's attributes ask for.
 * @typedef {object} Asked
 * @property {string | null} step
 * @property {string | null} tex
 * @property {string | null} part
 * @property {string} layer
 * @property {Record<string, number>} fixed  index letters that do not follow the selection
 * @property {boolean} isInline
 * @property {boolean} hasReason  whether “Why?” may stand under it
 */

/** @typedef {{ setting: Setting, selection: Selection }} Form  what a formula depends on */
/** @typedef {{ frame: Frame, digits: number, veiled: ReadonlySet<string> }} Numbers */

/** @param {(name: string) => string | null} attribute  null where there is none @returns {Asked} */
export function askedBy(attribute) {
  const has = (/** @type {string} */ name) => attribute(name) !== null;
  const pairs = (attribute('at') ?? '').split(',').filter(Boolean);
  const isInline = has('inline') || (has('tex') && !has('display'));
  return {
    step: attribute('step'),
    tex: attribute('tex'),
    part: attribute('part'),
    layer: attribute('layer') ?? 'out',
    fixed: Object.fromEntries(
      pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]),
    ),
    isInline,
    hasReason: has('step') && !isInline && !has('at'),
  };
}

/** The layer that it speaks of, and what index letters stand for. @param {Asked} asked @param {Form} form */
function placeOf({ layer: name, fixed }, { setting: { sizes }, selection }) {
  const layer = layerMeant(name, sizes, selection.layer);
  /** @type {Record<string, number>} */
  const binding = { ...bindingOf(selection, layer), ...fixed };
  return { layer, binding };
}

/** @param {Asked} asked @param {Form} form @returns {Formula[] | string} one formula a line, or why there is none */
export function formulasOf(asked, form) {
  const { layer, binding } = placeOf(asked, form);
  const setting = { ...form.setting, layer };
  if (binding.i > setting.sizes[layer] || binding.j > setting.sizes[layer + 1]) {
    return text.noSuchUnit(binding.i > setting.sizes[layer] ? binding.i : binding.j);
  }
  const lines = asked.tex === null ? linesOfStep(asked, setting) : [asked.tex];
  if (typeof lines === 'string') return lines;
  return lines.map((line) => expand(line, binding, setting));
}

/** @param {Asked} asked @param {Setting} setting @returns {string[] | string} */
function linesOfStep({ step: name, part }, setting) {
  const step = steps[name ?? ''];
  if (!step) throw new RangeError(`step is ${name}; expected a name of steps.js`);
  if (step.applies && !step.applies(setting)) return step.otherwise ?? '';
  if (step.of === 'hidden' && setting.layer === setting.sizes.length - 2) return text.noHiddenLayer;
  const formula = step.formula(setting);
  const numbers = part === 'formula' ? '' : (step.numbers?.(setting) ?? '');
  if (!numbers) return [formula];
  return part === 'line' ? [`${formula.split(' = ')[0]} = ${numbers}`] : [formula, `= ${numbers}`];
}

/**
 * A line as KaTeX is given it: in TeX's text style a long line breaks at its signs; the signs themselves keep their large form.
 * @param {Formula} formula @param {boolean} isInline
 */
export const texOfLine = ({ tex }, isInline) => (isInline ? tex : `\\displaystyle ${tex}`);

/** By which it is known whether what stands there is what is to be written: of one place, so 26 bits are enough. @param {Formula[] | string} formulas @param {boolean} isInline */
export const markOf = (formulas, isInline) =>
  fingerprintOf(
    typeof formulas === 'string'
      ? formulas
      : formulas.map((formula) => texOfLine(formula, isInline)).join('\n'),
  ).slice(-5);

/** A number as it is seen in its slot. @param {Slot} slot @param {Numbers} now */
export function seenIn({ id, parenthesised }, { frame, digits, veiled }) {
  if (veiled.has(id)) return words.names.veiled.seen;
  const value = valueOf(frame, id);
  const number = format(value, digits);
  return parenthesised && value < 0 ? `(${number})` : number;
}

/** Widths of KaTeX's signs in em; those of all others are a digit's. @type {Record<string, number>} */
const widths = { '−': 0.778, '(': 0.389, ')': 0.389, '.': 0.278 };

/** How wide a number is in its slot, in em; while it is veiled it keeps that room, so that nothing moves when it is shown. @param {Slot} slot @param {Numbers} now */
export const widthIn = (slot, now) =>
  [...seenIn(slot, { ...now, veiled: new Set() })].reduce(
    (sum, sign) => sum + (widths[sign] ?? 0.5),
    0,
  );

/**
 * Its name in words, for who does not see it; '' where its MathML says enough.
 * @param {Asked} asked @param {Form} form @param {Notation} notation
 */
function nameOf(asked, form, notation) {
  const { setting } = form;
  const { layer, binding } = placeOf(asked, form);
  const names = roles(setting.sizes, layer);
  const wordsOf = (/** @type {string} */ symbol) => {
    const [, role, letters = ''] = /^(\w+)(?:\[(.*)\])?$/.exec(symbol) ?? ['', symbol];
    const indices = letters
      .split(',')
      .filter(Boolean)
      .map((letter) => (/^[\d*]+$/.test(letter) ? letter : binding[letter]));
    const name = symbols[role] ? role : names[role];
    return spokenOf(symbolId(name, .../** @type {any[]} */ (indices)), notation);
  };
  const { step, isInline } = asked;
  if (step === 'matrix' && isInline)
    return words.steps.statement({
      gradient: wordsOf('grad_W'),
      turned: wordsOf(setting.convention === 'pytorch' ? 'delta' : 'A_prev'),
      kept: wordsOf(setting.convention === 'pytorch' ? 'A_prev' : 'delta'),
      isTurnedFirst: setting.convention !== 'columns',
    });
  if (step) return words.steps.name(step, wordsOf(steps[step].gives));
  const [, symbol] = /^@([\w[\],*]+)$/.exec(asked.tex ?? '') ?? [];
  return symbol ? wordsOf(symbol) : '';
}

/** What its element has in every network. @param {Pick<Asked, 'isInline' | 'hasReason'>} asked @returns {Record<string, string>} attributes */
export const standing = ({ isInline, hasReason }) => ({
  translate: 'no',
  ...(!isInline && {
    tabindex: '0',
    role: 'group',
    'aria-description': text.help({ scrolls: false, hasReason }),
  }),
});

/** How its element is called. @param {Asked} asked @param {Form} form @param {Notation} notation @returns {Record<string, string>} attributes */
export function called(asked, form, notation) {
  const name = nameOf(asked, form, notation);
  return name ? { 'aria-label': name, ...(asked.isInline && { role: 'math' }) } : {};
}
