// The base of what is drawn in the style of the place where it stands (no shadow root), and again when a signal changes.
import { LitElement } from 'lit';
import { SignalWatcher } from '@lit-labs/preact-signals';

export class LightElement extends SignalWatcher(LitElement) {
  connectedCallback() {
    super.connectedCallback();
    // A translator puts other nodes in the place of a text's; what is drawn again would then be drawn nowhere.
    this.translate = false;
  }

  createRenderRoot() {
    return this;
  }
}
