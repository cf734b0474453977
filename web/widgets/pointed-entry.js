// <pointed-entry>: the entry that is pointed at, with its number.
import { html } from 'lit';
import { signal } from '@preact/signals-core';
import { words } from '../words/words.js';
import { LightElement } from './light-element.js';

/** @import { ReadonlySignal } from '@preact/signals-core' */

const text = words.figures.widgets.pointedEntry;

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
    if (!found) return text.hint;
    const [name, number] = found;
    return text.entry(name, html`<b>${number}</b>`);
  }
}

customElements.define('pointed-entry', PointedEntry);
