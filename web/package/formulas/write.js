// In the package, what KaTeX is on the page: a figure's formulas have few forms, and the host's own type will do.
import { htmlOf } from './html.js';
import { mathmlOf } from './mathml.js';
import { read } from '../../derivation/read-tex.js';

/** @param {string} tex @param {HTMLElement} into  emptied @param {{ output?: string }} [options]  html: for the eye alone */
export function render(tex, into, { output = 'htmlAndMathml' } = {}) {
  const whole = read(tex);
  const made = document.createElement('span');
  made.className = 'katex';
  if (output !== 'html') made.append(mathmlOf(whole));
  made.append(htmlOf(whole));
  into.replaceChildren(made);
}

export default { render };
