// The whole drawing, its still plate, and the windows that a narrow screen shows.

import { definitions } from "../spine/definitions.js";
import { words } from "../spine/lettering.js";
import { colour } from "../spine/palette.js";
import { el } from "../spine/svg_tree.js";
import { bodyDefinitions, bodyLayer } from "./body.js";
import { axialBones, limbBones } from "./bones.js";
import { lensLayer } from "./lens.js";
import { canalLayer, nerveLayer, pedicles } from "./nerves.js";
import { spineTools } from "./projection.js";
import { lensStops, stopLayer } from "./stops.js";

/** @import { CourseParts, CourseStop, FigureOptions } from "./types" */
/** @import { SvgNode } from "../spine/types" */

export const TITLE = "The course of L5, from the cord to the foot";

/** Letters on the bodies of the vertebrae that the hip bone leaves free. */
const LETTERED = ["T12", "L1", "L2", "L3", "L4"];

/**
 * @param {CourseParts} parts
 * @param {readonly CourseStop[]} stops
 * @param {FigureOptions} options
 * @returns {SvgNode}
 */
export function courseLayers({ geometry, spine, body }, stops, options) {
  const { prefix, text, labels } = options;
  const letters = spineTools(geometry, spine).bodies.filter(({ name }) =>
    LETTERED.includes(name),
  );
  return el(
    "g",
    { "data-drawing": "root-course" },
    el("defs", {}, definitions(prefix), bodyDefinitions(body, prefix)),
    bodyLayer(body, prefix),
    axialBones(geometry, spine, prefix),
    el("g", { mask: `url(#${prefix}fade)` }, canalLayer(geometry, spine, prefix)),
    letters.map(({ name, centre }) =>
      words(name, centre[0] + 6, centre[1] + 6, {
        size: 17,
        weight: 700,
        anchor: "middle",
      }),
    ),
    limbBones(geometry, prefix),
    pedicles(geometry, spine, prefix),
    nerveLayer(geometry, prefix),
    labels ? muscleName(geometry, text * 0.8) : null,
    labels
      ? lensLayer(geometry, spine, { prefix: `${prefix}l`, text, caption: true })
      : null,
    labels ? el("defs", {}, definitions(`${prefix}l`)) : null,
    stopLayer(geometry, stops, options),
    labels ? lensStops(geometry, stops, options) : null,
  );
}

/**
 * @param {import("./types").CourseGeometry} geometry
 * @param {number} size
 * @returns {SvgNode[]}
 */
function muscleName({ piriformis_name: { at, to } }, size) {
  return [
    el("path", {
      d: `M${at[0] + 5} ${at[1] - size * 0.3}L${to[0]} ${to[1]}`,
      style: `fill:none;stroke:${colour("muted")};stroke-width:1`,
    }),
    words("piriformis", at[0], at[1], { size, anchor: "end", halo: "surface" }),
  ];
}

/**
 * The drawing with its labels beside it.
 *
 * @param {CourseParts} parts
 * @param {readonly CourseStop[]} stops
 * @param {FigureOptions} options
 * @param {Record<string, string>} attributes
 * @returns {SvgNode}
 */
export function courseSvg(parts, stops, options, attributes) {
  const { left, right, top, bottom } =
    parts.geometry[options.labels ? "frame" : "body_frame"];
  return el(
    "svg",
    { viewBox: `${left} ${top} ${right - left} ${bottom - top}`, ...attributes },
    courseLayers(parts, stops, options),
  );
}

/**
 * The still plate.
 *
 * @param {CourseParts} parts
 * @param {readonly CourseStop[]} stops
 * @param {string} description
 * @returns {SvgNode}
 */
export function coursePlate(parts, stops, description) {
  const { left, right, bottom } = parts.geometry.frame;
  return el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${left} 0 ${right - left} ${bottom}`,
      width: right - left,
      height: bottom,
      class: "nr-spine nr-course",
      role: "img",
    },
    el("title", {}, TITLE),
    el("desc", {}, description),
    words("The course of L5, and where it can be hit", 32, 44, {
      size: 27,
      weight: 700,
    }),
    words(
      "Right side, seen from behind and outside. Numbers follow the nerve from the cord to the foot.",
      32,
      74,
      { size: 17, fill: "muted" },
    ),
    courseLayers(parts, stops, {
      prefix: "course-",
      text: 20,
      notes: true,
      labels: true,
      chosen: null,
    }),
  );
}
