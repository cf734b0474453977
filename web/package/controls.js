// What trains the network under the figures of <delta-scope>, and where it is.
import { html, nothing } from 'lit';
import { format } from '../derivation/number.js';
import { packaged as text } from '../words/en/package.js';

/** @param {import('../scope/scope.js').Scope} scope  with a frame @param {'none' | 'train' | 'all'} which */
export function controls({ state, commands }, which) {
  if (which === 'none') return nothing;
  const { epoch, J, check } = /** @type {import('../core/frame.js').Frame} */ (state.frame.value);
  const isRunning = state.running.value;
  return html`<div class="controls" part="controls" role="group">
    <button
      type="button"
      class="main"
      @click=${() => (isRunning ? commands.pause() : void commands.train())}
    >
      ${isRunning ? text.pause : text.train}
    </button>
    ${
      which === 'all'
        ? html`<button type="button" @click=${() => void commands.step()}>${text.step}</button>
            <button type="button" @click=${() => void commands.reset()}>${text.reset}</button>`
        : nothing
    }
    <span class="now">${text.now({ epoch: String(epoch), J: format(J, state.digits.value) })}</span>
    ${check ? html`<span class=${check.agrees ? 'good' : 'bad'}>${check.agrees ? text.checked : text.differs}</span>` : nothing}
  </div>`;
}
