// What the still plates share: a whole SVG with its words, and labels.

import { units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { PlateLabel, Point, SvgNode } from "./types" */

/**
 * @param {[number, number, number, number]} box
 * @param {string} title
 * @param {string} description
 * @param {...(SvgNode | SvgNode[])} children
 * @returns {SvgNode}
 */
export function wholeSvg([x, y, width, height], title, description, ...children) {
  return el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      class: "nr-spine",
      role: "img",
    },
    el("title", {}, title),
    el("desc", {}, description),
    ...children,
  );
}

/**
 * A label whose anchor is given in millimetres.
 *
 * @param {string} id
 * @param {"left" | "right"} side
 * @param {Point} at
 * @param {string} title
 * @param {string} [note]
 * @param {string} [root]
 * @returns {PlateLabel}
 */
export function label(id, side, at, title, note, root) {
  return { id, side, x: units(at[0]), y: units(-at[1]), title, note, root };
}
