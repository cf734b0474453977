// Types of the Emscripten module (build/wasm/deltascope.mjs) as session.js uses it.
// Every Float64Array is a view into WebAssembly's memory: copy it at once.

/** A value of a C++ enum; comparable by identity. */
export type Enum<Name extends string> = { readonly value: number } & { readonly name?: Name };

/** Rule of optimizer.h. */
export interface CoreRule {
  method: Enum<'Method'>;
  eta: number;
  mu: number;
  rho: number;
  beta_1: number;
  beta_2: number;
  epsilon: number;
  lambda: number;
  batch: number;
  order_seed: number;
}

/** Window of surface.h. */
export interface CoreWindow {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

export interface CoreSession {
  delete(): void;
  load(preset: Enum<'Preset'>): void;
  draft(
    sizes: number[],
    n: number,
    hidden: Enum<'Activation'>,
    output: Enum<'Output'>,
    reduction: Enum<'Reduction'>,
    bias: Enum<'Bias'>,
  ): void;
  draft_current(): void;
  initialise_draft(scheme: Enum<'Scheme'>, seed: number, scale: number): void;
  draft_random_problem(seed: number): void;
  set_draft_eta(eta: number): void;
  set_draft_precision(precision: Enum<'Precision'>): void;
  draft_X(): Float64Array;
  draft_Y(): Float64Array;
  draft_test(n: number): void;
  draft_test_X(): Float64Array;
  draft_test_Y(): Float64Array;
  draft_W(layer: number): Float64Array;
  draft_b(layer: number): Float64Array;
  draft_start_W(layer: number): Float64Array;
  draft_start_b(layer: number): Float64Array;
  begin(): void;
  resume(epoch: number): void;
  apply_problem(): void;
  apply_layers(): void;
  advance(steps: number, rule: CoreRule): boolean;
  reset(): void;
  rewind(epoch: number): void;
  first_epoch(): number;
  last_epoch(): number;
  check(epsilon: number, every: number): void;
  draw_loss_curve(y: number, count: number): void;
  add_outer_products(layer: number): void;
  pair_output(output: Enum<'Output'>): void;
  try_candidates(layer: number, shown: number): void;
  nudge_weight(layer: number, row: number, col: number, reach: number, count: number): void;
  sweep_check(layer: number, row: number, col: number, epsilons: number[]): void;
  draw_points(
    dataset: Enum<'Dataset'>,
    n: number,
    classes: number,
    noise: number,
    seed: number,
  ): void;
  draft_table(n: number, m: number, t: number): void;
  table_X(): Float64Array;
  table_Y(): Float64Array;
  split_table(tests: number, seed: number, scales: boolean): void;
  training_X(): Float64Array;
  training_Y(): Float64Array;
  tests_X(): Float64Array;
  tests_Y(): Float64Array;
  draw_surface(window: CoreWindow, count: number): void;
  surface_A(): Float64Array;
  count_activations(layer: number, parts: number): void;
  histogram_low(): number;
  histogram_high(): number;
  histogram_counts(): Float64Array;
  points_X(): Float64Array;
  points_labels(): Int32Array;
  steps_done(): number;
  epoch(): number;
  eta(): number;
  J(): number;
  accuracy(): number;
  test_n(): number;
  test_X(): Float64Array;
  test_Y(): Float64Array;
  test_J(): number;
  test_accuracy(): number;
  grad_W_norm(layer: number): number;
  n(): number;
  sizes(): number[];
  hidden(): Enum<'Activation'>;
  output(): Enum<'Output'>;
  reduction(): Enum<'Reduction'>;
  precision(): Enum<'Precision'>;
  bias(): Enum<'Bias'>;
  X(): Float64Array;
  Y(): Float64Array;
  W(layer: number): Float64Array;
  b(layer: number): Float64Array;
  Z(layer: number): Float64Array;
  A(layer: number): Float64Array;
  delta(layer: number): Float64Array;
  grad_W(layer: number): Float64Array;
  grad_b(layer: number): Float64Array;
  dJ_dA(layer: number): Float64Array;
  dA_dZ(layer: number): Float64Array;
  J_term(): Float64Array;
  start_W(layer: number): Float64Array;
  start_b(layer: number): Float64Array;
  check_central(): number;
  check_complex(): number;
  check_agrees(): boolean;
  check_checked(): number;
  check_kinks(): number;
  central_W(layer: number): Float64Array;
  central_b(layer: number): Float64Array;
  complex_W(layer: number): Float64Array;
  complex_b(layer: number): Float64Array;
  curve(): Float64Array;
  outer(example: number): Float64Array;
  outer_sum(example: number): Float64Array;
  pair_J(): number;
  pair_A(): Float64Array;
  pair_delta(): Float64Array;
  pair_dJ_dA(): Float64Array;
  pair_dA_dZ(): Float64Array;
  pair_J_term(): Float64Array;
  trial_rows(candidate: Enum<'Candidate'>): number;
  trial_cols(candidate: Enum<'Candidate'>): number;
  trial_value(candidate: Enum<'Candidate'>): Float64Array;
  trial_shape_fits(candidate: Enum<'Candidate'>): boolean;
  trial_difference(candidate: Enum<'Candidate'>): number;
  trial_agrees(candidate: Enum<'Candidate'>): boolean;
  nudged(): Float64Array;
  sweep_slope(): number;
  sweep_central(): Float64Array;
  sweep_complex(): Float64Array;
}

export interface Core {
  Session: new () => CoreSession;
  Preset: Record<'note' | 'mazur' | 'xor' | 'random_342', Enum<'Preset'>>;
  Activation: Record<'sigmoid' | 'tanh' | 'relu' | 'identity', Enum<'Activation'>>;
  Output: Record<
    | 'cross_entropy_sigmoid'
    | 'cross_entropy_softmax'
    | 'squared_error_sigmoid'
    | 'squared_error_identity',
    Enum<'Output'>
  >;
  Precision: Record<'float64' | 'float32', Enum<'Precision'>>;
  Reduction: Record<'sum' | 'mean_examples' | 'mean_entries', Enum<'Reduction'>>;
  Bias: Record<'none' | 'trained' | 'fixed', Enum<'Bias'>>;
  Method: Record<
    'gradient_descent' | 'momentum' | 'nesterov' | 'rms_prop' | 'adam',
    Enum<'Method'>
  >;
  Dataset: Record<'circles' | 'spiral' | 'moons' | 'gaussians' | 'quadrants', Enum<'Dataset'>>;
  Scheme: Record<'uniform' | 'xavier' | 'he' | 'zero' | 'constant', Enum<'Scheme'>>;
  Candidate: Record<
    | 'A_T_delta'
    | 'delta_T_A'
    | 'A_delta_T'
    | 'A_delta'
    | 'A_hadamard_delta'
    | 'with_slope'
    | 'mean'
    | 'one_example',
    Enum<'Candidate'>
  >;
}

export default function createCore(options?: {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?: (path: string, prefix: string) => string;
}): Promise<Core>;
