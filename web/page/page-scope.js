// The scope of the page's network.
import { connect } from '../model/connect.js';
import { createScope } from '../scope/scope.js';

export const pageScope = createScope({ connect });
