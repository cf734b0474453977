// Which keys a figure uses, so that a host's own (slides, shortcuts) have all others and none of these.

/**
 * Asked when a key has gone through everything inside of the figure.
 * @param {KeyboardEvent} event
 */
export function isUsed(event) {
  if (event.defaultPrevented) return true;
  const [target] = event.composedPath();
  const within = (/** @type {string} */ what) => target instanceof Element && target.closest(what);
  // A field of one line has no pages: these are a clicker's.
  if (within('input:not([type=range])')) return !['PageUp', 'PageDown'].includes(event.key);
  if (within('select') || within('input')) return true;
  return within('button, summary, a[href]') !== null && ['Enter', ' '].includes(event.key);
}

/** What turns slides or blanks them, and what leaves a view: no text, whoever hears it. */
export const turns = [
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['PageUp', 'PageDown', 'Home', 'End', ' '],
  ...['Escape', '.', 'b'],
];

/** Whether a page around has a use for it. @param {KeyboardEvent} event */
export const isForSlides = (event) =>
  !event.ctrlKey && !event.altKey && !event.metaKey && turns.includes(event.key) && !isUsed(event);
