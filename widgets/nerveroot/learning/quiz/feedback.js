// What follows an answer: verdict and lesson as a heading, the explanation, the sources.

import { html, replaceChildren } from "../../web/dom.js";
import { verdict } from "./scoring.js";

/** @import { Answer, Item, Result } from "./types" */

/**
 * @param {Item} item
 * @returns {string}
 */
export function sourceLine(item) {
  const named = item.sources.map(({ label, status }) => `${label} (${status})`);
  return `${named.length === 1 ? "Source" : "Sources"}: ${named.join("; ")}`;
}

export class Feedback {
  /** @param {number} level of the heading */
  constructor(level) {
    this.title = html(/** @type {"h4"} */ (`h${level}`), {
      class: "nrq-feedback-title",
      tabindex: -1,
    });
    this.element = html("div", {
      class: "nrq-feedback",
      "data-part": "feedback",
      hidden: true,
    });
  }

  /**
   * @param {Item} item
   * @param {Answer} answer
   * @param {Result} result
   */
  show(item, answer, result) {
    this.title.textContent = `${verdict(item, answer, result)} ${item.lesson}`;
    replaceChildren(
      this.element,
      this.title,
      html("p", { class: "nrq-explanation" }, item.explanation),
      html("p", { class: "nrq-sources" }, sourceLine(item)),
    );
    this.element.hidden = false;
  }

  clear() {
    replaceChildren(this.element);
    this.element.hidden = true;
  }
}
