// <own-table>: the reader's own examples, pasted, typed, opened or dropped as CSV; says which lines cannot be used, and why.
//
//   isOpen                    whether its form is shown; a file that is dropped on the page asks for it by `own-table-open`
//   learnt                    the table that the network learns now, or null
//   event `own-table-learn`   detail: the table to learn
//   event `own-table-close`   the reader wants none
import { html, nothing } from 'lit';
import { readTable } from '../model/csv.js';
import { PageElement } from './page-element.js';
import { select } from './setting.js';

/** @import { Choices, Reading, Table } from '../model/csv.js' */

/** Problems that are named one by one. */
const named = 5;
const mostBytes = 8e6;

class OwnTable extends PageElement {
  static properties = {
    isOpen: { attribute: false },
    learnt: { attribute: false },
    text: { state: true },
    choices: { state: true },
    trouble: { state: true },
    isOver: { state: true },
  };

  constructor() {
    super();
    this.isOpen = false;
    /** @type {Table | null} */
    this.learnt = null;
    this.text = '';
    /** What the reader has decided. @type {Choices} */
    this.choices = {};
    /** Why a file cannot be had. */
    this.trouble = '';
    /** Whether a file hangs over the page. */
    this.isOver = false;
    /** @type {Reading | null} */
    this.reading = null;
    this.stop = new AbortController();
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = new AbortController();
    // Anywhere on the page: a browser would leave the page for the file.
    const { signal } = this.stop;
    window.addEventListener('dragover', this.#over, { signal });
    window.addEventListener('dragleave', () => (this.isOver = false), { signal });
    window.addEventListener('drop', this.#drop, { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop.abort();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('text') && !changed.has('choices')) return;
    this.reading = this.text.trim() ? readTable(this.text, this.choices) : null;
  }

  render() {
    if (!this.isOpen) return nothing;
    return html`<fieldset class="own-table ${this.isOver ? 'over' : ''}">
      <legend>Your own table</legend>
      <p id="own-table-help">
        One example a line, its inputs and its target, with commas, semicolons or tabs between.
        Paste it here, or drop a CSV file anywhere on the page. Nothing leaves your browser.
      </p>
      <textarea
        rows="7"
        spellcheck="false"
        aria-label="Table as CSV"
        aria-describedby="own-table-help"
        placeholder="height,width,kind&#10;5.1,3.5,red&#10;4.9,3.0,blue"
        .value=${this.text}
        @input=${(/** @type {any} */ { target }) => this.#take(target.value)}
      ></textarea>
      ${this.reading ? this.#report(this.reading) : nothing}
      ${this.trouble ? html`<p class="complaint" role="alert">${this.trouble}</p>` : nothing}
      <p class="own-actions">
        <label class="file"
          >Open a file…<input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            @change=${(/** @type {any} */ { target }) => this.#open(target.files[0])}
        /></label>
        ${this.learnt ? nothing : html`<button type="button" @click=${() => this.#tell('close')}>Close</button>`}
      </p>
    </fieldset>`;
  }

  /** @param {Reading} reading */
  #report({ columns, hasHeader, target, kind, problems, failure, table }) {
    const choose = (/** @type {Choices} */ part) => (this.choices = { ...this.choices, ...part });
    const numbered = columns.map(
      (name, place) => /** @type {[string, string]} */ ([`${place}`, name]),
    );
    return html`${
      columns.length > 1
        ? html`<div class="network-settings">
            ${select('Target', numbered, `${target}`, (place) => choose({ target: Number(place), kind: undefined }))}
            ${select(
              'It is',
              [
                ['classes', 'a class'],
                ['numbers', 'a number'],
              ],
              kind,
              (value) => choose({ kind: value }),
            )}
            ${select(
              'First line',
              [
                ['yes', 'names of the columns'],
                ['', 'an example'],
              ],
              hasHeader ? 'yes' : '',
              (yes) => choose({ hasHeader: Boolean(yes) }),
            )}
          </div>`
        : nothing
    }
    ${failure ? html`<p class="complaint" role="alert">${failure}</p>` : nothing}
    ${problems.length ? this.#problems(problems) : nothing}
    ${table ? this.#offer(table, problems.length) : nothing}`;
  }

  /** @param {Reading['problems']} problems */
  #problems(problems) {
    const more = problems.length - named;
    return html`<div class="complaint" role="alert">
      ${problems.length === 1 ? 'One line cannot be used:' : `${problems.length} lines cannot be used:`}
      <ul>
        ${problems.slice(0, named).map(({ line, message }) => html`<li>line ${line}: ${message}</li>`)}
        ${more > 0 ? html`<li>and ${more} more</li>` : nothing}
      </ul>
    </div>`;
  }

  /** @param {Table} table @param {number} left out lines */
  #offer(table, left) {
    const { X, inputs, classes, target } = table;
    const shown = classes.slice(0, 6).join(', ') + (classes.length > 6 ? ', …' : '');
    const wanted = classes.length
      ? `${classes.length} classes of “${target}”: ${shown}`
      : `the number “${target}”`;
    return html`<p>
        ${X.rows} examples with ${inputs.length === 1 ? 'one input' : `${inputs.length} inputs`}; to
        be learnt: ${wanted}.
      </p>
      <p class="own-actions">
        <button type="button" class="main" @click=${() => this.#tell('learn', table)}>
          ${left ? `Learn the ${X.rows} good lines` : 'Learn this table'}
        </button>
      </p>`;
  }

  /** @param {string} text another table, for which nothing has been decided, or the same one further */
  #take(text) {
    const isAnother = !this.text || !text.startsWith(this.text.split('\n', 1)[0]);
    if (isAnother) this.choices = {};
    this.text = text;
    this.trouble = '';
  }

  /** @param {File | undefined} file */
  async #open(file) {
    if (!file) return;
    this.#tell('open');
    if (file.size > mostBytes) {
      this.trouble = `${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${mostBytes / 1e6} are read.`;
      return;
    }
    try {
      this.choices = {};
      this.#take(await file.text());
    } catch {
      this.trouble = `${file.name} cannot be read.`;
    }
  }

  #over = (/** @type {DragEvent} */ event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  };

  #drop = (/** @type {DragEvent} */ event) => {
    const file = event.dataTransfer?.files[0];
    this.isOver = false;
    if (!file) return;
    event.preventDefault();
    void this.#open(file);
    void this.updateComplete.then(() => this.scrollIntoView({ block: 'center' }));
  };

  /** @param {string} what @param {unknown} [detail] */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`own-table-${what}`, { detail }));
  }
}

customElements.define('own-table', OwnTable);
