// What a reader does not meet in the first view: the page's questions, and the reasons behind “Why?”. They come once its networks are there.
import { writtenReasons } from '../elements/delta-equation.js';
import { whenThereIsTime } from '../elements/in-view.js';
import { holdBack } from './held-back.js';

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function bringLaterParts(opened) {
  await opened;
  // Without the question nothing would be shown in the end.
  import('../elements/delta-predict.js').catch(() => holdBack(false));
  import('./figure-menus.js').then(
    ({ offerFigures }) => offerFigures(),
    () => undefined,
  );
  // Who opens “Why?” before asks for them; who does later has them here.
  whenThereIsTime({}, () => void writtenReasons().catch(() => undefined), 'later');
  whenThereIsTime(
    {},
    () =>
      void import('./keep-for-later.js').then(
        ({ keepForLater }) => keepForLater(),
        () => undefined,
      ),
    'later',
  );
}
