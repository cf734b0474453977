// Which questions a session answers besides its frame, and how they are asked.
import { dataOf, list, oneOf } from './arguments.js';

// What answer() takes: every method that leaves the run as it is and is not part of the frame.
const answerable = /** @type {const} */ ([
  'outerSums',
  'outputPairs',
  'bench',
  'nudge',
  'checkSweep',
  'check',
  'lossCurve',
  'surface',
  'histograms',
]);

/** The methods that requests name, and their arguments: data of our own. @param {unknown} requests */
export const callsOf = (requests) =>
  Array.from(list('requests', dataOf('requests', requests), 0, 32), (request, r) => {
    const [method, ...given] = list(`requests[${r}]`, request, 1, 3);
    return { method: oneOf(`requests[${r}][0]`, method, answerable), given };
  });
