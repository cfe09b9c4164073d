// What the table under the chart says of one time, as sentences. No DOM.

/** @import { Cell, Table } from "./types" */

const UNCHECKED = "not checked against the paper";

/**
 * Writes a number as the book does: a true minus, no more digits than are known.
 *
 * @param {number} value
 * @param {number} [digits] at most
 * @returns {string}
 */
export function number(value, digits = 2) {
  const text = Number(value.toFixed(digits)).toString();
  return text.replace("-", "−");
}

/** @param {number} value */
function digitsOf(value) {
  return Math.min(value.toString().split(".")[1]?.length ?? 0, 2);
}

/**
 * One line of a reading.
 *
 * @typedef {object} Line
 * @property {string} measure
 * @property {string} group
 * @property {string} value with its interval in brackets
 * @property {string} note how it was derived, how many people, whether it was checked
 * @property {boolean} checked
 */

/**
 * @param {Table} table
 * @param {string} time in words, as the rows end with it
 * @returns {Line[]}
 */
export function linesAt(table, time) {
  const found = table.rows
    .map((row) => record(table, row))
    .filter(({ row }) => text(row).endsWith(`: ${time}`));
  return found.map((cells) => {
    const checked = cells.status !== UNCHECKED;
    const notes = [
      text(cells.note),
      typeof cells.people === "number" ? `${number(cells.people)} people` : "",
      checked ? "" : UNCHECKED,
    ];
    return {
      measure: text(cells.measure),
      group: text(cells.row).slice(0, -`: ${time}`.length),
      value: valueWords(cells, found),
      note: notes.filter((note) => note !== "").join(", "),
      checked,
    };
  });
}

/**
 * @param {Table} table
 * @param {readonly Cell[]} row
 * @returns {Record<string, Cell>} cells by the id of their column
 */
function record({ columns }, row) {
  return Object.fromEntries(columns.map(({ id }, place) => [id, row[place]]));
}

/** @param {Cell | undefined} cell */
const text = (cell) => (cell === null || cell === undefined ? "" : String(cell));

/**
 * @param {Record<string, Cell>} cells
 * @param {readonly Record<string, Cell>[]} beside all rows of this time
 */
function valueWords({ measure, value, low, high, unit }, beside) {
  if (typeof value !== "number") return "";
  // As many digits as the most exact value beside it has.
  const digits = Math.max(
    ...beside.map((row) =>
      row.measure === measure && typeof row.value === "number"
        ? digitsOf(row.value)
        : 0,
    ),
  );
  const sign = text(unit).startsWith("percent") && unit !== "percentage points";
  const fixed = (/** @type {number} */ one) => one.toFixed(digits).replace("-", "−");
  const shown = `${fixed(value)}${sign ? "%" : ""}`;
  if (typeof low !== "number" || typeof high !== "number") return shown;
  return `${shown} (${fixed(low)} to ${fixed(high)})`;
}

/**
 * What is spoken when something else is shown.
 *
 * @param {string} headline
 * @param {string} time in words
 * @param {readonly Line[]} lines
 */
export function spoken(headline, time, lines) {
  if (lines.length === 0) return headline;
  const values = lines.map(({ group, value, checked }) =>
    [group, value, checked ? "" : "not checked"].filter((word) => word).join(" "),
  );
  return `${headline} At ${time}: ${values.join("; ")}.`;
}
