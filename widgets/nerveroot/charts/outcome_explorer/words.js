// What stands in words around the charts: headline, reading of a time, sources, table.

import { csvLines, download } from "../../web/csv.js";
import { html, listen, replaceChildren } from "../../web/dom.js";
import { linesAt, number } from "./readings.js";

/** @import { Cell, Meta, Table } from "./types" */
/** @import { Line } from "./readings.js" */

/** The value of each arm and each difference at the time under the cursor. */
export function reading() {
  const element = html("div", { class: "nrx-reading", "data-part": "result" });
  return {
    element,
    /**
     * @param {Table} table
     * @param {string} time in words
     * @returns {Line[]} what is shown
     */
    update(table, time) {
      const lines = linesAt(table, time);
      const measures = [...new Set(lines.map(({ measure }) => measure))];
      replaceChildren(
        element,
        ...measures.map((measure) =>
          html(
            "div",
            { class: "nrx-reading-measure" },
            html("p", { class: "nrx-reading-name" }, `${measure} at ${time}`),
            html(
              "dl",
              {},
              ...lines.filter((line) => line.measure === measure).flatMap(lineOf),
            ),
          ),
        ),
      );
      return lines;
    },
  };
}

/** @param {Line} line */
function lineOf({ group, value, note, checked }) {
  return [
    html("dt", {}, group),
    html(
      "dd",
      { "data-checked": String(checked) },
      html("b", {}, value),
      note === "" ? null : html("span", {}, `, ${note}`),
    ),
  ];
}

/**
 * The rows that the chart was drawn from, folded, with their download.
 *
 * @param {string} prefix
 * @param {AbortSignal} signal
 */
export function tablePart(prefix, signal) {
  const element = html("div", {
    class: "nrx-table",
    id: `${prefix}-table`,
    "data-part": "table",
    role: "region",
    tabindex: 0,
  });
  const opener = html(
    "button",
    {
      type: "button",
      class: "nr-link",
      "aria-expanded": "false",
      "aria-controls": element.id,
    },
    "Table",
  );
  const csv = html("button", { type: "button", class: "nr-link" }, "CSV");
  /** @type {Meta | null} */
  let shown = null;
  listen(
    opener,
    "click",
    () => {
      const open = opener.getAttribute("aria-expanded") !== "true";
      opener.setAttribute("aria-expanded", String(open));
      element.toggleAttribute("data-open", open);
    },
    signal,
  );
  listen(
    csv,
    "click",
    () => {
      if (shown === null) return;
      const { columns, rows } = shown.table;
      const lines = [columns.map(({ id }) => id), ...rows.map((row) => row.map(plain))];
      download(csvLines(lines), `${shown.id}.csv`);
    },
    signal,
  );
  return {
    element,
    opener,
    csv,
    /** @param {Meta} meta */
    update(meta) {
      if (shown?.id === meta.id) return;
      shown = meta;
      const caption = `What the chart was drawn from. ${meta.what}`;
      element.setAttribute("aria-label", caption);
      replaceChildren(element, tableOf(meta.table, caption));
    },
  };
}

/** @param {Cell} cell */
const plain = (cell) => (cell === null ? "" : String(cell));

/**
 * @param {Table} table
 * @param {string} caption
 */
function tableOf({ columns, rows }, caption) {
  const kind = (/** @type {number} */ place) =>
    columns[place].numeric ? { class: "nr-number" } : {};
  return html(
    "table",
    { class: "nr-table" },
    html("caption", {}, caption),
    html(
      "thead",
      {},
      html(
        "tr",
        {},
        ...columns.map(({ label }, place) =>
          html("th", { scope: "col", ...kind(place) }, label),
        ),
      ),
    ),
    html(
      "tbody",
      {},
      ...rows.map((row) =>
        html(
          "tr",
          {},
          ...row.map((cell, place) =>
            place === 0
              ? html("th", { scope: "row", ...kind(place) }, shownCell(cell))
              : html("td", kind(place), shownCell(cell)),
          ),
        ),
      ),
    ),
  );
}

/** @param {Cell} cell */
function shownCell(cell) {
  if (cell === null) {
    return html("span", { role: "img", "aria-label": "none" }, "–");
  }
  return typeof cell === "number" ? number(cell) : cell;
}
