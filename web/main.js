// Starts the page: its elements, its lighting, its core.
import 'katex/contrib/copy-tex';
import './page/provide.js';
import './page/control-bar.js';
import './page/network-here.js';
import './elements/convention-switch.js';
import './elements/delta-equation.js';
import './elements/delta-say.js';
import './elements/delta-scope.js';
import './elements/delta-shapes.js';
import './elements/every-layer.js';
import './elements/lab-settings.js';
import './elements/only-if.js';
import './elements/network-settings.js';
import './elements/one-example.js';
import './page/page-notice.js';
import './page/point-reading.js';
import './page/stage-tabs.js';
import './page/theme-button.js';
import './elements/time-slider.js';
import { arriveWhereLinksLead } from './page/arrival.js';
import { illuminate } from './elements/illuminate.js';
import { changeStageWithNetwork } from './page/stage-change.js';
import { hideTheStageBehindTheLab } from './page/stage-cover.js';
import { keepSlidersFromSwipes } from './page/swipes.js';
import { lightWhatIsWalked } from './page/walked.js';
import { fetchKatexInTime } from './page/fetch-katex.js';
import { bringLaterParts } from './page/later-parts.js';
import { layOutInTurns } from './page/lay-out.js';
import { showWhereWeAre } from './page/section-marks.js';
import { followSkipLinks } from './page/skip-links.js';
import { effect } from '@preact/signals-core';
import { roomFor } from './derivation/number.js';
import { isOpening, openPage } from './page/address.js';
import { inView, networks, notation } from './page/networks.js';
import { prepareForPaper } from './page/paper.js';

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
lightWhatIsWalked();
// Grids of formulas lie as the matrices do.
effect(() => {
  document.body.dataset.convention = notation.convention.value;
});
// Numbers keep room for as many digits as are shown.
effect(() => document.body.style.setProperty('--digits', String(roomFor(notation.digits.value))));
effect(() => {
  const region = document.getElementById('announcement');
  if (region) region.textContent = inView.value.scope.state.said.value;
});
// While it trains, sections out of sight cost nothing.
effect(() => {
  document.body.classList.toggle('running', inView.value.scope.state.running.value);
});
prepareForPaper();
// What a link says is done again before the reader can change it.
effect(() => {
  for (const part of document.querySelectorAll('main, header, .skip'))
    part.toggleAttribute('inert', isOpening.value);
});
const opened = openPage();
void fetchKatexInTime(opened);
void layOutInTurns(opened);
void bringLaterParts(opened);
