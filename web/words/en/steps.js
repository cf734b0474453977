// How the steps of the derivation are called, and why some say nothing about some networks.

/** @type {Record<string, string>} */
const names = {
  loss_of_one_output: 'The loss of one output',
  loss_in_full: 'The whole loss',
  loss: 'The loss as a sum',
  chain_rule: 'The chain rule',
  loss_slope: 'The slope of the loss',
  output_slope: 'The slope of the output’s activation function',
  softmax_slope: 'The slopes of softmax, added up',
  error_term: 'The error term',
  cancellation: 'Two slopes multiplied',
  error_terms: 'All error terms',
  pre_activation: 'The weighted sum',
  activation: 'The activation function applied',
  activations: 'The matrix of activations',
  weight_slope: 'The slope along a weight',
  entry: 'Activation times error term',
  table: 'A column times a row',
  matrix: 'The product of two matrices',
  outer_sum: 'A table for each example, added up',
  forward: 'One product for all examples',
  hidden_chain_rule: 'The chain rule over all branches',
  hidden_slope: 'The branches added up',
  activation_slope: 'The slope of the activation function',
  hidden_error: 'The branches times the slope',
  hidden_error_matrix: 'The way back as a product',
  bias_entry: 'The error terms added up',
};

/** Under an equation, and what opens there. */
const why = {
  summary: 'Why?',
  /** Behind it, where the equation has the keyboard’s focus. */
  key: 'press ?',
  notCome: 'The reason has not come over the network. Close and open this to ask for it again.',
};

export const steps = {
  why,

  /** gives: what it is about, in words. @type {(step: string, gives: string) => string} */
  name: (step, gives) => `${names[step]}: ${gives}`,
  /** The statement of the page, as a sentence says it. @type {(parts: { gradient: string, turned: string, kept: string, isTurnedFirst: boolean }) => string} */
  statement: ({ gradient, turned, kept, isTurnedFirst }) =>
    isTurnedFirst
      ? `the ${gradient} equal to the ${turned}, transposed, times the ${kept}`
      : `the ${gradient} equal to the ${kept} times the ${turned}, transposed`,

  noBiases: 'This network has no biases.',
  softmaxMixes: 'Softmax has no single slope: each z of an example moves all of its a.',
  nothingMixes: 'Only softmax mixes the outputs; here each z moves its own a alone.',
};
