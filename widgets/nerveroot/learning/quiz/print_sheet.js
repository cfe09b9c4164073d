// On paper: every question with its options, and the answers after the last one. Made
// for printing and taken away again, so that the page never holds answers not yet given.

import { html, listen } from "../../web/dom.js";
import { sourceLine } from "./feedback.js";
import { LETTERS } from "./option_rows.js";

/** @import { Item, Option, Questions } from "./types" */

/**
 * @param {Questions} questions
 * @param {(item: Item) => number[]} orderOf
 * @returns {HTMLElement}
 */
export function printSheet(questions, orderOf) {
  const asked = html("ol", { class: "nrq-print-list" });
  const answers = html("ol", { class: "nrq-print-list" });
  for (const item of questions.items) {
    const order = orderOf(item);
    const options = order.map((position) =>
      html("li", {}, optionAt(item, position).text),
    );
    asked.append(
      html(
        "li",
        {},
        html("p", { class: "nrq-print-question" }, item.question),
        html("ol", { type: "A" }, ...options),
      ),
    );
    answers.append(
      html(
        "li",
        {},
        html(
          "p",
          {},
          html("strong", {}, `${answerLetters(item, order)}. `),
          item.lesson,
          " ",
          item.explanation,
        ),
        html(
          "ul",
          {},
          ...order.map((position, place) => reasonLine(item, position, place)),
        ),
        html("p", { class: "nrq-sources" }, sourceLine(item)),
      ),
    );
  }
  return html(
    "div",
    { class: "nrq-print" },
    html("p", { class: "nrq-print-title" }, `Questions: ${questions.title}`),
    asked,
    html("p", { class: "nrq-print-title" }, "Answers"),
    answers,
  );
}

/**
 * @param {Item} item
 * @param {number} position
 */
function optionAt(item, position) {
  return /** @type {Option} */ (item.options[position]);
}

/**
 * @param {Item} item
 * @param {number[]} order
 */
function answerLetters(item, order) {
  const right =
    item.kind === "ordering"
      ? item.options.map((_, position) => order.indexOf(position))
      : order.flatMap((position, place) =>
          optionAt(item, position).right ? [place] : [],
        );
  return right.map((place) => LETTERS[place]).join(", ");
}

/**
 * @param {Item} item
 * @param {number} position
 * @param {number} place
 */
function reasonLine(item, position, place) {
  const { reason, note } = optionAt(item, position);
  const added = note === undefined ? "" : ` (${note})`;
  return html("li", {}, `${LETTERS[place]}: ${reason}${added}`);
}

/**
 * Keeps the sheet in `root` while the page prints.
 *
 * @param {HTMLElement} root
 * @param {() => HTMLElement} make
 * @param {AbortSignal} signal
 */
export function printOnDemand(root, make, signal) {
  /** @type {HTMLElement | undefined} */
  let sheet;
  const add = () => {
    if (sheet !== undefined) return;
    sheet = make();
    root.append(sheet);
  };
  const remove = () => {
    sheet?.remove();
    sheet = undefined;
  };
  listen(window, "beforeprint", add, signal);
  listen(window, "afterprint", remove, signal);
  const paper = window.matchMedia("print");
  listen(paper, "change", () => (paper.matches ? add() : remove()), signal);
  if (paper.matches) add();
}
