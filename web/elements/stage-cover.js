// On a wide page the lab slides over the stage. What it covers is neither drawn nor reached by keyboard.

/** The height of the page's header, in rem. */
const header = 4;

export function hideTheStageBehindTheLab() {
  const stage = document.getElementById('stage');
  const lab = document.getElementById('lab');
  const bar = document.querySelector('control-bar');
  if (!stage || !lab || !bar) return;
  const beside = window.matchMedia('(min-width: 1080px)');
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const { top, bottom } = lab.getBoundingClientRect();
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const covers = top <= header * em && bottom >= bar.getBoundingClientRect().top;
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
