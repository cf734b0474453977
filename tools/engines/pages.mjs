// What each engine is asked, of the page and of the package: rows of a table. A row gives a text, which has to be the expected one.
import { expectedNumbers, tableText } from './expected.mjs';

/** @import { Engine } from './browsers.mjs' */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {(engine: Engine) => Promise<string>} found
 * @property {string} expected
 * @property {string} [shown]  instead of a long text
 */

/** @typedef {{ name: string, path: string, rows: Row[] }} Page  path: of an address, or a whole one */

/** What in-page.js has put there. @typedef {{ complaints: string[], workers: number, until: <Found>(find: () => Found, what: string) => Promise<NonNullable<Found>>, fill: (field: any, text: string) => void, numbersOf: (scope: any) => string }} Own */

/**
 * The rows that every page has at its end.
 * @param {string} [borne]  what is no complaint: the page, which keeps its place while parts of it come, lets a size wait for the next
 *   picture; in a host's page that would be an error on the host's window
 * @returns {Row[]}
 */
const atLast = (borne) => [
  {
    what: 'computes in',
    found: (engine) =>
      engine.run(
        () => (/** @type {any} */ (window).workers > 0 ? 'worker' : 'main thread'),
        undefined,
      ),
    expected: 'worker',
  },
  {
    what: 'complaints',
    found: (engine) =>
      engine.run(
        (not) =>
          /** @type {any} */ (window).complaints
            .filter((/** @type {string} */ one) => !not || !one.startsWith(not))
            .join('; ') || 'none',
        borne,
      ),
    expected: 'none',
  },
];

/** Of a file that has everything inside. @type {Row} */
const asksForNothing = {
  what: 'further files',
  found: (engine) =>
    engine.run(
      () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => !/^(?:blob|data):/.test(name))
          .join(', ') || 'none',
      undefined,
    ),
  expected: 'none',
};

/** @param {Awaited<ReturnType<typeof expectedNumbers>>} numbers @returns {Row[]} */
const ofArticle = (numbers) => [
  {
    what: 'first numbers',
    found: (engine) =>
      engine.run(async () => {
        const { until, numbersOf } = /** @type {Own} */ (/** @type {any} */ (window));
        const figure = await until(
          () =>
            /** @type {any} */ (
              [...document.querySelectorAll('main delta-scope')].find((one) =>
                Reflect.get(one, 'scope')?.state.frame.peek(),
              )
            ),
          'a figure with numbers',
        );
        return numbersOf(figure.scope);
      }, undefined),
    expected: numbers.note,
    shown: numbers.note.split(';')[0],
  },
  {
    what: 'badge',
    found: (engine) =>
      engine.run(async () => {
        const { until } = /** @type {Own} */ (/** @type {any} */ (window));
        await until(
          () => document.querySelector('.badge')?.textContent?.includes('gradient checked'),
          'the badge',
        );
        return 'gradient checked';
      }, undefined),
    expected: 'gradient checked',
  },
  {
    what: '50 epochs',
    found: (engine) =>
      engine.run(async () => {
        const { until, numbersOf } = /** @type {Own} */ (/** @type {any} */ (window));
        const { scope } = /** @type {any} */ (document.querySelector('main delta-scope'));
        await scope.commands.train(50);
        await until(() => scope.state.frame.peek().epoch === 50, 'epoch 50');
        return numbersOf(scope);
      }, undefined),
    expected: numbers.noteTrained,
    shown: numbers.noteTrained.split(';')[0],
  },
  {
    what: 'matrices pasted',
    found: (engine) =>
      engine.run(async (text) => {
        const { until, fill } = /** @type {Own} */ (/** @type {any} */ (window));
        const section = /** @type {Element} */ (document.querySelector('#any-size'));
        document.dispatchEvent(new WheelEvent('wheel'));
        section.scrollIntoView({ behavior: 'instant' });
        const named = (/** @type {string} */ name) => () =>
          /** @type {HTMLButtonElement} */ (
            [...section.querySelectorAll('button')].find(
              (one) => one.textContent?.trim() === name && !one.disabled,
            )
          );
        (await until(named('Set up…'), 'the button')).click();
        fill(await until(() => section.querySelector('set-up-panel textarea'), 'its field'), text);
        (await until(named('Use it'), 'what was pasted to be understood')).click();
        const figure = /** @type {any} */ (section.querySelector('network-settings'));
        const J = () => figure.scope.state.frame.peek().J;
        const before = J();
        await until(() => J() !== before, 'another network');
        return J().toPrecision(13);
      }, numbers.matrices),
    expected: Number(numbers.matricesJ).toPrecision(13),
  },
  {
    what: 'lab opens',
    found: (engine) =>
      engine.run(async () => {
        const { until, numbersOf } = /** @type {Own} */ (/** @type {any} */ (window));
        document.querySelector('#lab')?.scrollIntoView({ behavior: 'instant' });
        const settings = /** @type {any} */ (
          await until(() => document.querySelector('lab-settings select'), 'its settings')
        ).closest('lab-settings');
        await until(
          () =>
            document.querySelectorAll('[figure=surface] .surface .point').length === 64 ||
            [...document.querySelectorAll('[figure=surface]')].some(
              (one) => one.shadowRoot?.querySelectorAll('.surface .point').length === 64,
            ),
          'the surface',
        );
        return numbersOf(settings.scope);
      }, undefined),
    expected: numbers.circles,
    shown: numbers.circles.split(';')[0],
  },
  {
    what: 'table pasted',
    found: (engine) =>
      engine.run(async (text) => {
        const { until, fill, numbersOf } = /** @type {Own} */ (/** @type {any} */ (window));
        const settings = /** @type {any} */ (document.querySelector('lab-settings'));
        const data = [...settings.querySelectorAll('select')].find((one) =>
          [...one.options].some(({ value }) => value === 'own'),
        );
        fill(data, 'own');
        fill(await until(() => settings.querySelector('own-table textarea'), 'its field'), text);
        const before = numbersOf(settings.scope);
        const learn = () =>
          [...settings.querySelectorAll('own-table button')].find((one) =>
            one.textContent.trim().startsWith('Learn'),
          );
        (await until(learn, 'the table to be read')).click();
        await until(() => numbersOf(settings.scope) !== before, 'another network');
        return numbersOf(settings.scope);
      }, tableText),
    expected: numbers.table,
    shown: numbers.table.split(';')[0],
  },
];

/** <delta-scope preset="mazur" controls="all">. @param {string} mazurTrained @returns {Row[]} */
const ofElement = (mazurTrained) => [
  {
    what: 'first number',
    found: (engine) =>
      engine.run(async () => {
        const { until } = /** @type {Own} */ (/** @type {any} */ (window));
        const element = /** @type {any} */ (document.querySelector('delta-scope'));
        element.digits = 8;
        const now = () =>
          /J\s=\s(0\.2\d{7})/.exec(element.shadowRoot?.querySelector('.now')?.textContent)?.[1];
        return until(now, 'J');
      }, undefined),
    // Mazur 2015 prints 0.298371109.
    expected: (0.298371109).toFixed(8),
  },
  {
    what: 'badge',
    found: (engine) =>
      engine.run(async () => {
        const { until } = /** @type {Own} */ (/** @type {any} */ (window));
        const { shadowRoot } = /** @type {any} */ (document.querySelector('delta-scope'));
        await until(() => shadowRoot.textContent.includes('gradient checked'), 'the badge');
        return 'gradient checked';
      }, undefined),
    expected: 'gradient checked',
  },
  {
    what: '50 epochs',
    found: (engine) =>
      engine.run(
        () =>
          new Promise((resolve) => {
            const element = /** @type {any} */ (document.querySelector('delta-scope'));
            element.addEventListener('deltascope-frame', (/** @type {any} */ { detail }) => {
              if (detail.epoch === 50) resolve(`50: J = ${detail.J}`);
            });
            element.train(50);
          }),
        undefined,
      ),
    expected: mazurTrained,
  },
  {
    what: 'the figure is drawn',
    found: (engine) =>
      engine.run(() => {
        const element = /** @type {any} */ (document.querySelector('delta-scope'));
        const figure = element.shadowRoot.querySelector('deltascope-figure').shadowRoot;
        const box = figure.querySelector('.picture').getBoundingClientRect();
        const type = getComputedStyle(figure.querySelector('.katex')).fontFamily;
        return box.height > 60 && box.width > 100
          ? `in ${/STIX Two Text.*serif$/.test(type) ? 'its own type' : type}`
          : `${box.width} × ${box.height}`;
      }, undefined),
    expected: 'in its own type',
  },
  {
    what: 'pointed at, scaled',
    found: (engine) =>
      engine.run(async () => {
        const { until } = /** @type {Own} */ (/** @type {any} */ (window));
        const element = /** @type {any} */ (document.querySelector('delta-scope'));
        element.figure = 'network';
        document.body.style.transform = 'scale(0.6)';
        const root = () => element.shadowRoot.querySelector('deltascope-figure').shadowRoot;
        const edge = await until(() => root().querySelector('g.edge'), 'an edge');
        const svg = edge.closest('svg');
        const box = svg.getBoundingClientRect();
        const line = edge.querySelector('line');
        // A quarter of the way along it.
        const at = (/** @type {string} */ axis) =>
          0.75 * line.getAttribute(`${axis}1`) + 0.25 * line.getAttribute(`${axis}2`);
        const clientX = box.left + (at('x') / svg.getAttribute('width')) * box.width;
        const clientY = box.top + (at('y') / svg.getAttribute('height')) * box.height;
        svg.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
        const lit = await until(
          () => root().querySelector('g.edge[data-lit=pointed]'),
          'the edge to be lit',
        );
        document.body.style.transform = '';
        return lit.getAttribute('data-symbol') === edge.getAttribute('data-symbol')
          ? 'the edge'
          : lit.getAttribute('data-symbol');
      }, undefined),
    expected: 'the edge',
  },
];

/** @param {{ page: string, element: string, frame: string, oneFile: string | null }} at  addresses @returns {Promise<Page[]>} */
export async function pagesAt({ page, element, frame, oneFile }) {
  const numbers = await expectedNumbers();
  return [
    {
      name: 'the page',
      path: page,
      rows: [...ofArticle(numbers), ...atLast('ResizeObserver loop')],
    },
    {
      name: 'the element in plain HTML',
      path: element,
      rows: [...ofElement(numbers.mazurTrained), ...atLast()],
    },
    {
      name: 'the frame, from a file',
      path: frame,
      rows: [...ofElement(numbers.mazurTrained), asksForNothing, ...atLast()],
    },
    ...(oneFile
      ? [
          {
            name: 'the one file, from a file',
            path: oneFile,
            rows: [...ofArticle(numbers), asksForNothing, ...atLast('ResizeObserver loop')],
          },
        ]
      : []),
  ];
}
