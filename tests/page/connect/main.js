// A page with nothing but connect.js, for connect.spec.js to call.
import { connect } from '../../../web/model/connect.js';

Object.assign(window, { connect });
