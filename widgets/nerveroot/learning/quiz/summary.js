// The end of a run: how it went, and what to practise again.

import { html, listen, replaceChildren } from "../../web/dom.js";

/** @import { Item } from "./types" */

/**
 * @typedef {object} Run
 * @property {number} right
 * @property {number} total
 * @property {Item[]} missed
 * @property {string} when empty for a run that has just ended
 */

export class Summary {
  /**
   * @param {number} level of the heading
   * @param {AbortSignal} signal
   * @param {(ids: string[] | null) => void} onRestart null for all questions
   */
  constructor(level, signal, onRestart) {
    this.signal = signal;
    this.onRestart = onRestart;
    this.title = html(/** @type {"h3"} */ (`h${level}`), {
      class: "nrq-question",
      tabindex: -1,
    });
    this.element = html("div", {
      class: "nrq-summary",
      "data-part": "summary",
      hidden: true,
    });
  }

  /** @param {Run} run */
  show({ right, total, missed, when }) {
    const count = right === total ? `All ${total} right` : `${right} of ${total} right`;
    this.title.textContent =
      when === "" ? `${count}.` : `${count} when you were last here.`;
    const again = this.button("Start again", missed.length === 0, null);
    const practise =
      missed.length > 0 &&
      this.button(
        missed.length === 1
          ? "Practise the one you missed"
          : `Practise the ${missed.length} you missed`,
        true,
        missed.map((item) => item.id),
      );
    replaceChildren(
      this.element,
      this.title,
      missed.length > 0 && html("p", { class: "nrq-instruction" }, "To look at again:"),
      missed.length > 0 &&
        html(
          "ul",
          { class: "nrq-missed" },
          ...missed.map((item) => html("li", {}, item.question)),
        ),
      missed.length === 0 &&
        html(
          "p",
          { class: "nrq-explanation" },
          "Come back in a few days and see what has stayed.",
        ),
      html("div", { class: "nrq-buttons" }, practise, again),
    );
    this.element.hidden = false;
  }

  /**
   * @param {string} words
   * @param {boolean} primary
   * @param {string[] | null} ids
   */
  button(words, primary, ids) {
    const button = html(
      "button",
      { type: "button", class: primary ? "nr-button nr-button-primary" : "nr-button" },
      words,
    );
    listen(button, "click", () => this.onRestart(ids), this.signal);
    return button;
  }

  hide() {
    this.element.hidden = true;
    replaceChildren(this.element);
  }
}
