// The still plate of the section at L4-5, with the four shapes of displaced material.

import { axialLayers, axialPanel } from "./axial.js";
import { exitingPlaces } from "./axial_nerves.js";
import { rootsAt, spineState } from "./cells.js";
import { definitions } from "./definitions.js";
import { columns, words } from "./lettering.js";
import { paint } from "./palette.js";
import { label, twoShapes, use } from "./plate_parts.js";
import { units } from "./shapes.js";
import { el } from "./svg_tree.js";
import { axialTags } from "./tags.js";

/** @import { Cell } from "./cells.js" */
/** @import { HerniationType, SpineGeometry, SvgNode } from "./types" */
/** @typedef {{ name: string, tree: SvgNode }} Plate */

/** Width of a thumbnail as it is kept, in units. */
const THUMB = 400;

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
    { id: "ax-drawing" },
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
        { prefix: "ax-", text: 32, window, detail: "plate" },
        names,
      ),
    ),
  );
  const columnWidth = 316;
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
  const step = (width - 30) / 4;
  const captions = (
    /** @type {number} */ index,
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {number} */ size,
  ) => {
    const [, title = "", note = ""] = TYPES[index] ?? [];
    return [
      words(title, x, y, { size, weight: 700 }),
      words(note, x, y + size * 1.2, { size: size * 0.94, fill: "muted" }),
    ];
  };
  const row = TYPES.flatMap((_, index) => {
    const x = start + 10 + index * step;
    const size = (step - 20) / THUMB;
    return [
      use(
        `ax-thumb-${index}`,
        `translate(${Math.round(x)} ${under}) scale(${size.toFixed(3)})`,
      ),
      ...captions(index, x, under + THUMB * 0.79 * size + text * 1.4, text),
    ];
  });
  const [close, across] = [33, 840];
  const slice = geometry.axial.window;
  const short = axialTags(
    geometry,
    {
      ...spineState(cells, {
        level,
        zone: "subarticular",
        type: "bulge",
        size: "medium",
        side: "right",
      }),
    },
    names,
    slice,
    close,
  );
  const block = TYPES.flatMap((_, index) => {
    const [x, y] = [(index % 2) * 430, 610 + Math.floor(index / 2) * 440];
    const size = 410 / THUMB;
    return [
      use(`ax-thumb-${index}`, `translate(${x} ${y}) scale(${size.toFixed(3)})`),
      ...captions(index, x, y + THUMB * 0.79 * size + close * 1.3, close),
    ];
  });
  const view = [
    units(slice.left),
    units(-slice.top),
    units(slice.right - slice.left),
    units(slice.top - slice.bottom),
  ];
  return twoShapes({
    name: "spine_axial",
    title:
      "Section at the L4–5 disc, seen from below, with the four shapes of displaced disc",
    description:
      "Front is up; the patient's right is on the left. At this disc the L5 root is the outermost in the sac, in front and to the side; S1 lies behind and medial to it. The L4 nerve has left: it lies outside the line of the pedicle, and its ganglion just above this plane. The superior facet of L5 stands in front of and outside the inferior facet of L4. Below, on the patient's right: a bulge takes more than a quarter of the rim and is not a herniation; a protrusion has a base wider than its dome; an extrusion a dome wider than its base; a sequestration is a free fragment.",
    widest: 960,
    drawings: [
      main,
      ...TYPES.map(([type], index) => thumbnail(geometry, cells, type, index)),
    ],
    wide: {
      box: [
        start,
        units(-window.top) - 60,
        width,
        under + 440 - units(-window.top) + 60,
      ],
      children: [
        use("ax-drawing"),
        ["Patient’s right", "Patient’s left"].map((side, index) =>
          words(side, index === 0 ? left : right, units(-window.top) - 20, {
            size: text,
            weight: 600,
            anchor: index === 0 ? "start" : "end",
          }),
        ),
        columns(labels, frame, text, 74),
        legend,
        row,
      ],
    },
    narrow: {
      box: [0, 0, across, 1480],
      children: [
        el(
          "svg",
          {
            x: 0,
            y: 0,
            width: across,
            height: (across * (view[3] ?? 1)) / (view[2] ?? 1),
            viewBox: view.join(" "),
          },
          use("ax-drawing"),
          short,
        ),
        block,
      ],
    },
  });
}

/**
 * @param {SpineGeometry} geometry
 * @param {readonly Cell[]} cells
 * @param {HerniationType} type
 * @param {number} index
 * @returns {SvgNode}
 */
function thumbnail(geometry, cells, type, index) {
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
  const scale = THUMB / units(window.right - window.left);
  const view = {
    prefix: `ax${index}-`,
    text: 30,
    window,
    detail: /** @type {const} */ ("thumbnail"),
  };
  const panel = axialPanel(geometry, state, level, view, rootsAt(cells, level));
  const move = `scale(${scale.toFixed(3)}) translate(${-units(window.left)} ${-units(-window.top)})`;
  return el("g", { id: `ax-thumb-${index}` }, el("g", { transform: move }, panel));
}
