// The canal's contents and the nerve from the cord to the foot.

import { colour, paint, rootColour } from "../spine/palette.js";
import { ganglion, rootLine } from "../spine/roots.js";
import { point, sampled, superellipse } from "../spine/shapes.js";
import { el } from "../spine/svg_tree.js";
import { asShape, curve, spineTools, xAt } from "./projection.js";

/** @import { CourseGeometry } from "./types" */
/** @import { Point, SpineGeometry, SvgNode } from "../spine/types" */

/** Widths of the nerve's stretches, in drawing units. */
const WIDTHS = {
  root: 9,
  trunk: 8,
  other: 5,
  branch: 5.4,
  dorsal: 4,
  twig: 4,
};

/**
 * @param {readonly Point[]} points
 * @param {number} width
 * @param {string} stretch what the line is, for tests and readers of the file
 * @param {string} [root]
 * @returns {SvgNode}
 */
function nerve(points, width, stretch, root = "L5") {
  return el("g", { "data-nerve": stretch }, rootLine(asShape(points), root, width));
}

/**
 * Sac, cord and the filum, behind the nerve.
 *
 * @param {CourseGeometry} geometry
 * @param {SpineGeometry} spine
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function canalLayer(geometry, spine, prefix) {
  const { sac, back, cord, conus, segment, cordWidth } = spineTools(geometry, spine);
  const top = /** @type {Point} */ (cord[0])[1];
  const half = (/** @type {number} */ y) =>
    (cordWidth / 2) * Math.min(1, Math.max(0, (conus[1] - y) / 26)) ** 0.7;
  const band = (/** @type {number} */ from, /** @type {number} */ to) => {
    /** @type {Point[]} */
    const left = [];
    /** @type {Point[]} */
    const right = [];
    for (let step = 0; step <= 8; step += 1) {
      const y = from + ((to - from) * step) / 8;
      left.push(point(xAt(cord, y) - half(y), y));
      right.push(point(xAt(cord, y) + half(y), y));
    }
    return [...left, ...right.reverse()];
  };
  const [from, to] = segment.map(([, y]) => y);
  const end = /** @type {Point} */ (back.at(-1))[1];
  /** @type {Point[]} */
  const filum = [];
  for (let y = conus[1] - 3; y < end - 6; y += 14) filum.push([xAt(cord, y) - 1, y]);
  return el(
    "g",
    { "data-layer": "canal" },
    el("path", {
      d: curve(sac, true),
      style: paint({ fill: `url(#${prefix}sac)`, stroke: "sac-line", width: 1.2 }),
    }),
    el("path", {
      d: curve(filum),
      style: paint({ stroke: "filum", width: 1 }),
      "stroke-dasharray": "4 3",
      opacity: 0.7,
    }),
    el("path", {
      d: curve(band(top + 1, conus[1]), true),
      style: paint({ fill: `url(#${prefix}cord)`, stroke: "filum", width: 0.8 }),
    }),
    el("path", {
      d: curve(band(from ?? 0, to ?? 0), true),
      "data-segment": "L5",
      style: `fill:${rootColour("L5")};stroke:${rootColour("L5", "edge")};stroke-width:.8`,
    }),
  );
}

/**
 * The pedicles that tell under which bone a root leaves.
 *
 * @param {CourseGeometry} geometry
 * @param {SpineGeometry} spine
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function pedicles(geometry, spine, prefix) {
  const tools = spineTools(geometry, spine);
  return el(
    "g",
    { "data-layer": "pedicles" },
    ["L4", "L5"].map((name) =>
      el("path", {
        d: curve(superellipse(tools.pedicle(name), 2.4), true),
        "data-pedicle": name,
        style: paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line", width: 1.2 }),
      }),
    ),
  );
}

/**
 * The part of a course between two heights.
 *
 * @param {readonly Point[]} course
 * @param {number} from
 * @param {number} to
 * @returns {Point[]}
 */
function stretch(course, from, to) {
  return sampled(course).filter(([, y]) => y >= from && y <= to);
}

/**
 * @param {CourseGeometry} geometry
 * @returns {SvgNode} one sheath round the two nerves of the sciatic
 */
function sheath({ nerves, sheath: own }) {
  const left = stretch(nerves.sciatic_tibial, own.from, own.to);
  const middle = left.map(([x, y]) =>
    point((x + xAt(nerves.sciatic_fibular, y)) / 2, y),
  );
  const line = (/** @type {string} */ stroke, /** @type {number} */ width) =>
    el("path", {
      d: curve(middle.filter((_, index) => index % 6 === 0)),
      style: `fill:none;stroke:${stroke};stroke-width:${width};stroke-linecap:round`,
    });
  return el(
    "g",
    { "data-nerve": "sheath" },
    line(rootColour("L5"), own.width),
    line(colour("bone-core"), own.width - 2.4),
  );
}

/**
 * Everything that lies in front of the bones, back to front.
 *
 * @param {CourseGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function nerveLayer(geometry, prefix) {
  const { nerves, piriformis } = geometry;
  const hidden = nerves.tibial_hidden;
  const ganglionAt = /** @type {Point} */ (geometry.stops.foramen?.at);
  return el(
    "g",
    { "data-layer": "nerves" },
    nerve(nerves.dorsal_ramus, WIDTHS.dorsal, "dorsal ramus"),
    nerve(nerves.l4, WIDTHS.other, "L4", "L4"),
    nerve(nerves.s1, WIDTHS.other, "S1", "S1"),
    sheath(geometry),
    nerve(nerves.short_head, WIDTHS.twig, "branch to the short head of biceps"),
    nerve(nerves.tibialis_posterior, WIDTHS.twig, "branch to tibialis posterior"),
    nerve(nerves.sciatic_tibial, WIDTHS.trunk, "tibial"),
    nerve(nerves.sciatic_fibular, WIDTHS.trunk, "common fibular"),
    nerve(nerves.root, WIDTHS.root, "root and trunk"),
    el("path", {
      d: curve(piriformis, true),
      "data-muscle": "piriformis",
      style: paint({
        fill: `url(#${prefix}muscle)`,
        stroke: "muscle-line",
        width: 1.1,
      }),
      opacity: 0.8,
    }),
    nerve(
      nerves.superior_gluteal_branch,
      WIDTHS.twig,
      "superior gluteal, upper branch",
    ),
    nerve(nerves.superior_gluteal, WIDTHS.branch, "superior gluteal"),
    nerve(nerves.deep_fibular, WIDTHS.branch, "deep fibular"),
    nerve(
      nerves.superficial_fibular_branch,
      WIDTHS.twig,
      "superficial fibular, branch",
    ),
    nerve(nerves.superficial_fibular, WIDTHS.branch, "superficial fibular"),
    el(
      "g",
      { "data-nerve": "tibial, hidden" },
      el("path", {
        d: curve(hidden),
        style: `fill:none;stroke:${colour("surface")};stroke-width:9;stroke-linecap:round`,
        opacity: 0.7,
      }),
      el("path", {
        d: curve(hidden),
        "stroke-dasharray": "0 9.5",
        style: `fill:none;stroke:${rootColour("L5")};stroke-width:6.4;stroke-linecap:round`,
      }),
    ),
    ganglion(
      { at: asShape([ganglionAt])[0] ?? [0, 0], size: [1.9, 1.25], turn: -42 },
      "L5",
    ),
  );
}
