// The settings that a text, or its reader, chooses: words by their name or their label, η and λ within their bounds.
import { mostLambda } from '../core/limits.js';
import { wordsOfAbsent, wordsOfSetUp } from '../words/late.js';
import { absentIn } from './matrix-absent.js';
import { spelling } from './matrix-names.js';

/**
 * @import { Choices, Now, Placed, Settings } from './matrix-network.js'
 * @import { Reading } from './matrix-read.js'
 */

const text = wordsOfSetUp.fit;

/** Between the activations of several layers, as people write lists. */
const betweenLayers = /\s*[,;+]\s*/;

/** @param {Reading} reading @param {Choices} choices @param {Record<keyof Settings, Record<string, string>>} offered @param {string[]} problems @param {string[]} remarks @returns {Partial<Settings>} */
export function settingsOf({ settings }, choices, offered, problems, remarks) {
  /** @type {Record<string, string>} */
  const said = {};
  for (const { name, meaning, word } of settings) {
    const { role } = meaning;
    // Hidden layers may have an activation each.
    const each = role === 'hidden' ? word.split(betweenLayers) : [word];
    if (!Object.hasOwn(offered, role)) {
      const says = absentIn([word, name]);
      remarks.push(says ? wordsOfAbsent.wanted(name, word, says) : text.unknown(name || word));
      continue;
    }
    const own = offered[/** @type {keyof Settings} */ (role)];
    const plain = (/** @type {string} */ one) => spelling(one).replace(/[^a-z0-9]/g, '');
    const nameOf = (/** @type {string} */ given) =>
      Object.keys(own).find((one) =>
        [one, own[one]].some((called) => plain(called) === plain(given)),
      );
    const known = each.map(nameOf);
    if (known.every(Boolean)) said[role] = known.join(', ');
    else {
      const says = absentIn(each);
      const choices = Object.keys(own);
      problems.push(
        says ? wordsOfAbsent.wanted(name, word, says) : text.noChoice(name, word, choices),
      );
    }
  }
  const chosen = Object.entries(choices.settings).filter(([, value]) => typeof value === 'string');
  return { ...said, ...Object.fromEntries(chosen) };
}

/** @param {Placed[]} placed @param {Choices} choices @param {Now} now @param {string[]} problems */
export function numbersOf(placed, choices, now, problems) {
  const numbers = { eta: now.eta, lambda: now.lambda };
  for (const { found, role } of placed) {
    if (role !== 'eta' && role !== 'lambda') continue;
    if (found.data.length === 1) [numbers[role]] = found.data;
    else problems.push(text.noScalar(found.name, found));
  }
  for (const role of /** @type {const} */ (['eta', 'lambda']))
    numbers[role] = choices.settings[role] ?? numbers[role];
  if (!(numbers.eta > 0)) problems.push(text.eta(String(numbers.eta)));
  if (!(numbers.lambda >= 0 && numbers.lambda <= mostLambda))
    problems.push(text.lambda(String(numbers.lambda), String(mostLambda)));
  return numbers;
}
