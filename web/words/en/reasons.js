// Why each step of the derivation holds, in words.

/** @import { OutputName, ReductionName } from '../../core/frame.js' */
/** @import { ConventionName } from '../../derivation/convention.js' */

/** @type {Record<ReductionName, string>} */
const totals = {
  sum: 'J adds up what every output costs in every example.',
  mean_examples:
    'J adds up what every output costs in every example, and divides by the number of examples.',
  mean_entries:
    'J adds up what every output costs in every example, and divides by how many such costs there are.',
};

export const reasons = {
  mean: 'The factor of the mean does not depend on a, so it stays in front.',
  /** isWhole: whether squared error is without its half. @type {(facts: { output: OutputName, reduction: ReductionName, isWhole: boolean }) => string} */
  loss: ({ output, reduction, isWhole }) => {
    const square = `The distance from the target, squared, so that both sides cost the same.${isWhole ? '' : ' The half makes the slope simple.'}`;
    const cost = {
      cross_entropy_sigmoid:
        'The logarithm of 1 is 0, and towards 0 it falls without end. So a prediction that hits its target costs nothing, and one that is sure and wrong costs much.',
      cross_entropy_softmax:
        'The logarithm of 1 is 0, and towards 0 it falls without end. So a large share where the target is costs little, and a small one costs much.',
      squared_error_sigmoid: square,
      squared_error_identity: square,
      squared_error_tanh: square,
    }[output];
    return reduction === 'sum' ? cost : `${cost} J is a mean, so each cost carries its factor.`;
  },
  /** @type {(reduction: ReductionName) => string} */
  lossInFull: (reduction) => totals[reduction],
  /** @type {(facts: { n: number, isSoftmax: boolean }) => string} */
  chain: ({ n, isSoftmax }) =>
    'The weight moves z, z moves a, and a moves J. Each slope says how much of a small move is passed on, so along the path they multiply.' +
    (isSoftmax ? ' One z moves every a, so the ways through all outputs are added.' : '') +
    (n > 1 ? ' Every example has such a path, so the examples are added.' : ''),
  lossSlope: {
    logarithms:
      'The slope of ln\u00a0a is 1/a. That of ln(1\u00a0−\u00a0a) is −1/(1\u00a0−\u00a0a), since 1\u00a0−\u00a0a falls as a rises.',
    oneDenominator: 'On one denominator, a y is once added and once taken away:',
    logarithm: 'Only one logarithm holds this a, and the slope of ln\u00a0a is 1/a.',
    /** @type {(isWhole: boolean) => string} */
    square: (isWhole) =>
      `The slope of a square is twice what is squared.${isWhole ? '' : ' The half takes the 2 away.'}`,
  },
  slopes: {
    sigmoid: 'The slope of 1/u is −1/u², and u\u00a0=\u00a01\u00a0+\u00a0e⁻ᶻ has the slope −e⁻ᶻ:',
    sigmoidFactors:
      'The first factor is a. The second is 1\u00a0−\u00a0a, since the two add up to 1:',
    tanh: 'The rule for quotients: the slope of what stands above is what stands below, and the other way round. Divided out, it is 1\u00a0−\u00a0a².',
    relu: 'Above 0 the function is z itself, with slope 1. Below 0 it is 0, with slope 0. At 0 there is a kink; the slope is taken as 0 there.',
    leaky_relu:
      'Above 0 the function is z itself, with slope 1. Below 0 it is a hundredth of z, with slope 0.01. At 0 there is a kink; the slope is taken as 0.01 there.',
    softplus: 'The slope of ln\u00a0u is 1/u, and u\u00a0=\u00a01\u00a0+\u00a0eᶻ has the slope eᶻ:',
    gelu: 'Φ(z) is the share of the standard normal distribution that lies below z, and Φ′(z) the height of its bell curve at z, e to the power of −z²/2, divided by √(2π). By the rule for products:',
    identity: 'a is z, so it moves as much as z does.',
    softmax:
      'A larger z raises its own share, and lowers the others, since all shares together stay 1.',
  },
  product: {
    softmax:
      'Above the line and below stands the same a, so it cancels. The targets of an example add up to 1:',
    softmaxOfOthers:
      'Above the line and below stands the same a, so it cancels. What is left adds up the targets of the example:',
    cross_entropy_sigmoid:
      'The slope of the loss has a(1\u00a0−\u00a0a) below its line, and the slope of the sigmoid is a(1\u00a0−\u00a0a): dividing and multiplying by the same number changes nothing.',
    squared_error_sigmoid:
      'The slope of the loss has nothing below a line to cancel with, so the slope of the sigmoid stays as a factor.',
    squared_error_identity: 'The slope of the identity is 1.',
    squared_error_tanh:
      'The slope of the loss has nothing below a line to cancel with, so the slope of tanh stays as a factor.',
  },
  errorTerms:
    'Each entry is computed from the entries at its own place, so the whole matrix is written at once.',
  /** @type {(hasBias: boolean) => string} */
  preActivation: (hasBias) =>
    `The unit adds up what comes in, each number times the weight on its way${hasBias ? ', and its bias' : ''}.`,
  activation: 'The activation function is applied to the sum. It is defined as',
  /** @type {(convention: ConventionName) => string} */
  activations: (convention) =>
    `Each ${convention === 'columns' ? 'column' : 'row'} is one example, as it leaves the layer.`,
  weightSlope:
    'One term of the sum holds this weight: its activation times the weight. The others do not move with it. So z moves by the activation for each unit that the weight moves.',
  /** @type {(n: number) => string} */
  entry: (n) =>
    n === 1
      ? 'The slopes along the path from J to z, multiplied, are δ. What is left is the slope of z along the weight, the activation.'
      : 'In each example, the slopes along the path from J to z, multiplied, are δ. What is left is the slope of z along the weight, the activation. The examples add up. For the example that is shown:',
  oneTerm: 'That is its one term of the sum.',
  /** @type {(convention: ConventionName) => string} */
  table: (convention) =>
    `A column times a row is a table: each entry of the column times each entry of the row. Here the column holds the ${convention === 'rows' ? 'activations' : 'error terms'}.`,
  /** @type {(convention: ConventionName) => string} */
  matrix: (convention) => {
    const [row, column] =
      convention === 'rows' ? ['activation i', 'error term j'] : ['error term j', 'activation i'];
    return `An entry of a product is a row of the left factor times a column of the right one, added up. The row holds ${row} of every example, the column ${column} of every example:`;
  },
  outerSum:
    'Each entry of the product is a sum over the examples. Take one example’s terms of all entries, and they form a table; the tables add up to the same entries.',
  /** @type {(convention: ConventionName) => string} */
  forward: (convention) => {
    const line = convention === 'columns' ? 'column' : 'row';
    return `Each ${line} of Z comes from the same ${line} of the input alone: it holds the sums of one example.`;
  },
  hiddenSlope:
    'The activation stands in z of every unit that it leads to, there times its weight. Along each branch, J answers to z with δ, and z to the activation with the weight.',
  hiddenError:
    'δ is the slope of J along z. z moves a by the slope of the activation function, and a moves J by the sum over the branches.',
  /** @type {(convention: ConventionName) => string} */
  hiddenErrorMatrix: (convention) =>
    convention === 'columns'
      ? 'A row of Wᵀ holds the weights that leave one hidden unit, a column of δ the error terms that they lead to in one example: their product adds up the branches.'
      : 'A row of δ holds the error terms of one example, and each of them meets the weight that leads to it: the product adds up the branches of every unit.',
  hiddenChain: 'The branches are added first, and the path below them multiplies as before.',
  /** @type {(n: number) => string} */
  bias: (n) =>
    `z contains the bias as it is, so the slope of z along it is 1, and that of J is δ${n > 1 ? ', added up over the examples' : ''}.`,
};
