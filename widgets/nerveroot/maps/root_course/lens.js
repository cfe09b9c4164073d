// The lens: the canal from behind with the laminae taken away, for the stops inside it.

import { tag, words } from "../spine/lettering.js";
import { colour } from "../spine/palette.js";
import { posteriorLayers } from "../spine/posterior.js";
import { units } from "../spine/shapes.js";
import { cull, el } from "../spine/svg_tree.js";

/** @import { CourseGeometry } from "./types" */
/** @import { Point, SpineGeometry, SvgNode } from "../spine/types" */

const SUBJECT = ["L4", "L5", "S1"];

/**
 * Where a place of the canal, in millimetres of the posterior view, lands in the lens.
 *
 * @param {CourseGeometry} geometry
 * @param {Point} place
 * @returns {Point}
 */
export function inLens({ lens }, [x, y]) {
  const scale = lens.radius / lens.reach;
  return [
    lens.at[0] + (x - lens.centre[0]) * scale,
    lens.at[1] - (y - lens.centre[1]) * scale,
  ];
}

/**
 * @param {CourseGeometry} geometry
 * @param {SpineGeometry} spine
 * @param {{ prefix: string, text: number, caption: boolean }} options
 * @returns {SvgNode}
 */
export function lensLayer(geometry, spine, { prefix, text, caption }) {
  const { lens } = geometry;
  const scale = lens.radius / units(lens.reach);
  const window = {
    left: lens.centre[0] - lens.reach,
    right: lens.centre[0] + lens.reach,
    top: lens.centre[1] + lens.reach,
    bottom: lens.centre[1] - lens.reach,
  };
  const box = {
    x: units(window.left),
    y: units(-window.top),
    width: units(2 * lens.reach),
    height: units(2 * lens.reach),
  };
  const drawing = posteriorLayers(spine, null, {
    prefix,
    text: Math.round((text * 0.92) / scale),
    window,
    zonesAt: [],
    subject: SUBJECT,
  });
  const [x, y] = [
    lens.at[0] - units(lens.centre[0]) * scale,
    lens.at[1] + units(lens.centre[1]) * scale,
  ];
  const tags = /** @type {const} */ ([
    ["L4", [38.5, 34]],
    ["S1", [2.6, -15]],
  ]);
  return el(
    "g",
    { "data-layer": "lens" },
    caption ? rays(geometry) : null,
    el("circle", {
      cx: lens.from[0],
      cy: lens.from[1],
      r: lens.ring,
      style: `fill:none;stroke:${colour("ink")};stroke-width:1.6`,
    }),
    el(
      "clipPath",
      { id: `${prefix}lens` },
      el("circle", { cx: lens.at[0], cy: lens.at[1], r: lens.radius }),
    ),
    el("circle", {
      cx: lens.at[0],
      cy: lens.at[1],
      r: lens.radius,
      style: `fill:${colour("surface")}`,
    }),
    el(
      "g",
      { "clip-path": `url(#${prefix}lens)` },
      el(
        "g",
        { transform: `translate(${x} ${y}) scale(${Math.round(scale * 1e4) / 1e4})` },
        cull(drawing, box),
      ),
      tags.map(([name, at]) => {
        const [tx, ty] = inLens(geometry, [at[0], at[1]]);
        return tag(name, tx, ty, text * 0.9, name);
      }),
    ),
    el("circle", {
      cx: lens.at[0],
      cy: lens.at[1],
      r: lens.radius,
      style: `fill:none;stroke:${colour("ink")};stroke-width:2`,
    }),
    caption
      ? words(
          "From behind, laminae removed",
          lens.at[0],
          lens.at[1] + lens.radius + text * 1.5,
          { size: text * 0.9, anchor: "middle", fill: "muted" },
        )
      : null,
  );
}

/**
 * Two hairlines from the ring on the body to the lens, tangent to both.
 *
 * @param {CourseGeometry} geometry
 * @returns {SvgNode[]}
 */
function rays({ lens }) {
  const [dx, dy] = [lens.at[0] - lens.from[0], lens.at[1] - lens.from[1]];
  const distance = Math.hypot(dx, dy);
  const along = Math.atan2(dy, dx);
  const tilt = Math.acos((lens.ring - lens.radius) / distance);
  return [-1, 1].map((side) => {
    const angle = along + side * tilt;
    const on = (/** @type {Point} */ [x, y], /** @type {number} */ r) =>
      `${Math.round(x + r * Math.cos(angle))} ${Math.round(y + r * Math.sin(angle))}`;
    return el("path", {
      d: `M${on(lens.from, lens.ring)}L${on(lens.at, lens.radius)}`,
      style: `fill:none;stroke:${colour("muted")};stroke-width:1;stroke-opacity:.6`,
    });
  });
}
