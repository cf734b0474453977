// A figure's view as a picture that needs no script, follows the width of its column and has no style attributes. Only the build uses this.
import { format } from '../derivation/number.js';

/** A view as HTML, and the width that it was made for, in CSS pixels. @typedef {{ markup: string, width: number }} Drawn */

/** The styles of pictures' parts by the class that stands for each. */
export function createStyles() {
  /** @type {Map<string, string>} */
  const names = new Map();
  return {
    /** @param {string} style */
    classOf(style) {
      const name = names.get(style) ?? `s${names.size}`;
      names.set(style, name);
      return name;
    },
    rules: () =>
      `.still.still.still { ${[...names].map(([style, name]) => `.${name} { ${style} }`).join('\n')} }`,
  };
}

/** @typedef {ReturnType<typeof createStyles>} Styles */

/** What only a hand, a keyboard or a screen reader needs; a sentence says the same. */
const ofHands =
  /\s(?:role|tabindex|title|edge|disabled|aria-(?!pressed="true)[\w-]+)(?:="[^"]*")?(?=[^<>]*>)/g;

/** What is not seen: names for screen readers, and where a line of a network can be taken hold of. */
const unseen = /<span class="visually-hidden"[^>]*>\s*<\/span>|<line class="hit"[^>]*><\/line>/g;

/**
 * Lengths follow the size of type. A place across the picture, and the width of its lines, follow the width of the column: in
 * proportion, or as they do from one width to the other.
 * @param {Drawn} drawn
 * @param {Drawn | null} other  the same at another width
 * @param {Styles} styles
 */
export function stillOf(drawn, other, styles) {
  const own = withoutScripts(drawn);
  const places = other && [...withoutScripts(other).matchAll(across)].map(([, at]) => Number(at));
  let count = 0;
  return own
    .replace(across, (_, at) => {
      const place = Number(at);
      const elsewhere =
        other && places ? places[count] : (place * (other?.width ?? 0)) / drawn.width;
      count += 1;
      return other
        ? along({ place, width: drawn.width }, { place: elsewhere, width: other.width })
        : `${rounded((100 * place) / drawn.width)}%`;
    })
    .replace(/<[a-z][^>]*>/g, (tag) => shortened(tag, styles));
}

/** A place across a picture, in styles: a length with a unit of its own until the width is known that it follows. */
const across = /(?<=style="[^"]*:)(-?[\d.]+)across/g;

/** The line through two places. @typedef {{ place: number, width: number }} Place @param {Place} one @param {Place} other */
function along(one, other) {
  const share = (one.place - other.place) / (one.width - other.width);
  const rest = rounded((one.place - share * one.width) / 16);
  const [sign, length] = [rest < 0 ? '-' : '+', Math.abs(rest)];
  return share ? `calc(${rounded(100 * share)}% ${sign} ${length}rem)` : `${rest}rem`;
}

/** @param {Drawn} drawn */
const withoutScripts = ({ markup }) =>
  markup
    .replace(/\s+/g, ' ')
    .replace(/ (?=\/?>)/g, '')
    .replace(ofHands, '')
    .replace(unseen, '')
    .replace(/<number-field value="([^"]*)" digits="([^"]*)"([^>]*)> ?<\/number-field>/g, fieldOf)
    .replace(/<button/g, '<span data-as="button"')
    .replace(/<\/button>/g, '</span>')
    .replace(/<svg width="([^"]*)" height="([^"]*)"([^>]*)>([^]*?)<\/svg>/g, svgOf)
    .replace(/(?<=style="[^"]*\bleft:-?[\d.]+)px/g, 'across')
    .replace(/(?<= d="M)[\d.,]+(?:L[\d.,]+)+(?=")/g, (points) =>
      thinned(points.split('L')).join('L'),
    )
    .replace(/ (?=<\/?(?:div|li|ol|p|svg|g|line|path|text)\b)/g, '');

/** How far a curve may go beside its points when some are left out, in CSS pixels. */
const nearly = 0.25;

/**
 * Ramer, Douglas and Peucker's: of a curve's points those without which it would be seen to be another one.
 * @param {string[]} points  x,y @returns {string[]}
 */
function thinned(points) {
  const places = points.map((point) => point.split(',').map(Number));
  const [[x, y], [toX, toY]] = [places[0], places[places.length - 1]];
  const length = Math.hypot(toX - x, toY - y) || 1;
  const beside = places.map(
    (at) => Math.abs((toX - x) * (y - at[1]) - (x - at[0]) * (toY - y)) / length,
  );
  const most = Math.max(...beside);
  if (points.length < 3 || most < nearly) return [points[0], points[points.length - 1]];
  const far = beside.indexOf(most);
  return [...thinned(points.slice(0, far + 1)).slice(0, -1), ...thinned(points.slice(far))];
}

/** @param {string} _ @param {string} value @param {string} digits @param {string} more */
const fieldOf = (_, value, digits, more) =>
  `<span data-as="number-field"${more}>${format(Number(value), Number(digits))}</span>`;

/**
 * What has words is scaled as a whole, and is no higher than drawn, whatever the size of type (so PX, which stays); lines are drawn
 * out, and keep their own widths.
 * @param {string} _ @param {string} width @param {string} height @param {string} more @param {string} content
 */
function svgOf(_, width, height, more, content) {
  if (content.includes('<text'))
    return `<svg viewBox="0 0 ${width} ${height}" class="scaled" style="max-height:${height}PX"${more}>${content}</svg>`;
  const ends = [...content.matchAll(/ x[12]="([^"]*)"/g)].map(([, x]) => Number(x));
  const [from, to] = ends.length ? [Math.min(...ends), Math.max(...ends)] : [0, Number(width)];
  const style = `left:${from}px;width:${to - from}across;height:${height}px`;
  return `<svg viewBox="${from} 0 ${to - from} ${height}" preserveAspectRatio="none" style="${style}"${more}>${content}</svg>`;
}

/** A tag with shorter numbers, and a class instead of its style. @param {string} tag @param {Styles} styles */
const shortened = (tag, styles) =>
  tag
    .replace(/^(<[\w-]+)(.*?) style="([^"]*)"/, (_, name, before, style) => {
      if (!style) return name + before;
      const own = styles.classOf(
        style.replace(
          /([-\d.]+)px/g,
          (/** @type {string} */ _, /** @type {number} */ length) => `${rounded(length / 16)}rem`,
        ),
      );
      return / class="/.test(before)
        ? name + before.replace(/ class="([^"]*)"/, ` class="$1 ${own}"`)
        : `${name} class="${own}"${before}`;
    })
    .replace(/(?<=[ ="MC,])-?\d+\.\d{2,}/g, (number) => Number(number).toFixed(1));

const rounded = (/** @type {number} */ number) => Number(number.toFixed(3));
