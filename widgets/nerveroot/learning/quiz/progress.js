// Where the reader stands in the run, in words and as a row of bars.

import { html, replaceChildren } from "../../web/dom.js";

/** @import { Session } from "./session.js" */

export class Progress {
  constructor() {
    this.words = html("p", { class: "nrq-place" });
    this.bars = html("div", { class: "nrq-bars", "aria-hidden": "true" });
    this.element = html("div", { class: "nrq-progress" }, this.words, this.bars);
  }

  /** @param {Session} session */
  update(session) {
    const { place, queue, answered } = session;
    this.words.textContent =
      session.item === undefined
        ? "All answered"
        : `Question ${place + 1} of ${queue.length}`;
    replaceChildren(
      this.bars,
      ...queue.map((_, index) => {
        const full = index < place || (index === place && answered);
        const state = full ? "full" : index === place ? "half" : "empty";
        return html("span", { class: "nrq-bar", "data-state": state });
      }),
    );
  }
}
