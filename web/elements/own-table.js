// <own-table>: the reader's own examples, pasted, typed, opened or dropped as CSV; says which lines cannot be used, and why.
//
//   isOpen                    whether its form is shown; a file that is dropped on the page asks for it by `own-table-open`
//   learnt                    the table that the network learns now, or null
//   event `own-table-learn`   detail: the table to learn
//   event `own-table-close`   the reader wants none
import { html, nothing } from 'lit';
import { headOf, readTable } from '../data/csv.js';
import { isHtml, textOfBytes } from '../data/table-bytes.js';
import { wordsOfTables } from '../words/late.js';
import { PageElement } from './page-element.js';
import { formShown, linesShown, remarksShown, without } from './table-preview.js';

/** @import { Choices, Reading, Table } from '../data/csv.js' */
/** @import { Role } from '../data/table-columns.js' */

const text = wordsOfTables.form;

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
    if (isHtml(this.text)) this.trouble = text.kinds.html(text.pasted);
    this.reading = this.text.trim() && !this.trouble ? readTable(this.text, this.choices) : null;
  }

  render() {
    if (!this.isOpen) return nothing;
    return html`<fieldset class="own-table ${this.isOver ? 'over' : ''}">
      <legend>${text.title}</legend>
      <p id="own-table-help">${text.help}</p>
      <textarea
        rows="7"
        spellcheck="false"
        aria-label=${text.text}
        aria-describedby="own-table-help"
        placeholder=${text.sample}
        .value=${this.text}
        @input=${(/** @type {any} */ { target }) => this.#take(target.value)}
      ></textarea>
      ${this.reading ? this.#report(this.reading) : nothing}
      ${this.trouble ? html`<p class="complaint" role="alert">${this.trouble}</p>` : nothing}
      <p class="own-actions">
        <label class="file"
          >${text.open}<input
            type="file"
            accept=".csv,.tsv,.tab,.txt,.data,.arff,.json,.libsvm,.md,text/csv,text/plain"
            @change=${(/** @type {any} */ { target }) => this.#open(target.files[0])}
        /></label>
        ${this.learnt ? nothing : html`<button type="button" @click=${() => this.#tell('close')}>${text.close}</button>`}
      </p>
    </fieldset>`;
  }

  /** @param {Reading} reading */
  #report(reading) {
    const { columns, problems, failure, table } = reading;
    const choose = (/** @type {Choices} */ part) => (this.choices = { ...this.choices, ...part });
    /** A target takes the place of the one before. @param {number} place @param {Role} role */
    const take = (place, role) => {
      const { roles } = this.choices;
      if (role === 'target')
        choose({ target: place, roles: without(roles, place), kind: undefined });
      else choose({ roles: new Map([...(roles ?? []), [place, role]]) });
    };
    return html`${
      columns.length > 1
        ? html`${formShown(reading, choose, this.choices)} ${linesShown(reading, take)}
          ${remarksShown(reading, take)}`
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
      ${text.faulty(problems.length)}
      <ul>
        ${problems.slice(0, named).map((fault) => html`<li>${text.fault(fault)}</li>`)}
        ${more > 0 ? html`<li>${text.more(more)}</li>` : nothing}
      </ul>
    </div>`;
  }

  /** @param {Table} table @param {number} left out lines */
  #offer(table, left) {
    const { X, inputs, classes, target } = table;
    return html`<p>${text.found({ n: X.rows, m: inputs.length, target, classes })}</p>
      <p class="own-actions">
        <button type="button" class="main" @click=${() => this.#tell('learn', table)}>
          ${text.learn({ good: X.rows, left })}
        </button>
      </p>`;
  }

  /** @param {string} typed another table, for which nothing has been decided, or the same one further */
  #take(typed) {
    const isAnother = !this.text || !typed.startsWith(this.text.split('\n', 1)[0]);
    if (isAnother) this.choices = {};
    this.text = typed;
    this.trouble = '';
  }

  /** @param {File | undefined} file */
  async #open(file) {
    if (!file) return;
    this.#tell('open');
    if (file.size > mostBytes) {
      this.trouble = text.tooLarge({
        name: file.name,
        megabytes: String(Math.round(file.size / 1e6)),
        most: String(mostBytes / 1e6),
      });
      return;
    }
    try {
      const found = textOfBytes(await file.arrayBuffer());
      if ('kind' in found) {
        this.trouble = text.kinds[found.kind](file.name);
        return;
      }
      // A long file would keep the field, and whoever types in it, waiting.
      const { head, more } = headOf(found.text);
      this.#take(head);
      this.choices = { beyond: more };
    } catch {
      this.trouble = text.unreadable(file.name);
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
    // A saved state is none of its business.
    if (!file || file.name.endsWith('.json')) return;
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
