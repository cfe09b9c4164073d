// EmgPlanner: an anywidget module. Puts the parts together and keeps one state.

import { html } from "../web/dom.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { beginTool, showTool } from "../web/tool_life.js";
import { traitBridge } from "../web/trait_bridge.js";
import { controls } from "./emg_planner/controls.js";
import { notes } from "./emg_planner/notes.js";
import { plan, stageAt } from "./emg_planner/plan.js";
import {
  dayWords,
  fromHash,
  PARTS,
  reduce,
  TRAITS,
  toHash,
} from "./emg_planner/state.js";
import { study } from "./emg_planner/study.js";
import { tableTwin } from "./emg_planner/table_twin.js";
import { timeline } from "./emg_planner/timeline.js";

/** @import { Facts, Model, State } from "./emg_planner/types" */
/** @import { Part } from "./emg_planner/state.js" */

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {Facts} */ (model.get("_facts"));
  const begun = beginTool(el);
  const { prefix, signal, level, live, notice } = begun;
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(facts, state, { [part]: value });
    if (next === state) return;
    state = next;
    update();
  });
  let state = /** @type {State} */ (python.state());
  /** Why what stands in the field cannot be used. @type {string | null} */
  let problem = null;

  const choices = controls({ facts, prefix, signal, onChange: change, onProblem });
  const said = html("p", { class: "nr-tool-said" });
  const heading = /** @type {"h3"} */ (`h${level}`);
  const smaller = /** @type {"h4"} */ (`h${Math.min(level + 1, 6)}`);
  const headline = html(smaller, {
    class: "nr-tool-headline",
    "data-part": "headline",
  });
  const words = html("p", {});
  const sources = html("p", { class: "nrep-note" });
  const times = timeline(facts, choices.slider);
  const studies = study(facts, level + 1);
  const open = notes(facts, level + 1);
  const table = tableTwin(facts, signal);
  const share = shareLink(signal, () => address.link(), live.say);
  const root = html(
    "div",
    {
      class: "nr-tool nrep-tool",
      "data-tool": "emg-planner",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Planner of electrodiagnostic studies",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(
        heading,
        { class: "nr-tool-title" },
        "What to study, and what it can say yet",
      ),
      share.element,
    ),
    notice,
    html(
      "div",
      { class: "nrep-columns" },
      html("div", { class: "nrep-side" }, choices.question, choices.time),
      html(
        "div",
        { class: "nr-tool-result" },
        said,
        headline,
        words,
        sources,
        times.element,
      ),
    ),
    open.age,
    studies.element,
    open.element,
    table.element,
    live.element,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "tool",
    say: live.say,
    signal,
    keys: PARTS,
    values: () => toHash(state),
    take: (found) => {
      const { change: asked, ignored } = fromHash(facts, found);
      const before = state;
      state = reduce(facts, state, asked);
      python.tell({ ...before }, { ...state });
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  function update() {
    const now = plan(facts, state);
    choices.update(state);
    said.textContent = `${now.question} Studied on ${dayWords(state.days)}.`;
    headline.textContent = problem ?? now.headline;
    headline.toggleAttribute("data-problem", problem !== null);
    root.setAttribute("data-stage", now.stage);
    words.textContent = now.words;
    sources.textContent = `Days by ${stageAt(facts.stages, state.days).sources.join("; ")}.`;
    times.update(now);
    studies.update(state, now);
    open.update(state, now);
    table.update(now);
    return now;
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {Partial<Record<Part, unknown>>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(facts, state, wanted);
    const now = update();
    if (state === before) return;
    python.tell({ ...before }, { ...state });
    const count = now.muscles.length;
    live.say(
      "question" in wanted
        ? `${now.question} ${count} muscles and ${now.nerves.length} nerve studies. ${now.headline}`
        : `${dayWords(state.days)}. ${now.headline}`,
    );
    address.keep();
  }

  /** @param {string | null} wrong */
  function onProblem(wrong) {
    problem = wrong;
    update();
    if (wrong !== null) live.say(wrong);
  }

  return showTool({
    el,
    root,
    begun,
    address,
    python,
    update,
    onWidth: (name, changed) => {
      // The list of questions folds where it would push the answer off the screen.
      if (changed) choices.question.open = name !== "narrow";
      times.update(plan(facts, state));
    },
  });
}

export default { render };
