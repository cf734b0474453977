// A swipe up or down that begins on a slider scrolls the page and leaves the slider as it was. Browsers move it as soon as the finger
// is down, before they know where the finger goes; where they then scroll, they cancel the pointer, and the slider is put back.

export function keepSlidersFromSwipes() {
  /** The slider under a finger, and where it stood before. @type {{ slider: HTMLInputElement, value: string } | null} */
  let held = null;
  const begin = (/** @type {PointerEvent} */ event) => {
    const [slider] = event.composedPath();
    const isHeld =
      event.pointerType === 'touch' &&
      slider instanceof HTMLInputElement &&
      slider.type === 'range';
    held = isHeld ? { slider, value: slider.value } : null;
  };
  const putBack = () => {
    if (!held || held.slider.value === held.value) return;
    held.slider.value = held.value;
    held.slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  document.addEventListener('pointerdown', begin, { capture: true });
  document.addEventListener('pointercancel', putBack, { capture: true });
}
