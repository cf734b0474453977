// <not-here of="step bipolar hinge">: what the page does not have, though readers may look for it here, and what comes nearest.
//
//   of  names of words/en/absent.js; all of them, where it is left out
import { css, html } from 'lit';
import { LightElement } from '../widgets/light-element.js';
import { wordsOfAbsent } from '../words/late.js';
import { adopt } from './adopt.js';
import { defineInTurn } from './define-in-turn.js';

/** @typedef {keyof typeof wordsOfAbsent.kinds} Absent */

const { kinds, title } = wordsOfAbsent;

class NotHere extends LightElement {
  render() {
    const names = this.getAttribute('of')?.split(' ') ?? Object.keys(kinds);
    const all = names.map((name) => kinds[/** @type {Absent} */ (name)]);
    return html`<details>
      <summary>${title(all.map(({ name }) => name))}</summary>
      <ul>
        ${all.map(({ says }) => html`<li>${says}</li>`)}
      </ul>
    </details>`;
  }
}

adopt(css`
  not-here {
    color: var(--muted);
    font: 0.875rem/1.5 var(--sans);
  }

  not-here summary {
    cursor: pointer;
  }

  not-here ul {
    max-inline-size: 46rem;
    margin: 0.4rem 0 0;
    padding-inline-start: 1.2rem;
  }
`);
defineInTurn('not-here', NotHere);
