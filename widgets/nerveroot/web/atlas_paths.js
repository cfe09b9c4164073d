// The curve rule of the body atlas: the same as nerveroot/atlas/paths.py, kept equal by
// shared vectors in the tests.

/** @typedef {[number, number]} Point */

/**
 * Decodes a delta coded arc into points, in tenths of a unit.
 *
 * @param {readonly number[]} arc x, y, dx, dy, dx, dy …
 * @returns {Point[]}
 */
export function decodeArc(arc) {
  /** @type {Point[]} */
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < arc.length; i += 2) {
    x += /** @type {number} */ (arc[i]);
    y += /** @type {number} */ (arc[i + 1]);
    points.push([x, y]);
  }
  return points;
}

/**
 * The points of a ring of arcs, each arc without the end that the next one repeats.
 * Arc `~i` is arc `i` walked backwards.
 *
 * @param {readonly number[]} ring
 * @param {readonly Point[][]} arcs
 * @returns {Point[][]} one list per arc, in walking order, junctions included
 */
export function ringArcs(ring, arcs) {
  return ring.map((index) => {
    const arc = /** @type {Point[]} */ (arcs[index < 0 ? ~index : index]);
    return index < 0 ? [...arc].reverse() : arc;
  });
}

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {string} the middle of two points, in units
 */
function middle(a, b) {
  return `${(a[0] + b[0]) / 20} ${(a[1] + b[1]) / 20}`;
}

/**
 * Path commands that continue from the current point along one arc: a line to the first
 * midpoint, quadratic curves from midpoint to midpoint, a line to the end.
 *
 * @param {readonly Point[]} points in tenths
 * @returns {string} in units
 */
function arcCommands(points) {
  const last = points.length - 1;
  const commands = [];
  if (last > 1) {
    commands.push(`L${middle(at(points, 0), at(points, 1))}`);
    for (let i = 1; i < last; i += 1) {
      const point = at(points, i);
      commands.push(`Q${middle(point, point)} ${middle(point, at(points, i + 1))}`);
    }
  }
  commands.push(`L${middle(at(points, last), at(points, last))}`);
  return commands.join("");
}

/**
 * @param {readonly Point[]} points
 * @param {number} index
 */
function at(points, index) {
  return /** @type {Point} */ (points[index]);
}

/**
 * @param {readonly Point[]} points
 * @returns {string}
 */
function moveTo(points) {
  return `M${middle(at(points, 0), at(points, 0))}`;
}

/**
 * An open path along one arc.
 *
 * @param {readonly Point[]} points
 * @returns {string}
 */
export function arcPath(points) {
  return points.length < 2 ? "" : moveTo(points) + arcCommands(points);
}

/**
 * A closed path for the rings of one area.
 *
 * @param {readonly number[][]} rings
 * @param {readonly Point[][]} arcs
 * @returns {string}
 */
export function ringsPath(rings, arcs) {
  return rings
    .map((ring) => {
      const walked = ringArcs(ring, arcs);
      const first = walked[0];
      if (first === undefined) return "";
      return `${moveTo(first)}${walked.map(arcCommands).join("")}Z`;
    })
    .join("");
}

/**
 * The area enclosed by rings, holes subtracted, in hundredths of a square unit.
 *
 * @param {readonly number[][]} rings
 * @param {readonly Point[][]} arcs
 * @returns {number}
 */
export function ringsArea(rings, arcs) {
  let twice = 0;
  for (const ring of rings) {
    const points = ringArcs(ring, arcs).flat();
    points.forEach(([x, y], index) => {
      const [nextX, nextY] = /** @type {Point} */ (points[(index + 1) % points.length]);
      twice += x * nextY - nextX * y;
    });
  }
  return Math.abs(twice) / 2;
}
