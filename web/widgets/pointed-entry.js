// <pointed-entry>: the entry that is pointed at, with its number.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { LightElement } from './light-element.js';

/** @import { ReadonlySignal } from '@preact/signals-core' */

class PointedEntry extends LightElement {
  static properties = { pointed: { attribute: false }, read: { attribute: false } };

  constructor() {
    super();
    /** The symbol that is pointed at. @type {ReadonlySignal<string | null>} */
    this.pointed = signal(null);
    /** A symbol in words, and its number; null where it has none. @type {(id: string) => [string, string] | null} */
    this.read = () => null;
  }

  render() {
    const at = this.pointed.value;
    const found = at && this.read(at);
    if (!found) return html`Point at a cell to read it. Click to select its weight.`;
    const [words, number] = found;
    return html`${words}: <b>${number}</b>`;
  }
}

customElements.define('pointed-entry', PointedEntry);
