// The timeline as a table: every window with its source, and as a CSV file.

import { csvLines, download } from "../../web/csv.js";
import { html, listen, replaceChildren } from "../../web/dom.js";

/** @import { Facts, Plan } from "./types" */

const COLUMNS = ["Sign", "Muscles", "Appears or lasts", "On this day", "Source"];

/**
 * @param {Facts} facts
 * @param {AbortSignal} signal
 */
export function tableTwin(facts, signal) {
  const body = html("tbody", {});
  const caption = html("caption", {});
  const button = html(
    "button",
    { type: "button", class: "nr-link" },
    "Download as CSV",
  );
  /** @type {string[][]} */
  let rows = [];
  listen(
    button,
    "click",
    () => download(csvLines([COLUMNS, ...rows]), "emg-timing.csv"),
    signal,
  );
  const element = html(
    "details",
    { class: "nrep-table", "data-part": "table" },
    html("summary", {}, "The timeline as a table, with sources"),
    html(
      "table",
      { class: "nr-table" },
      caption,
      html(
        "thead",
        {},
        html("tr", {}, ...COLUMNS.map((name) => html("th", { scope: "col" }, name))),
      ),
      body,
    ),
    button,
  );
  return {
    element,
    /** @param {Plan} plan */
    update(plan) {
      caption.textContent = `Windows of every sign, and what holds on day ${plan.days}`;
      rows = facts.timing.map((row, place) => [
        row.sign,
        row.structure,
        `${row.lasts ? "lasts " : ""}${row.window}`,
        plan.signs[place]?.status ?? "",
        `${row.source}${row.verified ? "" : ", recalled"}${row.note === "" ? "" : ". "}${row.note}`,
      ]);
      replaceChildren(
        body,
        ...rows.map((cells, place) =>
          html(
            "tr",
            { "data-row": facts.timing[place]?.id },
            ...cells.map((cell, column) =>
              column === 0 ? html("th", { scope: "row" }, cell) : html("td", {}, cell),
            ),
          ),
        ),
      );
    },
  };
}
