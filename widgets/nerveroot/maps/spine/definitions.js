// Gradients, hatching and clips that the drawings share.

import { colour } from "./palette.js";
import { el } from "./svg_tree.js";

/** @import { SvgNode } from "./types" */

/**
 * @param {string} id
 * @param {[number, string][]} stops
 * @param {Record<string, number>} line
 * @returns {SvgNode}
 */
function linear(id, stops, line) {
  return el(
    "linearGradient",
    { id, ...line },
    stops.map(([offset, name]) =>
      el("stop", { offset, style: `stop-color:${colour(name)}` }),
    ),
  );
}

const DOWN = { x1: 0, y1: 0, x2: 0, y2: 1 };
const ACROSS = { x1: 0, y1: 0, x2: 1, y2: 0 };

/**
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
export function definitions(prefix) {
  return [
    linear(
      `${prefix}bone`,
      [
        [0, "bone"],
        [1, "bone-deep"],
      ],
      DOWN,
    ),
    linear(
      `${prefix}body`,
      [
        [0, "bone-deep"],
        [0.22, "bone"],
        [0.5, "bone-core"],
        [0.78, "bone"],
        [1, "bone-deep"],
      ],
      ACROSS,
    ),
    linear(
      `${prefix}disc`,
      [
        [0, "disc"],
        [1, "disc-deep"],
      ],
      DOWN,
    ),
    linear(
      `${prefix}sac`,
      [
        [0, "sac"],
        [0.4, "sac"],
        [1, "sac-deep"],
      ],
      ACROSS,
    ),
    linear(
      `${prefix}muscle`,
      [
        [0, "muscle"],
        [1, "muscle-deep"],
      ],
      DOWN,
    ),
    linear(
      `${prefix}cord`,
      [
        [0, "cord"],
        [1, "cord-deep"],
      ],
      ACROSS,
    ),
    linear(
      `${prefix}herniation`,
      [
        [0, "herniation"],
        [1, "herniation-deep"],
      ],
      DOWN,
    ),
    el(
      "radialGradient",
      { id: `${prefix}nucleus`, cx: 0.5, cy: 0.5, r: 0.5 },
      el("stop", { offset: 0, style: `stop-color:${colour("disc-core")}` }),
      el("stop", {
        offset: 0.55,
        style: `stop-color:${colour("disc-core")};stop-opacity:.75`,
      }),
      el("stop", {
        offset: 1,
        style: `stop-color:${colour("disc-core")};stop-opacity:0`,
      }),
    ),
    el(
      "pattern",
      {
        id: `${prefix}hatch`,
        patternUnits: "userSpaceOnUse",
        width: 7,
        height: 7,
        patternTransform: "rotate(-52)",
      },
      el("path", {
        d: "M0 3.5H7",
        style: `fill:none;stroke:${colour("herniation-line")}`,
        "stroke-width": 1,
        opacity: 0.5,
      }),
    ),
  ];
}
