// <point-reading>: above the bar, what the symbol under the pointer or the keyboard's cursor is, with its number in full, to be copied.
import { html, nothing } from 'lit';
import { inFull } from '../derivation/number.js';
import { parseSymbol, spokenOf, symbols, valueOf } from '../derivation/symbols.js';
import { PageElement } from '../elements/page-element.js';
import { words, wordsOfPage } from '../words/words.js';

const text = wordsOfPage.reading;

/** It goes when the page has been scrolled by so many window heights since it came. */
const scrolledAtMost = 0.5;

/** How long it stays after the pointer has left, so that its button can be reached, in milliseconds. */
const patience = 1500;

/** @param {EventTarget} node */
const isSymbol = (node) => node instanceof Element && node.hasAttribute('data-symbol');

class PointReading extends PageElement {
  static properties = { shown: { state: true }, done: { state: true } };

  #timer = 0;

  /** Whether the pointer is on it. */
  #isHeld = false;

  /** Where the pointer was last, in CSS pixels from the left. */
  #x = 0;

  #way = new AbortController();

  /** Whose symbol it shows. @type {import('../scope/scope.js').Scope | null} */
  #of = null;

  /** What it has been sent away from, until another symbol is pointed at. @type {string | null} */
  #dismissed = null;

  /** How far the page was scrolled when it came, in CSS pixels. */
  #since = 0;

  constructor() {
    super();
    /** The symbol that it speaks of; '' while it is not there. */
    this.shown = '';
    /** Whether its number has just been copied. */
    this.done = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#way = new AbortController();
    const { signal } = this.#way;
    this.addEventListener('pointerenter', () => (this.#isHeld = true), { signal });
    this.addEventListener('pointerleave', () => ((this.#isHeld = false), this.#follow()), {
      signal,
    });
    const seen = (/** @type {PointerEvent} */ { clientX }) => (this.#x = clientX);
    document.addEventListener('pointermove', seen, { signal, passive: true });
    document.addEventListener('pointerdown', seen, { signal, passive: true });
    const dismiss = () => {
      if (!this.shown || this.#isHeld) return;
      this.#dismissed = this.state.pointed.peek();
      this.shown = '';
    };
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && dismiss(), { signal });
    // A finger leaves its symbol lit; the next tap beside symbols ends that for this line.
    document.addEventListener(
      'pointerdown',
      (event) => {
        const isOnSymbol = event.composedPath().some(isSymbol);
        if (event.pointerType === 'touch' && !isOnSymbol && !event.composedPath().includes(this))
          dismiss();
      },
      { signal, passive: true },
    );
    document.addEventListener(
      'scroll',
      () => {
        if (Math.abs(window.scrollY - this.#since) > scrolledAtMost * window.innerHeight) dismiss();
      },
      { signal, passive: true },
    );
    // Where nothing is marked, what is pointed at is copied.
    document.addEventListener(
      'copy',
      (event) => {
        if (!this.shown || String(document.getSelection())) return;
        const number = this.#number();
        if (!number) return;
        event.clipboardData?.setData('text/plain', number);
        event.preventDefault();
        this.done = true;
      },
      { signal },
    );
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#way.abort();
    clearTimeout(this.#timer);
  }

  /** The number in full, as other programs read it; '' where there is none, or it is asked for. */
  #number() {
    const { frame, veiled } = this.state;
    const now = frame.peek();
    const value = now && this.shown ? valueOf(now, this.shown) : NaN;
    return Number.isFinite(value) && !veiled.peek().has(this.shown) ? String(value) : '';
  }

  #follow() {
    const at = this.state.pointed.peek();
    clearTimeout(this.#timer);
    if (at !== this.#dismissed) this.#dismissed = null;
    if (at && at !== this.#dismissed) {
      if (at !== this.shown) {
        this.done = false;
        this.#since = window.scrollY;
        // On the other side, so that it covers nothing that is about to be pressed.
        this.toggleAttribute('data-at-end', this.#x < window.innerWidth / 2);
      }
      this.shown = at;
    } else if (!this.#isHeld) {
      this.#timer = window.setTimeout(() => (this.shown = ''), patience);
    }
  }

  render() {
    const { frame, notation, pointed, veiled } = this.state;
    void pointed.value;
    // Another section's network has no part in what was pointed at.
    if (this.#of !== this.scope) {
      this.#of = this.scope;
      this.#dismissed = pointed.peek();
      this.shown = '';
    }
    queueMicrotask(() => this.isConnected && this.#follow());
    const now = frame.value;
    const id = this.shown;
    if (!now || !id) return nothing;
    const name = spokenOf(id, notation.value);
    const value = valueOf(now, id);
    const hasNumber = !Number.isNaN(value);
    const number = veiled.value.has(id) ? words.names.veiled.label : inFull(value);
    const matrix = hasNumber ? null : symbols[parseSymbol(id).name].of(now);
    const isWhole =
      matrix !== null && typeof matrix === 'object' && !parseSymbol(id).indices.length;
    // A screen reader has heard the same from the symbol itself.
    return html`<div class="reading-line" aria-hidden="true">
      <span
        >${
          hasNumber
            ? text.says(name, html`<b>${number}</b>`)
            : isWhole
              ? text.matrix(name, matrix.rows, matrix.cols)
              : name
        }</span
      >
      ${
        hasNumber && this.#number()
          ? html`<button type="button" tabindex="-1" @click=${() => void this.#copy()}>
              ${this.done ? text.copied : text.copy}
            </button>`
          : nothing
      }
    </div>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#number());
      this.done = true;
    } catch {
      // Not everywhere is the clipboard open to a page: the number can be marked by hand.
      const number = this.querySelector('b');
      if (number) document.getSelection()?.selectAllChildren(number);
    }
  }
}

customElements.define('point-reading', PointReading);
