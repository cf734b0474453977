// The base of elements that show a scope.
import { LightElement } from '../widgets/light-element.js';
import { scopeOf } from './scoped.js';

/** @import { Scope } from '../scope/scope.js' */

export class PageElement extends LightElement {
  /** The network that it shows: that of its place in the document. @type {Scope} */
  scope = /** @type {any} */ (null);

  connectedCallback() {
    this.scope = scopeOf(this);
    super.connectedCallback();
  }

  get state() {
    return this.scope.state;
  }

  get commands() {
    return this.scope.commands;
  }
}
