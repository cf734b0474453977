// Starts the page: its lighting, its core, and the elements that show its first numbers; those of the article follow.
import './provide.js';
import './control-bar.js';
import './network-here.js';
import '../elements/convention-switch.js';
import '../elements/delta-scope.js';
import './page-notice.js';
import './stage-tabs.js';
import './theme-button.js';
import { bringArticleToLife } from './article-in-time.js';
import { arriveWhereLinksLead } from './arrival.js';
import { illuminate } from '../elements/illuminate.js';
import { changeStageWithNetwork } from './stage-change.js';
import { hideTheStageBehindTheLab } from './stage-cover.js';
import { holdBack } from './held-back.js';
import { keepSlidersFromSwipes } from './swipes.js';
import { showWhereWeAre } from './section-marks.js';
import { followSkipLinks } from './skip-links.js';
import { effect } from '@preact/signals-core';
import { roomFor } from '../derivation/number.js';
import { isOpening, openPage } from './address.js';
import { inView, networks, notation } from './networks.js';

document.getElementById('not-started')?.remove();
for (const { sections, scope } of networks)
  for (const id of sections) {
    const section = document.getElementById(id);
    if (section) illuminate(section, scope);
  }
const title = document.querySelector('.title');
if (title instanceof HTMLElement) illuminate(title, networks[0].scope);
showWhereWeAre();
followSkipLinks();
arriveWhereLinksLead();
hideTheStageBehindTheLab();
changeStageWithNetwork();
keepSlidersFromSwipes();
// Grids of formulas lie as the matrices do.
effect(() => {
  document.body.dataset.convention = notation.convention.value;
});
// Numbers keep room for as many digits as are shown.
effect(() => {
  const room = String(roomFor(notation.digits.value));
  const { style } = document.body;
  // What styles take for granted is not set: all of the page would have to look at it.
  if (room !== (style.getPropertyValue('--digits') || '3')) style.setProperty('--digits', room);
});
effect(() => {
  const region = document.getElementById('announcement');
  if (region) region.textContent = inView.value.scope.state.said.value;
});
// While it trains, sections out of sight cost nothing.
effect(() => {
  document.body.classList.toggle('running', inView.value.scope.state.running.value);
});
// What a link says is done again before the reader can change it.
effect(() => {
  for (const part of document.querySelectorAll('main, header, .skip'))
    part.toggleAttribute('inert', isOpening.value);
});
holdBack(true);
const opened = openPage();
void bringArticleToLife(opened);
