// The stage comes to another section's network: its figures are of other heights there, so they go for a moment and appear again in
// their new places, rather than jump.
import { effect } from '@preact/signals-core';
import { inView } from './networks.js';

/** Frames until the figures of the new network have been drawn and laid out. */
const frames = 3;

export function changeStageWithNetwork() {
  const stage = document.getElementById('stage');
  if (!stage) return;
  let shown = inView.peek();
  let frame = 0;
  /** @param {number} left */
  const wait = (left) => {
    if (left > 0) frame = requestAnimationFrame(() => wait(left - 1));
    else stage.dataset.changing = 'done';
  };
  effect(() => {
    if (inView.value === shown) return;
    shown = inView.value;
    // What has the focus would lose it.
    if (stage.contains(document.activeElement)) return;
    stage.dataset.changing = 'now';
    cancelAnimationFrame(frame);
    wait(frames);
  });
}
