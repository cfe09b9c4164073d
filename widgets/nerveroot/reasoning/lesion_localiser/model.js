// Unpacks the model as Python sends it.

/** @import { Cell, Grade, Model } from "./types" */

/**
 * @typedef {object} PackedModel
 * @property {Model["states"]} states
 * @property {Model["sites"]} sites
 * @property {Model["findings"]} findings
 * @property {string[]} values
 * @property {Grade[]} grades
 * @property {string[]} bases
 * @property {Record<string, [number, number, number][]>} cells in the order of the findings
 *     that have cells: an alarm has none
 */

/**
 * @param {PackedModel} packed
 * @returns {Model}
 */
export function unpackModel({ states, sites, findings, values, grades, bases, cells }) {
  /** @param {[number, number, number]} places @returns {Cell} */
  const cell = ([value, grade, basis]) => [
    values[value] ?? "",
    grades[grade] ?? "unconfirmed",
    bases[basis] ?? "",
  ];
  const placed = findings.filter(({ kind }) => kind !== "alarm");
  const rows = Object.entries(cells).map(([site, row]) => [
    site,
    Object.fromEntries(row.map((places, index) => [placed[index]?.id, cell(places)])),
  ]);
  return { states, sites, findings, cells: Object.fromEntries(rows) };
}
