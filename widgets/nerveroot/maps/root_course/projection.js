// From the spine's own geometry in millimetres to the body's drawing units.

import { cordLevel } from "../spine/sagittal_course.js";
import {
  bodyOutline,
  discOutline,
  LUMBAR,
  sacWalls,
  stack,
} from "../spine/sagittal_frames.js";
import { point, sampled, smooth } from "../spine/shapes.js";

/** @import { CourseGeometry } from "./types" */
/** @import { Point, SpineGeometry } from "../spine/types" */
/** @import { Vertebra } from "../spine/sagittal_frames.js" */

/** Where the canal's lines begin, in drawing units: above the trunk's fade. */
const TOP = 78;

/**
 * The points as the spine's shapes take them: they draw ten units to the millimetre and
 * count y upwards.
 *
 * @param {readonly Point[]} points in drawing units
 * @returns {Point[]}
 */
export function asShape(points) {
  return points.map(([x, y]) => [x / 10, -y / 10]);
}

/**
 * @param {readonly Point[]} points in drawing units
 * @param {boolean} [closed]
 * @returns {string} path data
 */
export function curve(points, closed = false) {
  return smooth(asShape(points), closed, 1);
}

/**
 * @param {CourseGeometry} geometry
 * @param {Point} place millimetres of the sagittal view
 * @param {number} [lateral] millimetres to the right of the midline
 * @returns {Point}
 */
export function project({ spine }, [x, y], lateral = 0) {
  return [
    spine.origin[0] - spine.back * x + spine.lateral * lateral,
    spine.origin[1] - spine.up * y,
  ];
}

/**
 * @param {CourseGeometry} geometry
 * @param {SpineGeometry} spine
 */
export function spineTools(geometry, spine) {
  const bones = stack(spine);
  const place = (/** @type {readonly Point[]} */ points) =>
    points.map((at) => project(geometry, at));
  const vertebra = (/** @type {string} */ name) =>
    /** @type {Vertebra} */ (bones.vertebrae[name]);
  const walls = sacWalls(spine, bones);
  const { sagittal } = spine;
  // Seen from the side and behind, a body shows part of its width in front of its section.
  const widened = (/** @type {Point[]} */ points) => {
    const back = Math.min(...points.map(([x]) => x));
    return points.map(([x, y]) =>
      point(back + (x - back) * geometry.spine.body_width, y),
    );
  };
  return {
    bodies: LUMBAR.map((name) => ({
      name,
      points: widened(place(bodyOutline(vertebra(name), sagittal))),
      centre: project(geometry, vertebra(name).at(-5, 0)),
    })),
    discs: LUMBAR.map((name, index) => {
      const below =
        bones.vertebrae[LUMBAR[index + 1] ?? ""] ??
        /** @type {Vertebra} */ (bones.sacrum[0]);
      return {
        name,
        points: widened(
          place(
            discOutline(vertebra(name).lower, below.upper, sagittal.concavity * 0.8),
          ),
        ),
      };
    }),
    /** @param {string} name of a lumbar vertebra; its right pedicle */
    pedicle(name) {
      const own = vertebra(name);
      const [medial, lateral] = spine.posterior.vertebrae[name]?.pedicle ?? [13, 27];
      const { bottom, top } = sagittal.pedicle;
      return {
        at: project(
          geometry,
          own.at(own.half + 3, (bottom + top) / 2),
          (medial + lateral) / 2,
        ),
        size: /** @type {Point} */ ([14, (top - bottom) * geometry.spine.up]),
      };
    },
    sac: [
      ...raised(place(walls.front)),
      ...raised(place(walls.back)).reverse().slice(1),
    ],
    back: place(walls.back),
    cord: raised(place(walls.lane(0.52))),
    conus: project(geometry, cordLevel(spine, bones, "conus")),
    segment: [
      project(geometry, cordLevel(spine, bones, "from")),
      project(geometry, cordLevel(spine, bones, "to")),
    ],
    cordWidth: sagittal.cord.width * geometry.spine.back,
  };
}

/**
 * The line with a point above its first one, so that the canal fades out with the trunk.
 *
 * @param {Point[]} line
 * @returns {Point[]}
 */
function raised(line) {
  const [first, second] = line;
  if (first === undefined || second === undefined) return line;
  const step = (first[1] - TOP) / (second[1] - first[1]);
  return [point(first[0] + (first[0] - second[0]) * step, TOP), ...line];
}

/**
 * @param {readonly Point[]} line
 * @param {number} y
 * @returns {number} x of a falling line at a height
 */
export function xAt(line, y) {
  const points = sampled(line);
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    if (a === undefined || b === undefined) continue;
    if (a[1] <= y && b[1] >= y)
      return a[0] + ((y - a[1]) / (b[1] - a[1] || 1)) * (b[0] - a[0]);
  }
  throw new Error(`the line does not reach ${y}`);
}
