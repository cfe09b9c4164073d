// What the result rests on: study, people, standard, and what it does not carry.

import { html, replaceChildren } from "../../web/dom.js";
import { testFacts } from "./state.js";
import { percentWords, ratioWords } from "./words.js";

/** @import { Facts, Outcome, State } from "./types" */

/**
 * @param {Facts} facts
 * @param {number} level of the heading
 */
export function basis(facts, level) {
  const heading = /** @type {"h4"} */ (`h${Math.min(level, 6)}`);
  const list = html("dl", { class: "nrpt-facts" });
  const element = html(
    "section",
    { class: "nrpt-basis", "data-part": "basis" },
    html(heading, { class: "nrpt-title" }, "What this rests on"),
    list,
  );
  const limits = html(
    "div",
    { class: "nrpt-limits" },
    html(
      "p",
      {},
      "The interval is that of the ratio alone. The value before the test is a guess, too, and your patient may differ from those of the study: the true range is wider.",
    ),
    html("p", {}, facts.leftOut),
  );
  return {
    element,
    /** What no result of the tool carries. */
    limits,
    /**
     * @param {State} state
     * @param {Outcome} outcome
     */
    update(state, { ratio, posttest, pretest }) {
      const test = testFacts(facts, state.test);
      /** @type {[string, string][]} */
      const rows = [];
      if (ratio !== null) rows.push(["Likelihood ratio", ratioWords(ratio)]);
      if (posttest !== null) {
        const before = percentWords({ value: pretest, low: null, high: null });
        rows.push(["In percent", `${before} before, ${percentWords(posttest)} after`]);
      }
      if (test !== undefined) {
        const people =
          test.n === null
            ? ""
            : `${test.n.toLocaleString("en-GB").replace(",", "\u202f")} ${test.counted}, `;
        rows.push(
          ["Study", `${test.source}${test.pooled ? ", a review" : ""}`],
          ["People", `${people}${test.population}`],
          ["Kind of test", test.domain],
        );
        if (test.note !== "") rows.push(["Note", test.note]);
      }
      element.hidden = rows.length === 0;
      replaceChildren(
        list,
        ...rows.map(([name, value]) =>
          html("div", {}, html("dt", {}, name), html("dd", {}, value)),
        ),
      );
    },
  };
}
