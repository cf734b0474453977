// What can be done with a figure's drawing: saved as SVG or PNG, copied, printed.
import { html } from 'lit';
import { wordsOfTaking as text } from '../words/late.js';
import { copyPng, pngOf, print, save } from './take-picture.js';

/** @import { Picture } from './take-picture.js' */

/** @param {string} word @param {() => unknown} press */
const button = (word, press) =>
  html`<button type="button" @click=${() => void press()}>${word}</button>`;

/**
 * @param {Picture} picture
 * @param {string} name  of files, without their ends
 * @param {string} title  of the figure
 * @param {(sentence: string) => void} say  what came of it
 */
export function pictureButtons(picture, name, title, say) {
  /** @param {Blob} blob @param {string} end */
  function keep(blob, end) {
    save(blob, name + end);
    say(text.saved(name + end));
  }
  /** @param {() => Promise<unknown>} copy */
  const copied = (copy) =>
    // Where there is no clipboard at all, asking for it throws.
    Promise.resolve()
      .then(copy)
      .then(
        () => say(text.copied),
        () => say(text.noClipboard),
      );
  return [
    button(text.saveSvg, () => keep(new Blob([picture.svg], { type: 'image/svg+xml' }), '.svg')),
    button(text.copySvg, () => copied(() => navigator.clipboard.writeText(picture.svg))),
    button(text.savePng, () =>
      pngOf(picture).then(
        (png) => keep(png, '.png'),
        () => say(text.noPng),
      ),
    ),
    button(text.copyPng, () => copied(() => copyPng(pngOf(picture)))),
    button(text.print, () => {
      // The browser says itself what comes of it.
      say('');
      return print(picture, title).catch(() => say(text.noPng));
    }),
  ];
}
