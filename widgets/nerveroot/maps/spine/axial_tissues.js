// Muscles, vessels, disc and bones of the section at a disc.

import { paint } from "./palette.js";
import { bothHalves, mirrored, point, scaled, smooth, units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Oval, Point, SpineGeometry, SvgNode } from "./types" */

export const SIDES = /** @type {const} */ (["right", "left"]);

/**
 * Both copies of something that the geometry gives for the image's left half.
 *
 * @param {readonly Point[]} points
 * @returns {Point[][]}
 */
export function twice(points) {
  return [[...points], mirrored(points)];
}

/**
 * @param {Oval} oval
 * @param {string} style
 * @returns {SvgNode}
 */
export function ellipse({ at, size, turn = 0 }, style) {
  const [x, y] = [units(at[0]), units(-at[1])];
  return el("ellipse", {
    cx: x,
    cy: y,
    rx: units(size[0] / 2),
    ry: units(size[1] / 2),
    transform: turn === 0 ? null : `rotate(${-turn} ${x} ${y})`,
    style,
  });
}

/**
 * Vessels and muscles, with faint fascicles inside the muscles.
 *
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
export function surroundings(geometry, prefix) {
  const { axial } = geometry;
  const muscle = (/** @type {readonly Point[]} */ outline) =>
    twice(outline).map((points) => {
      const xs = points.map(([x]) => x);
      const ys = points.map(([, y]) => y);
      /** @type {Point} */
      const middle = [
        (Math.min(...xs) + Math.max(...xs)) / 2,
        (Math.min(...ys) + Math.max(...ys)) / 2,
      ];
      return el(
        "g",
        { "data-layer": "muscle" },
        el("path", {
          d: smooth(points, true),
          style: paint({ fill: `url(#${prefix}muscle)`, stroke: "muscle-line" }),
        }),
        [0.72, 0.45].map((share) =>
          el("path", {
            d: smooth(scaled(points, share, middle), true),
            style: paint({ stroke: "muscle-line", width: 0.8 }),
            opacity: 0.35,
          }),
        ),
      );
    });
  const vessel = (/** @type {string} */ fill) => (/** @type {Oval} */ oval) =>
    ellipse(oval, paint({ fill, stroke: "surface", width: 2 }));
  return [
    ...axial.veins.map(vessel("vein")),
    ...axial.arteries.map(vessel("artery")),
    ...[axial.psoas, axial.quadratus, axial.erector, axial.multifidus].flatMap(muscle),
    ...twice(axial.fascia).map((points) =>
      el("path", { d: smooth(points), style: paint({ stroke: "ligament", width: 4 }) }),
    ),
  ];
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function discShape({ axial }, prefix) {
  const outline = bothHalves(axial.disc);
  const nucleus = bothHalves(axial.nucleus);
  const rings = Array.from({ length: axial.lamellae }, (_, index) => {
    const share = (index + 1) / (axial.lamellae + 1);
    return outline.map(([x, y]) => {
      const scale = 1 - share * 0.4;
      return point(x * scale, y * scale - share * 0.3);
    });
  });
  return el(
    "g",
    { "data-layer": "disc" },
    el("path", {
      d: smooth(axial.anterior_ligament),
      style: paint({ stroke: "ligament", width: 5 }),
    }),
    el("path", {
      d: smooth(outline, true),
      style: paint({ fill: `url(#${prefix}disc)`, stroke: "disc-line", width: 2 }),
    }),
    rings.map((ring) =>
      el("path", {
        d: smooth(ring, true),
        style: paint({ stroke: "disc-line", width: 0.9 }),
        opacity: 0.6,
      }),
    ),
    el("path", {
      d: smooth(nucleus, true),
      style: paint({ fill: "disc-core", stroke: "disc-line", width: 1 }),
    }),
  );
}

/**
 * Facets with their joint spaces, lamina, spinous process and yellow ligament.
 *
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
export function bones({ axial }, prefix) {
  const bone = paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line", width: 1.8 });
  const core = paint({ fill: "bone-core", more: "opacity:.75" });
  const each = (
    /** @type {readonly Point[]} */ points,
    /** @type {string} */ style,
    /** @type {string} */ layer,
    closed = true,
  ) =>
    twice(points).map((side) =>
      el("path", { d: smooth(side, closed), "data-layer": layer, style }),
    );
  return [
    ...each(axial.capsule, paint({ stroke: "ligament", width: 3 }), "capsule", false),
    ...each(axial.inferior_facet, bone, "inferior-facet"),
    ...each(axial.inferior_core, core, "marrow"),
    ...each(axial.superior_facet, bone, "superior-facet"),
    ...each(axial.superior_core, core, "marrow"),
    ...each(axial.joint, paint({ stroke: "surface", width: 9 }), "joint", false),
    ...each(
      axial.joint,
      paint({ stroke: "disc-line", width: 1.6 }),
      "joint-line",
      false,
    ),
    ...each(
      axial.flavum,
      paint({ fill: "ligament", stroke: "ligament-line", width: 1.3 }),
      "flavum",
    ),
    el("path", {
      d: smooth(bothHalves(axial.spinous), true),
      "data-layer": "spinous",
      style: bone,
    }),
    el("path", { d: smooth(bothHalves(axial.spinous_core), true), style: core }),
  ];
}
