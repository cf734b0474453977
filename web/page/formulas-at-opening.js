// The page's HTML as it is served: the formulas of the article as they first look, with the numbers of the network that their section
// opens with. Only the build uses this.
import katex from 'katex';
import { createSession } from '../core/whole-core.js';
import { fingerprintOf } from '../derivation/hash.js';
import { katexOptions } from '../derivation/render.js';
import { placeholder } from '../derivation/tex.js';
import { createScope } from '../scope/scope.js';
import { openings, scopeOfSection } from '../link/openings.js';
import { words } from '../words/words.js';
import {
  askedBy,
  called,
  formulasOf,
  markOf,
  seenIn,
  standing,
  texOfLine,
} from '../elements/written.js';
import { escaped, plain } from '../elements/template-html.js';
import { reckonedRules, rulesOf, stackedRules } from '../elements/fitting.js';
import { widthsOf } from './katex-widths.js';

/**
 * @import { Formula } from '../derivation/tex.js'
 * @import { Output } from '../derivation/render.js'
 * @import { ScopeName } from '../link/openings.js'
 * @import { Opened } from '../elements/wanted-at-opening.js'
 */

/**
 * The page's networks as they open, on a core of this process.
 * @param {Uint8Array} wasmBinary
 * @returns {Promise<Record<ScopeName, Opened>>}
 */
export async function openedScopes(wasmBinary) {
  const opened = Object.entries(openings).map(async ([name, { log }]) => {
    const session = /** @type {any} */ (await createSession({ wasmBinary }));
    const connect = async () => /** @type {any} */ ({ session, close });
    const scope = createScope({ connect, opening: log[0] });
    await scope.commands.open();
    if (scope.state.failure.value) throw new Error(scope.state.failure.value);
    const answer = (/** @type {string} */ request, /** @type {any[]} */ ...given) => {
      try {
        return session[request](...given);
      } catch (error) {
        return { refused: /** @type {Error} */ (error).message };
      }
    };
    return [name, { scope, answer }];
  });
  return Object.fromEntries(await Promise.all(opened));
}

const close = async () => {};

/** An element's attributes in HTML; a value may hold any sign but its quotation mark. */
const attributes = String.raw`((?:\s+[\w-]+(?:="[^"]*")?)*)\s*`;

/** Where another network begins, what is not shown at first, and what is written here: formulas that no reader sees would only have to travel. */
const places = new RegExp(
  [
    String.raw`<div class="(?<title>title)"`,
    String.raw`<section id="(?<section>[^"]+)"`,
    String.raw`<only-if(?<hides> hidden(?=[ >]))?(?<shows>)`,
    String.raw`</only-if(?<ends>)>`,
    String.raw`<delta-equation(?<own>${attributes})>[^<]*</delta-equation>`,
  ].join('|'),
  'g',
);

/** @param {string} text  of a tag @returns {Map<string, string>} */
const attributesIn = (text) =>
  new Map(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [
      name,
      plain(value),
    ]),
  );

/** KaTeX's markup. @param {string} tex @param {Output} output */
const rendered = (tex, output) => katex.renderToString(tex, katexOptions(output));

/** A tag of KaTeX's with a style, which the page's policy takes from no HTML. */
const styled = /<(\w+)((?: [\w-]+="[^"]*")*?) style="([^"]*)"((?: [\w-]+="[^"]*")*)/g;

/**
 * In a sentence a formula keeps its room before its fonts have come, so that lines do not end elsewhere then.
 * @param {string} markup  of a line
 */
function withRoom(markup) {
  const widths = widthsOf(markup);
  // Numbers may grow.
  const property = markup.includes(' data-live=') ? 'min-width' : 'width';
  const bases = markup.split('<span class="katex-base">');
  if (bases.length !== widths.length + 1) return markup;
  return bases.reduce(
    (all, rest, place) =>
      `${all}<span class="katex-base" style="${property}:${widths[place - 1].toFixed(2)}em">${rest}`,
  );
}

/** Styles by the class that stands for each. */
export function createClasses() {
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {string[]} */
  const fits = [];
  const nameOf = (/** @type {string} */ style) => {
    const name = names.get(style) ?? `k${names.size}`;
    names.set(style, name);
    return name;
  };
  return {
    /** @param {string} markup @returns {string} the same with classes instead of styles */
    instead: (markup) =>
      markup.replace(styled, (_, tag, before, style, after) => {
        const own = `${before}${after}`;
        const name = nameOf(style);
        return / class="/.test(own)
          ? `<${tag}${own.replace(/ class="([^"]*)"/, ` class="$1 ${name}"`)}`
          : `<${tag} class="${name}"${own}`;
      }),
    /** How a line of matrices fits its column. @param {string} markup @returns {string} a class; '' where it needs none */
    fitOf(markup) {
      const widths = markup.includes(' data-piece="') ? widthsOf(markup) : [];
      if (widths.length < 2) return '';
      const name = `f${fits.length}`;
      fits.push(rulesOf(name, widths, markup.includes('class="msupsub')));
      return name;
    },
    rules: () =>
      [
        stackedRules('[data-stacked]'),
        reckonedRules,
        ...fits,
        // A little stronger than KaTeX's own rules, as a style would be.
        '.katex.katex.katex {',
        ...[...names].map(([style, name]) => `.${name}{${style}}`),
        '}',
      ].join('\n'),
  };
}

/** @typedef {ReturnType<typeof createClasses>} Classes */

/**
 * @param {string} html  of the page
 * @param {Record<ScopeName, Opened>} opened
 * @param {Classes} [classes]
 * @returns {{ html: string, rules: string }} the same with its formulas, and the rules of their classes
 */
export function withFormulasOfOpenings(html, opened, classes = createClasses()) {
  /** @type {ScopeName | undefined} */
  let name;
  /** Whether each <only-if> that is open now hides what it has. @type {boolean[]} */
  const open = [];
  const written = html.replace(places, (tag, ...found) => {
    const { title, section, own, hides, shows, ends } = found.at(-1);
    if (shows !== undefined) open.push(Boolean(hides));
    if (ends !== undefined) open.pop();
    if (open.includes(true)) return tag;
    if (title) name = scopeOfSection.values().next().value;
    else if (section) name = scopeOfSection.get(section);
    else if (name && own !== undefined) return equation(own, opened[name], classes);
    return tag;
  });
  return { html: written, rules: classes.rules() };
}

/** An equation's lines. @param {string} own  its attributes @param {Opened} opened @param {Classes} classes */
export function linesOf(own, { scope: { state } }, classes) {
  const given = attributesIn(own);
  const asked = askedBy((name) => given.get(name) ?? null);
  const form = { setting: state.setting.value, selection: state.selection.value };
  const formulas = formulasOf(asked, form);
  const tag = asked.isInline ? 'span' : 'div';
  const lineOf = (/** @type {Formula} */ formula) => {
    const markup = filled(
      rendered(texOfLine(formula, asked.isInline), 'htmlAndMathml'),
      formula,
      state,
    );
    const fit = asked.isInline ? '' : classes.fitOf(markup);
    const kept = asked.isInline ? withRoom(markup) : markup;
    return `<${tag}${fit && ` class="${fit}"`}>${classes.instead(kept)}</${tag}>`;
  };
  const lines = typeof formulas === 'string' ? escaped(formulas) : formulas.map(lineOf).join('');
  return { asked, form, formulas, lines };
}

/** @param {string} own  its attributes @param {Opened} opened @param {Classes} classes */
function equation(own, opened, classes) {
  const { state } = opened.scope;
  const { asked, form, formulas, lines } = linesOf(own, opened, classes);
  // What keys do is no help while no script listens to them.
  const { 'aria-description': _, ...always } = standing(asked);
  const all = {
    ...always,
    ...called(asked, form, state.notation.value),
    'data-of': markOf(formulas, asked.isInline),
    ...(lines.includes('<div class="f') && { 'data-reckoned': '' }),
  };
  const more = Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  return `<delta-equation${own}${more}>${lines}${after(asked)}</delta-equation>`;
}

/**
 * A formula with its numbers, with what is lit, and with TeX to be copied.
 * @param {string} markup @param {Formula} formula @param {Opened['scope']['state']} state
 */
function filled(markup, { slots, clean }, { digits, frame, litOf, veiled }) {
  const numbers = {
    frame: /** @type {import('../core/frame.js').Frame} */ (frame.value),
    digits: digits.value,
    veiled: veiled.value,
  };
  return slots
    .reduce((all, slot, index) => {
      const [place, seen] = [placeholder(index), escaped(seenIn(slot, numbers))];
      return all
        .replaceAll(`<mtext>${place}</mtext>`, `<mtext data-slot="${index}">${seen}</mtext>`)
        .replaceAll(`>${place}<`, `>${seen}<`);
    }, markup)
    .replace(/(<annotation[^>]*>)[^<]*/, (_, start) => start + escaped(clean))
    .replace(/ data-symbol="([^"]*)"/g, (symbol, id) => {
      const lit = litOf.value(plain(id));
      return lit ? `${symbol} data-lit="${lit}"` : symbol;
    });
}

/** What the element has behind its lines: a word joiner, or what unfolds the reason. @param {ReturnType<typeof askedBy>} asked */
const after = ({ isInline, hasReason }) => {
  if (isInline) return '\u2060';
  if (!hasReason) return '';
  const { key, summary } = words.steps.why;
  return `<details class="why"><summary tabindex="-1" data-key="${key}">${summary}</summary><div></div></details>`;
};

/** What shows formulas besides <delta-equation>. */
const others = new RegExp(
  [
    String.raw`<section id="(?<section>[^"]+)"`,
    String.raw`<aside class="(?<stage>stage)"`,
    String.raw`<(?<tag>delta-scope|delta-predict|delta-shapes|every-layer)(?<own>${attributes})>`,
  ].join('|'),
  'g',
);

/**
 * @param {string} html  of the page
 * @param {Record<ScopeName, Opened>} opened
 * @returns {{ tag: string, attribute: (name: string) => string, shows: Opened[] }[]} the other elements that show formulas, each with
 *   its network; with all of them, on the stage
 */
export function othersIn(html, opened) {
  /** @type {Opened[]} */
  let shows = [];
  return [...html.matchAll(others)].flatMap(({ groups }) => {
    const { section, stage, tag, own } = /** @type {Record<string, string>} */ (groups);
    const name = scopeOfSection.get(section);
    if (stage) shows = Object.values(opened);
    else if (section) shows = name ? [opened[name]] : [];
    if (!tag) return [];
    const given = attributesIn(own);
    return [{ tag, attribute: (/** @type {string} */ name) => given.get(name) ?? '', shows }];
  });
}

/**
 * What the page need not render itself, as render.js finds it.
 * @param {Iterable<string>} keys  of render.js
 * @param {Classes} classes
 * @returns {string} HTML
 */
export function stockOf(keys, classes) {
  const all = [...keys].map((key) => {
    // To be copied, formulas have clean TeX; these have none of their own.
    const markup = renderedAs(key, classes).replace(/(<annotation[^>]*>)[^<]*/, '$1');
    return `<span data-of="${fingerprintOf(key)}">${markup}</span>`;
  });
  return `<template id="formulas">${all.join('\n')}</template>`;
}

/** @param {string} key  of render.js @param {Classes} classes */
export function renderedAs(key, classes) {
  const [output, tex] = /** @type {[Output, string]} */ (key.split(/ (.*)/s));
  return classes.instead(rendered(tex, output));
}
