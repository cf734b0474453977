// Reads the TeX that figures and derivation write, for whoever draws it without KaTeX: some forty commands, the ones of
// tests/js/long/package-formulas.test.js. Everything else is a RangeError, which that test would see.

/** What an atom is to its neighbours, which decides the room between them. @typedef {'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct'} Class */

/**
 * @typedef {{ kind: 'sign', text: string, type: Class, look: 'italic' | 'upright' | 'bold' }} Sign
 * @typedef {{ kind: 'row', items: Node[] }} Row
 * @typedef {{ kind: 'scripts', base: Node, above: Node | null, below: Node | null }} Scripts
 * @typedef {{ kind: 'fraction', above: Node, below: Node, isSmall: boolean }} Fraction
 * @typedef {{ kind: 'named', data: Record<string, string>, body: Row }} Named
 * @typedef {{ kind: 'space', em: number }} Space
 * @typedef {{ kind: 'break', isAllowed: boolean }} Break
 * @typedef {{ kind: 'large', text: string, type: Class, size: 1 | 2 }} Large
 * @typedef {{ kind: 'brace', body: Row }} Brace
 * @typedef {{ kind: 'struck', body: Row }} Struck
 * @typedef {{ kind: 'matrix', rows: Row[][] }} Matrix
 * @typedef {{ kind: 'style', isDisplay: boolean }} Style
 * @typedef {Sign | Row | Scripts | Fraction | Named | Space | Break | Large | Brace | Struck | Matrix | Style} Node
 */

const token = /\\[A-Za-z]+|\\\\(?:\[[^\]]*\])?|\\.|[^\s\\]/gu;

/** @type {Record<string, [text: string, type: Class, look?: Sign['look']]>} */
const signs = {
  '\\partial': ['∂', 'ord'],
  '\\delta': ['δ', 'ord', 'italic'],
  '\\sigma': ['σ', 'ord', 'italic'],
  '\\Phi': ['Φ', 'ord'],
  '\\top': ['⊤', 'ord'],
  '\\cdot': ['⋅', 'bin'],
  '\\times': ['×', 'bin'],
  '\\odot': ['⊙', 'bin'],
  '\\to': ['→', 'rel'],
  '\\neq': ['≠', 'rel'],
  '\\sum': ['∑', 'op'],
  '\\ln': ['ln', 'op'],
  '\\max': ['max', 'op'],
  '\\tanh': ['tanh', 'op'],
  '\\cdots': ['⋯', 'ord'],
  '\\vdots': ['⋮', 'ord'],
  '\\ddots': ['⋱', 'ord'],
  '-': ['−', 'bin'],
  '+': ['+', 'bin'],
  '=': ['=', 'rel'],
  ':': [':', 'rel'],
  '>': ['>', 'rel'],
  '(': ['(', 'open'],
  '[': ['[', 'open'],
  ')': [')', 'close'],
  ']': [']', 'close'],
  ',': [',', 'punct'],
};

/** In em, as TeX has them. @type {Record<string, number>} */
const spaces = { '\\,': 1 / 6, '\\!': -1 / 6, '\\ ': 1 / 4, '\\quad': 1, '\\qquad': 2 };

/** @type {Record<string, [size: 1 | 2, type: Class]>} */
const larger = {
  '\\bigl': [1, 'open'],
  '\\bigr': [1, 'close'],
  '\\Bigl': [2, 'open'],
  '\\Bigr': [2, 'close'],
};

/** What is written as it stands: letters of a name, not a product of them. @type {Record<string, Sign['look']>} */
const words = { '\\text': 'upright', '\\mathrm': 'upright' };

/** @param {string} text  symbol=W_out[2{,}1],colour=W @returns {Record<string, string>} */
const dataOf = (text) =>
  Object.fromEntries(
    text.split(/,(?!\})/).map((pair) => {
      const [name, ...value] = pair.replace(/\{,\}/g, ',').split('=');
      return [name, value.join('=')];
    }),
  );

class Reader {
  #text;
  #place = 0;
  #isBold = false;

  /** @param {string} text */
  constructor(text) {
    this.#text = text;
  }

  /** The next token, taken only if it is asked for. @returns {string} '' at the end */
  #next(isTaken = true) {
    token.lastIndex = this.#place;
    const [found = ''] = token.exec(this.#text) ?? [];
    if (isTaken) this.#place = token.lastIndex || this.#text.length;
    return found;
  }

  /** What stands in braces, as it stands. @returns {string} */
  #raw() {
    if (this.#next() !== '{') throw this.#refused('{');
    const begin = this.#place;
    for (let depth = 1; depth > 0; this.#place += 1) {
      const sign = this.#text[this.#place];
      if (sign === undefined) throw this.#refused('}');
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    }
    return this.#text.slice(begin, this.#place - 1);
  }

  /** @param {string} expected */
  #refused(expected) {
    return new RangeError(`the formula is ${this.#text}; expected ${expected}`);
  }

  /** Until one of these, which is taken. @param {readonly string[]} ends @returns {[Row, end: string]} */
  row(ends) {
    /** @type {Node[]} */
    const items = [];
    for (;;) {
      const found = this.#next();
      if (ends.includes(found)) return [{ kind: 'row', items }, found];
      if (!found) throw this.#refused(ends[0]);
      if (found === '^' || found === '_' || found === "'") this.#script(items, found);
      else items.push(this.#node(found));
    }
  }

  /** Goes to what stands before it. @param {Node[]} items @param {string} sign */
  #script(items, sign) {
    const last = items.pop() ?? { kind: 'row', items: [] };
    /** @type {Scripts} */
    const scripts =
      last.kind === 'scripts' ? last : { kind: 'scripts', base: last, above: null, below: null };
    const given =
      sign === "'"
        ? /** @type {Sign} */ ({ kind: 'sign', text: '′', type: 'ord', look: 'upright' })
        : this.#argument();
    scripts[sign === '_' ? 'below' : 'above'] = given;
    items.push(scripts);
  }

  /** In braces, or one sign. @returns {Node} */
  #argument() {
    const found = this.#next();
    return found === '{' ? this.row(['}'])[0] : this.#node(found);
  }

  /** In braces. @returns {Row} */
  #body() {
    if (this.#next() !== '{') throw this.#refused('{');
    return this.row(['}'])[0];
  }

  /** @param {string} found @returns {Node} */
  #node(found) {
    if (found === '{') return this.row(['}'])[0];
    if (!found || found === '}') throw this.#refused('a sign');
    if (Object.hasOwn(signs, found)) {
      const [text, type, look = 'upright'] = signs[found];
      return { kind: 'sign', text, type, look };
    }
    if (Object.hasOwn(spaces, found)) return { kind: 'space', em: spaces[found] };
    if (Object.hasOwn(larger, found)) {
      const [size, type] = larger[found];
      return { kind: 'large', text: this.#next(), type, size };
    }
    if (Object.hasOwn(words, found)) {
      const text = this.#raw().replaceAll('\\,', '\u2009');
      return { kind: 'sign', text, type: 'ord', look: words[found] };
    }
    if (found.startsWith('\\')) return this.#command(found);
    if (/[\d.]/.test(found)) return this.#number(found);
    return {
      kind: 'sign',
      text: found,
      type: 'ord',
      look: this.#isBold ? 'bold' : /\p{L}/u.test(found) ? 'italic' : 'upright',
    };
  }

  /** @param {string} first @returns {Sign} */
  #number(first) {
    const [rest] = /^[\d.]*/.exec(this.#text.slice(this.#place)) ?? [''];
    this.#place += rest.length;
    const look = this.#isBold ? 'bold' : 'upright';
    return { kind: 'sign', text: first + rest, type: 'ord', look };
  }

  /** @param {string} name @returns {Node} */
  #command(name) {
    if (name === '\\frac' || name === '\\tfrac') {
      const above = this.#argument();
      return { kind: 'fraction', above, below: this.#argument(), isSmall: name === '\\tfrac' };
    }
    if (name === '\\htmlData') {
      const data = dataOf(this.#raw());
      return { kind: 'named', data, body: this.#body() };
    }
    // The project's own: see derivation/render.js.
    if (name === '\\W') return { kind: 'named', data: { colour: 'W' }, body: this.#body() };
    if (name === '\\piece')
      return { kind: 'named', data: { piece: this.#raw() }, body: this.#body() };
    if (name === '\\mathbf') return this.#bold();
    if (name === '\\underbrace') return { kind: 'brace', body: this.#body() };
    if (name === '\\cancel') return { kind: 'struck', body: this.#body() };
    if (name === '\\displaystyle' || name === '\\textstyle')
      return { kind: 'style', isDisplay: name === '\\displaystyle' };
    if (name === '\\allowbreak' || name === '\\nobreak')
      return { kind: 'break', isAllowed: name === '\\allowbreak' };
    if (name === '\\begin' && this.#raw() === 'bmatrix') return this.#matrix();
    throw new RangeError(`the formula has ${name}; expected a command of this file`);
  }

  #bold() {
    this.#isBold = true;
    const body = this.#body();
    this.#isBold = false;
    return body;
  }

  /** @returns {Matrix} */
  #matrix() {
    /** @type {Row[][]} */
    const rows = [[]];
    for (;;) {
      const [cell, end] = this.row(['&', '\\end', ...this.#lineEnds()]);
      rows[rows.length - 1].push(cell);
      if (end === '\\end') break;
      if (end !== '&') rows.push([]);
    }
    this.#raw();
    return { kind: 'matrix', rows };
  }

  /** How lines of a matrix end here: with how much room, or without. */
  #lineEnds() {
    return [...new Set(this.#text.match(/\\\\(?:\[[^\]]*\])?/g))];
  }

  /** @returns {Row} */
  whole() {
    return this.row([''])[0];
  }
}

/** @param {string} tex @returns {Row} @throws {RangeError} where it is none of what is written here */
export const read = (tex) => new Reader(tex).whole();
