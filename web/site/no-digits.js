// In the one file, what web/data/digits-table.js is on the page: the pictures of digits are left out, and who asks for them hears that.
import { site } from '../words/en/site.js';

throw new Error(site.noDigits);
