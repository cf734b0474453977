// The element <delta-scope>: attributes, properties, methods and events.

/** What figures of it show, by name. */
export type FigureName =
  | 'loss'
  | 'network'
  | 'journey'
  | 'tree'
  | 'factors'
  | 'product'
  | 'bench'
  | 'cancellation'
  | 'check'
  | 'nudge'
  | 'twins'
  | 'heatmaps'
  | 'histogram'
  | 'curves'
  | 'surface';

/** Each attribute is a property and takes the same text. */
export interface DeltaScopeAttributes {
  /** One FigureName, or several with blanks between; product where left out. */
  figure?: string;
  /** A link that the page's “Share” gives, or what stands behind its #. */
  state?: string;
  /** note, mazur, xor, random_342 or iris. */
  preset?: string;
  /** Sizes, inputs first: 3-4-2. */
  net?: string;
  /** Of the weights that are drawn for `net`: a whole number. */
  seed?: string | number;
  /** The attribute select: a weight, counted from 1, as W_out[2,1]. */
  selected?: string;
  /** The attribute step: a step of the derivation, shown above the figures with its numbers, as chain_rule. */
  shownStep?: string;
  /** rows, columns or pytorch. */
  convention?: string;
  /** After the decimal point, 2 to 8. */
  digits?: string | number;
  /** none, train or all. */
  controls?: string;
  /** auto, light or dark. */
  theme?: string;
  /** Under the figures. */
  caption?: string;
  /** Elements with the same name show the same network. */
  scope?: string;
  /** Where deltascope.wasm is, the whole core: it trains faster, and computes what the small one inside the script does not. */
  core?: string;
}

export interface DeltaScopeEvents {
  /** The network of the attributes is there. */
  'deltascope-ready': CustomEvent<{ sizes: number[]; epoch: number; J: number }>;
  /** Another pass: after a step, an edit, a reset. */
  'deltascope-frame': CustomEvent<{ epoch: number; J: number }>;
  /** Another weight or example; units count from 1, layer from 0; example null: all. */
  'deltascope-select': CustomEvent<{ layer: number; units: number[]; example: number | null }>;
  /** A wrong attribute, a link that cannot be followed, a core that does not start: a sentence, shown in the element, too. */
  'deltascope-error': CustomEvent<{ message: string }>;
}

/** The names of the attributes; `lang` is every element's: en, in which all words are. */
export type DeltaScopeAttributeName =
  Exclude<keyof DeltaScopeAttributes, 'selected' | 'shownStep'> | 'select' | 'step' | 'lang';

export interface DeltaScopeElement extends HTMLElement, DeltaScopeAttributes {
  /** Trains for so many epochs, or until paused. */
  train(epochs?: number): void;
  pause(): void;
  step(): void;
  /** Back to the weights that the network began with. */
  reset(): void;
  /** Selects a weight such as W_out[2,1]. */
  select(symbol: string): void;
}

/** Defines the element, once; null where there is no document. Where the name is taken, what has it stays. */
export function define(tag?: string): Promise<(new () => DeltaScopeElement) | null>;

declare global {
  interface HTMLElementTagNameMap {
    'delta-scope': DeltaScopeElement;
  }
  interface HTMLElementEventMap extends DeltaScopeEvents {}
}
