// The still plate of the section at L4-5, with the four shapes of displaced material.

import { axialLayers, axialPanel } from "./axial.js";
import { exitingPlaces } from "./axial_nerves.js";
import { rootsAt, spineState } from "./cells.js";
import { definitions } from "./definitions.js";
import { columns, words } from "./lettering.js";
import { paint } from "./palette.js";
import { label, wholeSvg } from "./plate_parts.js";
import { units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Cell } from "./cells.js" */
/** @import { HerniationType, SpineGeometry, SvgNode } from "./types" */
/** @typedef {{ name: string, tree: SvgNode }} Plate */

/** @type {[HerniationType, string, string][]} */
const TYPES = [
  ["bulge", "Bulge", "not a herniation"],
  ["protrusion", "Protrusion", "base wider than dome"],
  ["extrusion", "Extrusion", "dome wider than base"],
  ["sequestration", "Sequestration", "free fragment"],
];

/**
 * The section at L4–5 with the four shapes of displaced material below it.
 *
 * @param {SpineGeometry} geometry
 * @param {readonly Cell[]} cells
 * @returns {Plate}
 */
export function axialPlate(geometry, cells) {
  const text = 29;
  const level = "L4-5";
  const names = rootsAt(cells, level);
  const { rootlets } = geometry.axial;
  const places = exitingPlaces(geometry, level);
  const window = { left: -54, right: 54, top: 37.6, bottom: -71.5 };
  const [left, right] = [units(window.left), units(window.right)];
  const labels = [
    label("vein", "left", [-14, 26], "Iliac veins"),
    label("annulus", "left", [-20, 8.6], "Annulus"),
    label("nucleus", "left", [-10, -2.4], "Nucleus"),
    label("psoas", "left", [-42, -6], "Psoas"),
    label(
      "nerve",
      "left",
      [-places.nerve[0], places.nerve[1]],
      "L4 spinal nerve",
      "has exited",
      "L4",
    ),
    label(
      "ganglion",
      "left",
      [-places.ganglion[0], places.ganglion[1]],
      "L4 ganglion",
      "just above the plane",
      "L4",
    ),
    label("superior", "left", [-21, -29], "L5 superior facet", "in front of the joint"),
    label("joint", "left", [-15.6, -31.2], "Facet joint"),
    label("inferior", "left", [-12.6, -39], "L4 inferior facet", "behind the joint"),
    label("erector", "left", [-42, -52], "Erector spinae"),
    label("multifidus", "left", [-14, -58], "Multifidus"),
    label("artery", "right", [13, 27.6], "Iliac arteries"),
    label("all", "right", [12, 18.4], "Anterior ligament"),
    label("recess", "right", [11, -19], "Lateral recess", "subarticular zone"),
    label(
      "traversing",
      "right",
      [rootlets.traversing.at[0] + 1, rootlets.traversing.at[1]],
      "L5 traversing",
      "outermost in the sac",
      "L5",
    ),
    label(
      "next",
      "right",
      [rootlets.next.at[0] + 0.8, rootlets.next.at[1]],
      "S1",
      "behind and medial",
      "S1",
    ),
    label("sacral", "right", [3.4, -28.4], "S2 to S5"),
    label("sac", "right", [4.6, -31.3], "Thecal sac"),
    label("flavum", "right", [5.2, -34.6], "Ligamentum flavum"),
    label("fat", "right", [0.5, -36], "Epidural fat"),
    label("spinous", "right", [1.2, -53], "Spinous process"),
  ];
  const frame = {
    left: left - 16,
    right: right + 16,
    top: units(-window.top),
    bottom: units(-window.bottom),
  };
  const clip = {
    x: left,
    y: units(-window.top),
    width: right - left,
    height: units(window.top - window.bottom),
    rx: 12,
  };
  const main = el(
    "g",
    {},
    el(
      "defs",
      {},
      definitions("ax-"),
      el("clipPath", { id: "ax-frame" }, el("rect", clip)),
    ),
    el("rect", { ...clip, style: paint({ fill: "fat" }) }),
    el(
      "g",
      { "clip-path": "url(#ax-frame)" },
      axialLayers(
        geometry,
        null,
        level,
        { prefix: "ax-", text: 30, window, detail: "plate" },
        names,
      ),
    ),
  );
  const columnWidth = 300;
  const width = right - left + 2 * columnWidth + 32;
  const start = left - 16 - columnWidth;
  const under = units(-window.bottom) + 118;
  const legend = el(
    "g",
    {},
    el("circle", {
      cx: left + 8,
      cy: under - 70,
      r: 9,
      style: paint({ stroke: "ink", width: 3 }),
    }),
    words("open: motor, in front", left + 30, under - 60, { size: text }),
    el("circle", {
      cx: left + 408,
      cy: under - 70,
      r: 10,
      style: paint({ fill: "ink" }),
    }),
    words("filled: sensory, behind", left + 430, under - 60, { size: text }),
  );
  const thumbs = TYPES.map(([type, title, note], index) =>
    thumbnail(geometry, cells, { type, title, note, index, start, under, width, text }),
  );
  const height = under + 440 - units(-window.top) + 60;
  return {
    name: "spine_axial",
    tree: wholeSvg(
      [start, units(-window.top) - 60, width, height],
      "Section at the L4–5 disc, seen from below, with the four shapes of displaced disc",
      "Front is up; the patient's right is on the left. At this disc the L5 root is the outermost in the sac, in front and to the side; S1 lies behind and medial to it. The L4 nerve has left: it lies outside the line of the pedicle, and its ganglion just above this plane. The superior facet of L5 stands in front of and outside the inferior facet of L4. Below, on the patient's right: a bulge takes more than a quarter of the rim and is not a herniation; a protrusion has a base wider than its dome; an extrusion a dome wider than its base; a sequestration is a free fragment.",
      main,
      ["Patient’s right", "Patient’s left"].map((side, index) =>
        words(side, index === 0 ? left : right, units(-window.top) - 20, {
          size: text,
          weight: 600,
          anchor: index === 0 ? "start" : "end",
        }),
      ),
      columns(labels, frame, text, 74),
      legend,
      thumbs,
    ),
  };
}

/**
 * @param {SpineGeometry} geometry
 * @param {readonly Cell[]} cells
 * @param {{ type: HerniationType, title: string, note: string, index: number, start: number,
 *   under: number, width: number, text: number }} place
 * @returns {SvgNode}
 */
function thumbnail(geometry, cells, place) {
  const { type, title, note, index, start, under, width, text } = place;
  const level = "L4-5";
  const state = spineState(cells, {
    level,
    zone: "subarticular",
    type,
    size: "medium",
    side: "right",
  });
  const near = { left: -24, right: 14, top: -6, bottom: -36 };
  const far = { left: -33, right: 33, top: 14, bottom: -38 };
  const window = type === "bulge" ? far : near;
  const step = (width - 30) / 4;
  const scale = (step - 20) / units(window.right - window.left);
  const x = start + 10 + index * step;
  const view = {
    prefix: `ax${index}-`,
    text,
    window,
    detail: /** @type {const} */ ("thumbnail"),
  };
  const panel = axialPanel(geometry, state, level, view, rootsAt(cells, level));
  const move = `translate(${x - units(window.left) * scale} ${under - units(-window.top) * scale})`;
  const line = under + (step - 20) * 0.79;
  return el(
    "g",
    {},
    el("g", { transform: `${move} scale(${Math.round(scale * 1000) / 1000})` }, panel),
    words(title, x, line + text * 1.4, { size: text, weight: 700 }),
    words(note, x, line + text * 2.6, { size: text * 0.92, fill: "muted" }),
  );
}
