// Starts the page: its elements, its lighting, its core.
import 'katex/contrib/copy-tex';
import './page/provide.js';
import './page/control-bar.js';
import './elements/convention-switch.js';
import './elements/delta-equation.js';
import './elements/delta-predict.js';
import './elements/delta-say.js';
import './elements/delta-scope.js';
import './elements/delta-shapes.js';
import './elements/every-layer.js';
import './elements/lab-settings.js';
import './elements/network-settings.js';
import './page/page-notice.js';
import './page/stage-tabs.js';
import './page/theme-button.js';
import './elements/time-slider.js';
import { arriveWhereLinksLead } from './page/arrival.js';
import { illuminate } from './elements/illuminate.js';
import { symbolStyles } from './elements/symbol-styles.js';
import { hideTheStageBehindTheLab } from './page/stage-cover.js';
import { showWhereWeAre } from './page/section-marks.js';
import { effect } from '@preact/signals-core';
import { pageScope } from './page/page-scope.js';

const { convention, digits, running, said } = pageScope.state;

if (symbolStyles.styleSheet) document.adoptedStyleSheets.push(symbolStyles.styleSheet);
for (const text of document.querySelectorAll('.title, article'))
  illuminate(/** @type {HTMLElement} */ (text), pageScope);
showWhereWeAre();
arriveWhereLinksLead();
hideTheStageBehindTheLab();
// Grids of formulas lie as the matrices do.
effect(() => {
  document.body.dataset.convention = convention.value;
});
// Numbers keep room for as many digits as are shown.
effect(() => document.body.style.setProperty('--digits', String(digits.value)));
effect(() => {
  const region = document.getElementById('announcement');
  if (region) region.textContent = said.value;
});
// While it trains, sections out of sight cost nothing.
effect(() => {
  document.body.classList.toggle('running', running.value);
});
// What is printed stands still.
window.addEventListener('beforeprint', () => {
  running.value = false;
});
void pageScope.commands.open();
