// The figures that try and check, of sections 3.4 and 6, which come together.
export { bench } from './bench.js';
export { cancellation } from './cancellation.js';
export { check } from './check.js';
export { nudge } from './nudge.js';
export { twins } from './twins.js';
