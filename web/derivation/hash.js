// Checksums: of text, so that a cut link and a formula that stands already are recognised, and of numbers, so that other bits are.

/** The mixing of MurmurHash3 (Austin Appleby, x86, 32 bits), twice with other seeds: 64 bits. Not against an enemy, who can count, too. */
export class Hash {
  #one = 0x2545f491;
  #two = 0x9e3779b9;
  #count = 0;

  /** @param {number} word 32 bits */
  add(word) {
    this.#one = mixed(this.#one, word);
    this.#two = mixed(this.#two, word ^ 0x5bd1e995);
    this.#count += 1;
  }

  /**
   * The little-endian bytes of float64 numbers. −0 counts as 0: where units are saturated, zeros of delta differ in sign with the way
   * that led to the same weights. NaN counts as one number, since its bits are the machine's own.
   * @param {ArrayLike<number>} numbers
   */
  addNumbers(numbers) {
    const view = new DataView(new ArrayBuffer(8));
    for (let place = 0; place < numbers.length; place += 1) {
      const number = numbers[place];
      view.setFloat64(0, Number.isNaN(number) ? NaN : number + 0, true);
      if (Number.isNaN(number)) view.setUint32(4, 0x7ff80000, true);
      this.add(Number.isNaN(number) ? 0 : view.getUint32(0, true));
      this.add(view.getUint32(4, true));
    }
  }

  /** @param {string} text */
  addText(text) {
    for (let place = 0; place < text.length; place += 1) this.add(text.charCodeAt(place));
  }

  /** 32 bits as seven letters and digits. */
  get short() {
    return finished(this.#one, this.#count).toString(36).padStart(7, '0');
  }

  /** 64 bits as sixteen hexadecimal digits. */
  get long() {
    return [this.#one, this.#two]
      .map((lane) => finished(lane, this.#count).toString(16).padStart(8, '0'))
      .join('');
  }
}

const rotated = (/** @type {number} */ word, /** @type {number} */ by) =>
  (word << by) | (word >>> (32 - by));

/**
 * @param {number} lane
 * @param {number} word
 */
function mixed(lane, word) {
  const spread = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
  return (Math.imul(rotated(lane ^ spread, 13), 5) + 0xe6546b64) | 0;
}

/**
 * @param {number} lane
 * @param {number} count of words
 */
function finished(lane, count) {
  let left = lane ^ (4 * count);
  left = Math.imul(left ^ (left >>> 16), 0x85ebca6b);
  left = Math.imul(left ^ (left >>> 13), 0xc2b2ae35);
  return (left ^ (left >>> 16)) >>> 0;
}

/**
 * @param {string} text
 * @returns {string} seven letters and digits
 */
export function checksumOf(text) {
  const hash = new Hash();
  hash.addText(text);
  return hash.short;
}

/** @param {string} text @returns {string} 36 bits as seven letters and digits, by which a text among thousands is known again */
export function fingerprintOf(text) {
  const hash = new Hash();
  hash.addText(text);
  return parseInt(hash.long.slice(0, 9), 16).toString(36).padStart(7, '0');
}
