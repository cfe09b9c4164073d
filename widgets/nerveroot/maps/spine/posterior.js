// The canal from behind with the laminae taken away: the layers in their order.

import { definitions } from "./definitions.js";
import { discEdges, materialShape, posteriorHerniation } from "./herniation.js";
import { colour, paint } from "./palette.js";
import {
  bodyShape,
  discShape,
  onSide,
  pedicleShape,
  posteriorLigament,
  SIDES,
  sacrumShape,
} from "./posterior_bones.js";
import { rootLayers, sacShape } from "./posterior_nerves.js";
import { zoneLayer } from "./posterior_zones.js";

import { smooth, units } from "./shapes.js";
import { cull, el } from "./svg_tree.js";

/** @import { Box, PosteriorVertebra, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, window: Box, zonesAt: string[], subject: readonly string[] }} View */

/**
 * All layers of the view, back to front, in drawing units with the origin in the midline
 * at the middle of the L5-S1 disc.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state null: the anatomy alone
 * @param {View} view
 * @returns {SvgNode}
 */
export function posteriorLayers(geometry, state, view) {
  const { posterior } = geometry;
  const { prefix, window } = view;
  const shows = (/** @type {PosteriorVertebra} */ v) =>
    v.bottom < window.top + 8 && v.top > window.bottom - 8;
  const bones = Object.entries(posterior.vertebrae).filter(([, vertebra]) =>
    shows(vertebra),
  );
  const lumbar = bones.filter(([name]) => name !== "S1");
  const sacrum = bones.length > lumbar.length;
  const processes = (
    /** @type {number | null} */ opacity,
    /** @type {string} */ layer,
  ) =>
    el(
      "g",
      { "data-layer": layer, opacity },
      lumbar.flatMap(([name]) =>
        SIDES.map((side) =>
          el("path", {
            d: smooth(
              onSide(posterior.transverse_processes[name] ?? [], side),
              true,
              0.9,
            ),
            style: paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" }),
          }),
        ),
      ),
    );
  const material = state === null ? null : posteriorHerniation(geometry, state);
  const drawn =
    material === null || state === null
      ? null
      : {
          outline: onSide(material.outline, state.side),
          track: material.track === null ? null : onSide(material.track, state.side),
        };
  const roots = rootLayers(geometry, state, view);
  const bulge = state?.type === "bulge";
  const central = state?.zone === "central" || bulge;
  const body = drawn === null ? null : materialShape(drawn.outline, prefix, { bulge });
  return el(
    "g",
    { "data-view": "posterior" },
    processes(null, "transverse-processes"),
    sacrum ? sacrumShape(geometry, prefix) : null,
    lumbar.map(([, vertebra]) => bodyShape(vertebra, posterior.waist, prefix)),
    Object.keys(geometry.levels).map((level) => discShape(geometry, level, prefix)),
    posteriorLigament(geometry, view),
    zoneLayer(geometry, state, view, "tints"),
    drawn?.track == null
      ? null
      : el("path", {
          d: smooth(drawn.track),
          "stroke-dasharray": "3 7",
          style: `${paint({ stroke: "herniation-line", width: 3 })};stroke-linecap:round`,
        }),
    body,
    sacShape(geometry, state, view),
    central && drawn !== null
      ? materialShape(drawn.outline, prefix, { veiled: true, bulge })
      : null,
    roots.glow,
    roots.sacRoots,
    roots.roots,
    el(
      "g",
      { "data-layer": "veil", opacity: 0.62 },
      processes(null, "veil-processes").children,
      sacrum
        ? SIDES.map((side) =>
            el("path", {
              d: smooth(onSide(posterior.ala, side), true, 0.6),
              style: paint({ fill: "bone-deep" }),
            }),
          )
        : null,
    ),
    bones.flatMap(([name, vertebra]) =>
      SIDES.map((side) => pedicleShape(name, vertebra, side, view)),
    ),
    zoneLayer(geometry, state, view, "marks"),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @returns {Box} millimetres
 */
export function levelWindow(geometry, level) {
  const { half, above, below } = geometry.posterior.window;
  const { top, bottom } = discEdges(geometry, level);
  const middle = (top + bottom) / 2;
  return { left: -half, right: half, top: middle + above, bottom: middle - below };
}

/**
 * A framed drawing: definitions, clip, layers and frame line.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @returns {SvgNode}
 */
export function posteriorPanel(geometry, state, view) {
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
    { "data-panel": "posterior" },
    el(
      "defs",
      {},
      definitions(view.prefix),
      el("clipPath", { id: `${view.prefix}frame` }, el("rect", frame)),
    ),
    el("rect", { ...frame, style: paint({ fill: "surface" }) }),
    el(
      "g",
      { "clip-path": `url(#${view.prefix}frame)` },
      cull(posteriorLayers(geometry, state, view), frame),
    ),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
}
