// Words in the drawings: letters on bones, chips, tags, and labels with leaders.

import { placeLabels, textWidth } from "../../web/label_layout.js";
import { colour, rootColour } from "./palette.js";
import { el } from "./svg_tree.js";

/** @import { PlateLabel, SvgNode } from "./types" */

const FONT = "font-family:var(--nr-font-sans,'Source Sans 3',Arial,sans-serif)";

/**
 * @param {string} content
 * @param {number} x
 * @param {number} y
 * @param {{ size: number, weight?: number, anchor?: string, fill?: string, halo?: string | null,
 *   more?: string }} look
 * @returns {SvgNode}
 */
export function words(content, x, y, look) {
  const {
    size,
    weight = 400,
    anchor = "start",
    fill = "ink",
    halo = null,
    more = "",
  } = look;
  const edge =
    halo === null
      ? ""
      : `;stroke:${colour(halo)};stroke-width:${size * 0.24};paint-order:stroke;stroke-linejoin:round`;
  return el(
    "text",
    {
      x: Math.round(x * 10) / 10,
      y: Math.round(y * 10) / 10,
      "font-size": size,
      "font-weight": weight,
      "text-anchor": anchor === "start" ? null : anchor,
      style: `${FONT};fill:${colour(fill)}${edge}${more}`,
    },
    content,
  );
}

/**
 * A letter in a small square: the name of a zone.
 *
 * @param {string} letter
 * @param {number} x middle
 * @param {number} y middle
 * @param {number} size of the text
 * @param {boolean} chosen
 * @returns {SvgNode}
 */
export function chip(letter, x, y, size, chosen) {
  const side = size * 1.28;
  return el(
    "g",
    { "data-chip": letter },
    el("rect", {
      x: x - side / 2,
      y: y - side / 2,
      width: side,
      height: side,
      rx: size * 0.2,
      style: `fill:${colour(chosen ? "ink" : "surface")};stroke:${colour(chosen ? "surface" : "zone")};stroke-width:${size * 0.08}`,
    }),
    words(letter, x, y + size * 0.345, {
      size,
      weight: 700,
      anchor: "middle",
      fill: chosen ? "surface" : "ink",
    }),
  );
}

/**
 * A name on its own ground, edged with the colour of its root.
 *
 * @param {string} content
 * @param {number} x middle
 * @param {number} y middle
 * @param {number} size
 * @param {string | null} root
 * @param {boolean} [strong]
 * @returns {SvgNode}
 */
export function tag(content, x, y, size, root, strong = false) {
  const width = textWidth(content, size) + size * 0.8;
  const height = size * 1.42;
  const edge = root === null ? colour("herniation-line") : rootColour(root);
  return el(
    "g",
    { "data-tag": content },
    el("rect", {
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      rx: size * 0.18,
      style: `fill:${colour("surface")};stroke:${edge};stroke-width:${size * (strong ? 0.18 : 0.1)}`,
    }),
    words(content, x, y + size * 0.345, {
      size,
      weight: strong ? 700 : 600,
      anchor: "middle",
    }),
  );
}

/**
 * Labels in two columns beside a drawing; no two leaders cross.
 *
 * @param {readonly PlateLabel[]} labels
 * @param {{ left: number, right: number, top: number, bottom: number }} frame where the
 *   leaders begin
 * @param {number} size
 * @param {number} [slot]
 * @returns {SvgNode}
 */
export function columns(labels, frame, size, slot = size * 2.3) {
  /** @type {SvgNode[]} */
  const marks = [];
  for (const side of /** @type {const} */ (["left", "right"])) {
    const group = labels.filter((label) => label.side === side);
    const middle =
      side === "left" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const places = placeLabels(group, { ...frame, slot, middle });
    if (places.length < group.length) {
      throw new Error(`${group.length} labels do not fit on the ${side} side`);
    }
    for (const place of places) {
      const label = group.find(({ id }) => id === place.id);
      if (label !== undefined) marks.push(oneLabel(label, place, size));
    }
  }
  return el("g", { "data-layer": "labels" }, marks);
}

/**
 * @param {PlateLabel} label
 * @param {{ side: string, x: number, y: number, anchorX: number, anchorY: number }} place
 * @param {number} size
 * @returns {SvgNode}
 */
function oneLabel(label, place, size) {
  const line =
    label.root !== undefined
      ? rootColour(label.root)
      : colour(label.herniation === true ? "herniation-line" : "muted");
  const path = `M${place.x} ${place.y}L${place.anchorX} ${place.anchorY}`;
  const out = place.side === "left" ? -1 : 1;
  const x = place.x + out * size * (label.root === undefined ? 0.35 : 0.7);
  const anchor = place.side === "left" ? "end" : "start";
  return el(
    "g",
    { "data-label": label.id },
    el("path", {
      d: path,
      style: `fill:none;stroke:${colour("paper")};stroke-width:${size * 0.13}`,
    }),
    el("path", {
      d: path,
      "data-leader": "",
      style: `fill:none;stroke:${line};stroke-width:${size * 0.055}`,
    }),
    el("circle", {
      cx: place.anchorX,
      cy: place.anchorY,
      r: size * 0.115,
      style: `fill:${line};stroke:${colour("paper")};stroke-width:${size * 0.05}`,
    }),
    label.root === undefined
      ? null
      : el("rect", {
          x: place.x + out * size * 0.28 - size * 0.13,
          y: place.y - size * 0.55,
          width: size * 0.26,
          height: size * 1.1,
          style: `fill:${line}`,
        }),
    words(label.title, x, place.y + size * 0.34, { size, weight: 600, anchor }),
    label.note === undefined
      ? null
      : words(label.note, x, place.y + size * 1.34, {
          size: size * 0.86,
          anchor,
          fill: "muted",
        }),
  );
}
