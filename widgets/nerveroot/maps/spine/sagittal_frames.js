// The stack of vertebrae from the side: where each endplate, body and disc lies.
// Millimetres; x runs back, y up; the origin is the middle of the S1 endplate.

import { interpolate, point } from "./shapes.js";

/** @import { Point, SpineGeometry } from "./types" */

/**
 * A frame of its own for a vertebra or a disc: u runs back, v up.
 *
 * @typedef {object} Frame
 * @property {Point} centre
 * @property {number} angle of the u axis, in degrees
 * @property {number} half half the depth
 * @property {(u: number, v: number) => Point} at
 *
 * @typedef {Frame & { lower: Endplate, upper: Endplate, height: number }} Vertebra
 * @typedef {{ middle: Point, angle: number, half: number }} Endplate
 *
 * @typedef {object} Stack
 * @property {Record<string, Vertebra>} vertebrae T12 to L5
 * @property {Record<string, Frame & { height: number }>} discs by the vertebra above
 * @property {Vertebra[]} sacrum S1, S2, S3
 */

export const LUMBAR = ["T12", "L1", "L2", "L3", "L4", "L5"];

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * @param {Point} centre
 * @param {number} angle
 * @param {number} half
 * @returns {Frame}
 */
export function frame(centre, angle, half) {
  const [c, s] = [Math.cos(radians(angle)), Math.sin(radians(angle))];
  return {
    centre,
    angle,
    half,
    at: (u, v) => [centre[0] + c * u - s * v, centre[1] + s * u + c * v],
  };
}

/**
 * @param {Point} from
 * @param {number} angle of an endplate
 * @param {number} distance along its normal, up
 * @returns {Point}
 */
function along(from, angle, distance) {
  return frame(from, angle, 0).at(0, distance);
}

/**
 * @param {Endplate} lower
 * @param {Endplate} upper
 * @param {number} height
 * @returns {Vertebra}
 */
function vertebra(lower, upper, height) {
  /** @type {Point} */
  const centre = [
    (lower.middle[0] + upper.middle[0]) / 2,
    (lower.middle[1] + upper.middle[1]) / 2,
  ];
  const angle = (lower.angle + upper.angle) / 2;
  return {
    ...frame(centre, angle, (lower.half + upper.half) / 2),
    lower,
    upper,
    height,
  };
}

/**
 * @param {SpineGeometry} geometry
 * @returns {Stack}
 */
export function stack({ sagittal }) {
  const read = (
    /** @type {Record<string, number>} */ table,
    /** @type {string} */ name,
  ) => {
    const value = table[name];
    if (value === undefined) throw new Error(`the geometry has no value for ${name}`);
    return value;
  };
  /** @type {Stack} */
  const found = { vertebrae: {}, discs: {}, sacrum: [] };
  /** @type {Endplate} */
  let below = {
    middle: [0, 0],
    angle: read(sagittal.upper_endplate, "S1"),
    half: read(sagittal.depth, "S1") / 2,
  };
  const first = below;
  for (const name of [...LUMBAR].reverse()) {
    const half = read(sagittal.depth, name) / 2;
    const lowerAngle = read(sagittal.lower_endplate, name);
    const upperAngle = read(sagittal.upper_endplate, name);
    const gap = read(sagittal.disc_below, name);
    const mean = (below.angle + lowerAngle) / 2;
    const lower = { middle: along(below.middle, mean, gap), angle: lowerAngle, half };
    const height = read(sagittal.body, name);
    const upper = {
      middle: along(lower.middle, (lowerAngle + upperAngle) / 2, height),
      angle: upperAngle,
      half,
    };
    found.discs[name] = {
      ...frame(along(below.middle, mean, gap / 2), mean, (half + below.half) / 2),
      height: gap,
    };
    found.vertebrae[name] = vertebra(lower, upper, height);
    below = upper;
  }
  let above = first;
  sagittal.sacrum.heights.forEach((height, index) => {
    // The sacrum is hollow in front: each body is turned a little more upright.
    const angle = above.angle - (sagittal.sacrum.kyphosis[index] ?? 0);
    const middle = along(above.middle, (above.angle + angle) / 2, -height);
    const lower = {
      middle,
      angle,
      half: (sagittal.sacrum.depths[index + 1] ?? 13) / 2,
    };
    found.sacrum.push(vertebra(lower, above, height));
    above = lower;
  });
  return found;
}

/**
 * Corners of an endplate.
 *
 * @param {Endplate} endplate
 * @param {number} share -1 front, 1 back
 * @param {number} [v]
 * @returns {Point}
 */
export function onEndplate({ middle, angle, half }, share, v = 0) {
  return frame(middle, angle, half).at(half * share, v);
}

/**
 * The outline of a body in section: hollow endplates, a waist.
 *
 * @param {Vertebra} body
 * @param {{ concavity: number, waist: number }} shape
 * @returns {Point[]}
 */
export function bodyOutline(body, { concavity, waist }) {
  const { lower, upper, half } = body;
  const q = body.height / 4;
  return [
    onEndplate(upper, -0.98, -0.3),
    onEndplate(upper, -0.62, -concavity * 0.72),
    onEndplate(upper, 0.05, -concavity),
    onEndplate(upper, 0.66, -concavity * 0.6),
    onEndplate(upper, 0.97, 0.2),
    onEndplate(upper, 0.985, -1.6),
    body.at(half - waist * 0.55, q * 0.8),
    body.at(half - waist * 0.75, -q * 0.4),
    onEndplate(lower, 0.975, 2.2),
    onEndplate(lower, 0.975, 0.2),
    onEndplate(lower, 0.62, concavity * 0.6),
    onEndplate(lower, 0, concavity),
    onEndplate(lower, -0.62, concavity * 0.7),
    onEndplate(lower, -0.97, 0.3),
    onEndplate(lower, -1, 1.9),
    body.at(-half + waist, -q * 0.5),
    body.at(-half + waist, q * 0.6),
    onEndplate(upper, -1, -1.9),
  ];
}

/**
 * The outline of a disc between the endplates of its neighbours.
 *
 * @param {Endplate} above lower endplate of the vertebra above
 * @param {Endplate} below upper endplate of the vertebra below
 * @param {number} concavity
 * @returns {Point[]}
 */
export function discOutline(above, below, concavity) {
  const bulge = 1.1;
  const side = (/** @type {number} */ share, /** @type {number} */ out) => {
    const [a, b] = [onEndplate(above, share), onEndplate(below, share)];
    const angle = (above.angle + below.angle) / 2;
    return frame([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], angle, 0).at(out, 0);
  };
  return [
    onEndplate(above, -1, -0.4),
    onEndplate(above, -0.6, concavity * 0.66),
    onEndplate(above, 0, concavity),
    onEndplate(above, 0.6, concavity * 0.6),
    onEndplate(above, 0.99, -0.3),
    side(1, bulge),
    onEndplate(below, 0.99, 0.3),
    onEndplate(below, 0.6, -concavity * 0.6),
    onEndplate(below, 0, -concavity),
    onEndplate(below, -0.6, -concavity * 0.66),
    onEndplate(below, -1, 0.4),
    side(-1, -bulge * 1.4),
  ];
}

/**
 * The sac's front and back wall from the top of T12 to its end, and points in between.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {(level: string) => number} [press] how far a herniation pushes the front wall
 *   back at the disc below a vertebra
 * @returns {{ front: Point[], back: Point[], lane: (share: number) => Point[] }} lane: a
 *   line at a share of the depth, 0 front, 1 back, down to the end
 */
export function sacWalls({ sagittal }, bones, press = () => 0) {
  const { sac } = sagittal;
  /** @type {{ front: Point, back: Point }[]} */
  const rows = [];
  const row = (
    /** @type {Frame} */ at,
    /** @type {number} */ v,
    /** @type {number} */ gap,
    /** @type {number} */ depth,
    /** @type {number} */ pushed,
  ) => {
    rows.push({
      front: at.at(at.half + gap + pushed, v),
      back: at.at(at.half + gap + depth + pushed * 0.15, v),
    });
  };
  for (const name of LUMBAR) {
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    const disc = /** @type {Frame} */ (bones.discs[name]);
    const depth = sac.depth[name] ?? 12;
    const next = sac.depth[LUMBAR[LUMBAR.indexOf(name) + 1] ?? "S1"] ?? depth;
    if (name === "T12") row(body, body.height / 2 + 9, sac.gap_body, depth, 0);
    row(body, 2, sac.gap_body, depth, 0);
    const gap = name === "L5" ? sac["gap_L5-S1"] : sac.gap_disc;
    const pushed = Math.max(0, press(name) - gap + 1);
    row(disc, 0, gap, (depth + next) / 2, pushed);
  }
  const [s1, s2] = bones.sacrum;
  if (s1 !== undefined && s2 !== undefined) {
    row(s1, 4, 5.5, 7.4, 0);
    row(s1, -9, 4, 5.4, 0);
    const end = s2.at(s2.half + 3.6, s2.height * (0.5 - sac.ends_in_S2));
    rows.push({ front: end, back: end });
  }
  return {
    front: rows.map(({ front }) => front),
    back: rows.map(({ back }) => back),
    lane: (share) =>
      rows.map(({ front, back }) =>
        point(
          front[0] + (back[0] - front[0]) * share,
          front[1] + (back[1] - front[1]) * share,
        ),
      ),
  };
}

/**
 * A stretch of a falling line between two heights.
 *
 * @param {readonly Point[]} line
 * @param {number} top
 * @param {number} bottom
 * @returns {Point[]}
 */
export function between(line, top, bottom) {
  const table = line.map(([x, y]) => point(y, x));
  const inner = line.filter(([, y]) => y < top && y > bottom);
  return [
    [interpolate(table, top), top],
    ...inner,
    [interpolate(table, bottom), bottom],
  ];
}
