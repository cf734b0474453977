// In the package, what web/elements/formula-styles.js is on the page: the package's own rules, whatever KaTeX the host's page has.
import rules from './formulas/rules.js';

/** @type {CSSStyleSheet | null} */
let sheet = null;

export function formulaStyles() {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
