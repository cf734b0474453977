// The figures by name: a new one is its file and its lines here. Those of the first view come with the page, the others when a reader
// comes near them or the page is idle.
import { factors } from './factors.js';
import { journey } from './journey.js';
import { loss } from './loss.js';
import { network } from './network.js';
import { product } from './product.js';
import { tree } from './tree.js';

/** @import { Figure } from './figure.js' */

/** @type {Record<string, Figure>} */
const here = { loss, network, journey, tree, factors, product };

/** @typedef {Record<string, Figure>} Figures */

/** @type {() => Promise<Figures>} */
const ofDoubt = () => import('./of-doubt.js');

/** @type {() => Promise<Figures>} */
const ofLab = () => import('./of-lab.js');

/** Those that come together come in one file. @type {Record<string, () => Promise<Figures>>} */
const toCome = {
  bench: ofDoubt,
  cancellation: ofDoubt,
  check: ofDoubt,
  nudge: ofDoubt,
  twins: ofDoubt,
  heatmaps: ofLab,
  histogram: ofLab,
  curves: ofLab,
  surface: ofLab,
};

/** Rough heights of the pictures, kept free while they are not there yet, in CSS pixels on a wide page with type of 16 pixels. @type {Record<string, number>} */
const rooms = {
  loss: 275,
  network: 224,
  journey: 228,
  tree: 278,
  factors: 156,
  product: 150,
  bench: 555,
  cancellation: 511,
  check: 547,
  nudge: 343,
  twins: 544,
  heatmaps: 900,
  histogram: 135,
  curves: 270,
  surface: 530,
};

/** @returns {string[]} */
export const figureNames = () => Object.keys(rooms);

/** @type {Map<string, Promise<Figure>>} */
const coming = new Map();

/** @param {string} name @throws {RangeError} where there is no such figure */
export function roomOf(name) {
  if (name in rooms) return rooms[name];
  throw new RangeError(`figure is ${name}; expected one of ${Object.keys(rooms).join(', ')}`);
}

/** @param {string} name @returns {Figure | null} null while it has not come */
export const figureNow = (name) => here[name] ?? null;

/** Brings a figure, once for all who ask. @param {string} name @returns {Promise<Figure>} @throws {Error} where it does not come; to be asked for again */
export function figureOf(name) {
  roomOf(name);
  if (here[name]) return Promise.resolve(here[name]);
  const asked =
    coming.get(name) ??
    toCome[name]()
      .then((all) => (here[name] = all[name]))
      .finally(() => coming.delete(name));
  coming.set(name, asked);
  return asked;
}
