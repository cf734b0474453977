// What a pasted text makes of a network: every size, matrix and setting that follows from it, and what does not fit, in sentences.
import { wordsOfSetUp } from '../words/late.js';
import { assembled } from './matrix-assembled.js';
import { explain, leftOut } from './matrix-explain.js';
import { misfitsOf, solve, unsuited } from './matrix-fit.js';
import { inOrder, pieceOf, piecesOf, withMissing } from './matrix-pieces.js';
import { isScalar, nameOfRole, partOf, patternsFor, roleIn, rolesOf } from './matrix-roles.js';
import { numbersOf, settingsOf } from './matrix-settings.js';

/**
 * @import { Matrix, Parameters } from '../core/frame.js'
 * @import { Piece, Solution, Way } from './matrix-fit.js'
 * @import { Found, Reading } from './matrix-read.js'
 * @import { Role } from './matrix-roles.js'
 */

/**
 * The settings of a network, by their names in the core; the activations of several hidden layers with commas between, one for all.
 * @typedef {{ hidden: string, output: string, reduction: string, square: string, bias: string }} Settings
 */

/** The network of now. @typedef {Settings & { sizes: number[], n: number, eta: number, lambda: number, X: Matrix, Y: Matrix, layers: readonly Parameters[], convention: 'rows' | 'columns' | 'pytorch' }} Now */

/** What the reader says of the text: what each matrix is, and which way round, by its place among all; how all are written; settings. @typedef {{ roles: ReadonlyMap<number, Role>, turns: ReadonlyMap<number, boolean>, convention: 'rows' | 'columns' | 'pytorch' | '', settings: Partial<Settings & { eta: number, lambda: number }> }} Choices */

/** A matrix of the text with its place. @typedef {{ found: Found, role: Role, way: Way | null, isDoubtful: boolean }} Placed */

/**
 * whole: the network, null where there are problems.
 * @typedef {{ placed: Placed[], count: number, settings: Settings & { eta: number, lambda: number }, problems: string[], remarks: string[], isDoubtful: boolean, convention: string,
 *   whole: (Omit<Settings, 'hidden'> & { hidden: string[], sizes: number[], n: number, eta: number, X: Matrix, Y: Matrix, layers: Parameters[] }) | null }} Understood
 */

const text = wordsOfSetUp.fit;

/** @type {Choices} */
export const noChoices = { roles: new Map(), turns: new Map(), convention: '', settings: {} };

/**
 * Understands a text as a network.
 * @param {Reading} reading
 * @param {Now} now  stands for what the text does not give
 * @param {Choices} choices
 * @param {Record<keyof Settings, Record<string, string>>} offered  the settings that there are, with their labels
 * @returns {Understood}
 */
export function networkOf(reading, now, choices, offered) {
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const remarks = [];
  const said = settingsOf(reading, choices, offered, problems, remarks);
  const { count, roles } = rolesFor(reading.matrices, now, choices, remarks);
  const placed = reading.matrices.map((found, at) => ({
    found,
    role: roles[at],
    way: /** @type {Way | null} */ (null),
    isDoubtful: false,
  }));
  const numbers = numbersOf(placed, choices, now, problems);
  leftOut(placed, choices, problems, remarks);
  const given = piecesOf(placed, choices, problems, count);
  const isNothing = placed.every(({ role }) => role === '') && Object.keys(said).length === 0;
  if (isNothing && problems.length + reading.faults.length === 0) problems.push(text.nothing);
  const hasBias = given.some(({ role }) => /^(?:b|theta):/.test(role));
  const isNew = Array.from({ length: count }, (_, layer) => layer).every((layer) =>
    given.some(({ role }) => role === roleIn('W', layer) || role === roleIn('theta', layer)),
  );
  const bias =
    said.bias ??
    (hasBias ? (now.bias === 'none' ? 'trained' : now.bias) : isNew ? 'none' : now.bias);
  if (hasBias && bias === 'none') remarks.push(text.biasesDropped);
  const settings = {
    hidden: said.hidden ?? now.hidden,
    output: said.output ?? now.output,
    reduction: said.reduction ?? now.reduction,
    square: said.square ?? now.square,
    bias,
    ...numbers,
  };
  const result = {
    placed,
    count,
    settings,
    problems,
    remarks,
    isDoubtful: false,
    convention: '',
    whole: null,
  };
  if (count < 1 || count > 5) {
    problems.push(text.layers(count));
    return result;
  }
  const solution = solutionFor(given, now, count, choices, problems);
  if (!solution) return result;
  for (const [at, { place }] of given.entries()) placed[place].way = solution.ways[at];
  for (const at of solution.doubtful) if (given[at]) placed[given[at].place].isDoubtful = true;
  explain(placed, solution, count, remarks);
  const whole = assembled(placed, solution.sizes, now, settings, count, { problems, remarks });
  return {
    ...result,
    isDoubtful: solution.doubtful.length > 0,
    convention: solution.convention,
    whole: problems.length ? null : whole,
  };
}

/** @param {readonly Found[]} matrices @param {Now} now @param {Choices} choices @param {string[]} remarks */
function rolesFor(matrices, now, choices, remarks) {
  const layers = now.sizes.length - 1;
  const named = rolesOf(matrices, layers);
  const nameless = matrices.flatMap(({ meaning, name }, at) =>
    meaning.role === '' && (name === '' || name === 'ans') ? [at] : [],
  );
  const others = named.roles.filter((role) => role && !isScalar(role));
  let { count, roles } = named;
  if (nameless.length && others.length === 0) {
    const fitting = patternsFor(nameless.length, layers).filter((pattern) =>
      fits(matrices, nameless, pattern, now, choices),
    );
    const [first, ...more] = fitting;
    if (first) {
      roles = roles.slice();
      for (const [place, at] of nameless.entries()) roles[at] = first.roles[place];
      count = first.count;
      if (choices.roles.size === 0)
        remarks.push(
          text.guessed(
            first.roles.map((role) => nameOfRole(role, first.count)),
            more.length > 0,
          ),
        );
    }
  }
  const chosen = roles.map((role, at) => choices.roles.get(at) ?? role);
  const most = Math.max(
    0,
    ...chosen.map((role) => (role.includes(':') ? partOf(role).layer + 1 : 0)),
  );
  return { count: Math.max(count, most), roles: chosen };
}

/** @param {readonly Found[]} matrices @param {number[]} places @param {{ count: number, roles: Role[] }} pattern @param {Now} now @param {Choices} choices */
function fits(matrices, places, { count, roles }, now, choices) {
  const given = places.map((at, place) => pieceOf(matrices[at], roles[place], at, choices));
  const all = withMissing(given, now, count, true);
  return (
    solve(inOrder(all), count, { preferred: now.convention, chosen: choices.convention }) !== null
  );
}

/** @param {(Piece & { place: number })[]} given @param {Now} now @param {number} count @param {Choices} choices @param {string[]} problems @returns {Solution | null} */
function solutionFor(given, now, count, choices, problems) {
  if (problems.length && given.length === 0) return null;
  const how = {
    preferred: given.some((one) => one.role.startsWith('W') && /\.weight$/.test(one.name))
      ? /** @type {const} */ ('pytorch')
      : now.convention,
    chosen: choices.convention,
  };
  const missing = Array.from({ length: count }, (_, layer) => layer).filter(
    (layer) =>
      count !== now.sizes.length - 1 &&
      !given.some(({ role }) => role === roleIn('W', layer) || role === roleIn('theta', layer)),
  );
  for (const layer of missing) problems.push(text.missing(nameOfRole(roleIn('W', layer), count)));
  const all = withMissing(given, now, count, false);
  // In the order of `given`, so that ways are found again; targets come last where they are given.
  const ordered = [
    ...given.filter(({ role }) => role !== 'Y'),
    ...all.filter((one) => one.isFixed),
    ...given.filter(({ role }) => role === 'Y'),
  ];
  const solution = solve(ordered, count, how);
  if (solution) {
    const ways = given.map((piece) => solution.ways[ordered.indexOf(piece)]);
    const doubtful = solution.doubtful.flatMap((at) =>
      ordered[at].isFixed ? [] : [given.indexOf(/** @type {any} */ (ordered[at]))],
    );
    return { ...solution, ways, doubtful };
  }
  // Another network, to which what is not given does not fit.
  const alone = solve(given, count, how);
  if (alone && alone.convention === (how.chosen || how.preferred)) {
    for (const { piece, due } of unsuited(all, alone.sizes))
      problems.push(text.stays(nameOfRole(piece.role, count), piece, due));
    return null;
  }
  for (const { piece, due, after } of misfitsOf(all, count))
    problems.push(
      text.misfit({
        name: piece.name || nameOfRole(piece.role, count),
        shape: piece,
        due,
        after: after && { name: after.name || nameOfRole(after.role, count), shape: after },
      }),
    );
  return null;
}
