// Roots: where each runs, and how it looks. Colour is never alone: every root has its own
// pattern along the core.

import { colour, rootColour } from "./palette.js";
import {
  interpolate,
  point,
  sampled,
  smooth,
  smoothstep,
  superellipse,
  units,
} from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Oval, Point, SpineGeometry, SvgNode } from "./types" */

export const ROOTS = ["L1", "L2", "L3", "L4", "L5", "S1", "S2"];

/**
 * Dashes of the core line; the first number 0 with round ends makes dots.
 *
 * @type {Record<string, { dashes: string, name: string }>}
 */
export const CORE = {
  L1: { dashes: "4 9 4 26", name: "paired dashes" },
  L2: { dashes: "26 13 1 13", name: "dash and dot" },
  L3: { dashes: "8 11", name: "short dashes" },
  L4: { dashes: "22 20", name: "dashed" },
  L5: { dashes: "", name: "one solid line" },
  S1: { dashes: "0 18", name: "dotted" },
  S2: { dashes: "0 18 0 34", name: "paired dots" },
};

/**
 * The whole run of a root on the right side, from the top of the canal outwards. Inside
 * the sac the next root to leave lies outermost; those below follow inwards.
 *
 * @param {SpineGeometry} geometry
 * @param {string} root
 * @param {number} top
 * @returns {{ inSac: Point[], free: Point[] }} both contain the point of take-off
 */
export function rootCourse(geometry, root, top) {
  const { roots, lane, sac } = geometry.posterior;
  const own = roots[root];
  if (own === undefined) throw new Error(`no course for the root ${root}`);
  const free = own.path.filter(([, y]) => y <= own.takeoff);
  const listed = own.path.filter(([, y]) => y >= own.takeoff);
  const start = /** @type {Point} */ (listed[0]);
  /** @type {Point[]} */
  const above = [];
  for (let y = Math.max(top, start[1] + 6); y > start[1] + 5; y -= 6) {
    let lanes = 0;
    for (const other of ROOTS.slice(0, ROOTS.indexOf(root))) {
      const takeoff = roots[other]?.takeoff ?? Number.POSITIVE_INFINITY;
      lanes += smoothstep(takeoff - lane.transition, takeoff, y);
    }
    above.push([interpolate(sac, y) - lane.first - lanes * lane.step, y]);
  }
  return { inSac: [...above, ...listed], free };
}

/**
 * @param {readonly Point[]} points
 * @param {string} root
 * @param {number} width in drawing units
 * @returns {SvgNode[]}
 */
export function rootLine(points, root, width) {
  const d = smooth(points);
  const stroke = (/** @type {string} */ name, /** @type {number} */ wide) =>
    `fill:none;stroke:${name};stroke-width:${wide};stroke-linecap:round;stroke-linejoin:round`;
  const { dashes } = /** @type {{ dashes: string }} */ (CORE[root]);
  // On the pale yellow of L3 and the light blue of S2 a pale core would not be seen.
  const core =
    root === "L3" || root === "S2" ? rootColour(root, "edge") : colour("surface");
  return [
    el("path", { d, style: stroke(colour("surface"), width + 4) }),
    el("path", { d, style: stroke(rootColour(root, "edge"), width + 0.8) }),
    el("path", { d, style: stroke(rootColour(root), width - 0.8) }),
    el("path", {
      d,
      "data-core": root,
      "stroke-dasharray": dashes === "" ? null : dashes,
      style: stroke(
        core,
        Math.max(width * (root === "S1" || root === "S2" ? 0.34 : 0.19), 1.4),
      ),
    }),
  ];
}

/**
 * A root while it is still inside the sac: thinner, without its core pattern.
 *
 * @param {readonly Point[]} points
 * @param {string} root
 * @param {number} width
 * @returns {SvgNode[]}
 */
export function sacLine(points, root, width) {
  const d = smooth(points);
  return [
    el("path", {
      d,
      style: `fill:none;stroke:${colour("surface")};stroke-width:${width + 2.4}`,
    }),
    el("path", {
      d,
      style: `fill:none;stroke:${rootColour(root)};stroke-width:${width}`,
    }),
  ];
}

/**
 * @param {Oval} oval
 * @param {string} root
 * @returns {SvgNode[]}
 */
export function ganglion(oval, root) {
  const shine = { ...oval, size: point(oval.size[0] * 0.52, oval.size[1] * 0.3) };
  return [
    el("path", {
      d: smooth(superellipse(oval, 2.15), true),
      "data-ganglion": root,
      style: `fill:${rootColour(root)};stroke:${colour("surface")};stroke-width:6`,
    }),
    el("path", {
      d: smooth(superellipse(oval, 2.15), true),
      style: `fill:${rootColour(root)};stroke:${rootColour(root, "edge")};stroke-width:2.2`,
    }),
    el("path", {
      d: smooth(superellipse(shine, 2), true),
      style: "fill:#fff",
      opacity: 0.34,
    }),
  ];
}

/**
 * The direction of a course at the point nearest to a place, in degrees.
 *
 * @param {readonly Point[]} course
 * @param {Point} place
 * @returns {number}
 */
export function directionAt(course, place) {
  const points = sampled(course);
  let best = 1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i += 1) {
    const [x, y] = /** @type {Point} */ (points[i]);
    const distance = Math.hypot(x - place[0], y - place[1]);
    if (distance < nearest) [nearest, best] = [distance, i];
  }
  const [from, to] = [
    points[Math.max(best - 2, 0)],
    points[Math.min(best + 2, points.length - 1)],
  ];
  if (from === undefined || to === undefined) return 0;
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
}

/**
 * Light round a root that is hit: stacked translucent lines, because they print.
 *
 * @param {readonly Point[]} points
 * @param {number} width
 * @param {number} [strength]
 * @returns {SvgNode}
 */
export function glow(points, width, strength = 1) {
  const d = smooth(points);
  const rings = [3.6, 3.1, 2.65, 2.25, 1.9, 1.6];
  return el(
    "g",
    { "data-layer": "glow" },
    rings.map((ring) =>
      el("path", {
        d,
        style: `fill:none;stroke:${colour("glow")};stroke-width:${units((width * ring) / 10)};stroke-linecap:round;stroke-linejoin:round`,
        opacity: Math.round(strength * (ring < 2 ? 0.42 : 0.2) * 100) / 100,
      }),
    ),
  );
}
