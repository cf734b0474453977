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
/** @typedef {'sigmoid' | 'tanh' | 'relu' | 'leaky_relu' | 'softplus' | 'gelu' | 'identity'} ActivationName */
/**
 * @typedef {'cross_entropy_sigmoid' | 'cross_entropy_softmax' | 'squared_error_sigmoid'
 *   | 'squared_error_identity' | 'squared_error_tanh'} OutputName
 */
/** @typedef {'sum' | 'mean_examples' | 'mean_entries'} ReductionName */
/** Squared error as ½(a − y)² or (a − y)²; nothing to cross-entropy. @typedef {'half' | 'whole'} SquareName */
/** @typedef {'float64' | 'float32'} PrecisionName */
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
 * @property {Matrix} grad_W  fan_in×fan_out, ∂J/∂W = A_prevᵀ delta, with L2, too
 * @property {Matrix | null} step_W  fan_in×fan_out, with L2: ∂J/∂W + λW, which a step on all examples follows; null without, where that is grad_W
 * @property {Matrix | null} step_b  1×fan_out, with L2 of biases: ∂J/∂b + λb; null where that is grad_b
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
 * @property {number} lambda  with L2, above 0: the gradient and both others are those of J + λ/2 ΣW²
 * @property {number} checked  entries that were looked at, of all weights and biases; the others are NaN below
 * @property {number} kinks  entries left out since epsilon moves a unit of ReLU or leaky ReLU across its kink
 * @property {number} lost  entries that the central difference says nothing about, since epsilon is lost in the parameter's digits, or its change in those of J
 * @property {{ W: Estimates, b: Estimates | null }[]} layers
 */

/**
 * Every matrix of one pass.
 * @typedef {object} Frame
 * @property {number} epoch  times that training has passed all examples since the start of the run
 * @property {{ first: number, last: number }} past  the epochs that rewind() can go to
 * @property {number} J  the loss, with L2, too: what the data cost, and nothing else
 * @property {number} lambda  λ of L2, of λ/2 ΣW² however the rule reads it; 0 without
 * @property {boolean} decaysBiases  whether L2 is of the biases, too
 * @property {number} penalty  of L2: λ/2 times the sum of all squared weights, and biases where they are part of it
 * @property {number} lowered  J + penalty, which training lowers
 * @property {number[]} sizes  [m, d, …, t]
 * @property {number} n  training examples
 * @property {ActivationName[]} hidden  of each hidden layer
 * @property {OutputName} output
 * @property {ReductionName} reduction
 * @property {SquareName} square
 * @property {PrecisionName} precision  what the pass was computed in; every number is exactly what the core has
 * @property {BiasName} bias
 * @property {number} eta  the learning rate that the run suggests
 * @property {Matrix} X  n×m
 * @property {Matrix} Y  n×t
 * @property {LayerFrame[]} layers  the last is the output layer
 * @property {Matrix} J_term  n×t, the loss of each example and output; they add up to J
 * @property {number[]} norms  of grad_W, for each layer: the root of the sum of its squares
 * @property {number | null} accuracy  the share of examples in the right class, in [0, 1]; null where
 *   the outputs are numbers, not classes
 * @property {{ n: number, J: number, accuracy: number | null } | null} test  the same of the examples that are kept for the test,
 *   J added up over these; null where there are none
 * @property {Check | null} check  at epsilon 1e-5; null for a network too large for every frame
 */

/**
 * A network and its data. What is left out of X, Y and layers is drawn from the seed.
 * @typedef {object} Configuration
 * @property {number[]} sizes  [m, d, …, t], each an integer in 1…1024
 * @property {number} n  training examples, an integer in 1…4096
 * @property {ActivationName | ActivationName[]} [hidden]  of all hidden layers, or of each; default sigmoid
 * @property {OutputName} [output]  default cross_entropy_sigmoid
 * @property {ReductionName} [reduction]  default sum
 * @property {SquareName} [square]  default half
 * @property {PrecisionName} [precision]  what the run computes in; X, Y and layers are rounded to it; default float64
 * @property {BiasName} [bias]  default none
 * @property {MatrixLike} [X]  n×m
 * @property {MatrixLike} [Y]  n×t; in [0, 1] for cross-entropy
 * @property {{ X: MatrixLike, Y: MatrixLike } | null} [test]  1…4096 more examples, which training does not see
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
 * @property {ActivationName[]} hidden  of each hidden layer
 * @property {OutputName} output
 * @property {ReductionName} reduction
 * @property {SquareName} square
 * @property {PrecisionName} precision
 * @property {BiasName} bias
 * @property {number} eta
 * @property {Matrix} X
 * @property {Matrix} Y
 * @property {{ X: Matrix, Y: Matrix } | null} test
 * @property {Parameters[]} layers
 * @property {Parameters[]} start
 * @property {number} epoch
 */

/**
 * The gradient of a layer as a sum over the examples; A_prev as in LayerFrame.
 * @typedef {object} OuterSums
 * @property {Matrix[]} outer  n of fan_in×fan_out, A_prev[k]ᵀ delta[k]
 * @property {Matrix[]} sums  n of fan_in×fan_out, outer[0] + … + outer[k]; the last is grad_W
 */

/**
 * The output layer under a pair of output activation and loss. All matrices are n×t.
 * @typedef {object} OutputPair
 * @property {number} J
 * @property {Matrix} A
 * @property {Matrix} dJ_dA  at a saturated output an entry may be infinite
 * @property {Matrix | null} dA_dZ  null for softmax, where every z moves every a
 * @property {Matrix} delta
 * @property {Matrix} J_term  they add up to J
 */

/**
 * With A for A_prev: Aᵀδ (the gradient), δᵀA, Aδᵀ, Aδ, A∘δ, Aᵀ(δ∘f′(Z)), Aᵀδ/n, A[n]ᵀδ[n].
 * @typedef {'A_T_delta' | 'delta_T_A' | 'A_delta_T' | 'A_delta' | 'A_hadamard_delta'
 *   | 'with_slope' | 'mean' | 'one_example'} CandidateName
 */

/**
 * A formula tried for ∂J/∂W of a layer.
 * @typedef {object} Trial
 * @property {CandidateName} name
 * @property {boolean} fits  the operation is defined for these shapes
 * @property {number} rows  of the result; 0 where the operation is not defined
 * @property {number} cols  likewise
 * @property {Matrix | null} value  rows×cols; null where the operation is not defined, and where a
 *   result of the wrong shape has more than 131072 entries
 * @property {boolean} shapeFits  the result is fan_in×fan_out
 * @property {number | null} difference  the largest from the complex step, relative to the largest
 *   entry of that (absolute where it is 0); NaN where J is not finite; null where !shapeFits
 * @property {boolean} agrees  the shape fits, and rounding explains every difference
 */

/** W[row, col] of a layer; all three count from 0. @typedef {{ layer: number, row: number, col: number }} WeightPlace */

/**
 * J, and with L2 J + λ/2 ΣW², as one weight moves.
 * @typedef {object} Nudge
 * @property {number} w  the weight, as it is
 * @property {number} J  the loss there, or with L2 the frame's `lowered`
 * @property {number} slope  its slope there, the entry of grad_W, or with L2 of step_W
 * @property {Float64Array} points  w₀, J₀, w₁, J₁, …
 */

/**
 * How far two numerical derivatives are from ∂J/∂w, with L2 from ∂J/∂w + λw, for each step: relative to |slope|, or
 * absolute where that is 0.
 * @typedef {object} CheckSweep
 * @property {Float64Array} central  of the central difference; NaN where w ± epsilon is w
 * @property {Float64Array} complex  of the complex step, h = epsilon
 * @property {number} slope  the complex step at h = 1e-30, which the errors are distances from
 * @property {Float64Array} centralSlope  what the central difference finds at each step; NaN as in `central`
 * @property {Float64Array} complexSlope  what the complex step finds with h = epsilon
 */

/**
 * A window of the plane of x₁ (to the right) and x₂ (upwards), in count × count equal parts.
 * @typedef {{ left: number, right: number, bottom: number, top: number, count: number }} SurfaceWanted
 */

/**
 * How the activations of a layer are spread.
 * @typedef {object} Histogram
 * @property {number} low  the lowest that the activation function can give; of the entries, where it has no bound
 * @property {number} high  likewise
 * @property {Float64Array} counts  entries in each of equal parts from low to high
 */

/**
 * What one request of answer() asks: a method, and its arguments.
 * @typedef {readonly ['outerSums', number] | readonly ['outputPairs'] | readonly ['bench', number]
 *   | readonly ['nudge', WeightPlace & { reach: number, count: number }]
 *   | readonly ['checkSweep', WeightPlace & { epsilons: number[] }]
 *   | readonly ['check', { epsilon?: number, every?: number }?] | readonly ['lossCurve', number, number]
 *   | readonly ['surface', SurfaceWanted] | readonly ['histograms', number]} Request
 */

/**
 * What is answered to each.
 * @typedef {object} Answers
 * @property {OuterSums} outerSums
 * @property {Record<OutputName, OutputPair>} outputPairs
 * @property {Trial[]} bench
 * @property {Nudge} nudge
 * @property {CheckSweep} checkSweep
 * @property {Check} check
 * @property {Float64Array} lossCurve
 * @property {Matrix} surface
 * @property {Histogram[]} histograms
 */

/** In place of an answer: why there is none. @typedef {{ refused: string }} Refusal */

/**
 * The answers to a list of requests, in its order.
 * @template {readonly Request[]} Requests
 * @typedef {{ -readonly [R in keyof Requests]: Answers[Requests[R][0]] | Refusal }} AnswersTo
 */

export {};
