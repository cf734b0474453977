// <own-table>: the reader's own examples, pasted, typed, opened or dropped as CSV; says which lines cannot be used, and why.
//
//   isOpen                    whether its form is shown; a file that is dropped on the page asks for it by `own-table-open`
//   learnt                    the table that the network learns now, or null
//   event `own-table-learn`   detail: the table to learn
//   event `own-table-close`   the reader wants none
import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { wordsOfTables } from '../words/late.js';
import { PageElement } from './page-element.js';
import { formShown, linesShown, remarksShown, without } from './table-preview.js';
import { TableSource } from './table-source.js';

/** @import { Choices, Reading, Table } from '../data/csv.js' */
/** @import { Role } from '../data/table-columns.js' */

const text = wordsOfTables.form;

/** Problems that are named one by one. */
const named = 5;

class OwnTable extends PageElement {
  static properties = {
    isOpen: { attribute: false },
    learnt: { attribute: false },
    isOver: { state: true },
  };

  constructor() {
    super();
    this.isOpen = false;
    /** @type {Table | null} */
    this.learnt = null;
    /** Whether a file hangs over the page. */
    this.isOver = false;
    this.source = new TableSource(() => this.requestUpdate());
    this.stop = new AbortController();
  }

  connectedCallback() {
    super.connectedCallback();
    this.stop = new AbortController();
    this.source.resume();
    // Anywhere on the page: a browser would leave the page for the file.
    const { signal } = this.stop;
    window.addEventListener('dragover', this.#over, { signal });
    window.addEventListener('dragleave', () => (this.isOver = false), { signal });
    window.addEventListener('drop', this.#drop, { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop.abort();
    this.source.close();
  }

  render() {
    if (!this.isOpen) return nothing;
    const { source } = this;
    const { reading, busy, trouble } = source;
    // While another file is opened, choices would be of the one before.
    const shown = busy?.isSeen && busy.opens ? null : reading;
    return html`<fieldset class="own-table ${this.isOver ? 'over' : ''}">
      <legend>${text.title}</legend>
      <p id="own-table-help">${text.help}</p>
      <textarea
        rows="7"
        spellcheck="false"
        aria-label=${text.text}
        aria-describedby="own-table-help"
        placeholder=${text.sample}
        ?readonly=${source.isPart}
        .value=${source.text}
        @input=${(/** @type {any} */ { target }) => source.take(target.value)}
      ></textarea>
      ${source.isPart ? this.#part() : nothing} ${this.#busy()}
      ${shown ? this.#report(shown) : nothing}
      ${trouble ? html`<p class="complaint" role="alert">${trouble}</p>` : nothing}
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

  /** The field has the first lines only. */
  #part() {
    return html`<p class="own-actions">
      ${text.part(this.source.file?.file.name ?? '')}
      <button type="button" @click=${() => this.source.take('')}>${text.empty}</button>
    </p>`;
  }

  /** How far the reading is. */
  #busy() {
    const { busy } = this.source;
    const isSeen = busy?.isSeen;
    return html`<p role="status">${isSeen ? text.reading(busy.name) : ''}</p>
      ${
        isSeen
          ? html`<p class="own-actions">
              <progress
                aria-label=${text.progress}
                max="1"
                value=${ifDefined(busy.done ? busy.done / busy.size : undefined)}
              ></progress>
              <button type="button" @click=${() => this.source.stop()}>${text.stop}</button>
            </p>`
          : nothing
      }`;
  }

  /** @param {Reading} reading */
  #report(reading) {
    const { columns, problems, failure, table } = reading;
    const choose = (/** @type {Choices} */ part) => this.source.choose(part);
    /** A target of words takes the place of those before, and they of its; numbers are learnt at once. @param {number} place @param {Role} role */
    const take = (place, role) => {
      const { roles } = this.source.choices;
      const targets = reading.roles.flatMap((one, at) => (one === 'target' ? [at] : []));
      const joins = [...targets, place].every((at) => !columns[at].isWords);
      if (role !== 'target') choose({ roles: new Map([...(roles ?? []), [place, role]]) });
      else if (!joins) choose({ target: place, roles: without(roles, place), kind: undefined });
      else {
        const all = [...targets, place].map((at) => /** @type {[number, Role]} */ ([at, role]));
        choose({ roles: new Map([...(roles ?? []), ...all]), kind: undefined });
      }
    };
    return html`${
      columns.length > 1
        ? html`${formShown(reading, choose, this.source.choices, this.source.file?.encoding)}
          ${linesShown(reading, take)} ${remarksShown(reading, take)}`
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
    const { X, inputs, ...answers } = table;
    return html`<p>${text.found({ n: X.rows, m: inputs.length, ...answers })}</p>
      <p class="own-actions">
        <button
          type="button"
          class="main"
          ?disabled=${this.source.busy !== null}
          @click=${() => this.#tell('learn', table)}
        >
          ${text.learn({ good: X.rows, left })}
        </button>
      </p>`;
  }

  /** @param {File | undefined} file */
  #open(file) {
    if (!file) return;
    this.#tell('open');
    void this.source.open(file);
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
    this.#open(file);
    void this.updateComplete.then(() => this.scrollIntoView({ block: 'center' }));
  };

  /** @param {string} what @param {unknown} [detail] */
  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`own-table-${what}`, { detail }));
  }
}

customElements.define('own-table', OwnTable);
