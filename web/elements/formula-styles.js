// How formulas look in shadow roots, which a document's rules do not reach: KaTeX's rules, and those of the classes that stand for
// styles in formulas that the build has rendered (page/formulas-at-opening.js). Both stand in the page's style sheet already, so they
// are taken from there.

/** @type {CSSStyleSheet | null} */
let sheet = null;

const selectorOf = (/** @type {CSSRule} */ rule) => String(Reflect.get(rule, 'selectorText') ?? '');

/** @param {CSSStyleSheet} of @returns {CSSRule[]} none of a sheet from another origin, which is not to be read */
function rulesIn(of) {
  try {
    return [...of.cssRules];
  } catch {
    return [];
  }
}

/** KaTeX's rules, where they stand at the head of the sheet; its fonts, which a shadow root does not take, are left out. @param {CSSRule[]} rules */
function headOf(rules) {
  const styles = rules.filter((rule) => !(rule instanceof CSSFontFaceRule));
  const end = styles.findIndex((rule) => !/^(?:\.katex|body$)/.test(selectorOf(rule)));
  return styles.slice(0, Math.max(end, 0)).filter((rule) => selectorOf(rule) !== 'body');
}

/** @returns {CSSStyleSheet} where a page has no style sheet, empty until KaTeX's rules have come */
export function formulaStyles() {
  if (sheet) return sheet;
  const adopted = (sheet = new CSSStyleSheet());
  const all = [...document.styleSheets].map(rulesIn);
  const katex = all.map(headOf).find((rules) => rules.length > 0);
  const own = all.flat().find((rule) => selectorOf(rule) === '.katex.katex.katex');
  const textOf = (/** @type {CSSRule[]} */ rules) => rules.map(({ cssText }) => cssText).join('\n');
  const ownText = own?.cssText ?? '';
  adopted.replaceSync(`${katex ? textOf(katex) : ''}\n${ownText}`);
  // A host page of figures alone.
  if (!STYLE_SHEET && !katex)
    void import('#katex-rules').then((text) => adopted.replaceSync(text.default));
  return adopted;
}
