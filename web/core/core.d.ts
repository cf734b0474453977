// Types of the Emscripten module (build/wasm/deltascope.mjs) as session.js uses it.
import type { LabelledPoints, Parts } from './dataset.js';
import type {
  ActivationName,
  Check,
  CheckSweep,
  Frame,
  Histogram,
  Matrix,
  Nudge,
  OuterSums,
  OutputPair,
  Parameters,
  Snapshot,
  Trial,
} from './frame.js';

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
  decays_biases: boolean;
  held: number;
  batch: number;
  in_order: boolean;
  order_seed: number;
  decay: Enum<'Decay'> | undefined;
  decay_rate: number;
  decay_epochs: number;
  clip: number;
}

/** Window of surface.h. */
export interface CoreWindow {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** The shape of a run, its enums as Embind has them. */
export interface CoreShape {
  sizes: number[];
  n: number;
  hidden: Enum<'Activation'>[];
  output: Enum<'Output'>;
  reduction: Enum<'Reduction'>;
  square: Enum<'Square'>;
  bias: Enum<'Bias'>;
  precision: Enum<'Precision'>;
}

/** What a run starts from; null is drawn from the seed. */
export interface CoreConfiguration extends CoreShape {
  eta: number;
  X: Matrix | null;
  Y: Matrix | null;
  test: { X: Matrix; Y: Matrix } | null;
  layers: Parameters[] | null;
  scheme: Enum<'Scheme'>;
  seed: number;
  scale: number;
}

export type CoreFrame = Omit<Frame, keyof CoreShape | 'check'> & CoreShape;
export type CoreSnapshot = Omit<Snapshot, keyof CoreShape> & CoreShape;
export type CoreTrial = Omit<Trial, 'name'> & { name: Enum<'Candidate'> };

/** Every answer is a copy. */
export interface CoreSession {
  delete(): void;
  load(preset: Enum<'Preset'>): void;
  configure(configuration: CoreConfiguration): void;
  restore(snapshot: CoreSnapshot): void;
  edit(quantity: Enum<'Quantity'>, layer: number, row: number, col: number, value: number): void;
  regularise(lambda: number, decaysBiases: boolean): void;
  advance(steps: number, rule: CoreRule): { steps: number; diverged: boolean };
  reset(): void;
  rewind(epoch: number): void;
  shape(): CoreShape;
  past(): Frame['past'];
  weight(layer: number, row: number, col: number): number;
  frame(): CoreFrame;
  snapshot(): CoreSnapshot;
  check(epsilon: number, every: number): Check;
  loss_curve(y: number, count: number): Float64Array;
  outer_sums(layer: number): OuterSums;
  output_pair(output: Enum<'Output'>): OutputPair;
  bench(layer: number, shown: number): CoreTrial[];
  nudge(layer: number, row: number, col: number, reach: number, count: number): Nudge;
  check_sweep(layer: number, row: number, col: number, epsilons: number[]): CheckSweep;
  surface(window: CoreWindow, count: number): Matrix;
  histograms(parts: number): Histogram[] | null;
}

export interface Core {
  Session: new () => CoreSession;
  draw_points(
    dataset: Enum<'Dataset'>,
    n: number,
    classes: number,
    noise: number,
    seed: number,
  ): LabelledPoints;
  split_table(
    table: { X: Matrix; Y: Matrix },
    tests: number,
    seed: number,
    scales: boolean,
    inOrder: boolean,
  ): Parts;
  Quantity: Record<'X' | 'Y' | 'W' | 'b', Enum<'Quantity'>>;
  Preset: Record<'note' | 'mazur' | 'xor' | 'random_342', Enum<'Preset'>>;
  Activation: Record<ActivationName, Enum<'Activation'>>;
  Output: Record<
    | 'cross_entropy_sigmoid'
    | 'cross_entropy_softmax'
    | 'squared_error_sigmoid'
    | 'squared_error_identity'
    | 'squared_error_tanh',
    Enum<'Output'>
  >;
  Precision: Record<'float64' | 'float32', Enum<'Precision'>>;
  Reduction: Record<'sum' | 'mean_examples' | 'mean_entries', Enum<'Reduction'>>;
  Square: Record<'half' | 'whole', Enum<'Square'>>;
  Decay?: Record<'none' | 'step' | 'exponential' | 'cosine', Enum<'Decay'>>;
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
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}): Promise<Core>;
