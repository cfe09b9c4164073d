// The body that carries the drawing: skin, shading, and the other leg growing faint.

import { colour } from "../spine/palette.js";
import { el } from "../spine/svg_tree.js";

/** @import { CourseBody } from "./types" */
/** @import { SvgNode } from "../spine/types" */

const SKIN = "var(--nr-skin,#EDE7DF)";

/**
 * @param {CourseBody} body
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
export function bodyDefinitions(body, prefix) {
  const [top, bottom] = body.fade;
  const [from, to] = body.far_fade;
  const [width, height] = body.size;
  const vertical = (/** @type {string} */ id, /** @type {number} */ y1, y2 = 0) => ({
    id,
    gradientUnits: "userSpaceOnUse",
    x1: 0,
    x2: 0,
    y1,
    y2,
  });
  return [
    el(
      "linearGradient",
      vertical(`${prefix}rise`, top, bottom),
      el("stop", { offset: 0, "stop-color": "#fff", "stop-opacity": 0 }),
      el("stop", { offset: 1, "stop-color": "#fff" }),
    ),
    el(
      "linearGradient",
      vertical(`${prefix}far`, from, to),
      el("stop", {
        offset: 0,
        style: `stop-color:${colour("surface")};stop-opacity:0`,
      }),
      el("stop", {
        offset: 1,
        style: `stop-color:${colour("surface")};stop-opacity:.6`,
      }),
    ),
    el(
      "mask",
      {
        id: `${prefix}fade`,
        maskUnits: "userSpaceOnUse",
        x: 0,
        y: 0,
        width,
        height,
      },
      el("rect", { width, height, fill: `url(#${prefix}rise)` }),
    ),
    el("clipPath", { id: `${prefix}skin` }, el("path", { d: body.body })),
  ];
}

/**
 * @param {CourseBody} body
 * @param {string} prefix
 * @returns {SvgNode}
 */
export function bodyLayer(body, prefix) {
  const [width, height] = body.size;
  const line = (/** @type {string} */ d) =>
    el("path", {
      d,
      style: `fill:none;stroke:${colour("ink")};stroke-width:1.3;stroke-opacity:.55`,
    });
  return el(
    "g",
    { "data-layer": "skin", mask: `url(#${prefix}fade)` },
    el("path", { d: body.body, style: `fill:${SKIN}` }),
    el("path", { d: body.far, style: `fill:url(#${prefix}far)` }),
    el("image", {
      width,
      height,
      href: body.shading,
      preserveAspectRatio: "none",
      "clip-path": `url(#${prefix}skin)`,
      style: "mix-blend-mode:multiply",
    }),
    line(body.body),
    line(body.inner_edge),
  );
}
