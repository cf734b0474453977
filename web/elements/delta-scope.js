// <delta-scope figure="product">: the frame around a figure: title, picture, caption, live text, and what is missing.
//
//   figure      a name of figures/index.js
//   scope       a name of the reader's own: figures with the same one show the same network. Without it, a figure shows the network
//               that the nearest ancestor gives, and where none does, one of its own
//   --*         the page's custom properties for colours and type reach in; a blog's rules do not
import { LitElement, adoptStyles, css, html, unsafeCSS } from 'lit';
import { untracked } from '@preact/signals-core';
import { SignalWatcher } from '@lit-labs/preact-signals';
import { ContextProvider } from '@lit/context';
import katexRules from '#katex-rules';
import { figures } from '../figures/index.js';
import { embedded } from './embedded.js';
import { illuminate } from './illuminate.js';
import { Patience } from './patience.js';
import { givenScope, scopeContext } from './scoped.js';
import { symbolStyles } from './symbol-styles.js';

/** @import { Figure, FigureState } from '../figures/figure.js' */
/** @import { Scope } from '../scope/scope.js' */

const hostStyles = css`
  :host {
    display: block;
    min-width: 0;
    color: var(--ink);
    font-family: var(--sans, sans-serif);
  }
  figure {
    margin: 0;
  }
  .title {
    margin: 0 0 0.5rem;
    color: var(--muted);
    font: 600 0.75rem/1.2 var(--sans, sans-serif);
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  .picture {
    position: relative;
    container-type: inline-size;
  }
  figcaption,
  .says {
    margin: 0.5rem 0 0;
    color: var(--muted);
    font-size: 0.8125rem;
    line-height: 1.45;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .empty {
    display: grid;
    place-content: center;
    margin: 0;
    padding: 1.5rem 1rem;
    border: 1px dashed var(--rule);
    border-radius: 8px;
    color: var(--muted);
    text-align: center;
  }
`;

const katexStyles = unsafeCSS(katexRules);

export class DeltaScope extends SignalWatcher(LitElement) {
  static properties = { figure: { reflect: true }, width: { state: true } };

  #patience = new Patience(this);

  /** Its scope, where no ancestor gave it, and the name of that. @type {Scope | null} */
  #own = null;
  #name = '';

  /** What the figure is made of shows the same network. */
  #provider = new ContextProvider(this, { context: scopeContext });

  constructor() {
    super();
    this.figure = '';
    /** The network that the figure shows: that of its place in the document. @type {Scope} */
    this.scope = /** @type {any} */ (null);
    this.width = 0;
    this.em = 1;
    /** @type {ReturnType<typeof illuminate> | null} */
    this.light = null;
    this.measure = new ResizeObserver(([entry]) => {
      this.width = Math.round(entry.contentRect.width);
      this.em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    });
  }

  connectedCallback() {
    this.scope = this.#join();
    this.#provider.setValue(this.scope);
    super.connectedCallback();
    this.measure.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
    this.light?.dispose();
    this.light = null;
    if (this.#own) embedded.release(this.#own);
  }

  /** The network to show from now on. */
  #join() {
    const before = this.#own;
    this.#own = null;
    const name = this.getAttribute('scope') ?? '';
    const given = name ? undefined : givenScope(this);
    if (given) return given;
    // An element that was only moved goes on with what it showed.
    const isBack = before && name === this.#name && embedded.hold(before);
    this.#name = name;
    this.#own = isBack ? before : embedded.acquire(name);
    return this.#own;
  }

  createRenderRoot() {
    const root = this.attachShadow({ mode: 'open' });
    adoptStyles(root, [katexStyles, hostStyles, symbolStyles, this.spec.styles]);
    return root;
  }

  /** @returns {Figure} */
  get spec() {
    const spec = figures[this.figure];
    if (!spec)
      throw new RangeError(
        `figure is ${this.figure}; expected one of ${Object.keys(figures).join(', ')}`,
      );
    return spec;
  }

  render() {
    return this.#patience.render(
      () => this.#draw(),
      () => this.#framed(this.renderEmpty()),
    );
  }

  #draw() {
    const state = this.#state();
    if (!state) return null;
    const { caption, view, says, saysAloud } = this.spec;
    return this.#framed(
      html`<div class="picture">${view(state)}</div>
        <p class=${saysAloud ? 'says' : 'visually-hidden'}>${says(state)}</p>
        <figcaption part="caption">${caption}</figcaption>`,
    );
  }

  /** @param {unknown} content */
  #framed(content) {
    const { title } = this.spec;
    return html`<figure aria-label=${title}>
      <p class="title" part="title">${title}</p>
      ${content}
      ${this.#own && html`<p class="visually-hidden" role="status">${this.scope.state.said.value}</p>`}
    </figure>`;
  }

  /** @returns {FigureState | null} null before the core has answered, or before the figure has a width */
  #state() {
    const { state, commands, remembered } = this.scope;
    const now = state.frame.value;
    if (!now || !this.width) return null;
    return {
      frame: now,
      selection: state.selection.value,
      notation: state.notation.value,
      digits: state.digits.value,
      get trace() {
        return state.trace.value;
      },
      pointed: state.pointed,
      litBoxes: state.litBoxes,
      commands,
      remembered,
      width: this.width,
      em: this.em,
      answer: (...request) => this.#patience.answer(request),
    };
  }

  renderEmpty() {
    const room = `min-height:${this.spec.room}px`;
    const { failure } = this.scope.state;
    return failure.value
      ? html`<p class="empty" .style=${room}>
          This picture needs the live network, which is missing: ${failure.value}.
        </p>`
      : html`<p class="empty" .style=${room} aria-busy="true">Starting the network…</p>`;
  }

  updated() {
    // Lighting reads what is pointed at; pointing must not draw the figure again.
    untracked(() => {
      this.light ??= illuminate(/** @type {ShadowRoot} */ (this.renderRoot), this.scope);
      if (this.#patience.drewNow) this.light.refresh();
      // Numbers keep room for as many digits as are shown.
      this.style.setProperty('--digits', String(this.scope.state.digits.value));
    });
  }
}

customElements.define('delta-scope', DeltaScope);
