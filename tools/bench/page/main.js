// The page in which contenders run, one at a time: browser.mjs calls what this leaves in window.bench.
import { peakOf } from '../peak.mjs';
import { comparedAfter, lossOf, problemOf } from '../problem.mjs';

/** @import { Parameters, Problem } from '../problem.mjs' */
/** @import { Shape } from '../shapes.mjs' */
/**
 * @typedef {object} Contender
 * @property {(count: number) => unknown} step does so many steps, or promises to; a number it gives is the milliseconds they took
 * @property {() => Parameters | Promise<Parameters>} parameters as they are now
 */
/** @typedef {{ open: (problem: Problem, form?: string) => Contender | Promise<Contender> }} ContenderModule */

/** @type {Record<string, () => Promise<ContenderModule>>} */
const modules = {
  brain: () => import('../contenders/brain.mjs'),
  convnet: () => import('../contenders/convnet.mjs'),
  deltascope: () => import('../contenders/deltascope.mjs'),
  jax: () => import('../contenders/jax.mjs'),
  synaptic: () => import('../contenders/synaptic.mjs'),
  'tfjs-core': () => import('../contenders/tfjs-core.mjs'),
  'tfjs-layers': () => import('../contenders/tfjs-layers.mjs'),
};

/** @type {Contender} */
let contender;

/** @param {string} name @param {string | undefined} form @param {Shape} shape @returns {Promise<number>} the loss after the steps that are compared */
async function open(name, form, shape) {
  const problem = problemOf(shape);
  contender = await (await modules[name]()).open(problem, form);
  await contender.step(comparedAfter);
  return lossOf(problem, await contender.parameters());
}

/** @param {number} count @returns {Promise<number>} milliseconds that so many steps take */
async function time(count) {
  const start = performance.now();
  const own = await contender.step(count);
  return typeof own === 'number' ? own : performance.now() - start;
}

Object.assign(window, { bench: { open, time, peakOf } });
