// The still figure of the level explorer: the three drawings of one state, with its words.

import { cellOf, rootsAt } from "./cells.js";
import { words } from "./lettering.js";
import { paint } from "./palette.js";
import { drawPanels } from "./panels.js";
import { twoShapes, use } from "./plate_parts.js";
import { el } from "./svg_tree.js";

/** @import { SpineGeometry, SvgNode } from "./types" */
/** @import { Cell } from "./cells.js" */
/** @import { Choice, Panel } from "./panels.js" */

/**
 * @param {string} text
 * @param {number} most characters in a line
 * @returns {string[]}
 */
function lines(text, most) {
  /** @type {string[]} */
  const found = [];
  for (const word of text.split(" ")) {
    const last = found.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) found.push(word);
    else found[found.length - 1] = `${last} ${word}`;
  }
  return found;
}

/**
 * The table of levels and zones, in short.
 *
 * @param {readonly Cell[]} cells
 * @param {Choice} choice
 * @param {number} top
 * @param {number} text
 * @returns {SvgNode}
 */
function allCells(cells, choice, top, text) {
  const zones = /** @type {const} */ ([
    "central",
    "subarticular",
    "foraminal",
    "extraforaminal",
  ]);
  const heads = ["C", "S", "F", "X"];
  const levels = ["L2-3", "L3-4", "L4-5", "L5-S1"];
  const at = (/** @type {number} */ column) => 220 + column * 165;
  const line = (/** @type {number} */ y, /** @type {string} */ name) =>
    el("path", { d: `M0 ${y}H860`, style: paint({ stroke: name, width: 2 }) });
  return el(
    "g",
    { "data-layer": "cells" },
    words("Root hit", 0, top, { size: text, weight: 700 }),
    heads.map((head, column) =>
      words(head, at(column), top, { size: text, weight: 700 }),
    ),
    line(top + 18, "ink"),
    levels.flatMap((level, row) => {
      const y = top + (row + 1) * text * 1.75;
      return [
        words(level.replace("-", "–"), 0, y, { size: text }),
        ...zones.map((zone, column) => {
          const cell = cellOf(cells, level, zone);
          const chosen = level === choice.level && zone === choice.zone;
          const name = `${cell.both ? "both " : ""}${cell.hit.join(", ")}`;
          return words(name, at(column), y, { size: text, weight: chosen ? 700 : 400 });
        }),
        line(y + text * 0.5, "line"),
      ];
    }),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {readonly (Cell & { verdict: string, why: string })[]} cells
 * @param {Choice} choice
 * @returns {{ name: string, tree: SvgNode }}
 */
export function explorerFigure(geometry, cells, choice) {
  const text = 34;
  const panels = drawPanels(geometry, cells, choice, { prefix: "lev-", text });
  const cell = cells.find(
    (row) => row.disc === choice.level && row.zone === choice.zone,
  );
  if (cell === undefined)
    throw new Error(cellOf(cells, choice.level, choice.zone).disc);
  const { traversing, exiting } = rootsAt(cells, choice.level);
  const [gap, head, column] = [40, 160, 880];
  const drawings = Object.entries(panels).map(([view, { box, node }]) => {
    const scale = column / box[2];
    const move = `scale(${scale.toFixed(4)}) translate(${-box[0]} ${-box[1]})`;
    return el("g", { id: `lev-${view}` }, el("g", { transform: move }, node));
  });
  const tall = (/** @type {Panel} */ { box }) => (box[3] * column) / box[2];
  const [behind, slice, side] = [
    tall(panels.posterior),
    tall(panels.axial),
    tall(panels.sagittal),
  ];
  const level = choice.level.replace("-", "–");
  const place = (
    /** @type {string} */ view,
    /** @type {number} */ x,
    /** @type {number} */ y,
  ) => use(`lev-${view}`, `translate(${x} ${Math.round(y)})`);
  const note = (
    /** @type {string} */ content,
    /** @type {number} */ x,
    /** @type {number} */ y,
  ) => words(content, x, y + text * 1.25, { size: text * 0.96, fill: "muted" });
  const title = (/** @type {number} */ width) => [
    el("rect", {
      x: -2,
      y: 0,
      width: width + 4,
      height: 5,
      style: paint({ fill: "ink" }),
    }),
    words(`${level} disc, ${choice.zone} ${choice.type}, ${choice.side}`, 0, 58, {
      size: text,
      fill: "muted",
    }),
    words(cell.verdict, 0, 118, { size: text * 1.6, weight: 700 }),
  ];
  const why = lines(cell.why, 52);
  const reason = (/** @type {number} */ y) => [
    words("Why", 0, y, { size: text * 1.1, weight: 700 }),
    ...why.map((line, index) =>
      words(line, 0, y + 60 + index * text * 1.42, { size: text }),
    ),
    allCells(cells, choice, y + 120 + why.length * text * 1.42, text),
  ];
  const captions = {
    posterior: "From behind, laminae removed",
    axial: "Section seen from below: right is left",
    sagittal: `Midline section, ${choice.side} roots projected`,
  };
  const [right, second] = [column + gap, head + slice + 90];
  const [low, last] = [head + behind + 90, head + behind + slice + 180];
  const wordy = (why.length + 10) * text * 1.5;
  return twoShapes({
    name: "level_explorer",
    title: `${level} disc, ${choice.zone} ${choice.type} on the ${choice.side}: ${cell.verdict}`,
    description: `Three drawings of the same herniation: from behind, in section seen from below, and from the side. ${cell.why} ${traversing} traverses this disc, ${exiting} has exited.`,
    widest: 980,
    drawings,
    wide: {
      box: [-2, 0, 2 * column + gap + 4, head + slice + side + 160],
      children: [
        title(2 * column + gap),
        place("posterior", 0, head),
        note(captions.posterior, 0, head + behind),
        place("axial", right, head),
        note(captions.axial, right, head + slice),
        place("sagittal", right, second),
        note(captions.sagittal, right, second + side),
        reason(head + behind + 120),
      ],
    },
    narrow: {
      box: [-2, 0, column + 4, last + side + 130 + wordy],
      children: [
        title(column),
        place("posterior", 0, head),
        note(captions.posterior, 0, head + behind),
        place("axial", 0, low),
        note(captions.axial, 0, low + slice),
        place("sagittal", 0, last),
        note(captions.sagittal, 0, last + side),
        reason(last + side + 120),
      ],
    },
  });
}
