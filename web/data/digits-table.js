// The digits as a table, loaded when they are first wanted; source and licence in web/data/README.md.
import text from './digits.txt';
import { digitsFrom } from './digits.js';
import { unpacked } from './digits-pack.js';

export const digits = digitsFrom(unpacked(text));
