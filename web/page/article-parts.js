// The article's elements, and what is done at rest: they come after the first numbers (article-in-time.js).
import 'katex/contrib/copy-tex';
import { allDefined } from '../elements/define-in-turn.js';
import '../elements/delta-equation.js';
import '../elements/delta-say.js';
import '../elements/delta-shapes.js';
import '../elements/every-layer.js';
import '../elements/lab-settings.js';
import '../elements/only-if.js';
import '../elements/network-settings.js';
import '../elements/one-example.js';
import '../elements/time-slider.js';
import './point-reading.js';
import { fetchKatexInTime } from './fetch-katex.js';
import { layOutInTurns } from './lay-out.js';
import { bringLaterParts } from './later-parts.js';
import { prepareForPaper } from './paper.js';
import { lightWhatIsWalked } from './walked.js';

/** @param {Promise<void>} opened  settled when all networks of the page are there */
export async function start(opened) {
  prepareForPaper();
  await allDefined();
  lightWhatIsWalked();
  void fetchKatexInTime(opened);
  void layOutInTurns(opened);
  void bringLaterParts(opened);
}
