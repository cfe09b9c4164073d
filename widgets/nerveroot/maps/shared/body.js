// The body under the areas of a map: its light, its cut faces, the fade of the trunk.

import { svg } from "../../web/dom.js";

/** @import { ViewGeometry } from "./geometry.js" */

/**
 * The body shading, multiplied over the flat colours, so that one picture serves both
 * themes. Clipped to the body: where the trunk's mask isolates the drawing, white shading
 * would have nothing below it to be multiplied with.
 *
 * @param {ViewGeometry} geometry
 * @param {string} area path of what may be shaded
 * @param {string} clip id for the clip path
 * @returns {SVGElement[]}
 */
export function shading(geometry, area, clip) {
  const picture = geometry.view.shading;
  if (!picture?.data) return [];
  const [x, y, width, height] = picture.box;
  return [
    svg("clipPath", { id: clip }, svg("path", { d: area })),
    svg("image", {
      class: "nrm-shading",
      href: picture.data,
      x,
      y,
      width,
      height,
      "clip-path": `url(#${clip})`,
    }),
  ];
}

/**
 * @param {ViewGeometry} geometry
 * @param {string} prefix
 * @returns {SVGElement[]}
 */
export function sections(geometry, prefix) {
  if (geometry.sections.length === 0) return [];
  const hatch = svg(
    "pattern",
    {
      id: `${prefix}-section`,
      patternUnits: "userSpaceOnUse",
      width: 5,
      height: 5,
      patternTransform: "rotate(-45)",
    },
    svg("path", { d: "M0 2.5H5", class: "nrm-section-hatch" }),
  );
  return [
    svg("defs", {}, hatch),
    ...geometry.sections.flatMap((d) => [
      svg("path", { d, class: "nrm-section" }),
      svg("path", { d, class: "nrm-section-lines", fill: `url(#${prefix}-section)` }),
    ]),
  ];
}

/**
 * The trunk fades into the page instead of ending in a cut.
 *
 * @param {string} prefix
 * @param {readonly [number, number]} fade from nothing to all
 * @param {readonly [number, number]} size
 */
export function fadeMask(prefix, [from, to], [width, height]) {
  const gradient = svg(
    "linearGradient",
    {
      id: `${prefix}-gradient`,
      gradientUnits: "userSpaceOnUse",
      x1: 0,
      y1: from,
      x2: 0,
      y2: to,
    },
    svg("stop", { offset: 0, "stop-color": "#000" }),
    svg("stop", { offset: 1, "stop-color": "#fff" }),
  );
  const area = { x: -20, y: -20, width: width + 40, height: height + 40 };
  return svg(
    "defs",
    {},
    gradient,
    svg(
      "mask",
      { id: `${prefix}-fade`, maskUnits: "userSpaceOnUse", ...area },
      svg("rect", { ...area, fill: `url(#${prefix}-gradient)` }),
    ),
  );
}
