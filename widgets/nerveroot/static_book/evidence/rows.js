// Choosing, ordering and writing the rows of a table. Knows nothing of the page.

/** @import { Cell, Choice, EvidenceTable, Status } from "./types" */

/** Longer filters are a stranger's. */
export const LONGEST_FILTER = 80;

/** @type {Readonly<Record<Status, string>>} */
export const STATUS_WORDS = {
  full: "read",
  half: "read second-hand",
  unread: "unconfirmed",
};

/**
 * What a cell shows: names instead of identifiers, labels instead of keys.
 *
 * @param {EvidenceTable} table
 * @param {number} column
 * @param {Cell} cell
 * @returns {string}
 */
export function shownText(table, column, cell) {
  if (cell === null) return "";
  if (typeof cell === "number") return numberText(cell);
  const { name, kind } = /** @type {EvidenceTable["columns"][number]} */ (
    table.columns[column]
  );
  const names = table.names[name] ?? {};
  const words = cell
    .split("|")
    .map(
      (part) => (kind === "source" ? table.sources[part]?.[0] : names[part]) ?? part,
    );
  return words.join("; ");
}

/** @param {number} value */
function numberText(value) {
  return String(value).replace("-", "\u2212");
}

/**
 * The text of each row that a filter looks through: what is shown, and the identifiers.
 *
 * @param {EvidenceTable} table
 * @param {number | null} only one column, or all
 * @returns {string[]}
 */
export function searchTexts(table, only) {
  return table.rows.map((row) =>
    row
      .flatMap((cell, column) =>
        only !== null && column !== only
          ? []
          : [shownText(table, column, cell), cell === null ? "" : String(cell)],
      )
      .join(" ")
      .toLowerCase(),
  );
}

/**
 * The rows that a choice leaves, in its order. Every word of the filter must begin one
 * of the row.
 *
 * @param {EvidenceTable} table
 * @param {Choice} choice
 * @returns {number[]} their places in the table
 */
export function chosenRows(table, choice) {
  const only = table.columns.findIndex(({ name }) => name === choice.column);
  const texts = searchTexts(table, only < 0 ? null : only);
  const words = choice.filter.toLowerCase().split(/\s+/).filter(Boolean).map(beginning);
  const places = table.rows
    .map((_, place) => place)
    .filter(
      (place) =>
        (choice.status === "" || table.status?.[place] === choice.status) &&
        words.every((word) => word.test(texts[place] ?? "")),
    );
  const { column, descending } = sorting(choice.sort);
  const by = table.columns.findIndex(({ name }) => name === column);
  if (by < 0) return places;
  const sign = descending ? -1 : 1;
  return places.sort((left, right) =>
    compare(
      /** @type {Cell} */ (table.rows[left]?.[by] ?? null),
      /** @type {Cell} */ (table.rows[right]?.[by] ?? null),
      (cell) => shownText(table, by, cell),
      sign,
    ),
  );
}

/**
 * A word as the beginning of a word: "odi" is not in "bodily".
 *
 * @param {string} word
 */
function beginning(word) {
  const plain = word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}`, "u");
}

/**
 * Numbers by size, words by alphabet, empty cells last in either direction.
 *
 * @param {Cell} left
 * @param {Cell} right
 * @param {(cell: Cell) => string} words
 * @param {number} sign
 */
function compare(left, right, words, sign) {
  if (left === null || right === null) {
    return Number(left === null) - Number(right === null);
  }
  if (typeof left === "number" && typeof right === "number") {
    return sign * (left - right);
  }
  return (
    sign *
    words(left).localeCompare(words(right), "en", {
      numeric: true,
      sensitivity: "base",
    })
  );
}

/**
 * @param {string} sort such as `value`, or `-value` for the largest first
 * @returns {{ column: string, descending: boolean }}
 */
export function sorting(sort) {
  const descending = sort.startsWith("-");
  return { column: descending ? sort.slice(1) : sort, descending };
}

/**
 * What a press on a head does: smallest first, largest first, the order of the file.
 *
 * @param {string} sort
 * @param {string} column
 * @returns {string}
 */
export function nextSorting(sort, column) {
  const now = sorting(sort);
  if (now.column !== column) return column;
  return now.descending ? "" : `-${column}`;
}

/**
 * @param {number} shown
 * @param {number} all
 * @returns {string}
 */
export function countSentence(shown, all) {
  if (shown === all) return all === 1 ? "1 row" : `All ${all} rows`;
  return `${shown} of ${all} rows`;
}

/**
 * The lines of a CSV file of some rows, as they are shown on the page.
 *
 * @param {EvidenceTable} table
 * @param {readonly number[]} places
 * @returns {string[][]}
 */
export function csvOfRows(table, places) {
  const head = table.columns.map(({ name }) => name);
  const lines = places.map((place) =>
    (table.rows[place] ?? []).map((cell) => (cell === null ? "" : String(cell))),
  );
  return [head, ...lines];
}

/**
 * A stranger's values, checked against what there is.
 *
 * @param {Record<string, string>} found
 * @param {ReadonlyMap<string, readonly string[]>} tables their columns by name
 * @returns {{ choice: Choice, ignored: string[] }}
 */
export function choiceFrom(found, tables) {
  /** @type {string[]} */
  const ignored = [];
  const columns = tables.get(found.table ?? "") ?? null;
  /** @type {(key: string, fits: (value: string) => boolean) => string} */
  const take = (key, fits) => {
    const value = found[key] ?? "";
    if (value === "" || fits(value)) return value;
    ignored.push(key);
    return "";
  };
  const table = take("table", () => columns !== null);
  const known = /** @param {string} name */ (name) => columns?.includes(name) ?? false;
  const choice = {
    table,
    filter: take("filter", isFilter),
    column: take("column", known),
    status: take("status", (value) => Object.hasOwn(STATUS_WORDS, value)),
    sort: take("sort", (value) => known(sorting(value).column)),
  };
  return { choice, ignored };
}

/** @param {string} text */
function isFilter(text) {
  return text.length <= LONGEST_FILTER && !/[\p{Cc}<>]/u.test(text);
}
