// An ESLint rule: what a reader sees or hears stands in web/words, and nowhere else.

/**
 * Two words with a blank between them, or a word beside what is filled in. Words are made of small and large letters: the raised
 * T of aᵀ δ is a letter of another kind.
 */
const phrase =
  /[\p{Ll}\p{Lu}]{2,}[,;:.!?’”)]*\s+[(“]?\p{L}|^\s+[\p{Ll}\p{Lu}]{2,}|[\p{Ll}\p{Lu}]{2,}[,:;]?\s+$/u;

/** What reads like words but is TeX, a selector, a media query, a value of CSS, an address or markup. */
const isCode = (/** @type {string} */ text) =>
  /[\\#{}<>[\]=|]|^[.(@*:]|--|\w\.\w|\/\/|[\w-]{2,}\(|\bserif\b/.test(text);

const readAloud =
  /\b(?:aria-label|aria-roledescription|aria-description|aria-valuetext|title|placeholder|alt|label|caption)="([^"]*)"/g;

/** Strings that are for developers: messages of errors, selectors, names of events. */
const developers = new Set([
  'querySelector',
  'querySelectorAll',
  'closest',
  'matches',
  'matchMedia',
  'addEventListener',
]);

/** Whether a node stands where no reader looks. @param {any} node */
function isForDevelopers(node) {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (/^(?:Import|Export)/.test(outer.type) && outer.source === inner) return true;
    if (outer.type === 'TaggedTemplateExpression' && outer.tag.name === 'css') return true;
    if (outer.type === 'Property' && outer.key === inner && !outer.computed) return true;
    if (outer.type === 'NewExpression' && /Error$/.test(outer.callee.name ?? '')) return true;
    if (outer.type === 'BinaryExpression' && /^[!=]==$/.test(outer.operator)) return true;
    if (outer.type === 'CallExpression' && developers.has(outer.callee.property?.name)) return true;
    if (/Function|Statement|Declaration$/.test(outer.type)) return false;
  }
  return false;
}

/** Whether an expression fills an attribute that nobody reads, as class=${…}. @param {any} node */
function isInQuietAttribute(node) {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type !== 'TemplateLiteral') continue;
    const place = outer.expressions.indexOf(inner);
    const before = place < 0 ? '' : outer.quasis[place].value.raw;
    if (/(?:class|\.style|style|d|transform|points|viewBox)="?[^"<>]*$/.test(before)) return true;
    // Text that is put together goes on into the template of markup around it.
    if (outer.parent.type === 'TaggedTemplateExpression') return false;
  }
  return false;
}

/** Text and spoken attributes of a template of markup. @param {any} quasi */
function wordsOfMarkup(quasi) {
  const source = quasi.quasis.map((/** @type {any} */ { value }) => value.raw).join('\u0001');
  const attributes = [...source.matchAll(readAloud)].map(([, text]) => text);
  const text = source.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/g, '\u0001');
  return [...attributes, ...text.split('\u0001')].filter((part) =>
    /\p{L}{2,}/u.test(part.replace(/&\w+;/g, '')),
  );
}

export default {
  meta: { type: 'problem', schema: [] },
  /** @param {any} context */
  create(context) {
    const report = (/** @type {any} */ node, /** @type {string} */ text) =>
      context.report({
        node,
        message: `Words for readers belong into web/words: “${text.trim()}”`,
      });
    /** @param {any} node @param {string} text */
    const look = (node, text) => {
      if (!phrase.test(text) || isCode(text)) return;
      if (!isForDevelopers(node) && !isInQuietAttribute(node)) report(node, text);
    };
    return {
      /** @param {any} node */
      Literal(node) {
        if (typeof node.value === 'string') look(node, node.value);
      },
      /** @param {any} node */
      TemplateLiteral(node) {
        const tag = node.parent.type === 'TaggedTemplateExpression' ? node.parent.tag.name : '';
        if (tag === 'css') return;
        if (tag === 'html' || tag === 'svg')
          for (const text of wordsOfMarkup(node)) report(node, text);
        else for (const { value } of node.quasis) look(node, value.cooked ?? '');
      },
    };
  },
};
