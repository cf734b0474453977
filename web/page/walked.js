// While the sentence on what a product walks along is in view, the row and the column that it speaks of light up in its formula.
import { mark } from '../elements/illuminate.js';

/** Out of view: behind the header and the bar. */
const rootMargin = '-60px 0px -90px';

export function lightWhatIsWalked() {
  for (const sentence of document.querySelectorAll('[phrase=turning]')) {
    const equation = /** @type {import('../elements/delta-equation.js').DeltaEquation | null} */ (
      sentence.closest('p')?.nextElementSibling
    );
    if (!equation) continue;
    new IntersectionObserver(
      (changes) => {
        // The newest is last.
        equation.toggleAttribute('data-walked', changes[changes.length - 1].isIntersecting);
        mark(equation, equation.scope);
      },
      { rootMargin },
    ).observe(sentence);
  }
}
