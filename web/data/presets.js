// The networks that a reader can start from, as the page calls them.
import { words } from '../words/words.js';

/** How each is called. @type {Record<string, string>} */
export const presetLabels = words.data.presets;
