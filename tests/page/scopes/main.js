// A page that is not ours: figures alone, which find no ancestor that gives them a network.
import '../../../web/elements/delta-equation.js';
import '../../../web/elements/delta-scope.js';
import { embedded } from '../../../web/elements/embedded.js';

Object.assign(window, { embedded });
