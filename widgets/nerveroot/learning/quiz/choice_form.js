// Questions with one or several right options: native radio buttons or check boxes.

import { html, replaceChildren } from "../../web/dom.js";
import { explainedRow, LETTERS } from "./option_rows.js";
import { optionState } from "./scoring.js";

/** @import { AnswerForm, FormContext, Option } from "./types" */

/**
 * @param {FormContext} context
 * @returns {AnswerForm}
 */
export function choiceForm({ item, order, prefix, labelledBy }) {
  const several = item.kind === "multiple";
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const element = html("fieldset", {
    class: "nrq-options",
    "aria-labelledby": labelledBy,
  });
  order.forEach((position, place) => {
    // The value is the place on screen: nothing in the page tells the options apart.
    const input = html("input", {
      class: "nrq-input",
      type: several ? "checkbox" : "radio",
      name: `${prefix}-option`,
      value: place,
      autocomplete: "off",
    });
    inputs.push(input);
    element.append(
      html(
        "label",
        { class: "nrq-option" },
        input,
        html(
          "span",
          {
            class: `nrq-mark${several ? " nrq-mark-square" : ""}`,
            "aria-hidden": "true",
          },
          LETTERS[place],
        ),
        html("span", { class: "nrq-option-text" }, optionAt(position).text),
      ),
    );
  });

  /** @param {number} position */
  function optionAt(position) {
    return /** @type {Option} */ (item.options[position]);
  }

  return {
    element,
    read() {
      const chosen = order.filter((_, place) => inputs[place]?.checked);
      if (chosen.length > 0) return { chosen };
      return several ? "Choose at least one option first." : "Choose an option first.";
    },
    reveal(answer) {
      const chosen = answer !== null && "chosen" in answer ? answer.chosen : [];
      const rows = order.map((position, place) => {
        const option = optionAt(position);
        const isChosen = chosen.includes(position);
        return explainedRow({
          mark: LETTERS[place] ?? "",
          chosen: isChosen,
          square: several,
          text: option.text,
          ...optionState(option, isChosen, several),
          reason: option.reason,
          note: option.note,
        });
      });
      // A list, because nothing can be chosen any more.
      const list = html(
        "ol",
        { class: "nrq-options nrq-answered", role: "list" },
        ...rows,
      );
      replaceChildren(element, list);
      element.classList.add("nrq-closed");
    },
  };
}
