// A page that is not ours: figures alone, which find no ancestor that gives them a network.
import '../../../web/elements/delta-equation.js';
import '../../../web/elements/delta-scope.js';
import '../../../web/elements/heat-map.js';
import '../../../web/elements/line-plot.js';
import '../../../web/elements/number-field.js';
import '../../../web/elements/pixel-map.js';
import '../../../web/elements/point-placer.js';
import { embedded } from '../../../web/elements/embedded.js';

Object.assign(window, { embedded });
