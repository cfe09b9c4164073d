// The same in a table: the pattern of a lesion, or the conclusion from what was found.

import { csvLines, download } from "../../web/csv.js";
import { html, listen, replaceChildren } from "../../web/dom.js";

/** @import { Model, Reason, Result } from "./types" */

/** @param {Reason[]} reasons */
const names = (reasons) => reasons.map(({ name }) => name).join("; ");

/** @type {Record<string, string>} */
const GRADES = {
  read: "read",
  derived: "follows from anatomy",
  unconfirmed: "unconfirmed",
};

/**
 * @param {Model} model
 * @param {AbortSignal} signal
 */
export function tableTwin(model, signal) {
  const caption = html("caption");
  const head = html("thead");
  const body = html("tbody");
  const save = html("button", { type: "button", class: "nr-link" }, "Download CSV");
  /** @type {string[][]} */
  let lines = [];
  listen(
    save,
    "click",
    () => download(csvLines(lines), "lesion-localiser.csv"),
    signal,
  );
  const element = html(
    "details",
    { class: "nrll-table", "data-part": "table" },
    html("summary", {}, "The same as a table"),
    html(
      "div",
      { class: "nr-table-scroll", role: "region", tabindex: 0, "aria-label": "Table" },
      html("table", { class: "nr-table" }, caption, head, body),
    ),
    html("p", {}, save),
  );

  listen(element, "toggle", draw, signal);

  /**
   * @param {string} title
   * @param {string[]} columns
   * @param {string[][]} rows
   */
  function show(title, columns, rows) {
    lines = [columns, ...rows];
    caption.textContent = title;
    draw();
  }

  /** Folded away, it is not worth a repaint. */
  function draw() {
    if (!element.open) return;
    const [columns = [], ...rows] = lines;
    replaceChildren(
      head,
      html("tr", {}, ...columns.map((name) => html("th", { scope: "col" }, name))),
    );
    replaceChildren(
      body,
      ...rows.map(([first, ...rest]) =>
        html(
          "tr",
          {},
          html("th", { scope: "row" }, first),
          ...rest.map((cell) => html("td", {}, cell)),
        ),
      ),
    );
  }

  return {
    element,
    /** @param {string} id */
    showPattern(id) {
      const site = model.sites.find((one) => one.id === id);
      show(
        `${site?.name}: what it does to each finding`,
        ["Finding", "What it does", "How sure", "Source"],
        model.findings.flatMap((finding) => {
          const cell = model.cells[id]?.[finding.id];
          if (cell === undefined) return [];
          const [value, grade, basis] = cell;
          return [[finding.name, value, GRADES[grade] ?? grade, basis]];
        }),
      );
    },
    /** @param {Result} result */
    showResult(result) {
      show(
        "Candidates in their order",
        ["Place", "Rank", "Argues for", "Argues against"],
        result.groups.flatMap((group) =>
          group.candidates.map((one) => [
            one.name,
            group.rank,
            names(one.for) || "–",
            names(one.against) || "–",
          ]),
        ),
      );
    },
  };
}
