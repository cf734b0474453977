// The code that shows a figure in another page, with the numbers that it has here: a frame, or a script and a tag.

/**
 * @typedef {object} Embed
 * @property {string} figure  its name
 * @property {string} title  for who does not see it
 * @property {string} state  a link's text without #; one section's name alone is how that opens
 * @property {boolean} hasControls
 * @property {number} height  that the figure takes, in CSS pixels
 * @property {string} link  to the figure in its article
 * @property {string} base  the address of the folder that has figure.html and deltascope.js
 * @property {string} [integrity]  of deltascope.js, where it is known
 * @property {string} [core]  the address of the whole core, which trains faster and has what the one in deltascope.js leaves out
 */

/** @param {string} text @returns {string} for an attribute in double quotes, or between tags */
const escaped = (text) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** @param {[name: string, value: string][]} all @param {string} between @returns {string} */
const attributesOf = (all, between) =>
  all.map(([name, value]) => `${name}="${escaped(value)}"`).join(between);

/** What the frame may do, where the host does not take that away. */
const allowed = ['fullscreen', 'clipboard-write'];

/** Of the frame around the figure, and of the buttons below it, in CSS pixels. */
const around = 52;
const ofControls = 56;

/** @param {Embed} embed @returns {[name: string, value: string][]} what the figure is asked to be */
const asked = ({ figure, state, hasControls }) => [
  ['figure', figure],
  ['state', state],
  ...(hasControls ? [/** @type {[string, string]} */ (['controls', 'all'])] : []),
];

/** @param {Embed} embed @returns {string} HTML; it has room for the figure where nothing of the host runs */
export function frameCode(embed) {
  const { title, height, hasControls, base } = embed;
  const fragment = asked(embed)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const room = Math.ceil(height) + around + (hasControls ? ofControls : 0);
  return `<iframe ${attributesOf(
    [
      ['src', `${base}figure.html#${fragment}`],
      ['title', title],
      ['width', '100%'],
      ['height', String(room)],
      ['loading', 'lazy'],
      ['allow', allowed.join('; ')],
      ['style', 'border: 0'],
    ],
    '\n  ',
  )}></iframe>`;
}

/** HTML, in short what web/package/frame-host.js is: the page around the frame gives it the height that it tells. */
export const fittingCode = `<script>
  addEventListener("message", ({ data, source }) => {
    if (data?.deltascope !== "height" || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll("iframe"))
      if (frame.contentWindow === source) frame.style.height = data.height + "px";
  });
</script>`;

/** @param {Embed} embed @returns {string} HTML; the link inside is what readers without scripts have */
export function elementCode(embed) {
  const { title, link, base, integrity, core } = embed;
  const script = attributesOf(
    [
      ['type', 'module'],
      ['src', `${base}deltascope.js`],
      ...(integrity
        ? /** @type {[string, string][]} */ ([
            ['integrity', integrity],
            ['crossorigin', 'anonymous'],
          ])
        : []),
    ],
    ' ',
  );
  /** @type {[string, string][]} */
  const named = core ? [['core', core]] : [];
  return `<script ${script}></script>
<delta-scope ${attributesOf([...asked(embed), ...named], ' ')}>
  <a href="${escaped(link)}">${escaped(title)}</a>
</delta-scope>`;
}

/** Whether the page is the one file, which has neither deltascope.js nor the core beside it; tools/one-file.mjs says so there. */
export const isOneFile = false;

/** Where the package's files lie on a network that serves npm. @param {string} version */
export const onNetwork = (version) => `https://cdn.jsdelivr.net/npm/deltascope@${version}/dist/`;
