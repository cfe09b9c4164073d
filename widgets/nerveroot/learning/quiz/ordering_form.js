// Questions that ask for an order: a list whose rows move up and down by buttons.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { icon } from "./icons.js";
import { explainedRow } from "./option_rows.js";

/** @import { AnswerForm, FormContext, Option } from "./types" */

/**
 * @param {FormContext} context
 * @returns {AnswerForm}
 */
export function orderingForm({ item, order, labelledBy, signal, say }) {
  const list = html("ol", { class: "nrq-options nrq-ordering", role: "list" });
  const element = html(
    "fieldset",
    { class: "nrq-options", "aria-labelledby": labelledBy },
    list,
  );
  /** @type {Map<Element, number>} */
  const positions = new Map();
  for (const position of order) {
    const { text } = optionAt(position);
    const row = html(
      "li",
      { class: "nrq-option nrq-movable" },
      html("span", { class: "nrq-mark", "aria-hidden": "true" }),
      html("span", { class: "nrq-option-text" }, text),
      html(
        "span",
        { class: "nrq-moves" },
        moveButton(text, "up"),
        moveButton(text, "down"),
      ),
    );
    positions.set(row, position);
    list.append(row);
  }
  number();

  /** @param {number} position */
  function optionAt(position) {
    return /** @type {Option} */ (item.options[position]);
  }

  /**
   * @param {string} text
   * @param {"up" | "down"} direction
   */
  function moveButton(text, direction) {
    const button = html(
      "button",
      {
        type: "button",
        class: "nr-icon-button nrq-move",
        "data-move": direction,
        "aria-label": `Move ${direction}: ${text}`,
      },
      icon(direction),
    );
    listen(button, "click", () => move(button, direction), signal);
    return button;
  }

  /**
   * The neighbour is moved, not the row: the button keeps the focus.
   *
   * @param {HTMLElement} button
   * @param {"up" | "down"} direction
   */
  function move(button, direction) {
    const row = /** @type {Element} */ (button.closest("li"));
    const text = optionAt(positions.get(row) ?? 0).text;
    const neighbour =
      direction === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (neighbour === null) {
      say(`${text} is ${direction === "up" ? "first" : "last"} already.`);
      return;
    }
    if (direction === "up") row.after(neighbour);
    else row.before(neighbour);
    number();
    const place = [...list.children].indexOf(row) + 1;
    say(`${text}: now ${place} of ${list.children.length}.`);
  }

  function number() {
    [...list.children].forEach((row, place) => {
      const mark = row.querySelector(".nrq-mark");
      if (mark !== null) mark.textContent = String(place + 1);
      // Not `disabled`: a button that reached the end keeps the focus.
      setEnd(row, "up", place === 0);
      setEnd(row, "down", place === list.children.length - 1);
    });
  }

  /**
   * @param {Element} row
   * @param {"up" | "down"} direction
   * @param {boolean} atEnd
   */
  function setEnd(row, direction, atEnd) {
    row
      .querySelector(`[data-move="${direction}"]`)
      ?.setAttribute("aria-disabled", String(atEnd));
  }

  return {
    element,
    read() {
      return { chosen: [...list.children].map((row) => positions.get(row) ?? 0) };
    },
    reveal(answer) {
      const chosen = answer !== null && "chosen" in answer ? answer.chosen : null;
      const rows = item.options.map((option, place) => {
        const put = chosen === null ? -1 : chosen.indexOf(place);
        const inPlace = put === place;
        /** @type {"right" | "wrong" | "plain"} */
        const state = chosen === null ? "plain" : inPlace ? "right" : "wrong";
        return explainedRow({
          mark: String(place + 1),
          chosen: inPlace,
          text: option.text,
          state,
          words:
            chosen === null
              ? ""
              : inPlace
                ? "In its place"
                : `You put it in place ${put + 1}`,
          reason: option.reason,
          note: option.note,
        });
      });
      replaceChildren(
        element,
        html("p", { class: "nrq-order-title" }, "The right order"),
        html("ol", { class: "nrq-options nrq-answered", role: "list" }, ...rows),
      );
      element.classList.add("nrq-closed");
    },
  };
}
