// Style sheets for browsers without light-dark(), which came with Chrome 123, Firefox 120 and Safari 17.5: two custom properties follow the
// colour scheme. The one of the other theme is empty, so that its var() is nothing; that of the theme of now is invalid, so that its
// var() is the colour.

const ofLight = '--light: initial; --dark: ;';
const ofDark = '--light: ; --dark: initial;';

/** A rule that says which themes it has: what is before its declarations, these, and which themes. */
const rule = /([^{};]*\{)([^{}]*\bcolor-scheme:\s*(light dark|light|dark);[^{}]*)\}/g;

/** @param {string} css @returns {string} the same without light-dark() */
export const inBothThemes = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/light-dark\(([^,()]+), ([^,()]+)\)/g, 'var(--light, $1) var(--dark, $2)')
    .replace(rule, (_, before, declarations, themes) =>
      themes === 'light dark'
        ? `${before}${ofLight}${declarations}} @media (prefers-color-scheme: dark) { ${before}${ofDark}} }`
        : `${before}${themes === 'light' ? ofLight : ofDark}${declarations}}`,
    );
