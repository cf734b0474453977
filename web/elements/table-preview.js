// How a table was read: its form as choices, its first lines with a role for each column, and columns that are no good inputs, each with
// a button that leaves it out.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { wordsOfTables } from '../words/late.js';
import { select } from './setting.js';

/** @import { Choices, Reading } from '../data/csv.js' */
/** @import { Role } from '../data/table-columns.js' */

const text = wordsOfTables.preview;

/** Columns that are shown; of more, the first ones and the target. */
const mostShown = 12;

/** @param {Reading} reading @param {(part: Choices) => void} choose */
export function formShown(
  { form, delimiter, decimal, hasHeader, columns, kind, missing, roles, ...reading },
  choose,
  /** @type {Choices} */ choices,
  /** @type {import('../data/table-bytes.js').Encoding | undefined} */ encoding,
) {
  const targets = roles.flatMap((role, place) => (role === 'target' ? [`${place}`] : []));
  const isSeveral = targets.length > 1;
  const names = columns.map(
    ({ name }, place) => /** @type {[string, string]} */ ([`${place}`, name]),
  );
  if (isSeveral) names.unshift(['', wordsOfTables.form.several(targets.length)]);
  const aim = (/** @type {string} */ place) =>
    place &&
    choose({
      target: Number(place),
      roles: without(choices.roles, Number(place)),
      kind: undefined,
    });
  const isPlain = form === 'delimited';
  const { header } = wordsOfTables.form;
  return html`<div class="network-settings">
    ${select(wordsOfTables.form.target, names, isSeveral ? '' : (targets[0] ?? ''), aim)}
    ${select(wordsOfTables.form.kind.label, Object.entries(wordsOfTables.form.kind.names), kind, (value) => choose({ kind: value }))}
    ${
      isPlain && mayBegin(reading, choices)
        ? select(
            text.begins.label,
            reading.starts.map(({ line, text: own }) => [
              `${line}`,
              text.begins.at(line, short(own)),
            ]),
            `${reading.begins}`,
            (line) =>
              choose({
                begins: Number(line),
                hasHeader: undefined,
                target: undefined,
                roles: undefined,
                kind: undefined,
              }),
          )
        : nothing
    }
    ${
      isPlain
        ? select(
            header.label,
            [
              ['yes', header.names],
              ['', header.example],
            ],
            hasHeader ? 'yes' : '',
            (yes) => choose({ hasHeader: Boolean(yes) }),
          )
        : nothing
    }
    ${isPlain ? select(text.delimiter.label, Object.entries(text.delimiter.names), delimiter, (value) => choose({ delimiter: value, target: undefined, roles: undefined, kind: undefined })) : nothing}
    ${encoding ? select(text.encoding.label, Object.entries(text.encoding.names), encoding, (value) => choose({ encoding: value })) : nothing}
    ${select(text.decimal.label, Object.entries(text.decimal.names), decimal, (value) => choose({ decimal: value }))}
    ${
      missing || choices.fills
        ? select(
            text.missing.label,
            [
              ['', text.missing.leave],
              ['fill', text.missing.fill],
            ],
            choices.fills ? 'fill' : '',
            (fills) => choose({ fills: Boolean(fills) }),
          )
        : nothing
    }
  </div>`;
}

/** Whether it may be asked at which line the table begins. @param {Pick<Reading, 'titles' | 'problems' | 'starts'>} reading @param {Choices} choices */
const mayBegin = ({ titles, problems, starts }, { begins }) =>
  titles.length > 0 ||
  begins !== undefined ||
  problems.some(({ line }) => starts.some((start) => start.line === line));

/** What else was chosen stays. @param {Choices['roles']} roles @param {number} place */
export const without = (roles, place) =>
  new Map([...(roles ?? [])].filter(([own, role]) => own !== place && role !== 'target'));

/** The columns that are shown. @param {Reading} reading */
function placesShown({ columns, roles }) {
  const all = columns.map((_, place) => place);
  if (all.length <= mostShown) return all;
  const targets = all.filter((place) => roles[place] === 'target').slice(0, 3);
  const others = all
    .filter((place) => !targets.includes(place))
    .slice(0, mostShown - targets.length);
  return [...others, ...targets].sort((a, b) => a - b);
}

/** @param {Reading} reading @param {(place: number, role: Role) => void} take */
export function linesShown(reading, take) {
  const { columns, first, roles } = reading;
  const places = placesShown(reading);
  const options = (/** @type {number} */ place) =>
    Object.entries(text.roles).filter(([role]) => role !== 'spread' || columns[place].isWords);
  return html`<div class="preview" role="region" tabindex="0" aria-label=${text.label}>
      <table>
        <thead>
          <tr>
            ${places.map((place) => html`<th scope="col">${columns[place].name}</th>`)}
          </tr>
          <tr>
            ${places.map(
              (place) =>
                html`<td>
                  <select
                    aria-label=${text.role(columns[place].name)}
                    @change=${(/** @type {any} */ { target }) => take(place, target.value)}
                  >
                    ${options(place).map(
                      ([role, name]) =>
                        html`<option value=${role} .selected=${live(role === roles[place])}>
                          ${name}
                        </option>`,
                    )}
                  </select>
                </td>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${first.map(
            (cells) =>
              html`<tr>
                ${places.map((place) => html`<td class=${roles[place]}>${short(cells[place] ?? '')}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${columns.length > places.length ? html`<p>${text.moreColumns(columns.length - places.length)}</p>` : nothing}`;
}

/** @param {string} cell */
const short = (cell) => (cell.length > 24 ? `${cell.slice(0, 23)}…` : cell);

/** What there is to say of it besides. @param {Reading} reading @param {(place: number, role: Role) => void} take */
export function remarksShown(reading, take) {
  const { form, columns, roles, titles, percents, twoWays, left, rare, table } = reading;
  const doubts = columns.flatMap(({ name, doubt }, place) =>
    doubt && doubt !== 'words' && roles[place] === 'input' ? [{ name, doubt, place }] : [],
  );
  const outs = columns.flatMap(({ name, doubt }, place) =>
    doubt && roles[place] === 'none' ? [{ name, doubt }] : [],
  );
  const said = [
    ...(form === 'delimited' ? [] : [text.forms[form]]),
    ...(titles.length
      ? [text.titles(titles.slice(0, 3).map(short), titles.length - 3, form === 'delimited')]
      : []),
    ...(percents.length ? [text.percents(percents.slice(0, 6))] : []),
    ...(twoWays ? [text.twoWays(reading.decimal, twoWays)] : []),
    ...(outs.length
      ? [
          text.leftOut(
            outs.slice(0, 6).map(({ name, doubt }) => text.isOut(name, doubt)),
            outs.length - 6,
          ),
        ]
      : []),
    ...(table?.targets ? [text.several(table.targets.length)] : []),
    ...(left && table ? [text.cutOff(table.X.rows, left)] : []),
    ...(rare.length
      ? [rare.length === table?.classes.length ? text.allRare : text.rare(rare.slice(0, 6))]
      : []),
  ];
  return html`${said.map((sentence) => html`<p>${sentence}</p>`)}
  ${doubts.slice(0, 6).map(
    ({ name, doubt, place }) =>
      html`<p>
        ${text.doubts[doubt](name)}
        <button type="button" @click=${() => take(place, 'none')}>${text.leaveOut(name)}</button>
      </p>`,
  )}`;
}
