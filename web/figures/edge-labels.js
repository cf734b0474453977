// Where the numbers of edges stand: along their edges, where no unit, bias or other number is; pure, so that it is tested without
// a browser.

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */
/** @typedef {{ from: Point, to: Point }} Line */

/** Kept free between two boxes, in CSS pixels. */
const apart = 2;

/** @param {Point} centre @param {number} width @param {number} height @returns {Box} */
export const boxAround = ({ x, y }, width, height) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** @param {Box} a @param {Box} b */
export const meet = (a, b) =>
  a.left < b.right + apart &&
  b.left < a.right + apart &&
  a.top < b.bottom + apart &&
  b.top < a.bottom + apart;

/** @param {Line} line @param {number} share of the way @returns {Point} */
export const between = ({ from, to }, share) => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

/**
 * Shares of the way that are tried, the best first: a level edge has its number in the middle, a slanted one off the middle, where
 * such edges cross.
 */
const sharesFrom = (/** @type {number} */ best) =>
  Array.from({ length: 33 }, (_, step) => 0.18 + step * 0.02).sort(
    (a, b) => Math.abs(a - best) - Math.abs(b - best) || a - b,
  );
const shares = { level: sharesFrom(0.5), slanted: sharesFrom(0.34) };

/** @param {Line} line */
const sharesOf = ({ from, to }) => (from.y === to.y ? shares.level : shares.slanted);

/**
 * The first place of one number alone that is free; it stays between the columns of units that its edge joins.
 * @param {Line} line @param {number} width @param {number} height @param {Box[]} taken
 * @returns {Point | null}
 */
export function freePlace(line, width, height, taken) {
  for (const share of sharesOf(line)) {
    const place = between(line, share);
    const box = boxAround(place, width, height);
    const within = box.left >= line.from.x && box.right <= line.to.x;
    if (within && !taken.some((other) => meet(box, other))) return place;
  }
  return null;
}

/**
 * Places for the numbers of all edges between two layers. Edges of one slant, up or down, have theirs at the same share of the
 * way, so that the picture is orderly; the first shares are chosen at which nothing meets.
 * @template {Line} L
 * @param {L[]} lines @param {number} width @param {number} height @param {Box[]} taken
 * @returns {Map<L, Point> | null} null where there are no such places
 */
export function placesOfAll(lines, width, height, taken) {
  /** @type {Map<number, L[]>} */
  const bySlant = new Map();
  for (const line of lines) {
    const slant = Math.round(Math.abs(line.to.y - line.from.y));
    bySlant.set(slant, [...(bySlant.get(slant) ?? []), line]);
  }
  const slants = [...bySlant].sort(([a], [b]) => a - b).map(([, group]) => group);
  const options = slants.map((group) =>
    sharesOf(group[0]).flatMap((share) => {
      const boxes = group.map((line) => boxAround(between(line, share), width, height));
      const isFree = boxes.every(
        (box, at) =>
          box.left >= group[at].from.x &&
          box.right <= group[at].to.x &&
          !taken.some((other) => meet(box, other)) &&
          !boxes.slice(at + 1).some((other) => meet(box, other)),
      );
      return isFree ? [{ share, boxes }] : [];
    }),
  );
  const chosen = firstThatAgree(options);
  if (!chosen) return null;
  return new Map(
    slants.flatMap((group, at) => group.map((line) => [line, between(line, chosen[at].share)])),
  );
}

/**
 * One option of each group, so that no two boxes meet; early options of early groups are preferred.
 * @param {{ share: number, boxes: Box[] }[][]} options
 * @param {{ share: number, boxes: Box[] }[]} [before]
 * @returns {{ share: number, boxes: Box[] }[] | null}
 */
function firstThatAgree(options, before = []) {
  if (before.length === options.length) return before;
  const taken = before.flatMap(({ boxes }) => boxes);
  for (const option of options[before.length]) {
    if (option.boxes.some((box) => taken.some((other) => meet(box, other)))) continue;
    const all = firstThatAgree(options, [...before, option]);
    if (all) return all;
  }
  return null;
}

/**
 * The edge that a point belongs to: the nearest, so that each is found beside a crossing of several.
 * @template {Line} L
 * @param {L[]} lines @param {Point} point @param {number} reach  how far away an edge may be, in CSS pixels
 * @returns {L | null}
 */
export function nearestLine(lines, point, reach) {
  /** @type {L | null} */
  let nearest = null;
  let least = reach;
  for (const line of lines) {
    const distance = distanceTo(line, point);
    if (distance > least) continue;
    nearest = line;
    least = distance;
  }
  return nearest;
}

/** @param {Line} line @param {Point} point */
function distanceTo({ from, to }, { x, y }) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
  const foot = between({ from, to }, Math.min(1, Math.max(0, along)));
  return Math.hypot(x - foot.x, y - foot.y);
}
