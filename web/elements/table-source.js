// What a reader's own table is read from, a text or a file; what has been chosen of it; what it was read as, and how far that is. A newer
// reading takes the place of those before.
import { TableThread } from '../data/table-thread.js';
import { wordsOfTables } from '../words/late.js';

/**
 * @import { Choices, Reading } from '../data/csv.js'
 * @import { Job, OfFile } from '../data/table-reader.js'
 * @import { Outcome } from '../data/table-thread.js'
 */

/** of: its number. @typedef {OfFile & { file: File, of: number }} Opened */

/** What is being read: for how long, and how many bytes of a file. opens: another file than the one that is shown. @typedef {{ name: string, opens: boolean, size: number, done: number, isSeen: boolean }} Busy */

const text = wordsOfTables.form;

export const mostBytes = 200e6;

/** What is read sooner is not seen to be. */
const soon = 250; // milliseconds

export class TableSource {
  /** What the field shows. */
  text = '';
  /** What the reader has decided. @type {Choices} */
  choices = {};
  /** What is read, where that is no text of the field. @type {Opened | null} */
  file = null;
  /** @type {Reading | null} */
  reading = null;
  /** @type {Busy | null} */
  busy = null;
  /** Why there is no table. */
  trouble = '';

  #files = 0;

  /** @param {() => void} changed  hears of everything @param {TableThread} [thread] */
  constructor(changed, thread = new TableThread()) {
    this.changed = changed;
    this.thread = thread;
  }

  /** Whether the field has not all that is read. */
  get isPart() {
    return this.file !== null && !this.file.isWhole;
  }

  /** @param {string} typed another table, for which nothing has been decided, or the same one further */
  take(typed) {
    const isAnother = !this.text || !typed.startsWith(this.text.split('\n', 1)[0]);
    const beyond = this.file ? this.file.more : this.choices.beyond;
    this.choices = isAnother ? {} : { ...this.choices, encoding: undefined, beyond };
    this.file = null;
    this.text = typed;
    this.#start();
  }

  /** @param {Choices} part */
  choose(part) {
    this.choices = { ...this.choices, ...part };
    this.#start();
  }

  /** @param {File} file @returns {Promise<void>} */
  async open(file) {
    const { name, size } = file;
    if (size > mostBytes) {
      const megabytes = String(Math.round(size / 1e6));
      this.trouble = text.tooLarge({ name, megabytes, most: String(mostBytes / 1e6) });
      this.changed();
      return;
    }
    const of = (this.#files += 1);
    const outcome = await this.#read({ file, of, choices: {} }, { name, size, opens: true });
    if (!outcome || !('reading' in outcome)) return;
    this.choices = {};
    this.#show(outcome, file, of);
  }

  /** Gives up what is being read. */
  stop() {
    if (!this.busy) return;
    const { name, opens } = this.busy;
    this.thread.stop();
    this.busy = null;
    // What was read before is not what stands there now.
    if (!opens) this.reading = null;
    this.trouble = text.stopped(name);
    this.changed();
  }

  /** Nobody looks. */
  close() {
    this.thread.close();
    this.busy = null;
  }

  /** Somebody looks again. */
  resume() {
    if (this.text.trim() && !this.reading && !this.trouble) this.#start();
  }

  #start() {
    this.trouble = '';
    if (this.text.trim()) void this.#readAgain();
    else {
      this.thread.stop();
      this.busy = null;
      this.reading = null;
      this.changed();
    }
  }

  async #readAgain() {
    const { file, choices } = this;
    const job = file ? { file: file.file, of: file.of, choices } : { text: this.text, choices };
    const called = { name: file?.file.name ?? '', size: file?.file.size ?? 0, opens: false };
    const outcome = await this.#read(job, called);
    if (!outcome) return;
    if ('reading' in outcome) this.#show(outcome, file?.file, file?.of);
    else this.reading = null;
    this.changed();
  }

  /** @param {Extract<Outcome, { reading: Reading }>} outcome @param {File} [file] @param {number} [of] */
  #show({ reading, ofFile }, file, of) {
    this.reading = reading;
    if (file && of) {
      this.file = ofFile ? { ...ofFile, file, of } : null;
      this.text = ofFile?.text ?? '';
    }
    this.changed();
  }

  /**
   * @param {Job} job @param {Pick<Busy, 'name' | 'size' | 'opens'>} what
   * @returns {Promise<Outcome | null>} null where something newer is there, or it was stopped
   */
  async #read(job, what) {
    const own = { ...what, done: 0, isSeen: false };
    const sees = setTimeout(() => {
      own.isSeen = true;
      if (this.busy === own) this.changed();
    }, soon);
    this.busy = own;
    this.trouble = '';
    this.changed();
    const hear = (/** @type {number} */ done) => {
      own.done = done;
      if (this.busy === own && own.isSeen) this.changed();
    };
    const outcome = await this.thread.read(job, hear).catch(() => 'unreadable');
    clearTimeout(sees);
    if (this.busy !== own) return null;
    this.busy = null;
    const name = what.name || text.pasted;
    if (outcome === 'unreadable') this.trouble = text.unreadable(name);
    const known = typeof outcome === 'string' ? null : outcome;
    if (known && 'kind' in known) this.trouble = text.kinds[known.kind](name);
    if (known && 'isMissing' in known) this.trouble = text.missing;
    this.changed();
    return known;
  }
}
