// <delta-scope> in other people's pages: figures of one network with what it shows, how it is written, and buttons to train it.
//
//   attributes       figure, state, preset, net, seed, select, step, convention, digits, controls, theme, lang, caption, scope, core:
//                    docs/embedding.md; each is a property, too; those of select and step are `selected` and `shownStep`, since
//                    select() and step() are methods
//   methods          train(epochs), pause(), step(), reset(), select(symbol)
//   events           deltascope-ready, deltascope-frame, deltascope-select, deltascope-error; they bubble
// What stands in the element is shown until there is a picture, and where there can be none.
import { ContextProvider } from '@lit/context';
import { SignalWatcher } from '@lit-labs/preact-signals';
import { batch, effect, untracked } from '@preact/signals-core';
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fitted } from '../derivation/selection.js';
import '../elements/delta-equation.js';
import '../elements/delta-scope.js';
import { embedded } from '../elements/embedded.js';
import { isNearView } from '../elements/in-view.js';
import { scopeContext } from '../elements/scoped.js';
import { themeChanged } from '../widgets/colours.js';
import { scopeOfSection } from '../link/openings.js';
import { packaged as text } from '../words/en/package.js';
import { askedOf, isWeightOf } from './attributes.js';
import { isUsed } from './keys.js';
import { asks, attributes, propertyOf, written } from './names.js';
import { controls } from './controls.js';
import { wholeCoreAt } from './whole-core-at.js';
import { takenStyles } from './styles.js';

/** @import { Scope } from '../scope/scope.js' */
/** @import { Attribute } from './names.js' */

/** What a change of which begins the network anew. @type {readonly Attribute[]} */
const begins = ['state', 'preset', 'net', 'seed'];

/** @param {string} sentence */
const complaint = (sentence) => html`<p class="complaint" role="alert">${sentence}</p>`;

export class TakenAway extends SignalWatcher(LitElement) {
  // Every element has the property lang.
  static properties = Object.fromEntries(
    [...attributes, 'core']
      .filter((name) => name !== 'lang')
      .map((name) => [
        propertyOf(name),
        { attribute: name, reflect: true, converter: { toAttribute: written } },
      ]),
  );

  static get observedAttributes() {
    return [...super.observedAttributes, 'lang'];
  }

  static styles = takenStyles;

  /** @type {Scope | null} */
  #scope = null;
  /** Its own until it left the document, and the name of that. @type {Scope | null} */
  #before = null;
  #name = '';
  #provider = new ContextProvider(this, { context: scopeContext });
  #isNear = false;
  #isReady = false;
  /** What is wrong with the attributes, or with a link. @type {string[]} */
  #sentences = [];
  /** What methods were given last that they cannot take; '' for nothing. @type {Map<string, string>} */
  #refused = new Map();
  /** @type {((commands: Scope['commands']) => unknown)[]} */
  #waiting = [];
  /** @type {(() => void)[]} */
  #ends = [];
  /** What led the network to where it begins. */
  #begun = '';

  #asked = askedOf(() => null);
  /** What shows a step of the derivation; it comes when one is asked for. @type {import('./equation.js').Equation | null} */
  #equation = null;

  constructor() {
    super();
    // Set before the element was defined, they hide what is above them.
    for (const name of ['select', 'step', 'scope']) {
      if (!Object.hasOwn(this, name)) continue;
      const given = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, given);
    }
    // From outside, what is focused is this element: a host cannot see that it is a field or a button.
    this.addEventListener('keydown', (event) => {
      if (isUsed(event)) event.stopPropagation();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    super.attributeChangedCallback(name, before, now);
    if (name === 'lang') this.requestUpdate(name);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#nameCore();
    const scope = this.#joined();
    this.#scope = scope;
    this.#provider.setValue(scope);
    /** @type {(() => void)[]} */
    const ends = [];
    this.#ends = ends;
    for (const follow of [
      () => {
        if (!isNearView(this) || this.#isNear) return;
        this.#isNear = true;
        untracked(() => this.requestUpdate());
      },
      () => this.#follow(scope),
      () => {
        const { selection } = scope.state;
        const { layer, units, k, all } = selection.value;
        if (this.#isReady)
          this.#tell('select', { layer, units: [...units], example: all ? null : k });
      },
    ]) {
      // A host that hears of something may take the element away, or put it elsewhere.
      if (this.#ends === ends) ends.push(effect(follow));
      if (this.#ends !== ends) for (const end of ends) end();
    }
  }

  /** Before a network is there: where the whole core is. @returns {boolean} false where it says no address */
  #nameCore() {
    if (!this.#has('core')) return true;
    try {
      wholeCoreAt(new URL(`${this.#given('core')}`, document.baseURI).href);
      return true;
    } catch {
      return false;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#equation?.leave();
    for (const end of this.#ends) end();
    this.#ends = [];
    if (this.#scope) embedded.release(this.#scope);
    this.#before = this.#scope;
    this.#scope = null;
  }

  /** The network to show from now on: what it showed, where it was only moved. @returns {Scope} */
  #joined() {
    const name = this.#given('scope') ?? '';
    const before = this.#before;
    if (before && name === this.#name && embedded.hold(before)) return before;
    this.#name = name;
    this.#begun = '';
    this.#isReady = false;
    return embedded.acquire(name);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (![...asks, 'core'].some((name) => changed.has(propertyOf(name))) && this.hasUpdated) return;
    this.#asked = askedOf((name) => this.#given(propertyOf(name)));
    this.#sentences = [];
    this.#refused.clear();
    this.#complain(...this.#asked.wrong);
    if (!this.#nameCore())
      this.#complain(text.wrong('core', `${this.#given('core')}`, text.wrong.address));
    const scope = this.#scope;
    if (!scope) return;
    // Joined elements write alike: who asks for nothing leaves that to the others.
    const decides = (/** @type {string} */ name) => this.#has(name) || !this.#name;
    if (decides('convention')) scope.state.convention.value = this.#asked.convention;
    if (decides('digits')) scope.state.digits.value = this.#asked.digits;
    if (this.#asked.step) void this.#bringEquation(this.#asked.step);
    if (this.#isReady && begins.some((name) => changed.has(name))) void this.#begin(scope);
    else if (this.#isReady && this.#asked.select && changed.has('selected'))
      this.#select(this.#asked.select);
  }

  /** Steps come with what writes them: who shows figures alone fetches neither. @param {string} step */
  async #bringEquation(step) {
    const { Equation, stepNames } = await import('./equation.js');
    if (step !== this.#asked.step) return;
    if (stepNames.includes(step)) this.#equation ??= new Equation();
    else {
      this.#asked.step = '';
      this.#complain(text.wrong('step', step, stepNames.join(', ')));
    }
    this.requestUpdate();
  }

  /** @param {Scope} scope */
  #follow({ state }) {
    const frame = state.frame.value;
    const failure = state.failure.value;
    if (failure) this.#tell('error', { message: failure });
    if (!frame) return;
    if (this.#isReady) this.#tell('frame', { epoch: frame.epoch, J: frame.J });
    else if (!this.#begun) untracked(() => void this.#begin(/** @type {Scope} */ (this.#scope)));
  }

  /** Leads the network to where the attributes say, from the same place whatever they said before. @param {Scope} scope */
  async #begin(scope) {
    const { state: link, preset, sizes, seed, select } = this.#asked;
    const key = JSON.stringify([link, preset, sizes, seed]);
    if (key === this.#begun) return;
    const isAgain = this.#begun !== '';
    this.#begun = key;
    if (link) {
      const reader = await import('../link/link.js').catch(() => null);
      if (this.#begun !== key) return;
      if (reader) await this.#openLink(scope, link, reader);
      else this.#complain(text.noReader);
    } else {
      if (preset || isAgain) await scope.commands.load(preset || 'note');
      if ((sizes || seed !== null) && this.#begun === key)
        await scope.commands.change(
          {
            ...(sizes && { sizes }),
            ...(seed !== null && { initialise: { scheme: 'xavier', scale: 1, seed } }),
          },
          { isQuiet: true },
        );
    }
    if (this.#begun !== key || !this.isConnected) return;
    this.#isReady = true;
    if (select) this.#select(select);
    const frame = scope.state.frame.peek();
    this.#tell('ready', { sizes: [...(frame?.sizes ?? [])], J: frame?.J, epoch: frame?.epoch });
    this.requestUpdate();
    for (const call of this.#waiting.splice(0)) this.#do(call);
  }

  /**
   * @param {Scope} scope @param {string} given  a link of the page, or what stands behind its #
   * @param {typeof import('../link/link.js')} reader
   */
  async #openLink(scope, given, { openLink, openUsual, readLink }) {
    const link = readLink(given.includes('#') ? given.slice(given.indexOf('#')) : given);
    const usual = link.kind === 'plain' ? scopeOfSection.get(link.section) : undefined;
    if (link.kind === 'state') this.#complain(...(await openLink(scope, link)).sentences);
    else if (usual) await openUsual(scope, usual);
    else {
      this.#complain(
        link.kind === 'broken' ? link.sentence : text.wrong('state', given, text.link),
      );
      return;
    }
    if (this.#has('convention')) scope.state.convention.value = this.#asked.convention;
    if (this.#has('digits')) scope.state.digits.value = this.#asked.digits;
  }

  /** @param {string} name  of a property */
  #given(name) {
    return written(Reflect.get(this, name));
  }

  /** @param {string} name  of a property */
  #has(name) {
    return Boolean(this.#given(name));
  }

  /** Shows sentences, and tells the host of each. @param {string[]} sentences */
  #complain(...sentences) {
    this.#sentences.push(...sentences);
    for (const message of sentences) queueMicrotask(() => this.#tell('error', { message }));
    this.requestUpdate();
  }

  /** Says what a method cannot take, until it is given what it can, or attributes change. @param {string} method @param {string} message  '' where it can */
  #refuse(method, message) {
    if (message) queueMicrotask(() => this.#tell('error', { message }));
    this.#refused.set(method, message);
    this.requestUpdate();
  }

  /** @param {string} what @param {unknown} detail */
  #tell(what, detail) {
    // What a host reads when it hears is nothing that an effect follows.
    untracked(() =>
      this.dispatchEvent(
        new CustomEvent(`deltascope-${what}`, { bubbles: true, composed: true, detail }),
      ),
    );
  }

  /** Does what a method asks, when the network of the attributes is there. @param {(commands: Scope['commands']) => unknown} call */
  #do(call) {
    if (!this.#isReady) this.#waiting.push(call);
    else if (this.#scope) call(this.#scope.commands);
  }

  /** Trains for so many epochs, or until paused. @param {number} [epochs] */
  train(epochs) {
    const isGood = epochs === undefined || (Number.isInteger(epochs) && epochs > 0);
    this.#refuse('train', isGood ? '' : text.noEpochs(`${written(epochs)}`));
    if (isGood) this.#do(({ train }) => train(epochs));
  }

  pause() {
    this.#do(({ pause }) => pause());
  }

  /** One step of training. Whoever sets it in the place of its attribute, as React does, sets the step of the derivation. */
  get step() {
    return () => this.#do(({ step }) => step());
  }

  set step(/** @type {any} */ name) {
    Reflect.set(this, 'shownStep', name);
  }

  /** Back to the weights that the network began with. */
  reset() {
    this.#do(({ reset }) => reset());
  }

  /** The name by which it is joined; an attribute at once, since it joins when it is put into a page. */
  get scope() {
    return this.getAttribute('scope');
  }

  set scope(name) {
    const given = written(name);
    if (given === null) this.removeAttribute('scope');
    else this.setAttribute('scope', given);
  }

  /** Selects a weight such as W_out[2,1], counted from 1; set in the place of its attribute, it is that. */
  get select() {
    return (/** @type {unknown} */ symbol) => this.#do(() => this.#select(symbol));
  }

  set select(/** @type {any} */ symbol) {
    Reflect.set(this, 'selected', symbol);
  }

  /** @param {unknown} given */
  #select(given) {
    const scope = this.#scope;
    const frame = scope?.state.frame.peek();
    if (!scope || !frame) return;
    const symbol = `${written(given)}`;
    const isThere = isWeightOf(frame.sizes, symbol);
    this.#refuse('select', isThere ? '' : text.noSymbol(symbol, frame.sizes.join('-')));
    if (!isThere) return;
    // One event, of the weight that is selected in the end.
    batch(() => {
      scope.state.selection.value = fitted(scope.state.selection.peek(), frame);
      scope.commands.pick(symbol);
    });
  }

  render() {
    return html`<div class="own" lang="en" dir="ltr">${this.#content()}</div>`;
  }

  #content() {
    const scope = this.#scope;
    const sentences = [...this.#sentences, ...this.#refused.values()];
    const complaints = sentences.filter(Boolean).map(complaint);
    if (!scope || !this.#isNear) return html`${complaints}<slot></slot>`;
    const { frame, failure } = scope.state;
    if (failure.value) return html`${complaints}${complaint(failure.value)}<slot></slot>`;
    if (!frame.value || this.#asked.figures.length === 0) return html`${complaints}<slot></slot>`;
    return html`${complaints} ${this.#equation?.render(this.#asked.step)}
    ${repeat(
      this.#asked.figures,
      (name) => name,
      (name) => html`<deltascope-figure figure=${name} part="figure"></deltascope-figure>`,
    )}
    ${controls(scope, this.#asked.controls)}
    ${this.#has('caption') ? html`<p class="caption" part="caption">${this.#given('caption')}</p>` : nothing}`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('theme')) untracked(themeChanged);
    // Lengths of figures follow the type of the host's text, whatever its root has.
    const root = this.getRootNode();
    const around = this.parentElement ?? (root instanceof ShadowRoot ? root.host : this);
    this.style.setProperty('--rem', getComputedStyle(around).fontSize);
    untracked(() => {
      if (this.shadowRoot && this.#scope) this.#equation?.light(this.shadowRoot, this.#scope);
    });
  }
}

/**
 * @param {string} tag
 * @returns {Promise<CustomElementConstructor>}
 */
export async function defineAs(tag) {
  const taken = customElements.get(tag);
  if (taken) return taken;
  // A class has one name; another one is of a class of its own.
  const own = class extends TakenAway {};
  customElements.define(tag, own);
  return own;
}
