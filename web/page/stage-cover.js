// The stage behind the lab. On a wide page the lab slides over it, and what it covers is neither drawn nor reached by keyboard;
// on a narrow page it makes room.
import { signal } from '@preact/signals-core';

/** Whether the lab has the middle of the window. */
export const isLabRead = signal(false);

/** The height of the page's header, in rem. */
const header = 4;

export function hideTheStageBehindTheLab() {
  const stage = document.getElementById('stage');
  const lab = document.getElementById('lab');
  const bar = document.querySelector('control-bar');
  if (!stage || !lab || !bar) return;
  const beside = window.matchMedia('(min-width: 67.5em)');
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const { top, bottom } = lab.getBoundingClientRect();
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const covers = top <= header * em && bottom >= bar.getBoundingClientRect().top;
    const middle = window.innerHeight / 2;
    isLabRead.value = top < middle && bottom > middle;
    stage.classList.toggle('covered', beside.matches && covers);
  };
  const lookSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(look);
  };
  document.addEventListener('scroll', lookSoon, { passive: true });
  new ResizeObserver(lookSoon).observe(lab);
  beside.addEventListener('change', lookSoon);
}
