// The frame: one file of HTML that shows what its address says, as in figure.html#figure=product&net=3-4-2, and tells the page around it
// how high it is.
//
//   #figure=…&net=…    the attributes of <delta-scope>
//   &host=https://…    the origin whose messages are followed; without it none are
// To the page around:   { deltascope: 'height', height }, Canvas's own { subject: 'lti.frameResize', height } and WordPress's
//                       { message: 'height', value, secret }
//                       { deltascope: 'ready' | 'frame' | 'select' | 'error', detail }, to the named origin alone
//                       { deltascope: 'key', key, code, keyCode }: one that turns slides and that the frame has no use for
// From the named origin: { deltascope: 'set', name, value } · { deltascope: 'train', epochs } · 'pause' · 'step' · 'reset' · 'select'
import { define } from './element.js';
import { isForSlides } from './keys.js';
import { attributes, written } from './names.js';

/** What stands behind the #, and the secret that WordPress puts behind that: #figure=…#?secret=… */
const parts = () => location.hash.slice(1).split('#?');

/** What is asked for; what is no attribute is left alone. @returns {URLSearchParams} */
const asked = () => new URLSearchParams(parts()[0]);

/** The origin that may say what to do; '' for none. @param {string | null} host */
function originOf(host) {
  try {
    const { origin } = new URL(String(host));
    return origin === 'null' ? '' : origin;
  } catch {
    return '';
  }
}

/** @param {HTMLElement} element @param {Map<string, string | null>} usual  what its HTML says, for what the address leaves out */
function follow(element, usual) {
  const given = asked();
  for (const name of attributes) {
    const value = given.get(name) || usual.get(name);
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
  // Otherwise as the style sheet has it: the system's.
  const theme = given.get('theme') ?? '';
  document.documentElement.style.colorScheme = ['light', 'dark'].includes(theme) ? theme : '';
}

/** Tells the page around the height of the content, when it has changed: never that of the window, which would follow itself. @param {HTMLElement} element */
function tellHeight(element) {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(element.getBoundingClientRect().bottom + 8);
    if (Math.abs(height - told) < 1) return;
    told = height;
    parent.postMessage({ deltascope: 'height', height }, '*');
    parent.postMessage({ subject: 'lti.frameResize', height }, '*');
    const secret = new URLSearchParams(parts()[1]).get('secret');
    if (secret) parent.postMessage({ message: 'height', value: height, secret }, '*');
  };
  new ResizeObserver(tell).observe(element);
  void document.fonts.ready.then(tell);
}

/** Hands keys that turn slides to the page around, which does not hear them while the frame is focused. */
function handOnKeys() {
  addEventListener('keydown', (event) => {
    // What scrolls the frame is used.
    const scrolls = document.documentElement.scrollHeight > innerHeight;
    if (!isForSlides(event) || (scrolls && /Up|Down|Home|End| /.test(event.key))) return;
    const { key, code, keyCode } = event;
    parent.postMessage({ deltascope: 'key', key, code, keyCode }, '*');
  });
}

/** @param {any} element */
function listen(element) {
  const calls = ['train', 'pause', 'step', 'reset', 'select'];
  addEventListener('message', ({ data, origin, source }) => {
    const host = originOf(asked().get('host'));
    if (source !== parent || !host || origin !== host || typeof data?.deltascope !== 'string')
      return;
    // Until the element is defined it has no methods.
    if (calls.includes(data.deltascope)) element[data.deltascope]?.(data.epochs ?? data.symbol);
    else if (data.deltascope === 'set' && attributes.includes(data.name)) {
      const value = written(data.value);
      if (value === null) element.removeAttribute(data.name);
      else element.setAttribute(data.name, value);
    }
  });
  for (const what of ['ready', 'frame', 'select', 'error'])
    element.addEventListener(`deltascope-${what}`, (/** @type {CustomEvent} */ { detail }) => {
      const host = originOf(asked().get('host'));
      if (host) parent.postMessage({ deltascope: what, detail }, host);
    });
}

async function start() {
  const element = /** @type {HTMLElement} */ (document.querySelector('delta-scope'));
  const usual = new Map(attributes.map((name) => [name, element.getAttribute(name)]));
  follow(element, usual);
  addEventListener('hashchange', () => follow(element, usual));
  if (parent !== window) {
    listen(element);
    tellHeight(element);
    handOnKeys();
  }
  await define();
}

void start();
