// The three drawings of one state, each as a framed SVG that stands alone.

import { axialPanel } from "./axial.js";
import { rootsAt, spineState } from "./cells.js";
import { levelWindow, posteriorPanel } from "./posterior.js";
import { midlineLayers, sideWindow } from "./sagittal.js";
import { pedicleLayers } from "./sagittal_section.js";
import { units } from "./shapes.js";
import { el } from "./svg_tree.js";
import { axialTags, posteriorTags, sagittalTags } from "./tags.js";
import { withVariant } from "./variants.js";

/** @import { HerniationType, Side, Size, SpineGeometry, SvgNode, Zone } from "./types" */
/** @import { Cell } from "./cells.js" */

/**
 * @typedef {{ level: string, zone: Zone, type: HerniationType, size: Size, side: Side, variant?: string }} Choice
 * @typedef {{ box: [number, number, number, number], node: SvgNode }} Panel
 */

/** Whether the side view is cut in the midline or through the pedicles. */
export function isMidline(/** @type {Choice} */ choice) {
  return (
    choice.type === "bulge" ||
    choice.zone === "central" ||
    choice.zone === "subarticular"
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {readonly Cell[]} cells
 * @param {Choice} choice
 * @param {{ prefix: string, text: number }} options
 * @returns {{ readonly posterior: Panel, readonly axial: Panel, readonly sagittal: Panel }}
 *   each drawn when it is asked for: a phone shows one at a time
 */
export function drawPanels(geometry, cells, choice, { prefix, text }) {
  const state = spineState(cells, choice);
  const names = rootsAt(cells, choice.level);
  return {
    get posterior() {
      const window = levelWindow(geometry, choice.level);
      const behind = withVariant(geometry, choice.variant ?? "usual");
      const posterior = posteriorPanel(behind, state, {
        prefix: `${prefix}p`,
        text,
        window,
        zonesAt: [choice.level],
        subject: [names.exiting, names.traversing, names.next ?? ""],
      });
      return {
        box: boxOf(window),
        node: el("g", {}, posterior, posteriorTags(behind, state, names, window, text)),
      };
    },
    get axial() {
      const slice = geometry.axial.window;
      const axial = axialPanel(
        geometry,
        state,
        choice.level,
        { prefix: `${prefix}a`, text, window: slice, detail: "panel" },
        names,
      );
      return {
        box: boxOf(slice),
        node: el("g", {}, axial, axialTags(geometry, state, names, slice, text)),
      };
    },
    get sagittal() {
      const midline = isMidline(choice);
      const roots = [
        names.exiting,
        names.traversing,
        ...(names.next === null || names.next === "S2" ? [] : [names.next]),
      ];
      const sidePrefix = `${prefix}s`;
      const layers = midline
        ? midlineLayers(geometry, state, { prefix: sidePrefix, text, roots })
        : pedicleLayers(geometry, state, { prefix: sidePrefix, text });
      const side = sideWindow(geometry, choice.level, layers, sidePrefix);
      return {
        box: side.box,
        node: el(
          "g",
          {},
          side.node,
          sagittalTags(geometry, state, roots, midline, side.box, text),
        ),
      };
    },
  };
}

/**
 * @param {{ left: number, right: number, top: number, bottom: number }} window
 * @returns {[number, number, number, number]}
 */
function boxOf({ left, right, top, bottom }) {
  return [units(left), units(-top), units(right - left), units(top - bottom)];
}

/**
 * @param {Panel} panel
 * @param {Record<string, string>} attributes
 * @returns {SvgNode}
 */
export function panelSvg({ box: [x, y, width, height], node }, attributes) {
  // A margin of two units keeps the frame's line inside the picture.
  return el(
    "svg",
    { viewBox: `${x - 2} ${y - 2} ${width + 4} ${height + 4}`, ...attributes },
    node,
  );
}
