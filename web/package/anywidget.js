// The widget for notebooks (Jupyter, Colab, VS Code, marimo, MyST) by anywidget's contract: the model's traits are the element's
// attributes, and the epoch and the loss of what is shown go back into the model.
import { define } from './element.js';
import { attributes, written } from './names.js';

/** @typedef {{ get: (name: string) => unknown, set: (name: string, value: unknown) => void, save_changes: () => void, on: (event: string, call: () => void) => void, off: (event: string, call: () => void) => void }} Model */

export default {
  /** @param {{ model: Model, el: HTMLElement }} given @returns {Promise<() => void>} takes it away */
  async render({ model, el }) {
    await define();
    const element = document.createElement('delta-scope');
    const follow = attributes.map((name) => {
      const take = () => {
        const value = written(model.get(name));
        if (value) element.setAttribute(name, value);
        else element.removeAttribute(name);
      };
      take();
      model.on(`change:${name}`, take);
      return () => model.off(`change:${name}`, take);
    });
    for (const what of ['deltascope-frame', 'deltascope-ready'])
      element.addEventListener(what, (/** @type {any} */ { detail }) => {
        model.set('epoch', detail.epoch);
        model.set('loss', detail.J);
        model.save_changes();
      });
    el.append(element);
    return () => {
      for (const end of follow) end();
      element.remove();
    };
  },
};
