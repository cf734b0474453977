// In the package, what web/widgets/colours-home.js is on the page: each <delta-scope> has a theme of its own.

/** @param {Element} at  in a figure @returns {Node} the root of the <delta-scope> around it */
export function homeOf(at) {
  const own = at.getRootNode();
  const around = own instanceof ShadowRoot ? own.host.getRootNode() : own;
  return around instanceof ShadowRoot ? around : own;
}
