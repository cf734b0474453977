// The base of elements that show a scope.
import { LightElement } from '../widgets/light-element.js';
import { followScope } from './scoped.js';

/** @import { Scope } from '../scope/scope.js' */

export class PageElement extends LightElement {
  /** The network that it shows: that of its place in the document. @type {Scope} */
  scope = /** @type {any} */ (null);

  #leave = () => {};

  connectedCallback() {
    this.#leave = followScope(this, (scope) => {
      if (scope === this.scope) return;
      this.scope = scope;
      this.requestUpdate();
    });
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  get state() {
    return this.scope.state;
  }

  get commands() {
    return this.scope.commands;
  }
}
