// What networks answer that have several classes and no plane to draw them on: a table of answers by targets, and, of handwritten
// digits, the pictures themselves and what a hidden unit makes of them. The surface shows it in its own place.
import { html } from 'lit';
import '../widgets/pixel-map.js';
import { largestOf, tint } from '../widgets/scale.js';
import { wordsOfLab } from '../words/late.js';
import { middleOf } from '../derivation/outputs.js';
import { confusionOf } from './confusion.js';
import { areDigits, examples, nameOf, unit } from './digit-pictures.js';

/** @import { FigureState } from './figure.js' */
/** @import { Confusion } from './confusion.js' */

const text = wordsOfLab.answers;

/** Classes of which a table has its numbers; more are colours. */
const listedAtMost = 12;

/** Whether there is anything to show: outputs that are more than two classes. @param {FigureState} state */
export const hasAnswers = ({ frame }) =>
  frame.accuracy !== null && frame.sizes[frame.sizes.length - 1] > 2;

/** The same where there is little room. @param {FigureState} state @param {Confusion} found @param {number} label */
const shortOf = (state, { t }, label) =>
  label === t ? '?' : `${areDigits(state) ? label : label + 1}`;

/** @param {FigureState} state @param {Confusion} found */
function table(state, found) {
  const { counts } = found;
  if (counts.length > listedAtMost) return map(found);
  const labels = counts.map((_, label) => label);
  return html`<table class="confusion">
    <thead>
      <tr>
        <th scope="col" aria-label=${text.corner.spoken}>${text.corner.short}</th>
        ${labels.map(
          (label) =>
            html`<th scope="col" aria-label=${text.answered(nameOf(state, found, label))}>
              ${shortOf(state, found, label)}
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${labels.map((target) => {
        const total = Math.max(
          1,
          counts[target].reduce((sum, count) => sum + count, 0),
        );
        return html`<tr>
          <th scope="row" aria-label=${text.target(nameOf(state, found, target))}>
            ${shortOf(state, found, target)}
          </th>
          ${counts[target].map((count, answer) => {
            const colour = answer === target ? 'var(--good)' : 'var(--bad)';
            return count
              ? html`<td
                  class=${answer === target ? 'right' : ''}
                  .style=${`background:${tint(colour, 0.6 * Math.sqrt(count / total))}`}
                >
                  ${count}
                </td>`
              : html`<td class="zero">0</td>`;
          })}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** The same of many classes, as colours. @param {Confusion} found */
const map = ({ counts }) => {
  const data = Float64Array.from(counts.flat());
  return html`<pixel-map
    class="confusion-map"
    role="img"
    aria-label=${text.map(counts.length)}
    .data=${data}
    .down=${counts.length}
    .across=${counts.length}
    .scale=${{ largest: largestOf(data), isLog: true }}
  ></pixel-map>`;
};

/** @param {FigureState} state @param {Confusion} found */
function summary({ frame }, { majority }) {
  const accuracy = frame.accuracy ?? 0;
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)} %`;
  return text.summary({
    right: Math.round(accuracy * frame.n),
    n: frame.n,
    accuracy: percent(accuracy),
    majority: percent(majority / frame.n),
  });
}

/** @param {FigureState} state */
export function answersView(state) {
  const found = confusionOf(state.frame);
  return html`<div class="answers">
    ${areDigits(state) ? html`${examples(state, found)} ${unit(state)}` : ''}
    <h3>${text.table}</h3>
    ${table(state, found)}
    <p>${summary(state, found)}</p>
  </div>`;
}

/** @param {FigureState} state */
export const answersTitle = (state) => text.title(areDigits(state));

/** @param {FigureState} state */
export const answersCaption = (state) =>
  text.caption({
    areDigits: areDigits(state),
    competes: state.frame.output === 'cross_entropy_softmax',
    middle: middleOf(state.frame.output),
  });

/** @param {FigureState} state */
export function answersSaid(state) {
  const found = confusionOf(state.frame);
  const { worst } = found;
  const mistake = worst && {
    wanted: nameOf(state, found, worst.target),
    given: nameOf(state, found, worst.answer),
    count: worst.count,
  };
  return text.says({ summary: summary(state, found), mistake });
}
