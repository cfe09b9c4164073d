// The section at a disc, seen from below: front is up, the patient's right is on the left.

import { exitingNerves, sacLayers } from "./axial_nerves.js";
import { bones, discShape, ellipse, surroundings } from "./axial_tissues.js";
import { definitions } from "./definitions.js";
import { axialBulge, axialHerniation, materialShape } from "./herniation.js";
import { words } from "./lettering.js";
import { colour, paint } from "./palette.js";
import { bothHalves, mirrored, smooth, units } from "./shapes.js";
import { cull, el } from "./svg_tree.js";

/** @import { Box, Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, window: Box, detail: "plate" | "panel" | "thumbnail" }} View */

const ZONES = /** @type {const} */ ([
  "central",
  "subarticular",
  "foraminal",
  "extraforaminal",
]);

const LETTERS = {
  central: "C",
  subarticular: "S",
  foraminal: "F",
  extraforaminal: "X",
};

const TINTS = {
  central: 0.16,
  subarticular: 0.62,
  foraminal: 0.42,
  extraforaminal: 0.28,
};

/**
 * What presses, in image coordinates, or null.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @returns {{ outline: Point[], track: Point[] | null } | null}
 */
export function axialMaterial(geometry, state) {
  if (state === null) return null;
  if (state.type === "bulge")
    return { outline: axialBulge(geometry, state), track: null };
  const { outline, track } = axialHerniation(geometry, state);
  // Seen from below, the patient's right is the image's left.
  return state.side === "right"
    ? { outline: mirrored(outline), track: mirrored(track) }
    : { outline, track };
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @returns {SvgNode}
 */
function zoneMarks(geometry, state, level, view) {
  const { zones, zone_end, zone_bar } = geometry.axial;
  const borders = zones[level] ?? [8.7, 13.1, 27];
  const steps = [0, ...borders, zone_end];
  const size = view.text * 0.92;
  const height = Math.max(units(zone_bar.height), size * 1.4);
  const top = units(-zone_bar.y) - height / 2;
  /** @type {SvgNode[]} */
  const nodes = [];
  for (const sign of [-1, 1]) {
    borders.forEach((x) => {
      nodes.push(
        el("path", {
          d: `M${units(sign * x)} ${top + height}V${units(40)}`,
          "stroke-dasharray": "5 6",
          style: paint({ stroke: "zone", width: 1.5 }),
          opacity: 0.85,
        }),
      );
    });
    ZONES.forEach((zone, index) => {
      if (zone === "central" && sign > 0) return;
      const from = zone === "central" ? -(borders[0] ?? 0) : (steps[index] ?? 0);
      const to = steps[index + 1] ?? zone_end;
      const [left, right] =
        zone === "central" ? [from, to] : sign < 0 ? [-to, -from] : [from, to];
      const chosen =
        state?.zone === zone &&
        (zone === "central" || (state.side === "right") === sign < 0);
      nodes.push(
        el("rect", {
          x: units(left),
          y: top,
          width: units(right - left),
          height,
          style: `fill:${colour("surface")}`,
        }),
        el("rect", {
          x: units(left),
          y: top,
          width: units(right - left),
          height,
          "data-zone": zone,
          style: chosen
            ? `fill:${colour("ink")};stroke:${colour("surface")};stroke-width:2`
            : `fill:${colour("zone")};fill-opacity:${TINTS[zone] * 0.7};stroke:${colour("surface")};stroke-width:2`,
        }),
        words(
          LETTERS[zone],
          units((left + right) / 2),
          top + height / 2 + size * 0.35,
          {
            size,
            weight: 700,
            anchor: "middle",
            fill: chosen ? "surface" : "ink",
          },
        ),
      );
    });
  }
  return el("g", { "data-layer": "zone-marks" }, nodes);
}

/**
 * All layers back to front, in drawing units with the origin in the middle of the disc.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @param {{ traversing: string, exiting: string, next: string | null }} names roots at
 *   this disc
 * @returns {SvgNode}
 */
export function axialLayers(geometry, state, level, view, names) {
  const { axial } = geometry;
  const { prefix } = view;
  const material = axialMaterial(geometry, state);
  const bulge = state?.type === "bulge";
  const exiting = exitingNerves(geometry, state, level, names.exiting);
  const shape =
    material === null ? null : materialShape(material.outline, prefix, { bulge });
  return el(
    "g",
    { "data-view": "axial" },
    surroundings(geometry, prefix),
    discShape(geometry, prefix),
    el("path", {
      d: smooth(bothHalves(axial.canal_fat), true),
      "data-layer": "canal-fat",
      style: paint({ fill: "fat-deep" }),
    }),
    axial.foraminal_vessels.flatMap((vessel) =>
      [-1, 1].map((sign) =>
        ellipse(
          { at: [sign * vessel.at[0], vessel.at[1]], size: vessel.size },
          paint({ fill: vessel.kind }),
        ),
      ),
    ),
    bulge ? shape : null,
    exiting.ganglia,
    bones(geometry, prefix),
    sacLayers(geometry, state, material?.outline ?? null, names, prefix),
    material?.track == null
      ? null
      : el("path", {
          d: smooth(material.track),
          "data-layer": "fissure",
          style: `fill:none;stroke:${colour("disc-core")};stroke-width:34;stroke-linecap:butt`,
        }),
    bulge ? null : shape,
    exiting.nerves,
    view.detail === "thumbnail" ? null : zoneMarks(geometry, state, level, view),
  );
}

/**
 * A framed drawing.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} level
 * @param {View} view
 * @param {{ traversing: string, exiting: string, next: string | null }} names
 * @returns {SvgNode}
 */
export function axialPanel(geometry, state, level, view, names) {
  const { left, right, top, bottom } = view.window;
  const frame = {
    x: units(left),
    y: units(-top),
    width: units(right - left),
    height: units(top - bottom),
    rx: 10,
  };
  return el(
    "g",
    { "data-panel": "axial" },
    el(
      "defs",
      {},
      definitions(view.prefix),
      el("clipPath", { id: `${view.prefix}frame` }, el("rect", frame)),
    ),
    el("rect", { ...frame, style: paint({ fill: "fat" }) }),
    el(
      "g",
      { "clip-path": `url(#${view.prefix}frame)` },
      cull(axialLayers(geometry, state, level, view, names), frame),
    ),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
}
