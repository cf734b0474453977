// Handwritten digits as what they are, pictures: the examples, and the weights into a hidden unit with their gradient.
import { html } from 'lit';
import '../widgets/pixel-map.js';
import { roles } from '../derivation/layers.js';
import { format } from '../derivation/number.js';
import { symbolId } from '../derivation/symbols.js';
import { largestOf } from '../widgets/scale.js';
import { wordsOfLab } from '../words/late.js';
import { choice } from './entry.js';
import { view } from './figure.js';

/** @import { FigureState } from './figure.js' */
/** @import { Confusion } from './confusion.js' */
/** @import { Matrix } from '../core/frame.js' */

const text = wordsOfLab.answers;

/** A picture's side, in pixels of its own. */
const side = 8;

/** Pictures of examples on screen at once. */
const atOnce = 12;

/** Whether only examples are shown that are answered wrongly. */
const onlyWrong = view(false, 'answers.wrong');

/** The first example on screen, among those to be shown. */
const from = view(0);

/** Whether inputs are pixels of handwritten digits. @param {FigureState} state */
export const areDigits = ({ source, frame }) => source === 'digits' && frame.sizes[0] === side ** 2;

/** How a class is called: digits by themselves, others by their output. @param {FigureState} state @param {Confusion} found @param {number} label */
export const nameOf = (state, { t }, label) =>
  label === t ? text.unclear : areDigits(state) ? `${label}` : text.output(label + 1);

const oneHue = new Uint8Array(side ** 2);
const ink = Object.freeze(['var(--ink)']);

/** 64 numbers as a picture: ink where none is negative, else blue and orange. @param {Float64Array} data @param {number} largest @param {boolean} [isSigned] */
const picture = (data, largest, isSigned = data.some((value) => value < 0)) =>
  html`<pixel-map
    class="picture-8"
    .data=${data}
    .down=${side}
    .across=${side}
    .scale=${{ largest, isLog: false }}
    .hues=${isSigned ? null : oneHue}
    .colours=${ink}
  ></pixel-map>`;

/** An example, its target and what is answered. @param {FigureState} state @param {Confusion} found @param {number} k  from 0 @param {number} largest */
function example(state, found, k, largest) {
  const { frame, selection, commands } = state;
  const [target, answer] = [found.targets[k], found.answers[k]];
  const isRight = target === answer;
  const [wanted, given] = [target, answer].map((label) => nameOf(state, found, label));
  const shown = isRight ? wanted : text.instead(wanted, given);
  return html`<li>
    <button
      aria-pressed=${!selection.all && selection.k === k + 1}
      aria-label=${text.example({ k: k + 1, wanted, given: isRight ? null : given })}
      @click=${() => commands.showExample(k + 1)}
    >
      ${picture(frame.X.data.subarray(k * side ** 2, (k + 1) * side ** 2), largest)}
      <span class=${isRight ? '' : 'wrong'}>${shown}</span>
    </button>
  </li>`;
}

/** Some of the examples. @param {FigureState} state @param {Confusion} found */
export function examples(state, found) {
  const all = Array.from(found.targets, (_, k) => k);
  const wrong = all.filter((k) => found.targets[k] !== found.answers[k]);
  const wanted = onlyWrong(state).value ? wrong : all;
  const first = from(state).value < wanted.length ? from(state).value : 0;
  const largest = largestOf(state.frame.X.data);
  const shown = wanted.slice(first, first + atOnce);
  const step = (/** @type {number} */ by) => () => {
    from(state).value = Math.max(0, first + by);
  };
  return html`<h3>${text.examples}</h3>
    ${choice(
      text.show,
      [
        [false, text.all(all.length)],
        [true, text.wrong(wrong.length)],
      ],
      onlyWrong(state).value,
      (only) => {
        onlyWrong(state).value = only;
        from(state).value = 0;
      },
    )}
    ${
      shown.length
        ? html`<ul class="pictures">
            ${shown.map((k) => example(state, found, k, largest))}
          </ul>`
        : html`<p>${text.noneWrong}</p>`
    }
    ${
      wanted.length > atOnce
        ? html`<div class="choice">
            <button aria-label=${text.before} ?disabled=${first === 0} @click=${step(-atOnce)}>
              ‹
            </button>
            ${text.range({ first: first + 1, last: first + shown.length, all: wanted.length })}
            <button
              aria-label=${text.next}
              ?disabled=${first + atOnce >= wanted.length}
              @click=${step(atOnce)}
            >
              ›
            </button>
          </div>`
        : ''
    }`;
}

/** @param {Matrix} matrix @param {number} col */
const columnOf = ({ rows, cols, data }, col) =>
  Float64Array.from({ length: rows }, (_, row) => data[row * cols + col]);

/** What leads into the selected unit of the first layer: the weights and their gradient, as pictures. @param {FigureState} state */
export function unit(state) {
  const { frame, selection, commands, digits } = state;
  const { sizes } = frame;
  const which = selection.units[1];
  const { W, grad_W } = frame.layers[0];
  const isHidden = sizes.length > 2;
  const go = (/** @type {number} */ to) => () =>
    commands.pick(symbolId(roles(sizes, 0).W, selection.units[0], to));
  const shown = [
    /** @type {const} */ ([text.weights, W]),
    /** @type {const} */ ([text.gradient, grad_W]),
  ].map(([name, matrix]) => {
    const data = columnOf(matrix, which - 1);
    const largest = largestOf(data);
    const end = format(largest, digits);
    return html`<figure role="img" aria-label=${text.pictured({ name, end })}>
      ${picture(data, largest, true)}
      <figcaption aria-hidden="true">${name}<br />±${end}</figcaption>
    </figure>`;
  });
  return html`<h3>${text.into(isHidden)}</h3>
    <div class="choice">
      <button aria-label=${text.unitBefore} ?disabled=${which === 1} @click=${go(which - 1)}>
        ‹
      </button>
      <span>${text.unit({ unit: which, all: sizes[1] })}</span>
      <button aria-label=${text.unitNext} ?disabled=${which === sizes[1]} @click=${go(which + 1)}>
        ›
      </button>
    </div>
    <div class="unit">${shown}</div>`;
}
