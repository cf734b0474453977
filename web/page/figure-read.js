// Which figure of the stage shows what is being read: a narrow page has room for one.
import { sectionRead, stepRead } from './networks.js';

/** Steps that walk down from J are seen in the tree, sums over examples in the product. @type {Record<string, string>} */
const byStep = {
  chain_rule: 'tree',
  hidden_chain_rule: 'tree',
  loss_slope: 'tree',
  output_slope: 'tree',
  softmax_slope: 'tree',
  cancellation: 'tree',
  weight_slope: 'tree',
  hidden_slope: 'tree',
  activation_slope: 'tree',
  hidden_error: 'tree',
  entry: 'product',
  table: 'product',
  matrix: 'product',
  outer_sum: 'product',
};

/** A figure of the stage by its name; where reading is neither of these, the network. @returns {string} follows signals */
export const figureRead = () =>
  byStep[stepRead.value] ??
  (sectionRead.value === 'hidden-layer' && !stepRead.value ? 'tree' : 'network');

/** What is being read, as a text that differs where it does. @returns {string} follows signals */
export const placeRead = () => `${sectionRead.value} ${stepRead.value}`;
