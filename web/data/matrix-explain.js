// Says what of a text is left out, and why a matrix is read otherwise than it stands.
import { wordsOfSetUp } from '../words/late.js';
import { absentIn } from './matrix-absent.js';
import { nameOfRole, partOf, roleIn } from './matrix-roles.js';

/**
 * @import { Solution } from './matrix-fit.js'
 * @import { Choices, Placed } from './matrix-network.js'
 */

const text = wordsOfSetUp.fit;

/** A matrix that has no place is a problem until the reader leaves it out. @param {Placed[]} placed @param {Choices} choices @param {string[]} problems @param {string[]} remarks */
export function leftOut(placed, choices, problems, remarks) {
  const results = placed.filter(
    ({ found, role }) => role === '' && found.meaning.role === 'result',
  );
  if (results.length) remarks.push(text.results(results.map(({ found }) => found.name)));
  for (const [at, { found, role }] of placed.entries()) {
    if (role !== '' || found.meaning.role === 'result' || choices.roles.has(at)) continue;
    if (found.name && found.data.length === 1)
      remarks.push(absentIn([found.name]) || text.unknown(found.name));
    else problems.push(text.noPlace(found.name, found));
  }
}

/** Says why a matrix is read otherwise than it stands. @param {Placed[]} placed @param {Solution} solution @param {number} count @param {string[]} remarks */
export function explain(placed, { convention }, count, remarks) {
  const turned = placed.filter(({ way, found }) => way?.isTurned && !found.isFlat);
  const W = convention === 'columns' || convention === 'pytorch';
  const data = convention === 'columns' || convention === '';
  const isUsual = (/** @type {Placed} */ { role }) => (role.startsWith('W') ? W : data);
  if (turned.some(isUsual)) remarks.push(text.turnedAll(convention));
  for (const { found, role, way } of placed) {
    if (!way || found.isFlat || /^(?:b|theta)/.test(role) || way.areClasses) continue;
    const { part, layer } = partOf(role);
    if (way.isTurned === (part === 'W' ? W : data)) continue;
    const due = { rows: way.rows, cols: way.cols };
    const before = placed.find((one) => one.role === roleIn('W', layer - 1));
    if (found.rows === found.cols) continue;
    remarks.push(
      way.isTurned
        ? text.turnedAlone({
            name: found.name || nameOfRole(role, count),
            shape: found,
            due,
            after: before?.way
              ? { name: before.found.name || nameOfRole(before.role, count), shape: before.way }
              : null,
          })
        : text.notTurned(found.name || nameOfRole(role, count)),
    );
  }
  const doubtful = placed.filter(({ isDoubtful }) => isDoubtful);
  if (doubtful.length)
    remarks.push(
      text.doubtful(
        doubtful.map(({ found, role }) => found.name || nameOfRole(role, count)),
        convention,
      ),
    );
  if (placed.some(({ role }) => role.startsWith('theta'))) remarks.push(text.theta);
}
