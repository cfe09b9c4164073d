// Fits a view between two label columns and sets its labels.

import { svg } from "../../web/dom.js";
import { capacity, placeLabels } from "../../web/label_layout.js";
import { labelText } from "./label_text.js";

/** @import { LabelWords } from "./label_text.js" */

const GAP = 14;
const PAD = 8;

/**
 * @typedef {object} Box
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Placed
 * @property {number} scale px per unit of the view
 * @property {string} transform of the view
 * @property {(point: readonly [number, number]) => [number, number]} toScreen
 */

/**
 * Room that the labels get on each side.
 *
 * @param {number} width px
 */
export function labelMargin(width) {
  return Math.min(128, Math.max(74, width * 0.25));
}

/**
 * Fits the body between the two label columns.
 *
 * @param {{
 *   width: number,
 *   height: number,
 *   size: readonly [number, number],
 *   bounds: Box,
 *   margin: number,
 *   mirrored: boolean,
 * }} wanted
 * @returns {Placed}
 */
export function placeView({ width, height, size, bounds, margin, mirrored }) {
  const scale = Math.min(
    (height - 2 * PAD) / size[1],
    (width - 2 * margin) / bounds.width,
    (width - 2 * PAD) / size[0],
  );
  const centre = bounds.x + bounds.width / 2;
  // The labelled limb stands in the middle; the other leg may run under the labels, but
  // not out of the picture.
  const slack = (width - size[0] * scale) / 2;
  const wished = width / 2 - centre * scale;
  const offset = slack < PAD ? slack : Math.min(Math.max(wished, PAD), 2 * slack - PAD);
  const top = (height - size[1] * scale) / 2;
  return {
    scale,
    transform: mirrored
      ? `translate(${width - offset} ${top}) scale(${-scale} ${scale})`
      : `translate(${offset} ${top}) scale(${scale})`,
    toScreen: ([x, y]) => {
      const screenX = x * scale + offset;
      return [mirrored ? width - screenX : screenX, y * scale + top];
    },
  };
}

/**
 * Labels with leaders that do not cross.
 *
 * @param {{
 *   labels: readonly (LabelWords & { id: string })[],
 *   anchorOf: (id: string) => readonly [number, number],
 *   placed: Placed,
 *   bounds: Box,
 *   width: number,
 *   height: number,
 *   slot: number,
 *   most: number,
 * }} wanted labels in order of importance; anchors in units of the view
 * @returns {SVGGElement[]} leaders, then texts
 */
export function leaderLabels(wanted) {
  const { labels, anchorOf, placed, bounds, width, height, slot, most } = wanted;
  const anchors = labels.map((label) => {
    const [x, y] = placed.toScreen(anchorOf(label.id));
    return { id: label.id, x, y };
  });
  const [edgeA] = placed.toScreen([bounds.x, 0]);
  const [edgeB] = placed.toScreen([bounds.x + bounds.width, 0]);
  const margin = labelMargin(width) - GAP;
  const frame = {
    left: Math.max(margin, Math.min(edgeA, edgeB) - 2 * GAP),
    right: Math.min(width - margin, Math.max(edgeA, edgeB) + 2 * GAP),
    top: 10,
    bottom: height - 10,
    slot,
  };
  const places = placeLabels(anchors.slice(0, Math.min(capacity(frame), most)), frame);
  const byId = new Map(labels.map((label) => [label.id, label]));
  const leaders = svg("g", { class: "nrm-leaders" });
  const texts = svg("g");
  for (const place of places) {
    const label = byId.get(place.id);
    if (label === undefined) continue;
    const outward = place.side === "left" ? -1 : 1;
    const room = (place.side === "left" ? place.x : width - place.x) - 12;
    leaders.append(
      svg("line", { x1: place.x, y1: place.y, x2: place.anchorX, y2: place.anchorY }),
      svg("circle", { cx: place.anchorX, cy: place.anchorY, r: 2.5 }),
    );
    texts.append(labelText(label, place.x + 5 * outward, place.y, outward, room));
  }
  return [leaders, texts];
}
