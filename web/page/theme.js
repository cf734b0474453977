// The theme that a reader has chosen, as it is remembered for the next visit.

/** Those that can be chosen; auto: as the system has it. */
export const themes = /** @type {const} */ (['auto', 'light', 'dark']);

/** @typedef {typeof themes[number]} Theme */

const place = 'deltascope-theme';

/** @returns {Theme} */
export function rememberedTheme() {
  try {
    return themes.find((name) => name === localStorage.getItem(place)) ?? 'auto';
  } catch {
    return 'auto'; // Storage can be forbidden; the theme then lasts as long as the page.
  }
}

/** @param {Theme} name */
export function applyTheme(name) {
  if (name === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
}

/** @param {Theme} name */
export function rememberTheme(name) {
  try {
    localStorage.setItem(place, name);
  } catch {
    // As above.
  }
}
