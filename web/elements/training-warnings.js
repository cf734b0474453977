// <training-warnings>: what stands in the way of training the network of its place, a sentence and a button for each.
//
//   quiet  shows nothing where there is nothing, and nothing new while training runs
import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { significant, format, inFull } from '../derivation/number.js';
import { knownOf, mend } from '../scope/mends.js';
import { boundsEta, warningsOf } from '../scope/warnings.js';
import { wordsOfWarnings } from '../words/late.js';
import { adopt } from './adopt.js';
import { defineInTurn } from './define-in-turn.js';
import { isNearView } from './in-view.js';
import { PageElement } from './page-element.js';

/** @import { Warning } from '../scope/warnings.js' */

const text = wordsOfWarnings;

/** While training runs, they are looked for so often, in milliseconds; a sentence that stands stays as it is. */
const pause = 700;

/** What a warning is told from others by. @param {Warning} warning */
const keyOf = (warning) => `${warning.name} ${Reflect.get(warning, 'layer') ?? ''}`;

/** One with its numbers as they are written. @param {Warning} warning @param {number} hiddenLayers */
function saidOf(warning, hiddenLayers) {
  const rounded = (/** @type {number} */ number) => format(number, significant(2));
  const facts = /** @type {any} */ ({ ...warning });
  if ('layer' in warning) facts.depth = hiddenLayers > 1 ? warning.layer + 1 : 0;
  for (const name of ['largest', 'limit'])
    if (name in warning) facts[name] = rounded(Reflect.get(warning, name));
  for (const name of ['eta', 'larger'])
    if (typeof facts[name] === 'number') facts[name] = inFull(Number(facts[name].toPrecision(3)));
  const { says, mend } = text.of[warning.name];
  return { says: says(facts), mend: /** @type {any} */ (mend)(facts) };
}

class TrainingWarnings extends PageElement {
  /** @type {Warning[]} */
  #found = [];
  #lookedAt = -Infinity;
  /** Of the pass that they were found from. @type {unknown[]} */
  #of = [];

  get #isQuiet() {
    return this.hasAttribute('quiet');
  }

  /** Those of now, or, while training runs, of a moment ago. */
  #look() {
    const known = knownOf(this.state);
    const isRunning = this.state.running.value;
    if (!known || !isNearView(this)) return this.#found;
    const { frame, eta, rule, dataset } = known;
    const of = [frame, eta, rule, dataset];
    if (of.every((one, place) => one === this.#of[place])) return this.#found;
    if (isRunning && performance.now() - this.#lookedAt < pause) return this.#found;
    const now = warningsOf(known);
    const before = new Map(this.#found.map((warning) => [keyOf(warning), warning]));
    // Numbers that change with every look cannot be read; and what is below stays where it is.
    const room = Math.max(this.#found.length, this.#isQuiet ? 0 : 1);
    this.#found = isRunning
      ? now.map((warning) => before.get(keyOf(warning)) ?? warning).slice(0, room)
      : now;
    this.#of = isRunning ? [] : of;
    this.#lookedAt = performance.now();
    return this.#found;
  }

  render() {
    if (!this.state.form.value) return nothing;
    const hiddenLayers = this.state.shape.value.sizes.length - 2;
    const found = this.#look();
    return html`<div role="status" aria-label=${text.label} tabindex="-1">
      <ul>
        ${found.length || this.#isQuiet ? nothing : html`<li class="none">${text.none(boundsEta(this.state.rule.value))}</li>`}
        ${repeat(found, keyOf, (warning) => {
          const { says, mend } = saidOf(warning, hiddenLayers);
          return html`<li>
            <span>${says}</span>
            <button type="button" @click=${() => this.#mend(warning)}>${mend}</button>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  /** @param {Warning} warning */
  async #mend(warning) {
    const button = document.activeElement;
    await mend(this.scope, warning);
    await this.updateComplete;
    // A button that has gone takes the focus with it.
    if (button && !button.isConnected) this.querySelector('div')?.focus();
  }
}

adopt(css`
  training-warnings {
    display: block;
  }

  training-warnings:has(button) {
    margin-block: 1rem;
  }

  /* An empty one would keep the margins above and below apart. */
  training-warnings ul:has(li) {
    display: grid;
  }

  training-warnings ul {
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font: 0.875rem/1.4 var(--sans);
  }

  training-warnings li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.9rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--focus);
  }

  training-warnings li.none {
    border-color: var(--rule);
    color: var(--muted);
  }

  training-warnings span {
    max-inline-size: 46rem;
  }

  training-warnings button {
    min-height: 34px;
    padding: 0.2rem 0.6rem;
    border: 1px solid var(--rule-strong);
    border-radius: 8px;
    background: var(--card);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
`);
defineInTurn('training-warnings', TrainingWarnings);
