// The networks that are measured, and what the core shall reach on each.

/**
 * @typedef {{ m: number, d: number, t: number, n: number }} Shape
 * @typedef {{ library: number, native: number, double?: number }} Goals  the least ratios of steps a second: the core in float32
 *   to the best library, and to native Eigen in float32; the core in float64 to itself in float32
 */

/** @type {{ shape: Shape, goals: Goals }[]} */
export const cases = [
  { shape: { m: 2, d: 2, t: 2, n: 1 }, goals: { library: 1.5, native: 1 } },
  { shape: { m: 2, d: 2, t: 2, n: 4 }, goals: { library: 5, native: 1 } },
  { shape: { m: 2, d: 8, t: 1, n: 10 }, goals: { library: 5, native: 1 } },
  { shape: { m: 2, d: 8, t: 1, n: 200 }, goals: { library: 5, native: 1 } },
  { shape: { m: 4, d: 8, t: 3, n: 150 }, goals: { library: 5, native: 1 } },
  { shape: { m: 64, d: 32, t: 10, n: 128 }, goals: { library: 3, native: 1 } },
  { shape: { m: 784, d: 128, t: 10, n: 64 }, goals: { library: 1.8, native: 1, double: 0.45 } },
  { shape: { m: 784, d: 1024, t: 10, n: 256 }, goals: { library: 1.3, native: 1, double: 0.45 } },
];

/** For example "2-8-1". @param {Shape} shape */
export const sizesOf = ({ m, d, t }) => `${m}-${d}-${t}`;

/**
 * Floating-point operations of the products of one step: forward, two gradients, and back through W_out; not back through W_h, which
 * nobody needs.
 * @param {Shape} shape
 */
export const flopsOf = ({ m, d, t, n }) => 3 * 2 * n * (m * d + d * t) - 2 * n * m * d;
