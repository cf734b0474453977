// “Why?” under an equation: unfolds the step's reason and the line between, drawn when it is opened.
import { renderTex, whenReady } from '../derivation/render.js';
import { words } from '../words/words.js';
import { texOfLine } from './written.js';

/** @import { Formula } from '../derivation/tex.js' */

/** A sentence, or a formula and where its numbers stand. @typedef {{ says: string } | Formula} Part */

/** @returns {HTMLDetailsElement} closed and empty */
function newDetails() {
  const details = document.createElement('details');
  details.className = 'why';
  const summary = document.createElement('summary');
  summary.textContent = words.steps.why.summary;
  // The equation is the tab stop; its key “?” unfolds, too.
  summary.tabIndex = -1;
  summary.dataset.key = words.steps.why.key;
  details.append(summary, document.createElement('div'));
  return details;
}

/**
 * @param {(line: HTMLElement, formula: Formula) => void} drawn  called with each line that has been drawn
 * @param {HTMLDetailsElement | null} [standing]  what the build has put there
 */
export function createWhy(drawn, standing) {
  const details = standing ?? newDetails();
  const body = /** @type {HTMLElement} */ (details.lastElementChild);
  let whenDrawn = () => {};

  /** @type {() => Promise<Part[]>} */
  let partsOf = async () => [];

  /** The newest that is to be drawn, while it is loaded, or KaTeX for it. */
  let awaited = {};

  /** @param {Part[]} parts @param {string[]} texts  their formulas as KaTeX takes them */
  function write(parts, texts) {
    const lines = parts.map((part, place) => {
      const line = document.createElement('says' in part ? 'p' : 'div');
      if ('says' in part) line.textContent = part.says;
      else {
        renderTex(texts[place], line);
        drawn(line, part);
      }
      return line;
    });
    body.replaceChildren(...lines);
    whenDrawn();
  }

  async function draw() {
    if (!details.open) return;
    const mine = (awaited = {});
    const parts = await partsOf().catch(() => [{ says: words.steps.why.notCome }]);
    const texts = parts.map((part) => ('says' in part ? '' : texOfLine(part, false)));
    if (awaited === mine)
      whenReady(texts.filter(Boolean), () => awaited === mine && write(parts, texts));
  }

  return {
    details,
    /** Another network, selection or notation. @param {() => Promise<Part[]>} parts  asked for when it is open */
    show(parts) {
      partsOf = parts;
      void draw();
    },
    /** Calls back when it has been opened and drawn. @param {() => void} then */
    whenOpened(then) {
      whenDrawn = then;
      details.addEventListener('toggle', () => void draw());
    },
    toggle() {
      details.open = !details.open;
    },
  };
}
