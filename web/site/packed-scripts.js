// In the one file all scripts but this one and what unpacks stand packed, in one piece: it has them unpacked, puts those of workers where
// held.js finds them, and starts the page.
import { unpacked } from './unpacked.js';

/** What separates them; tools/one-file.mjs sees to it that it stands in none. */
const between = '\0';

const packed = document.getElementById('packed-scripts');

const [start, ...held] = new TextDecoder()
  .decode(unpacked(packed?.textContent ?? ''))
  .split(between);

/** @param {string} text @param {Partial<HTMLScriptElement>} how  it runs as it is added, where it is a script */
const add = (text, how) =>
  document.body.append(Object.assign(document.createElement('script'), { text, ...how }));

for (const [at, name] of ['worker', 'table-worker'].entries())
  add(held[at], { type: 'text/plain', id: `held-${name}` });
packed?.remove();
add(start, {});
