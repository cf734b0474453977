// <only-if loss="cross-entropy" output="sigmoid">: words, formulas and figures of the article that are right for some networks only.
//
//   its attributes  facts of derivation/facts.js; several values stand with blanks between, and all attributes must hold
// The build hides what does not hold for the opening network of its section.
import { effect } from '@preact/signals-core';
import { factNames, hold } from '../derivation/facts.js';
import { defineInTurn } from './define-in-turn.js';
import { followScope } from './scoped.js';

class OnlyIf extends HTMLElement {
  #stop = () => {};
  #leave = () => {};

  connectedCallback() {
    const conditions = factNames
      .filter((fact) => this.hasAttribute(fact))
      .map((fact) => /** @type {const} */ ([fact, this.getAttribute(fact) ?? '']));
    this.#leave = followScope(this, ({ state }) => {
      this.#stop();
      this.#stop = effect(() => {
        // The opening is right from the first.
        const now = state.form.value;
        if (now) this.hidden = !hold(conditions, now, state.convention.value);
      });
    });
  }

  disconnectedCallback() {
    this.#leave();
    this.#stop();
  }
}

defineInTurn('only-if', OnlyIf);
