// A figure's still picture, as HTML and as rules: what <delta-scope> shows until it has drawn the figure itself. Only the build uses this.
import { wantedBy } from '../derivation/render.js';
import { fingerprintOf } from '../derivation/hash.js';
import { figureNow, figureOf } from '../figures/index.js';
import { textFor } from '../figures/figure.js';
import { figureState } from './figure-state.js';
import { hostStyles } from './figure-styles.js';
import { apart, rulesFor } from './picture-rules.js';
import { createStyles, stillOf } from './still.js';
import { escaped, htmlOf, plain } from './template-html.js';

/**
 * @import { Figure } from '../figures/figure.js'
 * @import { Opened } from './wanted-at-opening.js'
 */

/**
 * The figures that have a picture, each with the width that it is drawn for, in CSS pixels; other: one more, by which still.js finds
 * how places follow the width; narrow: that of a picture for narrow columns, where the first would only be scaled.
 * @type {Record<string, { width: number, other?: number, narrow?: number }>}
 */
const drawnFor = {
  loss: { width: 606, narrow: 314 },
  network: { width: 620, other: 500 },
  journey: { width: 606 },
  tree: { width: 620 },
  factors: { width: 606 },
  product: { width: 606 },
};

/** In columns narrower than this, in rem, the narrow picture is shown, and what has none is smaller. */
const columns = { wide: 30, small: 24 };

/** What a figure takes at least where its picture is smaller, in rem. */
const rooms = { network: 11.75, tree: 17.25 };

const byColumn = `
  .still .narrow { display: none; }
  @container (width < ${columns.wide}rem) {
    .still {
      .wide { display: none; }
      .narrow { display: block; }
      .fluid { zoom: 0.8; }
    }
  }
  @container (width < ${columns.small}rem) {
    .still .fluid { zoom: 0.65; }
  }
  @media (scripting: enabled) {
    ${Object.entries(rooms)
      .map(([name, room]) => `[figure='${name}'] > .still .picture { min-height: ${room}rem; }`)
      .join('\n')}
  }`;

/**
 * How formulas are written.
 * @typedef {object} Formulas
 * @property {(key: string) => string} symbol  one by its key of render.js
 * @property {(own: string, opened: Opened) => string} lines  those of a <delta-equation> with these attributes
 */

/** @param {Formulas} formulas */
export async function createPictures(formulas) {
  await Promise.all(Object.keys(drawnFor).map(figureOf));
  const styles = createStyles();
  /** @type {Map<string, string>} */
  const shown = new Map();
  /** The formulas that stand in pictures, by their keys of render.js. @type {Set<string>} */
  const symbols = new Set();

  /** What a guard makes: a symbol's picture, or more of a template. @param {() => any} make @returns {string} */
  function guarded(make) {
    /** @type {any} */
    let made;
    const [key] = wantedBy(() => (made = make()));
    if (!key) return htmlOf(made, guarded);
    // The first of its kind is there for the page's scripts, too.
    const of = symbols.has(key) ? '' : ` data-of="${fingerprintOf(key)}"`;
    symbols.add(key);
    const colour = made.dataset.colour ? ` data-colour="${made.dataset.colour}"` : '';
    return `<span class="symbol"${of}${colour}>${formulas.symbol(key)}</span>`;
  }

  /** @param {Figure} figure @param {Opened} opened @param {number} width @returns {import('./still.js').Drawn} */
  function drawn(figure, opened, width) {
    const { litOf } = opened.scope.state;
    const markup = htmlOf(figure.view(stateOf(opened, width)), guarded)
      .replace(/ data-symbol="([^"]*)"/g, (_, id) => {
        const lit = litOf.value(plain(id));
        return lit ? ` data-lit="${lit}"` : '';
      })
      .replace(/<delta-equation([^>]*)><\/delta-equation>/g, (_, own) =>
        formulas.lines(own, opened),
      );
    return { markup, width };
  }

  /** @param {string} name  of a figure @param {Opened} opened */
  function pictureOf(name, opened) {
    const figure = figureOfName(name);
    const { width, other, narrow } = drawnFor[name];
    const at = (/** @type {number} */ wide) => drawn(figure, opened, wide);
    const own = stillOf(at(width), other ? at(other) : null, styles);
    if (narrow)
      return `<div class="wide">${own}</div><div class="narrow">${stillOf(at(narrow), null, styles)}</div>`;
    return own.includes(' preserveAspectRatio="none"') ? `<div class="fluid">${own}</div>` : own;
  }

  return {
    symbols,
    /** @param {string} name  of a figure @param {Opened} opened @returns {string} HTML; '' where it has no picture */
    still(name, opened) {
      if (!drawnFor[name]) return '';
      const { title, caption, says, saysAloud } = figureOfName(name);
      const state = stateOf(opened, drawnFor[name].width);
      const whole = apart(
        [
          `<figure class="still"><p class="title">${escaped(textFor(title, state))}</p>`,
          `<div class="picture" aria-hidden="true">${pictureOf(name, opened)}</div>`,
          `<p class="${saysAloud ? 'says' : 'visually-hidden'}">${escaped(says(state))}</p>`,
          `<figcaption>${escaped(textFor(caption, state))}</figcaption></figure>`,
        ].join(''),
      );
      shown.set(name, (shown.get(name) ?? '') + whole);
      return whole;
    },
    rules: () =>
      [
        rulesFor('', hostStyles.cssText, [...shown.values()].join('')),
        ...[...shown].map(([name, all]) =>
          rulesFor(`[figure='${name}']`, figureOfName(name).styles.cssText, all),
        ),
        byColumn,
        styles.rules(),
      ].join('\n'),
  };
}

const figureOfName = (/** @type {string} */ name) => /** @type {Figure} */ (figureNow(name));

/** @param {Opened} opened @param {number} width */
const stateOf = ({ scope, answer }, width) => figureState(scope, { width, em: 1, answer });
