// What the question of section 3.4 asks about is held back from the first, also while the question itself is on its way.
import { rightOrder } from '../derivation/outputs.js';
import { networkOf } from './networks.js';

/** @param {boolean} hidden */
export function holdBack(hidden) {
  const section = document.querySelector('section:has(delta-predict[question=order])');
  if (!section) return;
  const { veiled } = networkOf(section.id).scope.state;
  veiled.value = new Set(hidden ? [rightOrder] : []);
}
