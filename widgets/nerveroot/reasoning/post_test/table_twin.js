// The result as a table: what is drawn, in figures.

import { html, replaceChildren } from "../../web/dom.js";
import { percent } from "./words.js";

/** @import { Outcome } from "./types" */

export function tableTwin() {
  const body = html("tbody", {});
  const element = html(
    "div",
    { class: "nrpt-table", "data-part": "table" },
    html(
      "table",
      { class: "nr-table" },
      html("caption", {}, "The same in figures"),
      html(
        "thead",
        {},
        html(
          "tr",
          {},
          html("th", { scope: "col" }, "Figure"),
          ...["Value", "From", "To"].map((name) =>
            html("th", { scope: "col", class: "nr-number" }, name),
          ),
        ),
      ),
      body,
    ),
  );
  return {
    element,
    /** @param {Outcome} outcome */
    update({ pretest, ratio, posttest }) {
      element.hidden = posttest === null;
      if (posttest === null || ratio === null) return;
      const share = (/** @type {number | null} */ value) =>
        value === null ? "unknown" : `${percent(value)}%`;
      /** @type {[string, string[]][]} */
      const rows = [
        ["Before the test", [`${percent(pretest)}%`, "taken as exact", ""]],
        [
          "Likelihood ratio",
          [ratio.value, ratio.low, ratio.high].map((value) =>
            value === null ? "unknown" : String(value),
          ),
        ],
        ["After the test", [posttest.value, posttest.low, posttest.high].map(share)],
      ];
      replaceChildren(
        body,
        ...rows.map(([name, cells]) =>
          html(
            "tr",
            {},
            html("th", { scope: "row" }, name),
            ...(cells[2] === ""
              ? [
                  html("td", { class: "nr-number" }, cells[0]),
                  html("td", { class: "nr-number", colspan: 2 }, cells[1]),
                ]
              : cells.map((cell) => html("td", { class: "nr-number" }, cell))),
          ),
        ),
      );
    },
  };
}
