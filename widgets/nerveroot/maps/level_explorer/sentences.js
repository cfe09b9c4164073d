// What the explorer says about a state. No DOM; the words of a cell come from the table.

import { cellOf } from "../spine/cells.js";

/** @import { CellFacts, LevelFacts, State } from "./types" */

const THINGS = {
  bulge: "bulge",
  protrusion: "protrusion",
  extrusion: "extrusion",
  sequestration: "sequestrated fragment",
};

/**
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {CellFacts}
 */
export function cellFacts(facts, state) {
  return /** @type {CellFacts} */ (
    /** @type {unknown} */ (cellOf(facts.cells, state.level, state.zone))
  );
}

/**
 * @param {LevelFacts} facts
 * @param {string} level
 * @returns {string}
 */
export function levelName(facts, level) {
  return facts.levels.find(({ id }) => id === level)?.name ?? level;
}

/**
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {string} the headline
 */
export function verdict(facts, state) {
  if (state.type === "bulge") return "A bulge is not a herniation";
  return cellFacts(facts, state).verdict;
}

/**
 * The same sentence as Python's state_sentence.
 *
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {string}
 */
export function stateSentence(facts, state) {
  const disc = levelName(facts, state.level);
  if (state.type === "bulge") {
    const bulge = `${disc} disc, ${state.size} bulge: not a herniation`;
    return `${bulge}; the table names no root.${variantWords(facts, state)}`;
  }
  const said = cellFacts(facts, state).verdict;
  const place = state.zone === "central" ? "" : ` on the ${state.side}`;
  const lower = said.charAt(0).toLowerCase() + said.slice(1);
  const shown = `${disc} disc, ${state.zone} ${THINGS[state.type]}${place}, ${state.size}`;
  return `${shown}: ${lower}.${variantWords(facts, state)}`;
}

/**
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {string}
 */
function variantWords(facts, state) {
  if (state.variant === "usual") return "";
  const name = facts.variants.find(({ id }) => id === state.variant)?.name ?? "";
  return ` Variant: ${name.startsWith("L5") ? name : name.toLowerCase()}.`;
}

/**
 * @param {LevelFacts} facts
 * @param {State} state
 * @returns {string[]} paragraphs
 */
export function reasons(facts, state) {
  const cell = cellFacts(facts, state);
  if (state.type === "bulge") {
    return [
      "The rim stands out over more than a quarter of the circumference, on both sides alike. Zones and sides are names for herniations, so the table gives no root for a bulge.",
      `With a herniation in this zone the answer would be: ${cell.verdict.charAt(0).toLowerCase()}${cell.verdict.slice(1)}.`,
    ];
  }
  const said = [cell.why];
  if (state.zone === "subarticular" || state.zone === "central") {
    const sleeve = facts.sleeves[state.level];
    if (sleeve !== undefined) said.push(sleeve);
  }
  if (cell.atRisk.length > 0) {
    const names = cell.atRisk.join(" and ");
    const when = cell.atRiskWhen === "" ? "" : ` ${cell.atRiskWhen}`;
    said.push(`${names} may be reached as well${when}.`);
  }
  return said;
}

/**
 * What a drawing shows, for those who do not see it.
 *
 * @param {LevelFacts} facts
 * @param {State} state
 * @param {"posterior" | "axial" | "midline" | "pedicles"} view
 * @returns {string}
 */
export function drawingText(facts, state, view) {
  const cell = cellFacts(facts, state);
  const disc = levelName(facts, state.level);
  const views = {
    posterior: `The canal from behind at the ${disc} disc`,
    axial: `Section at the ${disc} disc, seen from below`,
    midline: `Midline section at the ${disc} disc, front on the left`,
    pedicles: `Section through the pedicles at the ${disc} disc, front on the left`,
  };
  if (state.type === "bulge") {
    return `${views[view]}: a bulge round the rim; ${cell.traversing} in the sac, ${cell.exiting} outside; no root marked.`;
  }
  const place = state.zone === "central" ? "in the midline" : `on the ${state.side}`;
  const roots = `${cell.hit.join(" and ")}${cell.both ? " on both sides" : ""}`;
  const spared = cell.hit.includes(cell.exiting) ? cell.traversing : cell.exiting;
  return `${views[view]}: ${state.zone} ${THINGS[state.type]} ${place}, in front of the nerves. ${roots} glows; ${spared} is spared.`;
}
