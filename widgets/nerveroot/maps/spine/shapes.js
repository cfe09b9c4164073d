// Plane geometry for the drawings. Points are millimetres with y up; paths are drawing
// units, ten to the millimetre, with y down.

/** @import { Oval, Point } from "./types" */

const UNITS = 10;

/**
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
export function point(x, y) {
  return [x, y];
}

/**
 * A point in whole drawing units: a tenth of a millimetre is finer than any line here.
 *
 * @param {Point} place
 * @returns {Point}
 */
function whole([x, y]) {
  return [Math.round(x * UNITS), Math.round(-y * UNITS)];
}

/**
 * @param {Point} from whole units
 * @param {Point} to whole units
 * @returns {string}
 */
function step(from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return dy < 0 ? `${dx}${dy}` : `${dx} ${dy}`;
}

/**
 * @param {number} millimetres
 * @returns {number}
 */
export function units(millimetres) {
  return Math.round(millimetres * UNITS * 10) / 10;
}

/**
 * A smooth curve through points (Catmull-Rom as Bézier curves).
 *
 * @param {readonly Point[]} points
 * @param {boolean} [closed]
 * @param {number} [tension] 0 straight, 1 round
 * @returns {string} path data
 */
export function smooth(points, closed = false, tension = 0.85) {
  const count = points.length;
  const at = (/** @type {number} */ index) => {
    const wrapped = closed
      ? (index + count) % count
      : Math.min(Math.max(index, 0), count - 1);
    return /** @type {Point} */ (points[wrapped]);
  };
  let last = whole(at(0));
  let path = `M${last[0]} ${last[1]}`;
  const segments = closed ? count : count - 1;
  const pull = tension / 6;
  for (let i = 0; i < segments; i += 1) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = whole([
      from[0] + (to[0] - before[0]) * pull,
      from[1] + (to[1] - before[1]) * pull,
    ]);
    const second = whole([
      to[0] - (after[0] - from[0]) * pull,
      to[1] - (after[1] - from[1]) * pull,
    ]);
    const end = whole(to);
    path += `c${step(last, first)} ${step(last, second)} ${step(last, end)}`;
    last = end;
  }
  return closed ? `${path}Z` : path;
}

/**
 * @param {readonly Point[]} points
 * @param {boolean} [closed]
 * @returns {string}
 */
export function straight(points, closed = false) {
  let last = whole(points[0] ?? [0, 0]);
  let path = `M${last[0]} ${last[1]}`;
  for (const place of points.slice(1)) {
    const end = whole(place);
    path += `l${step(last, end)}`;
    last = end;
  }
  return closed ? `${path}Z` : path;
}

/**
 * @param {readonly Point[]} points
 * @returns {Point[]} mirrored at x = 0, same order
 */
export function mirrored(points) {
  return points.map(([x, y]) => point(-x, y));
}

/**
 * A symmetrical outline from its right half, which runs from the midline to the midline.
 *
 * @param {readonly Point[]} half
 * @returns {Point[]}
 */
export function bothHalves(half) {
  const left = mirrored(half).reverse();
  return [...half, ...left.slice(1, -1)];
}

/**
 * @param {readonly Point[]} points
 * @param {number} factor
 * @param {Point} [centre]
 * @returns {Point[]}
 */
export function scaled(points, factor, centre = [0, 0]) {
  return points.map(([x, y]) =>
    point(centre[0] + (x - centre[0]) * factor, centre[1] + (y - centre[1]) * factor),
  );
}

/**
 * A rounded box: an ellipse with an exponent above 2.
 *
 * @param {Oval} oval
 * @param {number} [exponent]
 * @param {number} [count]
 * @returns {Point[]}
 */
export function superellipse({ at, size, turn = 0 }, exponent = 2, count = 16) {
  /** @type {Point[]} */
  const points = [];
  const angle = (turn * Math.PI) / 180;
  for (let i = 0; i < count; i += 1) {
    const t = (2 * Math.PI * i) / count;
    const x =
      Math.sign(Math.cos(t)) * Math.abs(Math.cos(t)) ** (2 / exponent) * (size[0] / 2);
    const y =
      Math.sign(Math.sin(t)) * Math.abs(Math.sin(t)) ** (2 / exponent) * (size[1] / 2);
    points.push([
      at[0] + x * Math.cos(angle) - y * Math.sin(angle),
      at[1] + x * Math.sin(angle) + y * Math.cos(angle),
    ]);
  }
  return points;
}

/**
 * Values between given ones, straight in between and constant beyond.
 *
 * @param {readonly Point[]} table pairs [key, value] with falling keys
 * @param {number} key
 * @returns {number}
 */
export function interpolate(table, key) {
  const rising = [...table].sort((a, b) => a[0] - b[0]);
  const first = /** @type {Point} */ (rising[0]);
  if (key <= first[0]) return first[1];
  for (let i = 1; i < rising.length; i += 1) {
    const [low, lowValue] = /** @type {Point} */ (rising[i - 1]);
    const [high, highValue] = /** @type {Point} */ (rising[i]);
    if (key <= high)
      return lowValue + ((key - low) / (high - low)) * (highValue - lowValue);
  }
  return /** @type {Point} */ (rising.at(-1))[1];
}

/**
 * @param {number} low
 * @param {number} high
 * @param {number} value
 * @returns {number} 0 below low, 1 above high, smooth between
 */
export function smoothstep(low, high, value) {
  const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return t * t * (3 - 2 * t);
}

/**
 * A curve through points, sampled, for questions about distance.
 *
 * @param {readonly Point[]} points
 * @param {number} [steps] per segment
 * @returns {Point[]}
 */
export function sampled(points, steps = 8) {
  /** @type {Point[]} */
  const found = [];
  const at = (/** @type {number} */ i) =>
    points[Math.min(Math.max(i, 0), points.length - 1)] ?? point(0, 0);
  for (let i = 0; i < points.length - 1; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps;
      const blend = (/** @type {0 | 1} */ k) =>
        0.5 *
        (2 * b[k] +
          (c[k] - a[k]) * t +
          (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
          (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
      found.push([blend(0), blend(1)]);
    }
  }
  found.push(at(points.length - 1));
  return found;
}

/**
 * @param {readonly Point[]} polygon
 * @param {Point} point
 * @returns {boolean}
 */
export function inside(polygon, [x, y]) {
  let within = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const [xi, yi] = /** @type {Point} */ (polygon[i]);
    const [xj, yj] = /** @type {Point} */ (polygon[j]);
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi)
      within = !within;
  }
  return within;
}

/**
 * How far a ray runs before it meets a polygon.
 *
 * @param {Point} origin
 * @param {number} angle in radians
 * @param {readonly Point[]} polygon
 * @returns {number} Infinity if it never does
 */
export function rayLength(origin, angle, polygon) {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const a = /** @type {Point} */ (polygon[j]);
    const b = /** @type {Point} */ (polygon[i]);
    const [ex, ey] = [b[0] - a[0], b[1] - a[1]];
    const cross = dx * ey - dy * ex;
    if (Math.abs(cross) < 1e-9) continue;
    const t = ((a[0] - origin[0]) * ey - (a[1] - origin[1]) * ex) / cross;
    const s = ((a[0] - origin[0]) * dy - (a[1] - origin[1]) * dx) / cross;
    if (t >= 0 && s >= 0 && s <= 1 && t < nearest) nearest = t;
  }
  return nearest;
}
