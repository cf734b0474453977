// The rules of the classes that stand for styles in formulas that the build has rendered (page/formulas-at-opening.js), for shadow roots,
// which a document's rules do not reach.

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** @returns {CSSStyleSheet} empty, where the page has no formulas from the build */
export function openingStyles() {
  if (sheet) return sheet;
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const own = rules.find((rule) => Reflect.get(rule, 'selectorText') === '.katex.katex.katex');
  sheet = new CSSStyleSheet();
  sheet.replaceSync(own?.cssText ?? '');
  return sheet;
}
