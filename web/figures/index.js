// The figures by name: a new one is its file and one line here.
import { bench } from './bench.js';
import { cancellation } from './cancellation.js';
import { check } from './check.js';
import { curves } from './curves.js';
import { factors } from './factors.js';
import { heatmaps } from './heatmaps.js';
import { histogram } from './histogram.js';
import { journey } from './journey.js';
import { loss } from './loss.js';
import { network } from './network.js';
import { nudge } from './nudge.js';
import { product } from './product.js';
import { surface } from './surface.js';
import { tree } from './tree.js';
import { twins } from './twins.js';

/** @type {Record<string, import('./figure.js').Figure>} */
export const figures = {
  loss,
  network,
  journey,
  tree,
  factors,
  product,
  cancellation,
  bench,
  nudge,
  check,
  twins,
  heatmaps,
  histogram,
  curves,
  surface,
};
