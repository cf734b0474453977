// What a run of the core is: its shape, and every matrix of its present pass.
import { named } from './embind.js';
import { checkWorkPerFrame, parameterCount } from './work.js';

/** @import { Frame } from './frame.js' */
/** @import { Core, CoreSession } from './core.js' */
/** @typedef {Pick<Frame, 'sizes' | 'n' | 'hidden' | 'output' | 'reduction' | 'square' | 'bias' | 'precision'>} Shape */

/** The step of the central difference, where none is asked for. */
export const defaultEpsilon = 1e-5;

/** @param {Core} core @param {CoreSession} run @returns {Shape} */
export const shapeOf = (core, run) => named(core, run.shape());

/** Parameters² × examples: what a check of all entries takes. @param {Shape} shape */
export const checkWorkOf = ({ sizes, n, bias }) => parameterCount(sizes, bias !== 'none') ** 2 * n;

/** Every matrix of the present pass. @param {Core} core @param {CoreSession} run @returns {Frame} */
export function frameOf(core, run) {
  const frame = named(core, run.frame());
  const isSmall = checkWorkOf(frame) <= checkWorkPerFrame;
  return { ...frame, check: isSmall ? run.check(defaultEpsilon, 1) : null };
}
