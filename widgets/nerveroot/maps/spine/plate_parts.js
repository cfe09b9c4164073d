// What the still plates share: a whole SVG with its words, and labels.

import { units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { PlateLabel, Point, SvgNode } from "./types" */

/**
 * @typedef {object} Arrangement
 * @property {[number, number, number, number]} box
 * @property {(SvgNode | SvgNode[])[]} children
 *
 * @typedef {{ name: string, tree: SvgNode }} Plate
 */

/**
 * A whole SVG that carries its drawings once and shows them in one of two arrangements:
 * with labels in columns or, on a phone, close up with short names.
 *
 * @param {object} plate
 * @param {string} plate.name
 * @param {string} plate.title
 * @param {string} plate.description
 * @param {number} plate.widest in px; a plate is never shown wider
 * @param {SvgNode[]} plate.drawings each a group with an id, for `use`
 * @param {Arrangement} plate.wide
 * @param {Arrangement} plate.narrow
 * @returns {Plate}
 */
export function twoShapes({
  name,
  title,
  description,
  widest,
  drawings,
  wide,
  narrow,
}) {
  const shape = `nr-${name.replaceAll("_", "-")}`;
  const aspect = (/** @type {Arrangement} */ { box }) =>
    `${box[2]}/${Math.round(box[3])}`;
  const rules = [
    `.${shape}{display:block;width:100%;height:auto;margin:0 auto;max-width:min(100%,${widest}px);aspect-ratio:${aspect(wide)}}`,
    `.${shape}>.nr-shape-narrow{display:none}`,
    `@media screen and (max-width:760px){.${shape}{aspect-ratio:${aspect(narrow)}}`,
    `.${shape}>.nr-shape-wide{display:none}.${shape}>.nr-shape-narrow{display:block}}`,
  ].join("");
  const arrangement = (
    /** @type {string} */ which,
    /** @type {Arrangement} */ { box, children },
  ) =>
    el(
      "svg",
      {
        class: `nr-shape-${which}`,
        viewBox: `${box[0]} ${box[1]} ${box[2]} ${Math.round(box[3])}`,
        width: "100%",
        height: "100%",
      },
      ...children,
    );
  const tree = el(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: widest,
      height: Math.round((widest * wide.box[3]) / wide.box[2]),
      class: `nr-spine ${shape}`,
      role: "img",
    },
    el("title", {}, title),
    el("desc", {}, description),
    el("style", {}, rules),
    el("defs", {}, drawings),
    arrangement("wide", wide),
    arrangement("narrow", narrow),
  );
  return { name, tree };
}

/**
 * @param {string} id of a drawing
 * @param {string} [transform]
 * @returns {SvgNode}
 */
export function use(id, transform) {
  return el("use", { href: `#${id}`, transform });
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
