// <take-dialog>: takes a figure away as it is now: as a picture, as a link, as code for another page.
import { LitElement, html, nothing } from 'lit';
import { SignalWatcher } from '@lit-labs/preact-signals';
import { untracked } from '@preact/signals-core';
import { wasmUrls } from '../core/assets.js';
import { counted } from '../words/english.js';
import { wordsOfTaking as text } from '../words/late.js';
import { format } from '../derivation/number.js';
import { textFor } from '../figures/figure.js';
import { figureNow } from '../figures/index.js';
import { elementCode, fittingCode, frameCode, isOneFile, onNetwork } from './embed-code.js';
import { figureState } from './figure-state.js';
import { takeStyles } from './take-styles.js';
import { select } from './setting.js';
import { addressOf } from './take-picture.js';
import { pictureButtons } from './take-picture-buttons.js';

/**
 * @import { Scope } from '../scope/scope.js'
 * @import { Request } from '../core/frame.js'
 * @import { Picture } from './take-picture.js'
 */

/**
 * What is taken.
 * @typedef {object} Taken
 * @property {HTMLElement & { figure: string, scope: Scope }} figure
 * @property {Promise<{ url: string, sentences: string[] }>} link  of the figure in its article
 * @property {() => void} end  called when the dialog is closed
 */

class TakeDialog extends SignalWatcher(LitElement) {
  static properties = {
    theme: { state: true },
    isClear: { state: true },
    form: { state: true },
    place: { state: true },
    hasControls: { state: true },
    link: { state: true },
    done: { state: true },
    drawings: { state: true },
  };

  static styles = takeStyles;

  /** @type {Taken | null} */
  #taken = null;

  /** Whether the core has yet to say what the drawing asks. */
  #lacksAnswers = false;

  constructor() {
    super();
    /** @type {'light' | 'dark'} */
    this.theme = 'light';
    this.isClear = false;
    /** @type {'frame' | 'element'} */
    this.form = 'frame';
    /** @type {'here' | 'network'} */
    this.place = 'here';
    this.hasControls = true;
    /** null while it is being written; '' where it did not come. @type {{ url: string, sentences: string[] } | null} */
    this.link = null;
    /** What has just been done, and in which part. */
    this.done = { where: '', said: '' };
    /** What draws: null while it is on its way, false where it did not come. @type {typeof import('../drawings/index.js') | null | false} */
    this.drawings = null;
  }

  /** @param {Taken} taken @throws {Error} where the figure's script has not come, so that there is nothing to take */
  async open(taken) {
    this.#taken?.end();
    this.#taken = taken;
    this.link = null;
    this.done = { where: '', said: '' };
    taken.link.then(
      (link) => (this.link = link),
      () => (this.link = { url: '', sentences: [text.noLink] }),
    );
    this.drawings ||= null;
    import('../drawings/index.js').then(
      (drawings) => (this.drawings = drawings),
      () => (this.drawings = false),
    );
    this.requestUpdate();
    await this.updateComplete;
    const dialog = this.#dialog;
    if (!dialog) {
      this.#closed();
      throw new Error(`figure ${taken.figure.figure} has not come`);
    }
    if (!dialog.open) dialog.showModal();
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  #closed = () => {
    this.#taken?.figure.scope.requests.ask(this, []);
    this.#taken?.end();
    this.#taken = null;
    this.requestUpdate();
  };

  render() {
    if (!this.#taken) return nothing;
    const { figure } = this.#taken;
    const spec = figureNow(figure.figure);
    const frame = figure.scope.state.frame.value;
    if (!spec || !frame) return nothing;
    const state = this.#stateOf(figure);
    const title = textFor(spec.title, state);
    const { digits } = figure.scope.state;
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @click=${this.#outside}>
      <div class="head">
        <h2 id="title">${text.opens(title)}</h2>
        <button
          type="button"
          class="close"
          aria-label=${text.close}
          @click=${() => this.#dialog?.close()}
        >
          ×
        </button>
      </div>
      <p class="note">
        ${text.moment({
          net: frame.sizes.join('-'),
          epoch: counted(frame.epoch, 'epoch'),
          J: format(frame.J, digits.value),
        })}
      </p>
      ${this.#picture(state, title)} ${this.#linkPart()} ${this.#code(title)}
    </dialog>`;
  }

  /** What the figure shows; what it asks the core is asked here as well. @param {Taken['figure']} figure */
  #stateOf({ scope }) {
    /** @type {Request[]} */
    const requests = [];
    this.#lacksAnswers = false;
    return figureState(scope, {
      width: 620,
      em: 1,
      answer: (...request) => {
        requests.push(request);
        scope.requests.ask(this, requests);
        const answer = scope.state.answers.value.get(scope.requests.keyOf(request));
        if (answer === undefined) {
          this.#lacksAnswers = true;
          untracked(() => void scope.commands.answerFigures());
        }
        return answer;
      },
    });
  }

  /** @param {import('../figures/figure.js').FigureState} state @param {string} title */
  #picture(state, title) {
    const { drawings, theme, isClear } = this;
    const ground = isClear ? 'none' : 'paper';
    const name = this.#taken?.figure.figure ?? '';
    const drawing = drawings ? drawings.drawingOf(name, state, { theme, ground }) : null;
    const comes = drawings === null || this.#lacksAnswers;
    const instead = comes ? text.drawing : drawings ? text.noPicture : text.notDrawn;
    return html`<section aria-labelledby="picture">
      <h3 id="picture">${text.picture}</h3>
      ${drawing ? this.#drawn(drawing, title) : html`<p role="status">${instead}</p>`}
    </section>`;
  }

  /** @param {Picture} drawing @param {string} title */
  #drawn(drawing, title) {
    const { svg, width, height } = drawing;
    const themes = /** @type {[string, string][]} */ (Object.entries(text.themes));
    const say = (/** @type {string} */ sentence) => this.#say('picture', sentence);
    return html`<div class="shown ${this.isClear ? this.theme : ''}">
        <img src=${addressOf(svg)} alt=${title} width=${width} height=${height} />
      </div>
      <div class="row">
        ${select(text.theme, themes, this.theme, (theme) => (this.theme = theme))}
        ${this.#check(text.clear, this.isClear, (isClear) => (this.isClear = isClear))}
      </div>
      <div class="row">
        ${pictureButtons(drawing, this.#fileName(), title, say)} ${this.#said('picture')}
      </div>`;
  }

  /** Figure, network and epoch. */
  #fileName() {
    const { figure } = /** @type {Taken} */ (this.#taken);
    const { sizes, epoch } = /** @type {import('../core/frame.js').Frame} */ (
      figure.scope.state.frame.peek()
    );
    return `deltascope-${figure.figure}-${sizes.join('-')}-epoch-${epoch}`;
  }

  #linkPart() {
    const { link } = this;
    return html`<section aria-labelledby="link">
      <h3 id="link">${text.link}</h3>
      <p class="note">${link?.sentences.length ? link.sentences.join(' ') : text.linkNote}</p>
      <div class="row">
        <input
          type="text"
          readonly
          aria-labelledby="link"
          .value=${link?.url ?? ''}
          @focus=${this.#selectAll}
        />
        <button
          type="button"
          ?disabled=${!link?.url}
          @click=${() => void this.#copy(link?.url ?? '', 'link', 'input')}
        >
          ${text.copy}
        </button>
        ${this.#said('link')}
      </div>
    </section>`;
  }

  /** @param {string} title */
  #code(title) {
    const { form, place } = this;
    const code = this.link?.url ? this.#codeOf(title, this.link.url) : '';
    return html`<section aria-labelledby="code">
      <h3 id="code">${text.code}</h3>
      <div class="row">
        ${select(text.form, Object.entries(text.forms), form, (value) => (this.form = value))}
        ${
          form === 'element' && !isOneFile
            ? select(text.from, Object.entries(text.places), place, (value) => (this.place = value))
            : nothing
        }
        ${this.#check(text.controls, this.hasControls, (has) => (this.hasControls = has))}
      </div>
      <textarea
        readonly
        rows="6"
        aria-label=${text.codeText}
        .value=${code}
        @focus=${this.#selectAll}
      ></textarea>
      <p class="note">
        ${form === 'frame' && code && location.protocol === 'file:' ? text.codeOfFile : text.codeNote[form]}
      </p>
      <div class="row">
        <button
          type="button"
          ?disabled=${!code}
          @click=${() => void this.#copy(code, 'code', 'textarea')}
        >
          ${text.copy}
        </button>
        ${this.#said('code')}
      </div>
    </section>`;
  }

  /** @param {string} title @param {string} link @returns {string} */
  #codeOf(title, link) {
    const { figure } = /** @type {Taken} */ (this.#taken);
    const isElement = this.form === 'element';
    const isOnNetwork = isElement && (isOneFile || this.place === 'network');
    const base = isOnNetwork ? onNetwork(VERSION) : new URL('.', link).href;
    /** @type {import('./embed-code.js').Embed} */
    const embed = {
      figure: figure.figure,
      title: text.called(title),
      state: new URL(link).hash.slice(1),
      hasControls: this.hasControls,
      height: figure.getBoundingClientRect().height,
      link,
      base,
      core: isOnNetwork ? `${base}deltascope.wasm` : wasmUrls().whole,
      // Of a version; what the site has changes with its next build.
      integrity: isOnNetwork ? INTEGRITY : '',
    };
    return isElement ? elementCode(embed) : `${frameCode(embed)}\n${fittingCode}`;
  }

  /** @param {string} label @param {boolean} isOn @param {(isOn: boolean) => void} set */
  #check(label, isOn, set) {
    return html`<label>
      <input
        type="checkbox"
        .checked=${isOn}
        @change=${(/** @type {any} */ { target }) => set(target.checked)}
      />
      ${label}
    </label>`;
  }

  /** @param {string} where @param {string} said */
  #say(where, said) {
    this.done = { where, said };
  }

  /** @param {string} where */
  #said(where) {
    return html`<span
      class="done"
      role="status"
      .textContent=${this.done.where === where ? this.done.said : ''}
    ></span>`;
  }

  /** @param {string} whole @param {string} where @param {'input' | 'textarea'} field  that holds the same */
  async #copy(whole, where, field) {
    try {
      await navigator.clipboard.writeText(whole);
      this.#say(where, text.copied);
    } catch {
      const own = this.renderRoot.querySelector(`[aria-labelledby=${where}] ${field}`);
      if (own instanceof HTMLElement) own.focus();
      this.#say(where, text.byHand);
    }
  }

  #selectAll = (/** @type {FocusEvent} */ { target }) =>
    /** @type {HTMLInputElement} */ (target).select();

  /** A press beside the dialog closes it. @param {MouseEvent} event */
  #outside({ target, clientX, clientY }) {
    const dialog = this.#dialog;
    if (target !== dialog || !dialog) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) dialog.close();
  }
}

customElements.define('take-dialog', TakeDialog);
