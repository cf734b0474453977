// The page's own scope: what is left of module-level state.
import { connect } from '../model/connect.js';
import { createScope } from '../scope/scope.js';

export const pageScope = createScope({
  connect,
  say(sentence) {
    const region = document.getElementById('announcement');
    if (region) region.textContent = sentence;
  },
});
