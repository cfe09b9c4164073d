// An option after the answer: its place, its verdict, its reason.

import { html } from "../../web/dom.js";
import { icon } from "./icons.js";

export const LETTERS = "ABCDEFGHIJ";

/**
 * @param {object} row
 * @param {string} row.mark letter or number
 * @param {boolean} [row.chosen]
 * @param {boolean} [row.square] as for boxes that can be ticked together
 * @param {string} row.text
 * @param {"right" | "wrong" | "missed" | "plain"} row.state
 * @param {string} row.words the verdict, empty for none
 * @param {string} row.reason
 * @param {string | undefined} row.note
 * @returns {HTMLLIElement}
 */
export function explainedRow({
  mark,
  chosen = false,
  square = false,
  text,
  state,
  words,
  reason,
  note,
}) {
  return html(
    "li",
    { class: "nrq-option nrq-explained", "data-state": state },
    html(
      "span",
      {
        class: `nrq-mark${square ? " nrq-mark-square" : ""}`,
        "data-chosen": chosen,
        "aria-hidden": "true",
      },
      mark,
    ),
    html(
      "div",
      { class: "nrq-option-body" },
      html(
        "p",
        { class: "nrq-option-head" },
        html("span", { class: "nrq-option-text" }, text),
        words !== "" &&
          html(
            "span",
            { class: "nrq-verdict" },
            html("span", {}, words),
            icon(state === "wrong" ? "cross" : "tick"),
          ),
      ),
      html("p", { class: "nrq-reason" }, reason),
      note !== undefined && html("p", { class: "nrq-note" }, note),
    ),
  );
}
