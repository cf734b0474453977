// Who is compared, where each runs, and whether it does the same mathematics as the core.

/**
 * @typedef {object} Entry
 * @property {string} name as the table calls it
 * @property {'core' | 'native' | 'library'} kind
 * @property {string} [module] of contenders/, for what runs in the page
 * @property {string} [form] which of a module's forms, or the native program's type of number
 * @property {boolean} same whether its loss must be ours
 * @property {string} [note] what the table says about it
 */

/** @type {Entry[]} */
export const entries = [
  { name: 'deltascope float32', kind: 'core', module: 'deltascope', form: 'float32', same: true },
  { name: 'deltascope float64', kind: 'core', module: 'deltascope', form: 'float64', same: true },
  {
    ...{ name: 'float32, with frames', kind: 'core', module: 'deltascope', form: 'float32 frames' },
    ...{
      same: true,
      note: 'deltascope; every 1/60 s it copies all matrices out and checks the gradient',
    },
  },
  {
    ...{ name: 'float32, by Adam', kind: 'core', module: 'deltascope', form: 'float32 adam' },
    ...{ same: false, note: 'deltascope; the learning rate is the same, so the loss is another' },
  },
  {
    ...{ name: 'float32, in batches', kind: 'core', module: 'deltascope', form: 'float32 batches' },
    ...{
      same: false,
      note: 'deltascope; a step here is four, each on a quarter of the examples, in a new order every time',
    },
  },
  { name: 'native Eigen float32', kind: 'native', form: 'float', same: true },
  { name: 'native Eigen float64', kind: 'native', form: 'double', same: true },
  {
    ...{ name: 'tfjs-wasm layers', kind: 'library', module: 'tfjs-layers', same: true },
    note: 'trainOnBatch with sgd; its loss is the mean, so its learning rate is n t times ours',
  },
  {
    ...{ name: 'tfjs-wasm flags', kind: 'library', module: 'tfjs-core', form: 'flags', same: true },
    note: 'operations, the gradient by hand; matMul is told to transpose',
  },
  {
    ...{ name: 'tfjs-wasm copies', kind: 'library', module: 'tfjs-core', form: 'copies' },
    ...{ same: true, note: 'the same with tf.transpose before matMul' },
  },
  {
    ...{ name: 'jax-js wasm', kind: 'library', module: 'jax', same: true },
    note: 'one step compiled by jit, the gradient by hand',
  },
  {
    ...{ name: 'brain.js', kind: 'library', module: 'brain', same: false },
    note: 'moves the weights at every example, by the squared error; a step is a pass over all',
  },
  {
    ...{ name: 'synaptic', kind: 'library', module: 'synaptic', same: false },
    note: 'moves the weights at every example, those of the output before delta_h is computed; a step is a pass over all',
  },
  {
    ...{ name: 'ConvNetJS', kind: 'library', module: 'convnet', same: false },
    note: 'full batch by the squared error: it has no cross-entropy for sigmoid outputs',
  },
];
