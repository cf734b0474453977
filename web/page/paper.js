// What the page does for paper: it stands still and is light, and each section gets the figures of its own network, which on
// screen stand on the stage, and a line with that network's numbers. The stylesheet (print.css) takes away what only a screen can do.
import { onPaper } from '../elements/in-view.js';
import { format } from '../derivation/number.js';
import { words } from '../words/words.js';
import { networks } from './networks.js';

/** @param {import('./networks.js').PageNetwork} network */
function numbersOf({ scope: { state } }) {
  const line = document.createElement('p');
  line.className = 'on-paper';
  const now = state.frame.peek();
  if (now)
    line.textContent = words.article.paper.network({
      sizes: now.sizes,
      n: now.n,
      epoch: now.epoch,
      J: format(now.J, state.digits.peek()),
    });
  return line;
}

/** The figure that follows an element on paper. @param {Element} place */
function figureOf(place) {
  const figure = document.createElement('delta-scope');
  figure.setAttribute('figure', place.getAttribute('data-on-paper') ?? '');
  figure.className = 'on-paper';
  return figure;
}

/**
 * Paper does not wait for a font that a formula asks for first there: its lines would be laid out for other letters. The page has no
 * fonts but those of formulas.
 */
function loadFontsOfFormulas() {
  for (const font of document.fonts) void font.load().catch(() => undefined);
}

export function prepareForPaper() {
  loadFontsOfFormulas();
  const root = document.documentElement;
  /** The reader's own. @type {string | undefined} */
  let theme;
  onPaper({
    begin() {
      for (const { scope } of networks) scope.commands.pause();
      theme = root.dataset.theme;
      root.dataset.theme = 'light';
      root.classList.add('paper');
      const places = [...document.querySelectorAll('article [data-on-paper]')];
      for (const place of places) place.after(figureOf(place));
      for (const network of networks)
        for (const id of network.sections)
          document.querySelector(`#${id} > h2`)?.after(numbersOf(network));
    },
    end() {
      root.classList.remove('paper');
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
      for (const one of document.querySelectorAll('article .on-paper')) one.remove();
    },
  });
}
