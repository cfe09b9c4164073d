// Cord levels and the course of the roots, seen from the side.

import { between, onEndplate, sacWalls } from "./sagittal_frames.js";

/** @import { Frame, Stack, Vertebra } from "./sagittal_frames.js" */
/** @import { Point, SpineGeometry } from "./types" */

/** Where in the sac each root runs, 0 front, 1 back: the first to leave lies in front. */
const LANES = { L2: 0.08, L3: 0.14, L4: 0.2, L5: 0.36, S1: 0.54 };

/**
 * The course of a root seen from the side, projected into the midline plane.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {string} root
 * @returns {{ line: Point[], ganglion: Point, angle: number }}
 */
export function sideCourse(geometry, bones, root) {
  const { sagittal } = geometry;
  const share = LANES[/** @type {keyof typeof LANES} */ (root)] ?? 0.3;
  const walls = sacWalls(geometry, bones);
  const lane = walls.lane(share);
  const start =
    cordLevel(geometry, bones, "from")[1] -
    (root === "L4" ? -3 : root === "S1" ? 5 : 1);
  if (root === "S1") {
    const s1 = /** @type {Vertebra} */ (bones.sacrum[0]);
    const disc = /** @type {Frame} */ (bones.discs.L5);
    const leave = disc.at(disc.half + 8.2, 2);
    const knot = s1.at(s1.half + 4.6, 0);
    const line = [
      ...between(lane, start, leave[1] + 6).slice(0, -1),
      leave,
      knot,
      onEndplate(s1.lower, 1.16, 2.5),
      onEndplate(s1.lower, 0.8, -0.6),
      onEndplate(s1.lower, 0.3, -3),
      onEndplate(s1.lower, 0, -6),
    ];
    return { line, ganglion: knot, angle: direction(leave, knot) };
  }
  const own = /** @type {Vertebra} */ (bones.vertebrae[root]);
  const disc = /** @type {Frame} */ (bones.discs[root]);
  const [u, v] = sagittal.ganglion.at;
  const knot = own.at(own.half + u, v);
  const before = own.at(own.half + u + 1.4, v + 7.5);
  const leave = own.at(own.half + u + 2.2, v + 15);
  const line = [
    ...between(lane, start, leave[1] + 5).slice(0, -1),
    leave,
    before,
    knot,
    disc.at(disc.half - 1, 1.5),
    disc.at(disc.half - 7.5, -3.5),
    disc.at(disc.half - 12, -8),
  ];
  return { line, ganglion: knot, angle: direction(before, knot) };
}

/**
 * @param {Point} from
 * @param {Point} to
 * @returns {number} degrees
 */
function direction(from, to) {
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
}

/**
 * A height of the cord that the evidence gives by vertebra and share of its body from
 * the top.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {"from" | "to" | "conus"} which
 * @returns {Point}
 */
export function cordLevel(geometry, bones, which) {
  const { cord } = geometry.sagittal;
  const [name, share] =
    which === "conus"
      ? [cord.conus.vertebra, 1 - cord.conus.share / 2]
      : cord.l5_segment[which];
  const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
  return body.at(body.half + 8, body.height / 2 - body.height * share);
}
