// Bones and discs from behind.

import { discEdges } from "./herniation.js";
import { words } from "./lettering.js";
import { paint } from "./palette.js";
import { bothHalves, mirrored, scaled, smooth, superellipse, units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Point, PosteriorVertebra, SpineGeometry, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, window: Box, zonesAt: string[], subject: readonly string[] }} View */

export const SIDES = /** @type {const} */ (["right", "left"]);

/**
 * @param {readonly Point[]} points drawn for the right side
 * @param {"right" | "left"} side
 * @returns {Point[]}
 */
export function onSide(points, side) {
  return side === "right" ? [...points] : mirrored(points);
}

/**
 * @param {PosteriorVertebra} vertebra
 * @param {number} waist
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function bodyShape({ bottom, top, half }, waist, prefix) {
  const middle = (bottom + top) / 2;
  /** @type {Point[]} */
  const right = [
    [0, top - 0.7],
    [half * 0.6, top - 0.2],
    [half * 0.92, top + 0.3],
    [half, top - 1.2],
    [half * 0.955, top - 3.6],
    [half * waist, middle + 1.5],
    [half * waist, middle - 2.5],
    [half * 0.95, bottom + 3.6],
    [half, bottom + 1.2],
    [half * 0.92, bottom - 0.3],
    [half * 0.6, bottom + 0.2],
    [0, bottom + 0.7],
  ];
  const outline = smooth(bothHalves(right), true, 0.8);
  const rim = (/** @type {number} */ y, /** @type {number} */ dip) =>
    smooth([
      [-half * 0.9, y],
      [0, y - dip],
      [half * 0.9, y],
    ]);
  return el(
    "g",
    { "data-layer": "body" },
    el("path", {
      d: outline,
      style: paint({ fill: `url(#${prefix}body)`, stroke: "bone-line" }),
    }),
    el("path", {
      d: rim(top - 3, 0.7),
      style: paint({ stroke: "bone-line", width: 0.8 }),
      opacity: 0.55,
    }),
    el("path", {
      d: rim(bottom + 3, -0.7),
      style: paint({ stroke: "bone-line", width: 0.8 }),
      opacity: 0.55,
    }),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function discShape(geometry, level, prefix) {
  const { top, bottom } = discEdges(geometry, level);
  const { vertebrae } = geometry.posterior;
  const pair = geometry.levels[level];
  const half = (vertebrae[pair?.above ?? ""]?.half ?? 25) + 1.7;
  const middle = (top + bottom) / 2;
  /** @type {Point[]} */
  const right = [
    [0, top + 0.2],
    [half * 0.8, top + 0.1],
    [half * 0.96, top - 0.4],
    [half * 1.01, middle + (top - middle) * 0.45],
    [half * 0.995, middle],
    [half * 1.01, middle - (top - middle) * 0.45],
    [half * 0.96, bottom + 0.4],
    [half * 0.8, bottom - 0.1],
    [0, bottom - 0.2],
  ];
  const fibre = (/** @type {number} */ share) => {
    const y = bottom + (top - bottom) * share;
    return el("path", {
      d: smooth([
        [-half * 0.94, y + 0.2],
        [-half * 0.4, y],
        [half * 0.4, y],
        [half * 0.94, y + 0.2],
      ]),
      style: paint({ stroke: "disc-line", width: 0.8 }),
      opacity: 0.5,
    });
  };
  return el(
    "g",
    { "data-layer": "disc", "data-disc": level },
    el("path", {
      d: smooth(bothHalves(right), true, 0.9),
      style: paint({ fill: `url(#${prefix}disc)`, stroke: "disc-line" }),
    }),
    [0.24, 0.5, 0.76].map(fibre),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
export function sacrumShape(geometry, prefix) {
  const { sacrum, sacral_foramen: foramen } = geometry.posterior;
  return [
    el("path", {
      d: smooth(bothHalves(sacrum), true, 0.8),
      "data-layer": "sacrum",
      style: paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" }),
    }),
    ...SIDES.map((side) =>
      el("path", {
        d: smooth(onSide(superellipse(foramen), side), true),
        style: paint({ fill: "fat", stroke: "bone-line" }),
      }),
    ),
  ];
}

/**
 * The cut face of a pedicle, with its marrow and its letter.
 *
 * @param {string} name
 * @param {PosteriorVertebra} vertebra
 * @param {"right" | "left"} side
 * @param {View} view
 * @returns {SvgNode}
 */
export function pedicleShape(
  name,
  { pedicle: [medial, lateral, bottom, top] },
  side,
  view,
) {
  /** @type {Point} */
  const at = [(medial + lateral) / 2, (bottom + top) / 2];
  /** @type {Point} */
  const size = [lateral - medial, top - bottom];
  const outline = onSide(
    superellipse({ at, size }, name === "S1" ? 2.7 : 2.25, 36),
    side,
  );
  const middle = /** @type {Point} */ (onSide([at], side)[0]);
  const core = scaled(outline, 0.76, middle);
  const grains = [
    [-0.16, 0.2],
    [0.2, 0.02],
    [0.08, -0.26],
    [-0.22, -0.1],
    [0.02, 0.32],
  ];
  return el(
    "g",
    { "data-pedicle": name, "data-side": side },
    el("path", {
      d: smooth(outline, true, 1),
      style: paint({
        fill: "bone",
        stroke: "bone-line",
        width: name === "S1" ? 1.8 : 2.4,
      }),
    }),
    name === "S1"
      ? null
      : el("path", { d: smooth(core, true, 1), style: paint({ fill: "bone-core" }) }),
    name === "S1"
      ? null
      : grains.map(([dx = 0, dy = 0]) =>
          el("ellipse", {
            cx: units(middle[0] + dx * size[0]),
            cy: units(-(middle[1] + dy * size[1])),
            rx: 5.4,
            ry: 4.2,
            style: paint({ fill: "bone-deep" }),
          }),
        ),
    words(name, units(middle[0]), units(-middle[1]) + view.text * 0.35, {
      size: view.text,
      weight: 700,
      anchor: "middle",
      halo: "bone-core",
    }),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {View} view
 * @returns {SvgNode}
 */
export function posteriorLigament(geometry, view) {
  /** @type {Point[]} */
  const right = [];
  for (const [name, { top, bottom }] of Object.entries(geometry.posterior.vertebrae)) {
    if (top > view.window.top + 30) continue;
    if (name === "S1") right.push([10, top + 1], [5.6, top - 6], [3, top - 16]);
    else
      right.push(
        [10.6, top + 1],
        [8.4, top - 5],
        [7, (top + bottom) / 2],
        [8.4, bottom + 5],
        [10.6, bottom - 1],
      );
  }
  return el("path", {
    d: smooth(bothHalves(right), true, 0.6),
    "data-layer": "posterior-ligament",
    style: paint({ fill: "ligament" }),
    opacity: 0.4,
  });
}
