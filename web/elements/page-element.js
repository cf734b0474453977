// The base of controls that show a scope: redrawn when a signal changes, in the page's own style (no shadow root).
import { LitElement } from 'lit';
import { SignalWatcher } from '@lit-labs/preact-signals';
import { scopeOf } from './scoped.js';

/** @import { Scope } from '../scope/scope.js' */

export class PageElement extends SignalWatcher(LitElement) {
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

  createRenderRoot() {
    return this;
  }
}
