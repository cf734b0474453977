// <delta-scope figure="product">: the frame around a figure: title, picture, caption, live text, and what is missing.
//
//   figure      a name of figures/index.js
//   scope       a name of the reader's own: figures with the same one show the same network. Without it, a figure shows the network
//               that the nearest ancestor gives, and where none does, one of its own
//   --*         the page's custom properties for colours and type reach in; a blog's rules do not
//   --width-on-paper   how wide the picture is drawn when the page is printed; as on screen, where it is not set
import { LitElement, adoptStyles, html, nothing } from 'lit';
import { effect, signal, untracked } from '@preact/signals-core';
import { SignalWatcher } from '@lit-labs/preact-signals';
import { ContextProvider } from '@lit/context';
import { textFor } from '../figures/figure.js';
import { figureNow, figureOf, roomOf } from '../figures/index.js';
import { roomFor } from '../derivation/number.js';
import { takeStock } from '../derivation/render.js';
import { words } from '../words/words.js';
import { embedded } from './embedded.js';
import { figureState } from './figure-state.js';
import { hostStyles } from './figure-styles.js';
import { formulaStyles } from './formula-styles.js';
import { illuminate } from './illuminate.js';
import { isNearView, noLonger, printing, whenThereIsTime } from './in-view.js';
import { VisibilityGate } from './visibility-gate.js';
import { followScope, givenScope, scopeContext } from './scoped.js';
import { symbolStyles } from './symbol-styles.js';

/** @import { Figure, FigureState } from '../figures/figure.js' */
/** @import { Scope } from '../scope/scope.js' */

const text = words.article.figure;

/** In a page that is not ours --rem says how long a rem is. @param {Element} element */
const emOf = (element) =>
  (parseFloat(getComputedStyle(element).getPropertyValue('--rem')) ||
    parseFloat(getComputedStyle(document.documentElement).fontSize)) / 16;

/** Gives a root the styles of every figure, and of its own. @param {ShadowRoot} root @param {Figure | null} figure  null while it has not come */
const dress = (root, figure) =>
  adoptStyles(root, [
    formulaStyles(),
    hostStyles,
    symbolStyles,
    ...(figure ? [figure.styles] : []),
  ]);

class DeltaScope extends SignalWatcher(LitElement) {
  static properties = { figure: { reflect: true }, width: { state: true } };

  #gate = new VisibilityGate(this);

  /** Its scope, where no ancestor gave it, and the name of that. @type {Scope | null} */
  #own = null;
  #name = '';

  /** Ends following what the ancestor gives. */
  #leave = () => {};

  /** What the figure is; null while its script has not come. @type {import('@preact/signals-core').Signal<Figure | null>} */
  #spec = signal(/** @type {Figure | null} */ (null));

  #hasNotCome = signal(false);
  #stopBringing = () => {};

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
      this.em = emOf(this);
    });
  }

  connectedCallback() {
    roomOf(this.figure);
    this.#join();
    super.connectedCallback();
    this.#bring();
    // As a LightElement.
    this.translate = false;
    this.measure.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
    this.#leave();
    this.#stopBringing();
    this.#darken();
    if (this.#own) embedded.release(this.#own);
  }

  /** Finds the network to show from now on. */
  #join() {
    const before = this.#own;
    this.#own = null;
    const name = this.getAttribute('scope') ?? '';
    if (!name && givenScope(this)) {
      this.#leave = followScope(this, (scope) => this.#take(scope));
      return;
    }
    // An element that was only moved goes on with what it showed.
    const isBack = before && name === this.#name && embedded.hold(before);
    this.#name = name;
    this.#own = isBack ? before : embedded.acquire(name);
    this.#take(this.#own);
  }

  /** @param {Scope} scope  to show from now on */
  #take(scope) {
    if (scope === this.scope) return;
    if (this.scope) {
      this.#gate.forget();
      // Whoever points here does not point at the old one's symbols any more.
      this.scope.state.pointed.value = null;
    }
    this.#darken();
    this.scope = scope;
    this.#provider.setValue(scope);
    this.requestUpdate();
  }

  #darken() {
    this.light?.dispose();
    this.light = null;
  }

  createRenderRoot() {
    takeStock();
    const root = this.attachShadow({ mode: 'open' });
    dress(root, figureNow(this.figure));
    return root;
  }

  /** Brings the figure's own script: at once near view, else when the page has its first numbers and is idle. */
  #bring() {
    this.#spec.value = figureNow(this.figure);
    if (this.#spec.peek()) return;
    const bring = () => {
      this.#stopBringing();
      figureOf(this.figure).then(
        (figure) => {
          dress(/** @type {ShadowRoot} */ (this.renderRoot), figure);
          this.#spec.value = figure;
        },
        () => (this.#hasNotCome.value = true),
      );
    };
    const stop = effect(() => {
      if (isNearView(this)) untracked(bring);
      else if (this.scope.state.frame.value) whenThereIsTime(this.#spec, bring);
    });
    this.#stopBringing = () => {
      // Where it is near from the first, the effect has not been given back yet.
      queueMicrotask(stop);
      noLonger(this.#spec);
    };
  }

  /** The picture that the build has written, as long as there is none of the figure's own. */
  get #still() {
    return this.querySelector(':scope > .still');
  }

  render() {
    return this.#gate.render(
      () => this.#draw(),
      () => this.#awaited(),
    );
  }

  /** The picture that the build has written, under what is amiss, so that nothing moves; where there is none, room for the figure. */
  #awaited() {
    const waiting = this.scope.state.waiting.value;
    const starting = text.starting(waiting);
    return this.#still
      ? html`<div class="stead">${this.#empty(waiting && starting)}<slot></slot></div>`
      : this.#framed(
          this.#empty(
            starting,
            `min-height:calc(var(--room,${roomOf(this.figure) / 16 + 4}rem) - 4rem)`,
          ),
        );
  }

  #draw() {
    const state = this.#state();
    if (!state) return null;
    const spec = this.#spec.value;
    if (!spec) return null;
    const { caption, view, says, saysAloud } = spec;
    return this.#framed(
      html`<div class="picture">${view(state)}</div>
        <p class=${saysAloud ? 'says' : 'visually-hidden'}>${says(state)}</p>
        <figcaption part="caption">${textFor(caption, state)}</figcaption>`,
      state,
    );
  }

  /** @param {unknown} content @param {FigureState | null} [state]  null while there is none */
  #framed(content, state = null) {
    const title = textFor(this.#spec.value?.title ?? '', state);
    return html`<figure aria-label=${title}>
      <p class="title" part="title">${title}</p>
      ${content}
      ${this.#own && html`<p class="visually-hidden" role="status">${this.scope.state.said.value}</p>`}
    </figure>`;
  }

  /** @returns {FigureState | null} null before the core has answered, or before the figure has a width */
  #state() {
    const now = this.scope.state.frame.value;
    const { width, em } = this.#room();
    if (!now || !width) return null;
    return figureState(this.scope, {
      width,
      em,
      answer: (...request) => this.#gate.answer(request),
    });
  }

  /** How wide the picture is, and how much larger than usual the page's text: on screen as measured, on paper as the page says. */
  #room() {
    const onScreen = { width: this.width, em: this.em };
    if (!printing.value) return onScreen;
    const width = parseFloat(getComputedStyle(this).getPropertyValue('--width-on-paper'));
    return width ? { width, em: emOf(this) } : onScreen;
  }

  /** In the place of a picture: what is missing, or waited for. @param {string} waits @param {string} [room]  its style */
  #empty(waits, room = '') {
    const failure = this.scope.state.failure.value;
    const missing = this.#hasNotCome.value ? text.notCome : failure && text.missing(failure);
    const busy = missing ? nothing : 'true';
    const said = missing || waits;
    return said && html`<p class="empty" .style=${room} aria-busy=${busy}>${said}</p>`;
  }

  updated() {
    // From now on it is as high as its picture; until then the page keeps room for it.
    if (this.#gate.isWhole) this.setAttribute('data-whole', '');
    // Where there is no room for the figure yet, as in a stage that is closed, nobody sees the picture either.
    if (this.#gate.hasDrawn || (!this.width && this.scope.state.frame.peek()))
      this.#still?.remove();
    // Lighting reads what is pointed at; pointing must not draw the figure again.
    untracked(() => {
      this.light ??= illuminate(/** @type {ShadowRoot} */ (this.renderRoot), this.scope);
      if (this.#gate.drewNow) this.light.refresh();
      // Numbers keep room for as many digits as are shown.
      this.style.setProperty('--digits', String(roomFor(this.scope.state.digits.value)));
    });
  }
}

customElements.define('delta-scope', DeltaScope);
