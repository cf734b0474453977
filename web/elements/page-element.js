// The base of the page's own controls: redrawn when a signal changes, in the page's own style (no shadow root).
import { LitElement } from 'lit';
import { SignalWatcher } from '@lit-labs/preact-signals';

export class PageElement extends SignalWatcher(LitElement) {
  createRenderRoot() {
    return this;
  }
}
