// Figures as pictures to be kept: each an SVG that stands alone, with its numbers as text. Needs no document, so that the build draws
// them, too.
import { textFor } from '../figures/figure.js';
import { ofBench } from './bench.js';
import { ofCancellation } from './cancellation.js';
import { ofCheck } from './check.js';
import { ofCurves } from './curves.js';
import { ofFactors } from './factors.js';
import { ofHeatmaps } from './heatmaps.js';
import { ofHistogram } from './histogram.js';
import { ofJourney } from './journey.js';
import { margin } from './labels.js';
import { ofLoss } from './loss.js';
import { ofNetwork } from './network.js';
import { ofNudge } from './nudge.js';
import { ofProduct } from './product.js';
import { palette } from './palette.js';
import { ofSurface } from './surface.js';
import { ofTree } from './tree.js';
import { ofTwins } from './twins.js';
import { element, whole } from './svg.js';

/**
 * @import { Figure, FigureState } from '../figures/figure.js'
 * @import { Ink, Theme } from './palette.js'
 *
 * @typedef {{ width: number, height: number, parts: string[] }} Drawn  elements from the corner at the top left; lengths in CSS pixels
 * @typedef {object} Drawing
 * @property {Pick<Figure, 'title' | 'says'>} figure
 * @property {(state: FigureState, ink: Ink) => Drawn | null} draw  null while there is nothing to be drawn
 */

/** By the name of their figure. @type {Record<string, Drawing>} */
const drawings = {
  loss: ofLoss,
  network: ofNetwork,
  journey: ofJourney,
  tree: ofTree,
  factors: ofFactors,
  product: ofProduct,
  check: ofCheck,
  nudge: ofNudge,
  curves: ofCurves,
  heatmaps: ofHeatmaps,
  histogram: ofHistogram,
  surface: ofSurface,
  twins: ofTwins,
  cancellation: ofCancellation,
  bench: ofBench,
};

/** @returns {string[]} the figures that have a drawing */
export const drawingNames = () => Object.keys(drawings);

/**
 * A figure as it is now.
 * @param {string} name  of the figure @param {FigureState} state
 * @param {{ theme?: Theme, ground?: 'paper' | 'none' }} [options]  none: what lies under the picture shows through
 * @returns {{ svg: string, width: number, height: number } | null} in CSS pixels; null where the figure has no drawing, or nothing to
 *   draw yet
 */
export function drawingOf(name, state, { theme = 'light', ground = 'paper' } = {}) {
  const drawing = Object.hasOwn(drawings, name) ? drawings[name] : null;
  const ink = palette[theme];
  const drawn = drawing?.draw(state, ink);
  if (!drawing || !drawn) return null;
  const around = margin * state.em;
  const [width, height] = [drawn.width, drawn.height].map((size) => Math.ceil(size + 2 * around));
  const parts = [element('g', { transform: `translate(${around} ${around})` }, drawn.parts)];
  const { title, says } = drawing.figure;
  const svg = whole(
    { width, height, parts },
    {
      title: textFor(title, state),
      says: says(state),
      ground: ground === 'paper' ? ink.card : undefined,
    },
  );
  return { svg, width, height };
}
