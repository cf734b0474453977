// What a reader selects, and what is said of it: nothing here changes the network.
import { format } from '../derivation/number.js';
import { nextExample, selectionAfter, weightId } from '../derivation/selection.js';
import { spokenOf, valueOf } from '../derivation/symbols.js';
import { words } from '../words/words.js';

const text = words.scope.selection;

/** @param {ReturnType<typeof import('./state.js').createState>} store */
export function createSelecting(store) {
  /** Selects the weight that a symbol belongs to. @param {string} id */
  function pick(id) {
    const { sizes } = store.frame.value ?? {};
    if (!sizes) return;
    const after = selectionAfter(id, store.selection.value, sizes);
    if (after === store.selection.value) return;
    store.selection.value = after;
    announceSelection();
  }

  /** Selects the weight of a layer that the selection keeps for it. @param {number} layer from 0 */
  function selectLayer(layer) {
    store.selection.value = { ...store.selection.value, layer };
    announceSelection();
  }

  /** Walks the examples: all, 1, 2, …, n, all again. @param {1 | -1} step */
  function walkExamples(step) {
    const n = store.frame.value?.n ?? 1;
    if (n === 1) return;
    const { all, k } = (store.selection.value = nextExample(store.selection.value, n, step));
    announce(all ? text.all(n) : text.one(k, n));
  }

  /** @param {number | 'all'} k */
  function showExample(k) {
    const { selection } = store;
    selection.value =
      k === 'all' ? { ...selection.value, all: true } : { ...selection.value, k, all: false };
  }

  /** Says the selected weight and its gradient. */
  function announceSelection() {
    const now = store.frame.peek();
    if (!now) return;
    const selected = store.selection.peek();
    const [weight, gradient] = ['W', 'grad_W'].map((part) => weightId(selected, now.sizes, part));
    const slope = store.veiled.peek().has(gradient)
      ? words.names.veiled.label
      : format(valueOf(now, gradient), store.digits.peek());
    announce(text.weight(spokenOf(weight, store.notation.peek()), slope));
  }

  /** Has a sentence said by screen readers. @param {string} sentence */
  function announce(sentence) {
    store.said.value = sentence;
  }

  return { pick, selectLayer, walkExamples, showExample, announce };
}
