// The shapes of the data that a session hands out and takes: plain objects, safe to clone.

/**
 * Row-major: entry (i, j), counted from 0, is `data[i * cols + j]`.
 * @typedef {{ rows: number, cols: number, data: Float64Array }} Matrix
 */

/**
 * A matrix as a caller may give it: any list of numbers, row by row.
 * @typedef {{ rows: number, cols: number, data: ArrayLike<number> }} MatrixLike
 */

/** @typedef {'note' | 'mazur' | 'xor' | 'random_342'} PresetName */
/** @typedef {'sigmoid' | 'tanh' | 'relu' | 'identity'} ActivationName */
/**
 * @typedef {'cross_entropy_sigmoid' | 'cross_entropy_softmax' | 'squared_error_sigmoid'
 *   | 'squared_error_identity'} OutputName
 */
/** @typedef {'sum' | 'mean_examples' | 'mean_entries'} ReductionName */
/** `fixed`: used in the forward pass, left alone by training. @typedef {'none' | 'trained' | 'fixed'} BiasName */
/** @typedef {'uniform' | 'xavier' | 'he' | 'zero' | 'constant'} SchemeName */

/**
 * One layer; A_prev is X for the first layer, else A of the layer before.
 * @typedef {object} LayerFrame
 * @property {Matrix} W  fan_in×fan_out
 * @property {Matrix | null} b  1×fan_out; null without biases
 * @property {Matrix} Z  n×fan_out, A_prev W + b
 * @property {Matrix} A  n×fan_out, f(Z)
 * @property {Matrix} delta  n×fan_out, ∂J/∂Z
 * @property {Matrix} grad_W  fan_in×fan_out, ∂J/∂W = A_prevᵀ delta
 * @property {Matrix | null} grad_b  1×fan_out, the column sums of delta; null without biases
 * @property {Matrix} dJ_dA  n×fan_out; at a saturated output an entry may be infinite
 * @property {Matrix | null} dA_dZ  n×fan_out; null for softmax, where every z moves every a
 */

/**
 * A derivative for each parameter of a layer, found without backpropagation in two ways.
 * @typedef {{ central: Matrix, complex: Matrix }} Estimates
 */

/**
 * The gradient check.
 * @typedef {object} Check
 * @property {number} epsilon  step of the central difference
 * @property {number} central  largest difference from the gradient, relative to its largest entry
 *   (absolute where that is 0)
 * @property {number} complex  likewise for the complex step
 * @property {boolean} agrees  rounding, and for the central difference epsilon, explain all of it
 * @property {number} kinks  entries left out since epsilon moves a relu unit across its kink
 * @property {{ W: Estimates, b: Estimates | null }[]} layers
 */

/**
 * Every matrix of one pass.
 * @typedef {object} Frame
 * @property {number} epoch  steps of gradient descent since the start of the run
 * @property {number} J  the loss
 * @property {number[]} sizes  [m, d, …, t]
 * @property {number} n  training examples
 * @property {ActivationName} hidden
 * @property {OutputName} output
 * @property {ReductionName} reduction
 * @property {BiasName} bias
 * @property {number} eta  the learning rate that the run suggests
 * @property {Matrix} X  n×m
 * @property {Matrix} Y  n×t
 * @property {LayerFrame[]} layers  the last is the output layer
 * @property {Matrix} J_term  n×t, the loss of each example and output; they add up to J
 * @property {Check | null} check  at epsilon 1e-5; null for a network too large for every frame
 */

/**
 * A network and its data. What is left out of X, Y and layers is drawn from the seed.
 * @typedef {object} Configuration
 * @property {number[]} sizes  [m, d, …, t], each an integer in 1…1024
 * @property {number} n  training examples, an integer in 1…4096
 * @property {ActivationName} [hidden]  default sigmoid
 * @property {OutputName} [output]  default cross_entropy_sigmoid
 * @property {ReductionName} [reduction]  default sum
 * @property {BiasName} [bias]  default none
 * @property {MatrixLike} [X]  n×m
 * @property {MatrixLike} [Y]  n×t; in [0, 1] for cross-entropy
 * @property {{ W: MatrixLike, b?: MatrixLike | null }[]} [layers]
 * @property {{ scheme?: SchemeName, seed?: number, scale?: number }} [initialise]  of what is not
 *   given; default xavier, seed 1, scale 1
 * @property {number} [eta]  the learning rate to suggest; default 0.5
 */

/** @typedef {{ W: Matrix, b: Matrix | null }} Parameters */

/**
 * Everything that a run is, for undo and for storing.
 * @typedef {object} Snapshot
 * @property {number[]} sizes
 * @property {number} n
 * @property {ActivationName} hidden
 * @property {OutputName} output
 * @property {ReductionName} reduction
 * @property {BiasName} bias
 * @property {number} eta
 * @property {Matrix} X
 * @property {Matrix} Y
 * @property {Parameters[]} layers
 * @property {Parameters[]} start
 * @property {number} epoch
 */

export {};
