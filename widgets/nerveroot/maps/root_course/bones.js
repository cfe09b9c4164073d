// Bones of the view from behind and outside, drawn as calm shapes.

import { paint } from "../spine/palette.js";
import { superellipse } from "../spine/shapes.js";
import { el } from "../spine/svg_tree.js";
import { curve, spineTools } from "./projection.js";

/** @import { CourseGeometry } from "./types" */
/** @import { Oval, Point, SpineGeometry, SvgNode } from "../spine/types" */

/**
 * @param {string} prefix
 * @param {string} gradient
 */
function boneStyle(prefix, gradient) {
  return paint({ fill: `url(#${prefix}${gradient})`, stroke: "bone-line", width: 1.3 });
}

/**
 * @param {Oval} oval
 * @returns {Point[]}
 */
function oval({ at, size, turn = 0 }) {
  return superellipse({ at, size, turn }, 2.1, 18);
}

/**
 * @param {string} name
 * @param {readonly Point[]} points
 * @param {string} style
 * @param {Record<string, string | number>} [more]
 * @returns {SvgNode}
 */
function bone(name, points, style, more = {}) {
  return el("path", { d: curve(points, true), "data-bone": name, style, ...more });
}

/**
 * @param {readonly Point[]} points
 * @param {number} [opacity]
 * @returns {SvgNode}
 */
function crease(points, opacity = 0.55) {
  return el("path", {
    d: curve(points),
    style: `${paint({ stroke: "bone-line", width: 0.9 })};stroke-linecap:round`,
    opacity,
  });
}

/**
 * What lies behind the canal and the nerve: far hip bone, sacrum, bodies and discs.
 *
 * @param {CourseGeometry} geometry
 * @param {SpineGeometry} spine
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function axialBones(geometry, spine, prefix) {
  const { bones } = geometry;
  const column = spineTools(geometry, spine);
  const style = boneStyle(prefix, "body");
  return el(
    "g",
    { "data-layer": "axial-bones" },
    bone("far hip bone", bones.far_ilium, boneStyle(prefix, "bone"), { opacity: 0.3 }),
    bone("sacrum", bones.sacrum, boneStyle(prefix, "bone")),
    column.discs.map(({ name, points }) =>
      el("path", {
        d: curve(points, true),
        "data-disc": name,
        style: paint({
          fill: `url(#${prefix}disc)`,
          stroke: "disc-line",
          width: 1.1,
        }),
      }),
    ),
    column.bodies.map(({ name, points }) =>
      el("path", { d: curve(points, true), "data-body": name, style }),
    ),
  );
}

/**
 * Hip bone and the bones of the limb.
 *
 * @param {CourseGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function limbBones(geometry, prefix) {
  const { bones } = geometry;
  const flat = boneStyle(prefix, "bone");
  const round = boneStyle(prefix, "body");
  return el(
    "g",
    { "data-layer": "limb-bones" },
    el(
      "g",
      { opacity: 0.74 },
      bone("hip bone", bones.hip_bone, flat),
      crease(bones.gluteal_line, 0.45),
      el("path", {
        d: curve(oval(bones.acetabulum), true),
        style: paint({ stroke: "bone-line", width: 1 }),
        opacity: 0.6,
      }),
    ),
    bone("femur", bones.femur, round, { opacity: 0.93 }),
    crease(bones.trochanter_line),
    bone("foot", bones.foot, flat),
    bones.foot_lines.map((line) => crease(line)),
    bone("tibia", bones.tibia, round),
    bone("fibula", bones.fibula, round),
    bone("patella", oval(bones.patella), flat),
  );
}
