// The still figure of the level explorer: the three drawings of one state, with its words.

import { cellOf, rootsAt } from "./cells.js";
import { words } from "./lettering.js";
import { paint } from "./palette.js";
import { drawPanels } from "./panels.js";
import { wholeSvg } from "./plate_parts.js";
import { el } from "./svg_tree.js";

/** @import { SpineGeometry, SvgNode } from "./types" */
/** @import { Cell } from "./cells.js" */
/** @import { Choice, Panel } from "./panels.js" */

/**
 * @param {Panel} panel
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @returns {{ node: SvgNode, height: number }}
 */
function placed({ box, node }, x, y, width) {
  const scale = width / box[2];
  const move = `translate(${x - box[0] * scale} ${y - box[1] * scale}) scale(${Math.round(scale * 1e4) / 1e4})`;
  return { node: el("g", { transform: move }, node), height: box[3] * scale };
}

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
  const posterior = placed(panels.posterior, 0, head, column);
  const axial = placed(panels.axial, column + gap, head, column);
  const sagittal = placed(
    panels.sagittal,
    column + gap,
    head + axial.height + 90,
    column,
  );
  const level = choice.level.replace("-", "–");
  const note = (
    /** @type {string} */ content,
    /** @type {number} */ x,
    /** @type {number} */ y,
  ) => words(content, x, y + text * 1.25, { size: text * 0.92, fill: "muted" });
  const from = head + posterior.height + 120;
  const body = lines(cell.why, 54).map((line, index) =>
    words(line, 0, from + 60 + index * text * 1.42, { size: text }),
  );
  const height = head + axial.height + sagittal.height + 160;
  return {
    name: "level_explorer",
    tree: wholeSvg(
      [-2, 0, 2 * column + gap + 4, Math.ceil(height)],
      `${level} disc, ${choice.zone} ${choice.type} on the ${choice.side}: ${cell.verdict}`,
      `Three drawings of the same herniation: from behind, in section seen from below, and from the side. ${cell.why} ${traversing} traverses this disc, ${exiting} has exited.`,
      el("rect", {
        x: -2,
        y: 0,
        width: 2 * column + gap + 4,
        height: 5,
        style: paint({ fill: "ink" }),
      }),
      words(`${level} disc, ${choice.zone} ${choice.type}, ${choice.side}`, 0, 58, {
        size: text,
        fill: "muted",
      }),
      words(cell.verdict, 0, 118, { size: text * 1.6, weight: 700 }),
      posterior.node,
      note("From behind, laminae removed", 0, head + posterior.height),
      axial.node,
      note("Section seen from below: right is left", column + gap, head + axial.height),
      sagittal.node,
      note(
        `Midline section, ${choice.side} roots projected`,
        column + gap,
        head + axial.height + 90 + sagittal.height,
      ),
      words("Why", 0, from, { size: text * 1.1, weight: 700 }),
      body,
      allCells(cells, choice, from + 120 + body.length * text * 1.42, text),
    ),
  };
}
