// <delta-say phrase="edge" layer="out">: words of a sentence that follow the network and what is selected.
//
//   phrase      a name of words.article.say
//   layer       whose weight it speaks of: the output layer's, where left out
// The build writes into it what the opening network has to say (page/said-at-opening.js).
import { effect } from '@preact/signals-core';
import { defineInTurn } from './define-in-turn.js';
import { said } from './said.js';
import { followScope } from './scoped.js';

class DeltaSay extends HTMLElement {
  #stop = () => {};
  #leave = () => {};

  connectedCallback() {
    const phrase = this.getAttribute('phrase') ?? '';
    const layer = this.getAttribute('layer') ?? undefined;
    this.#leave = followScope(this, ({ state }) => {
      this.#stop();
      // The opening's words are right from the first; the state's shape is that only once the core has answered.
      let shown = this.firstChild?.nodeValue ?? '';
      let isRight = shown !== '' && !state.form.peek();
      this.#stop = effect(() => {
        const form = state.shape.value;
        const [selection, convention] = [state.selection.value, state.convention.value];
        const text = said(phrase, { form, selection, convention }, layer);
        // What stays the same is let alone: a translator may have been at it.
        if (!isRight && text !== shown) this.replaceChildren((shown = text));
        isRight = false;
      });
    });
  }

  disconnectedCallback() {
    this.#leave();
    this.#stop();
  }
}

defineInTurn('delta-say', DeltaSay);
