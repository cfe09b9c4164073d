// The four zones of a disc, from behind: tints, borders and letters.

import { chip } from "./lettering.js";
import { paint } from "./palette.js";
import { onSide, SIDES } from "./posterior_bones.js";
import { straight, units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, window: Box, zonesAt: string[], subject: readonly string[] }} View */

const LETTERS = {
  central: "C",
  subarticular: "S",
  foraminal: "F",
  extraforaminal: "X",
};

/** Strength of the grey tint of each zone. */
const TINTS = {
  central: 0.09,
  subarticular: 0.3,
  foraminal: 0.18,
  extraforaminal: 0.11,
};

/**
 * The borders of the zones on the right side, from pedicle to pedicle.
 *
 * @param {SpineGeometry} geometry
 * @param {string} level
 */
export function zoneBorders(geometry, level) {
  const {
    vertebrae,
    zone_central: centrals,
    zone_outer: outers,
    zone_band,
  } = geometry.posterior;
  const pair = geometry.levels[level];
  const above = vertebrae[pair?.above ?? ""];
  const below = vertebrae[pair?.below ?? ""];
  if (above === undefined || below === undefined)
    throw new Error(`unknown level ${level}`);
  const [over, under] = zone_band[level] ?? [5, 5];
  const top = above.bottom + over;
  const bottom = below.top - under;
  // The lines join the pedicles; the band shows the part of them around the disc.
  const [from, to] = [above.pedicle[2], below.pedicle[3]];
  const wall = (/** @type {0 | 1} */ k, /** @type {number} */ y) =>
    below.pedicle[k] + ((above.pedicle[k] - below.pedicle[k]) * (y - to)) / (from - to);
  const central = centrals[level] ?? 8.5;
  const outer = outers[level] ?? 41;
  /** @type {(x: number, y: number) => Point} */
  const p = (x, y) => [x, y];
  return {
    top,
    bottom,
    lines: {
      central: [p(central, top), p(central, bottom)],
      subarticular: [p(wall(0, top), top), p(wall(0, bottom), bottom)],
      foraminal: [p(wall(1, top), top), p(wall(1, bottom), bottom)],
      extraforaminal: [p(outer, top), p(outer, bottom)],
    },
  };
}

/**
 * Zone tints or, on top of everything, their borders and chips.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @param {"tints" | "marks"} part
 * @returns {SvgNode}
 */
export function zoneLayer(geometry, state, view, part) {
  /** @type {SvgNode[]} */
  const nodes = [];
  for (const level of view.zonesAt) {
    const { lines, top } = zoneBorders(geometry, level);
    /** @type {Point[]} */
    let inner = [
      [0, top],
      [0, /** @type {Point} */ (lines.central[1])[1]],
    ];
    for (const zone of /** @type {const} */ ([
      "central",
      "subarticular",
      "foraminal",
      "extraforaminal",
    ])) {
      const outer = lines[zone];
      for (const side of SIDES) {
        const area = onSide([...inner, ...[...outer].reverse()], side);
        const chosen =
          state?.zone === zone && (zone === "central" || state.side === side);
        if (part === "tints") {
          nodes.push(
            el("path", {
              d: straight(area, true),
              "data-zone": zone,
              style: paint({ fill: "zone" }),
              opacity: TINTS[zone],
            }),
          );
          continue;
        }
        if (zone !== "extraforaminal") {
          nodes.push(
            el("path", {
              d: straight(onSide(outer, side)),
              "stroke-dasharray": "6 5",
              style: paint({ stroke: "zone", width: 1.3 }),
              opacity: 0.85,
            }),
          );
        }
        if (zone === "central" && side === "left") continue;
        const places = geometry.posterior.chips[level] ?? [11, 16, 36];
        const x = {
          central: 0,
          subarticular: places[0],
          foraminal: places[1],
          extraforaminal: places[2],
        }[zone];
        const size = view.text * 0.95;
        const [chipX, chipY] = /** @type {Point} */ (
          onSide([[x, top - size * 0.088]], side)[0]
        );
        nodes.push(chip(LETTERS[zone], units(chipX), units(-chipY), size, chosen));
      }
      inner = [...outer];
    }
  }
  return el("g", { "data-layer": `zone-${part}` }, nodes);
}
