// What a reader does not meet in the first view: the page's questions, and the reasons behind “Why?”. They come once its networks are there.
import { writtenReasons } from '../elements/delta-equation.js';
import { whenThereIsTime } from '../elements/in-view.js';
import { rightOrder } from '../derivation/outputs.js';
import { networkOf } from './networks.js';

/** The question that holds something back, also while it is on its way. */
const holding = 'delta-predict[question=order]';

/** @param {boolean} hidden */
function veil(hidden) {
  const section = document.querySelector(`section:has(${holding})`);
  if (!section) return;
  const { veiled } = networkOf(section.id).scope.state;
  veiled.value = new Set(hidden ? [rightOrder] : []);
}

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function bringLaterParts(opened) {
  veil(true);
  await opened;
  // Without the question nothing would be shown in the end.
  import('../elements/delta-predict.js').catch(() => veil(false));
  // Who opens “Why?” before asks for them; who does later has them here.
  whenThereIsTime({}, () => void writtenReasons().catch(() => undefined), 'later');
}
