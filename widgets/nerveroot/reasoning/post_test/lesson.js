// A second test: refused with the reason, or multiplied as a lesson and labelled so.

import { html, listen, setAttributes } from "../../web/dom.js";
import { testOptions } from "./controls.js";
import { postTest, secondTest } from "./engine.js";
import { testFacts } from "./state.js";
import { hundredWords, ratioWords } from "./words.js";

/** @import { Facts, Kind, Outcome, State, TestFacts } from "./types" */

/**
 * @param {object} options
 * @param {Facts} options.facts
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {(change: { second: string }) => void} options.onChange
 */
export function lesson({ facts, prefix, signal, onChange }) {
  const select = html(
    "select",
    { id: `${prefix}-second`, class: "nrpt-select" },
    html("option", { value: "" }, "Choose a second test"),
    ...testOptions(facts),
  );
  listen(select, "change", () => onChange({ second: select.value }), signal);
  const title = html("p", { class: "nrpt-verdict" });
  const reason = html("p", {});
  const product = html("p", { class: "nrpt-product", "data-part": "product" });
  const box = html(
    "div",
    { class: "nrpt-lesson-box", "data-part": "second-verdict" },
    title,
    reason,
    product,
  );
  const details = html(
    "details",
    { class: "nrpt-lesson", "data-part": "second" },
    html("summary", {}, "May I add a second test?"),
    html(
      "div",
      { class: "nrpt-lesson-body" },
      html(
        "label",
        { for: select.id, class: "nrpt-legend" },
        "Second test, also positive",
      ),
      select,
      box,
    ),
  );
  return {
    element: details,
    /**
     * @param {State} state
     * @param {Outcome} outcome
     * @returns {string} what is said of the second test; "" if there is none
     */
    update(state, outcome) {
      select.value = state.second;
      const second = testFacts(facts, state.second);
      box.hidden = second === undefined;
      if (second === undefined) return "";
      details.open = true;
      const said = verdict(facts, state, outcome, second);
      title.textContent = said.title;
      reason.textContent = said.reason;
      product.textContent = said.product;
      product.hidden = said.product === "";
      setAttributes(box, { "data-refused": said.refused });
      return `${said.title} ${said.reason}`;
    },
  };
}

/**
 * @param {Facts} facts
 * @param {State} state
 * @param {Outcome} outcome
 * @param {TestFacts} second
 */
export function verdict(facts, state, outcome, second) {
  const first = testFacts(facts, state.test);
  if (first === undefined) {
    return refused(
      "The book does not know what a ratio of your own looks for, so nothing can be put on top of it.",
    );
  }
  const judged = secondTest(kindOf(facts, first), kindOf(facts, second));
  if (judged.refused) return refused(judged.reason);
  return {
    refused: false,
    title: "A lesson, not a result.",
    reason: judged.reason,
    product: productWords(state, outcome, second),
  };
}

/** @param {string} reason */
function refused(reason) {
  return { refused: true, title: "Refused.", reason, product: "" };
}

/**
 * What the naive product would claim.
 *
 * @param {State} state
 * @param {Outcome} outcome
 * @param {TestFacts} second
 */
function productWords(state, { ratio }, second) {
  if (ratio === null || second.positive === null) {
    return "One of the two results has no ratio, so not even the naive product can be shown.";
  }
  const product = ratio.value * second.positive.value;
  const answer = postTest(state.pretest, { value: product });
  if (!answer.ok) return answer.problem;
  const shown = Number(product.toPrecision(3));
  return `Naively multiplied, ${ratio.value} × ${ratioWords({ ...second.positive, low: null, high: null })} = ${shown} would claim ${hundredWords(answer.posttest.value)} of 100. Do not use this number: it counts what the two tests share twice.`;
}

/**
 * @param {Facts} facts
 * @param {TestFacts} test
 * @returns {Kind}
 */
function kindOf(facts, test) {
  return {
    testId: test.testId,
    name: test.name,
    domain: test.domain,
    target: test.target,
    targetName: facts.targets[test.target]?.name ?? "",
    standard: test.standard,
    standardName: facts.standards[test.standard]?.name ?? "",
  };
}
