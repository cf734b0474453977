// Drawings of figures as SVG that stands alone, by the figure's name.

/** svg: a file's text; width, height: in CSS pixels. @typedef {{ svg: string, width: number, height: number }} Drawing */

/** @returns {Drawing | null} null where a figure has none */
export const drawingOf = (
  /** @type {string} */ name,
  /** @type {any} */ state,
  /** @type {{theme: string, ground: string}} */ { theme },
) => ({
  width: 300,
  height: 100,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100" fill="${theme === 'dark' ? '#000' : '#fff'}"/><text x="10" y="40" fill="#888">${name} ${state.frame.J}</text></svg>`,
});
