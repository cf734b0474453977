// <set-up-compare>: a reader's own numbers beside those of the network: each is equal, or by what it differs, and the first line of
// the computation that differs is pointed at.
//
//   claims   a text to begin with, as readMatrices() reads it
import { html, nothing } from 'lit';
import { compared, isWrong } from '../data/comparison.js';
import { readMatrices } from '../data/matrix-read.js';
import { layerName } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { symbolId } from '../derivation/symbols.js';
import { wordsOfSetUp } from '../words/late.js';
import { PageElement } from './page-element.js';
import { frameAtRest } from './set-up-sets.js';
import { faultsShown } from './set-up-report.js';

/**
 * @import { Compared, Line } from '../data/comparison.js'
 * @import { Fault } from '../data/matrix-text.js'
 * @import { Frame } from '../core/frame.js'
 */

const text = wordsOfSetUp.compare;

/** Lines that are listed; a longer text is a mistake. */
const most = 60;

class SetUpCompare extends PageElement {
  static properties = { claims: { attribute: false } };

  constructor() {
    super();
    this.claims = '';
  }

  render() {
    const frame = frameAtRest(this);
    if (!frame) return nothing;
    const { matrices, faults } = readMatrices(this.claims);
    const { all, first } = compared(matrices.slice(0, most), frame, this.state.eta.value);
    return html`<p id="compare-help">${text.help}</p>
      <textarea
        rows="5"
        spellcheck="false"
        autocapitalize="off"
        aria-label=${text.text}
        aria-describedby="compare-help"
        placeholder=${text.sample}
        .value=${this.claims}
        @input=${(/** @type {any} */ { target }) => (this.claims = target.value)}
      ></textarea>
      ${faultsShown(faults, this.#goTo)}
      ${all.length ? html`<p class="done" role="status">${this.#summary(all, first, frame)}</p>` : nothing}
      <ul class="places verdicts">
        ${all.map((one) => this.#row(one, one === first, frame))}
      </ul>`;
  }

  /** @param {Compared[]} all @param {Compared | null} first @param {Frame} frame */
  #summary(all, first, frame) {
    const known = all.filter(({ verdict }) => verdict);
    if (first?.line) return text.first(this.#called(first.line, frame));
    return text.none({ known: known.length, unknown: all.length - known.length });
  }

  /** @param {Line} line @param {Frame} frame */
  #called({ part, layer }, { sizes }) {
    return part === 'J' ? 'J' : text.line(part, layerName(sizes, layer));
  }

  /** @param {Compared} one @param {boolean} isFirst @param {Frame} frame */
  #row({ name, line, verdict }, isFirst, frame) {
    const called = name || text.nameless;
    if (!line || !verdict)
      return html`<li><span aria-hidden="true">?</span> <b>${called}</b> ${text.unknown}</li>`;
    const wrong = isWrong(verdict);
    const mark = wrong ? '✗' : verdict.kind === 'equal' ? '✓' : '≈';
    const off = format(verdict.off, -3);
    return html`<li class=${isFirst ? 'doubtful' : ''}>
      <span aria-hidden="true">${mark}</span> <b>${called}</b>
      <span>${text.verdict({ ...verdict, line: this.#called(line, frame), off })}</span>
      <button
        type="button"
        aria-label=${text.showLine(called)}
        @click=${() => this.#show(line, frame)}
      >
        ${text.show}
      </button>
    </li>`;
  }

  /** Selects what the line is about, so that it lights up everywhere. @param {Line} line @param {Frame} frame */
  #show({ part, layer }, { sizes }) {
    const own = part.replace('new_', '');
    const { k, units } = this.state.selection.peek();
    const id =
      part === 'J'
        ? 'J'
        : /W$/.test(own)
          ? symbolId(`${own}_${layerName(sizes, layer)}`, units[layer], units[layer + 1])
          : symbolId(`${own}_${layerName(sizes, layer)}`, /b$/.test(own) ? 1 : k, units[layer + 1]);
    this.commands.pick(id);
  }

  /** @param {Fault} fault */
  #goTo = ({ start, end }) => {
    const field = this.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(start, end);
  };
}

customElements.define('set-up-compare', SetUpCompare);
