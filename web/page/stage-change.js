// The stage comes to another section's network: its figures are of other heights there, so they go for a moment and appear again in
// their new places, rather than jump. Where that network has no numbers yet, they do so again when it has.
import { computed, effect } from '@preact/signals-core';
import { inView } from './networks.js';

/** Frames until the figures of the new network have been drawn and laid out. */
const frames = 3;

export function changeStageWithNetwork() {
  const stage = document.getElementById('stage');
  if (!stage) return;
  let shown = inView.peek();
  let isAwaited = false;
  let frame = 0;
  const hasNumbers = computed(() => inView.value.scope.state.frame.value !== null);
  /** @param {number} left */
  const wait = (left) => {
    if (left > 0) frame = requestAnimationFrame(() => wait(left - 1));
    else stage.dataset.changing = 'done';
  };
  effect(() => {
    const isOther = inView.value !== shown;
    const hasCome = isAwaited && hasNumbers.value;
    if (!isOther && !hasCome) return;
    shown = inView.value;
    isAwaited = !hasNumbers.value;
    // What has the focus would lose it.
    if (stage.contains(document.activeElement)) return;
    stage.dataset.changing = 'now';
    cancelAnimationFrame(frame);
    wait(frames);
  });
}
