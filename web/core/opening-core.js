// The core that the page opens with: half as large as the whole one and half as fast or less, float64 alone. It computes the same bits.
import createCore from '#core-opening';
import { loadBy } from './load.js';

/** @param {import('./load.js').Loading} [loading] */
export const loadOpening = (loading) => loadBy(createCore, loading);
