// PostTest: an anywidget module. Puts the parts together and keeps one state.

import { html, replaceChildren } from "../web/dom.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { beginTool, showTool } from "../web/tool_life.js";
import { traitBridge } from "../web/trait_bridge.js";
import { bar } from "./post_test/bar.js";
import { basis } from "./post_test/basis.js";
import { controls } from "./post_test/controls.js";
import { iconArrays } from "./post_test/icons.js";
import { lesson } from "./post_test/lesson.js";
import { nomogram } from "./post_test/nomogram.js";
import {
  fromHash,
  KEYS,
  OWN,
  outcome,
  reduce,
  TRAITS,
  toHash,
} from "./post_test/state.js";
import { tableTwin } from "./post_test/table_twin.js";

/** @import { Facts, Model, Outcome, State } from "./post_test/types" */
/** @import { Part } from "./post_test/state.js" */

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {Facts} */ (model.get("_facts"));
  const begun = beginTool(el);
  const { prefix, signal, level, live, notice } = begun;
  /** What stands in a field and cannot be used. @type {Map<Part, string>} */
  const problems = new Map();
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(facts, state, { [part]: value });
    if (next === state) return;
    state = next;
    update();
  });
  let state = /** @type {State} */ (python.state());

  const choices = controls({ facts, prefix, signal, onChange: change, onProblem });
  const said = html("p", { class: "nr-tool-said" });
  const heading = /** @type {"h3"} */ (`h${level}`);
  const smaller = /** @type {"h4"} */ (`h${Math.min(level + 1, 6)}`);
  const headline = html(smaller, {
    class: "nr-tool-headline",
    "data-part": "result-words",
  });
  const warning = html("p", { class: "nr-urgent", "data-part": "warning" });
  const notes = html("ul", { class: "nrpt-remarks" });
  const icons = iconArrays(prefix);
  const scale = bar();
  const ruler = nomogram(prefix);
  const ground = basis(facts, level + 1);
  const second = lesson({ facts, prefix, signal, onChange: change });
  const table = tableTwin();
  const share = shareLink(signal, () => address.link(), live.say);
  const root = html(
    "div",
    {
      class: "nr-tool nrpt-tool",
      "data-tool": "post-test",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "From test result to probability",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(heading, { class: "nr-tool-title" }, "What does this result make of it?"),
      share.element,
    ),
    notice,
    icons.definitions,
    html(
      "div",
      { class: "nrpt-columns" },
      choices.element,
      html(
        "div",
        { class: "nr-tool-result", "data-part": "posttest" },
        warning,
        said,
        headline,
        notes,
        icons.element,
        scale.element,
        html("div", { class: "nrpt-why" }, ruler.element, ground.element),
      ),
    ),
    second.element,
    html("div", { class: "nrpt-foot" }, table.element, ground.limits),
    live.element,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "tool",
    say: live.say,
    signal,
    keys: Object.values(KEYS),
    values: () => toHash(state),
    take: (found) => {
      const { change: asked, ignored } = fromHash(facts, state, found);
      const before = state;
      state = reduce(facts, state, asked);
      tell(before);
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  /** @returns {Outcome} of the state, unless a field holds what cannot be used */
  function shown() {
    const found = outcome(facts, state);
    const problem = [...problems].find(
      ([part]) => part === "pretest" || state.test === OWN,
    )?.[1];
    if (problem === undefined) return found;
    return { ...found, headline: problem, problem: true, posttest: null, remarks: [] };
  }

  /** @returns {string} what is said aloud */
  function update() {
    const now = shown();
    choices.update(state);
    replaceChildren(warning, html("b", {}, now.warning));
    warning.hidden = now.warning === "";
    said.textContent = now.context;
    headline.textContent = now.headline;
    headline.toggleAttribute("data-problem", now.problem);
    replaceChildren(notes, ...now.remarks.map((text) => html("li", {}, text)));
    notes.hidden = now.remarks.length === 0;
    for (const part of [icons, scale, ruler, table]) part.update(now);
    ground.update(state, now);
    const verdict = second.update(state, now);
    return [now.warning, now.headline, ...now.remarks, verdict].join(" ").trim();
  }

  /** @param {State} before */
  function tell(before) {
    // A number that is not given is "" here and None in Python.
    const given = (/** @type {State} */ of) =>
      Object.fromEntries(
        Object.entries(of).map(([part, value]) => [
          part,
          part.startsWith("ratio") && value === "" ? null : value,
        ]),
      );
    python.tell(
      /** @type {Record<Part, unknown>} */ (given(before)),
      /** @type {Record<Part, unknown>} */ (given(state)),
    );
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {Partial<Record<Part, unknown>>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(facts, state, wanted);
    const words = update();
    if (state === before) return;
    tell(before);
    live.say("second" in wanted ? second.update(state, shown()) : words);
    address.keep();
  }

  /**
   * @param {Part} part
   * @param {string | null} problem
   */
  function onProblem(part, problem) {
    if (problem === null) problems.delete(part);
    else problems.set(part, problem);
    const words = update();
    if (problem !== null) live.say(words);
  }

  return showTool({
    el,
    root,
    begun,
    address,
    python,
    update,
    onWidth: () => scale.update(shown()),
  });
}

export default { render };
