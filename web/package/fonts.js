// Fonts of formulas, given to the document as bytes: a policy of the host that forbids fonts from elsewhere lets these through.
import fonts from '#fonts';
import { bytesOf } from './unpacked.js';

let areGiven = false;

/** Once for a document; where one does not load, formulas are in the host's own type. */
export function giveFonts() {
  if (areGiven || typeof FontFace === 'undefined') return;
  areGiven = true;
  for (const { family, style, weight, data } of fonts) {
    const face = new FontFace(family, bytesOf(data), { style, weight });
    document.fonts.add(face);
    face.load().catch(() => {});
  }
}
