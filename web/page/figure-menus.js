// A quiet “⋯” by each figure of the page: it opens what takes the figure away, which comes when it is first asked for.
import { css } from 'lit';
import { effect, untracked } from '@preact/signals-core';
import { adopt } from '../elements/adopt.js';
import { wordsOfTaking as text } from '../words/late.js';
import { links, said } from './address.js';

/** @typedef {HTMLElement & { scope: import('../scope/scope.js').Scope }} Shown */

const styles = css`
  .take {
    position: absolute;
    inset: -0.4rem 0 auto auto;
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 1.75rem;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--muted);
    font: 1.25rem/1 var(--sans, sans-serif);
    cursor: pointer;
  }
  .take:hover {
    background: var(--tab);
    color: var(--ink);
  }
  .take:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  @media print {
    .take {
      display: none;
    }
  }
`;

/** @returns {Promise<any>} the one dialog of the page */
async function dialog() {
  await import('../elements/take-dialog.js');
  const there = document.querySelector('take-dialog');
  if (there) return there;
  const made = document.createElement('take-dialog');
  document.body.append(made);
  return made;
}

/** @param {Shown} figure */
async function take(figure) {
  const { commands, state } = figure.scope;
  // The link, the code and the picture are of one moment: what trains, or would begin to, waits.
  let goesOn = false;
  const release = effect(() => {
    if (!state.running.value) return;
    goesOn = true;
    untracked(commands.pause);
  });
  const section = figure.closest('section')?.id;
  const link = links().then(({ linkHere }) => linkHere(section));
  link.catch(() => undefined);
  const end = () => {
    release();
    if (goesOn) void commands.train();
  };
  const one = await dialog().catch((error) => {
    end();
    throw error;
  });
  await one.open({ figure, link, end });
}

/** To be called once, when the networks have numbers: what has none cannot be taken away. */
export function offerFigures() {
  adopt(styles);
  for (const one of document.querySelectorAll('delta-scope')) {
    const figure = /** @type {Shown} */ (/** @type {unknown} */ (one));
    if (!figure.scope?.state.frame.peek()) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'take';
    button.slot = 'corner';
    button.textContent = '⋯';
    button.title = text.button;
    // As attributes: Firefox 115 does not know the properties.
    button.setAttribute('aria-label', text.button);
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', () => {
      take(figure).catch(() => (said.value = [text.notCome]));
    });
    figure.append(button);
  }
}
