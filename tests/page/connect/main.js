// A page with nothing but connect.js, for connect.spec.js to call.
import { connect } from '../../../web/core/connect.js';

Object.assign(window, { connect });
