// The figures of the lab, which come together.
export { curves } from './curves.js';
export { heatmaps } from './heatmaps.js';
export { histogram } from './histogram.js';
export { surface } from './surface.js';
