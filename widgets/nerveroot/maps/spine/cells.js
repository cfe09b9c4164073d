// From the facts (one row for each level and zone) to what the drawings need. Which root
// is hit is looked up here and nowhere decided.

/** @import { HerniationType, Side, Size, SpineState, Zone } from "./types" */

/**
 * @typedef {object} Cell a row of the table disc_zone_root
 * @property {string} disc
 * @property {Zone} zone
 * @property {string} traversing
 * @property {string} exiting
 * @property {string[]} hit
 * @property {boolean} both
 * @property {string[]} atRisk
 * @property {boolean} whenLarge
 */

/**
 * @param {readonly Cell[]} cells
 * @param {string} level
 * @param {string} zone
 * @returns {Cell}
 */
export function cellOf(cells, level, zone) {
  const found = cells.find((cell) => cell.disc === level && cell.zone === zone);
  if (found === undefined)
    throw new Error(`the table has no row for ${level}, ${zone}`);
  return found;
}

/**
 * @param {readonly Cell[]} cells
 * @param {{ level: string, zone: Zone, type: HerniationType, size: Size, side: Side }} choice
 * @returns {SpineState}
 */
export function spineState(cells, choice) {
  const cell = cellOf(cells, choice.level, choice.zone);
  // A bulge is not a herniation, so the table of herniations names no root for it.
  const named = choice.type !== "bulge";
  return {
    ...choice,
    hit: named ? cell.hit : [],
    // Other conditions than size, such as migration, are not drawn.
    atRisk: named && cell.whenLarge ? cell.atRisk : [],
    both: named && cell.both,
  };
}

/**
 * Roots at a disc, with the one that traverses the disc below.
 *
 * @param {readonly Cell[]} cells
 * @param {string} level
 * @returns {{ traversing: string, exiting: string, next: string | null }}
 */
export function rootsAt(cells, level) {
  const { traversing, exiting } = cellOf(cells, level, "central");
  const order = ["L1", "L2", "L3", "L4", "L5", "S1", "S2"];
  return { traversing, exiting, next: order[order.indexOf(traversing) + 1] ?? null };
}
