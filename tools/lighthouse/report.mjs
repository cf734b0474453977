// What Lighthouse found, as lines of text, and what of it is over its budget.

/** @typedef {{ node?: { selector: string, snippet: string, explanation?: string } } & Record<string, unknown>} Item */
/**
 * @typedef {object} Audit
 * @property {string} id @property {string} title @property {number | null} score null where it does not apply
 * @property {string} scoreDisplayMode @property {number} [numericValue] @property {string} [displayValue]
 * @property {string} [errorMessage] @property {{ items?: Item[] }} [details]
 */
/** @typedef {{ title: string, score: number | null, auditRefs: { id: string, weight: number }[] }} Category */
/**
 * @typedef {object} Result
 * @property {Record<string, Category>} categories @property {Record<string, Audit>} audits
 * @property {{ message: string }} [runtimeError] @property {string[]} runWarnings
 */
/** @typedef {{ layoutShift: number, accessibility: number, bestPractices: number, seo: number }} Numbers  scores from 0 to 100 */
/** @typedef {{ least?: number, most?: number, today: number, goal: number }} Budget */

/** Of whose audits each one that fails is told. */
const told = ['accessibility', 'best-practices', 'seo'];

/** Which nodes are named, of those that fail an audit. */
const fewNodes = 10;

const measures = /** @type {const} */ ({
  'first-contentful-paint': 'FCP',
  'largest-contentful-paint': 'LCP',
  'total-blocking-time': 'TBT',
  'cumulative-layout-shift': 'CLS',
});

const percent = (/** @type {number | null} */ score) => Math.round(100 * (score ?? 0));

/** What has a budget. @param {Result} result @returns {Numbers} */
export const numbersOf = ({ categories, audits }) => ({
  layoutShift: Number(audits['cumulative-layout-shift'].numericValue?.toFixed(3)),
  accessibility: percent(categories.accessibility.score),
  bestPractices: percent(categories['best-practices'].score),
  seo: percent(categories.seo.score),
});

/** Scores and times. @param {string} preset @param {Result} result */
export const reportOf = (preset, { categories, audits, runWarnings }) => [
  `${preset}: ${Object.values(categories)
    .map(({ title, score }) => `${title.toLowerCase()} ${percent(score)}`)
    .join(', ')}`,
  `  ${Object.entries(measures)
    .map(([id, short]) => `${short} ${audits[id].displayValue ?? audits[id].errorMessage}`)
    .join(', ')}`,
  ...runWarnings.map((warning) => `  ${warning}`),
];

/** The audits that fail, with their nodes. @param {Result} result */
export function failuresOf({ categories, audits }) {
  const failing = told.flatMap((category) =>
    categories[category].auditRefs
      .map(({ id, weight }) => ({ ...audits[id], category, weight }))
      .filter(({ score, scoreDisplayMode }) =>
        scoreDisplayMode === 'error' ? true : score !== null && score < 1,
      ),
  );
  return failing.flatMap(({ category, id, title, weight, errorMessage, details }) => {
    const items = details?.items ?? [];
    return [
      `  ✖ ${category}, ${id}${weight === 0 ? ' (not in the score)' : ''}: ${errorMessage ?? title}`,
      ...items.slice(0, fewNodes).map((item) => `      ${placeOf(item)}`),
      ...(items.length > fewNodes ? [`      and ${items.length - fewNodes} more`] : []),
    ];
  });
}

/** @param {Item} item */
function placeOf({ node, ...other }) {
  if (!node) return JSON.stringify(other);
  const why = (node.explanation ?? '').replace(/\s*\n\s*/g, ' ');
  return [node.selector, node.snippet, why].filter(Boolean).join('  ');
}

/**
 * @param {string} preset @param {Numbers} numbers @param {Record<keyof Numbers, Budget>} budgets
 * @returns {string[]} a sentence for each number that is over its budget
 */
export const over = (preset, numbers, budgets) =>
  Object.entries(budgets).flatMap(([name, { least = -Infinity, most = Infinity }]) => {
    const number = numbers[/** @type {keyof Numbers} */ (name)];
    if (number >= least && number <= most) return [];
    const wanted = least > -Infinity ? `${least} or more` : `${most} or less`;
    return [`${preset}: ${name} is ${number}; expected ${wanted} (tools/budgets-lighthouse.json)`];
  });
