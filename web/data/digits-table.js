// The digits as a table, loaded when they are first wanted; source and licence in web/data/README.md.
import { digitsFrom } from './digits.js';
import { unpacked } from './digits-pack.js';

/** Their text is a file by itself, so that the page and the light frame, which have other scripts, have it once. */
export const digits = async () => digitsFrom(unpacked((await import('./digits.txt')).default));
