// The control bar as HTML, as it first looks: without a number, and nothing in it can be pressed; with what early.js needs to ask the
// core for its first number. Only the build uses this.
import { signal } from '@preact/signals-core';
import { format } from '../derivation/number.js';
import { escaped, htmlOf } from '../elements/template-html.js';
import { ControlBar } from './control-bar.js';
import { NetworkHere } from './network-here.js';
import { SharePanel } from './share-panel.js';

/** @import { Opened } from '../elements/wanted-at-opening.js' */

/** What an element would show. @param {typeof ControlBar | typeof NetworkHere | typeof SharePanel} Element @param {any} scope */
function shownBy(Element, scope) {
  const element = new Element();
  element.scope = scope;
  return htmlOf(element.render(), String);
}

/** A configuration as JSON, which keeps every bit of its numbers. @param {import('../core/frame.js').Frame} frame */
const configured = ({ sizes, n, output, hidden, reduction, square, bias, X, Y, layers }) => {
  const plain = (/** @type {import('../core/frame.js').Matrix} */ { rows, cols, data }) => ({
    ...{ rows, cols, data: [...data] },
  });
  return JSON.stringify({
    ...{ sizes, n, output, hidden, reduction, square, bias, X: plain(X), Y: plain(Y) },
    layers: layers.map(({ W, b }) => ({ W: plain(W), ...(b && { b: plain(b) }) })),
  });
};

/** @param {Opened} opened  the network that the page opens with */
export function barOf({ scope }) {
  const frame = scope.state.frame.value;
  if (!frame) throw new Error('The network that the page opens with has no numbers');
  const state = Object.create(scope.state, { frame: { value: signal(null) } });
  const early = { ...scope, state };
  return shownBy(ControlBar, early)
    .replace('class="bar"', (own) => `${own} data-first="${escaped(configured(frame))}"`)
    .replaceAll('class="sheet', 'disabled class="sheet')
    .replace('<input', '<input disabled')
    .replace(
      '</number-field>',
      (end) => format(scope.state.eta.value, scope.state.digits.value) + end,
    )
    .replace('<network-here>', (tag) => tag + shownBy(NetworkHere, scope))
    .replace('<share-panel>', (tag) => tag + shownBy(SharePanel, early));
}
