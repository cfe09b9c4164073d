// The still plate of the canal from behind, with the zones of the last two discs.

import { cellOf } from "./cells.js";
import { columns, tag, words } from "./lettering.js";
import { label, twoShapes, use } from "./plate_parts.js";
import { posteriorPanel } from "./posterior.js";
import { units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Cell } from "./cells.js" */
/** @import { SpineGeometry, SvgNode } from "./types" */
/** @typedef {{ name: string, tree: SvgNode }} Plate */

/**
 * From behind: L3 to S1 with the zones of the last two discs.
 *
 * @param {SpineGeometry} geometry
 * @param {readonly Cell[]} cells
 * @returns {Plate}
 */
export function posteriorPlate(geometry, cells) {
  const { half, top, bottom } = geometry.posterior.plate_window;
  const window = { left: -half, right: half, top, bottom };
  const text = 28;
  const left = units(-half) - 20;
  const panel = posteriorPanel(geometry, null, {
    prefix: "post-",
    text: 36,
    window,
    zonesAt: ["L4-5", "L5-S1"],
    subject: ["L4", "L5", "S1"],
  });
  const labels = [
    label("l3-pedicle", "left", [-17, 97], "L3 pedicle"),
    label("sac", "left", [-7.6, 86], "Thecal sac"),
    label("l34-disc", "left", [-21, 69], "L3–4 disc"),
    label(
      "l4-leaves",
      "left",
      [-8.1, 66],
      "L4 leaves the sac",
      "below the L3–4 disc",
      "L4",
    ),
    label("l4-ganglion", "left", [-16.6, 45.8], "L4 ganglion", "in its foramen", "L4"),
    label("l4-exited", "left", [-30.5, 33], "L4 has exited", "outside at L4–5", "L4"),
    label(
      "l5-traverses",
      "left",
      [-7, 31.5],
      "L5 traverses L4–5",
      "still in the sac",
      "L5",
    ),
    label(
      "l5-recess",
      "left",
      [-11.4, 17.4],
      "L5 rounds its pedicle",
      "lateral recess",
      "L5",
    ),
    label(
      "l5-ganglion",
      "left",
      [-21.8, 7.7],
      "L5 ganglion",
      "above the L5–S1 disc",
      "L5",
    ),
    label("s1-traverses", "left", [-7.3, 1], "S1 traverses L5–S1", undefined, "S1"),
    label("l5-exited", "left", [-33.6, -3.4], "L5 has exited", "over the ala", "L5"),
    label(
      "s1-ganglion",
      "left",
      [-10.9, -12.2],
      "S1 ganglion",
      "inside the canal",
      "S1",
    ),
  ];
  const frame = {
    left,
    right: units(half) + 20,
    top: units(-top) + 30,
    bottom: units(-bottom),
  };
  const orientation = (/** @type {number} */ size) =>
    [-1, 1].map((sign) =>
      words(sign < 0 ? "Left" : "Right", units(sign * half), units(-top) - 18, {
        size,
        weight: 600,
        anchor: sign < 0 ? "start" : "end",
      }),
    );
  const [under, close] = [units(-bottom), 38];
  return twoShapes({
    name: "spine_posterior",
    title:
      "The lumbar canal from behind, laminae removed: which root crosses which disc",
    description:
      "Every root leaves under the pedicle of its own number. At the L4–5 disc the L5 root is still inside the sac and traverses the disc, while L4 has left and runs outside the canal. At the L5–S1 disc S1 traverses and L5 is outside. The L5 ganglion lies in the foramen under the L5 pedicle, above the L5–S1 disc; the S1 ganglion lies inside the canal. The zones of each disc from the midline outwards are central, subarticular, foraminal and extraforaminal.",
    widest: 860,
    drawings: [el("g", { id: "post-drawing" }, panel)],
    wide: {
      box: [
        left - 335,
        units(-top) - 60,
        units(2 * half) + 365,
        units(top - bottom) + 330,
      ],
      children: [
        use("post-drawing"),
        orientation(text),
        columns(labels, frame, text, 74),
        zoneKey(cells, { x: units(-half), y: under + 70, text, across: 520 }),
      ],
    },
    narrow: {
      box: [
        units(-half) - 4,
        units(-top) - 66,
        units(2 * half) + 8,
        units(top - bottom) + 760,
      ],
      children: [
        use("post-drawing"),
        orientation(close),
        tag("L4", 452, -30, close, "L4"),
        tag("L5", 338, 318, close, "L5"),
        tag("S1", 118, 318, close, "S1"),
        zoneKey(cells, { x: units(-half), y: under + 70, text: close, across: 0 }),
      ],
    },
  });
}

/**
 * Zone by zone, which root is hit, in words from the table.
 *
 * @param {readonly Cell[]} cells
 * @param {{ x: number, y: number, text: number, across: number }} place
 * @returns {SvgNode}
 */
function zoneKey(cells, { x, y, text, across }) {
  const zones = /** @type {const} */ ([
    ["central", "C central"],
    ["subarticular", "S subarticular"],
    ["foraminal", "F foraminal"],
    ["extraforaminal", "X extraforaminal"],
  ]);
  return el(
    "g",
    { "data-layer": "key" },
    ["L4-5", "L5-S1"].flatMap((level, column) => {
      const from = x + column * across;
      // Without room across, the second disc stands below the first.
      const first = y + (across === 0 ? column * text * 8.4 : 0);
      return [
        words(`${level.replace("-", "–")} disc: root hit`, from, first, {
          size: text,
          weight: 700,
        }),
        ...zones.flatMap(([zone, name], row) => {
          const cell = cellOf(cells, level, zone);
          const hit = cell.hit.join(" and ");
          const line = first + (row + 1) * text * 1.5;
          return [
            words(name, from, line, { size: text, fill: "muted" }),
            words(
              cell.both ? `sac, both ${hit}` : hit,
              from + (across === 0 ? 400 : across * 0.56),
              line,
              {
                size: text,
                weight: 700,
              },
            ),
          ];
        }),
      ];
    }),
  );
}
