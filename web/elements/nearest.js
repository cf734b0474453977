// Which of several boxes an arrow key leads to.

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const centre = (/** @type {Box} */ box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

/**
 * The index of the box nearest in a direction; -1 where there is none. What lies off the axis counts double, so that a
 * row is walked to its end before a key leaves it.
 * @param {Box} from @param {Box[]} boxes @param {[number, number]} direction a unit vector, y downwards
 */
export function nearestBox(from, boxes, [dx, dy]) {
  const [x, y] = centre(from);
  let best = -1;
  let shortest = Infinity;
  boxes.forEach((box, index) => {
    const [bx, by] = centre(box);
    const along = (bx - x) * dx + (by - y) * dy;
    const across = Math.abs((bx - x) * dy) + Math.abs((by - y) * dx);
    if (along < 1) return;
    const length = along + 2 * across;
    if (length < shortest) {
      shortest = length;
      best = index;
    }
  });
  return best;
}

/** @param {Element} from @param {Element[]} nodes @param {[number, number]} direction */
export function nearest(from, nodes, direction) {
  const others = nodes.filter((node) => node !== from);
  const index = nearestBox(
    from.getBoundingClientRect(),
    others.map((node) => node.getBoundingClientRect()),
    direction,
  );
  return others[index];
}
