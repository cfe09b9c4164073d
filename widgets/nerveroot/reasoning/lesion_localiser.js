// LesionLocaliser: an anywidget module. Puts the parts together and keeps one state.

import { html, listen, replaceChildren } from "../web/dom.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { beginTool, showTool } from "../web/tool_life.js";
import { traitBridge } from "../web/trait_bridge.js";
import { examineForm } from "./lesion_localiser/examine.js";
import { explore } from "./lesion_localiser/explore.js";
import { localise } from "./lesion_localiser/localise.js";
import { unpackModel } from "./lesion_localiser/model.js";
import { practise } from "./lesion_localiser/practise.js";
import { headline, resultPanel } from "./lesion_localiser/result.js";
import {
  fromHash,
  KEYS,
  MODES,
  reduce,
  TRAITS,
  toHash,
} from "./lesion_localiser/state.js";
import { tableTwin } from "./lesion_localiser/table_twin.js";

/** @import { Result } from "./lesion_localiser/types" */
/** @import { Drawing } from "./lesion_localiser/body_maps.js" */
/** @import { PackedModel } from "./lesion_localiser/model.js" */
/** @import { Part, ToolState } from "./lesion_localiser/state.js" */
/** @import { Model } from "../web/trait_bridge.js" */

const TITLES = {
  explore: "Explore",
  examine: "Examine",
  practise: "Practise",
};

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {{ model: PackedModel, drawing: Drawing }} */ (
    model.get("_facts")
  );
  const reasoning = unpackModel(facts.model);
  const begun = beginTool(el);
  const { prefix, signal, level, live, notice } = begun;
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(reasoning, state, { [part]: value });
    if (next === state) return;
    state = next;
    update();
  });
  /** @type {ToolState} */
  let state = reduce(
    reasoning,
    { mode: "explore", site: "l5_radiculopathy", findings: {}, case: 1 },
    python.state(),
  );

  const buttons = new Map(
    MODES.map((mode) => {
      const button = html(
        "button",
        { type: "button", class: "nr-button" },
        TITLES[mode],
      );
      listen(button, "click", () => change({ mode }), signal);
      return [mode, button];
    }),
  );
  const forward = explore(reasoning, facts.drawing, prefix, level + 1, signal, (site) =>
    change({ site }),
  );
  const form = examineForm(
    reasoning,
    prefix,
    signal,
    (finding, found) => change({ findings: { ...state.findings, [finding]: found } }),
    () => change({ findings: {} }),
  );
  const result = resultPanel(reasoning, level + 1);
  const practice = practise(reasoning, prefix, level + 1, signal, {
    next: () => change({ case: state.case + 1 }),
    say: live.say,
  });
  const table = tableTwin(reasoning, signal);
  const share = shareLink(signal, () => address.link(), live.say);
  const stage = html("div", { class: "nrll-stage" });
  const heading = /** @type {"h3"} */ (`h${level}`);
  const root = html(
    "div",
    {
      class: "nr-tool nrll-tool",
      "data-tool": "lesion-localiser",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Lesion localiser",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(heading, { class: "nr-tool-title" }, "Where does the lesion lie?"),
      html(
        "div",
        { class: "nrll-modes", role: "group", "aria-label": "Mode" },
        ...buttons.values(),
      ),
    ),
    notice,
    stage,
    table.element,
    html("div", { class: "nrll-foot" }, share.element),
    live.element,
  );
  // On a phone the conclusion stays in sight while findings are entered. The live region
  // says it aloud, and the result below holds it for reading.
  const summary = html("p", { class: "nrll-summary", "aria-hidden": "true" });
  form.element.append(summary);
  const examined = html("div", { class: "nrll-examine" }, form.element, result.element);
  const stages = {
    explore: forward.element,
    examine: examined,
    practise: practice.element,
  };

  const address = toolAddress({
    root,
    notice,
    noun: "tool",
    say: live.say,
    signal,
    keys: KEYS,
    values: () => toHash(state),
    take: (found) => {
      const { change: asked, ignored } = fromHash(reasoning, found);
      const before = state;
      state = reduce(reasoning, state, asked);
      python.tell(before, state);
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  /** @returns {string} what is said aloud */
  function update() {
    const { mode } = state;
    for (const [name, button] of buttons)
      button.setAttribute("aria-pressed", String(name === mode));
    root.setAttribute("data-mode", mode);
    if (stage.firstChild !== stages[mode]) replaceChildren(stage, stages[mode]);
    // Only a case that was committed may be explained, so its table stays away.
    table.element.hidden = mode === "practise";
    if (mode === "practise") {
      practice.update(state.case);
      return `Case ${state.case}.`;
    }
    if (mode === "explore") {
      forward.update(state.site);
      table.showPattern(state.site);
      const site = reasoning.sites.find(({ id }) => id === state.site);
      return `${site?.name}. ${site?.tellTale}`;
    }
    const answer = conclude();
    form.update(state.findings);
    result.update(answer);
    const [howSoon] = answer.urgent.split(".");
    summary.textContent = howSoon === "" ? headline(answer) : `${howSoon}.`;
    summary.toggleAttribute("data-urgent", answer.urgent !== "");
    table.showResult(answer);
    return [answer.urgent, headline(answer), answer.groups[0]?.note ?? ""]
      .join(" ")
      .trim();
  }

  /** @returns {Result} what follows from the findings; Python reads it from here */
  function conclude() {
    const answer = localise(reasoning, state.findings);
    if (JSON.stringify(answer) !== JSON.stringify(model.get("candidates"))) {
      model.set("candidates", answer);
      model.save_changes();
    }
    return answer;
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {Partial<Record<Part, unknown>>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(reasoning, state, wanted);
    if (state === before) return;
    const words = update();
    python.tell(before, state);
    live.say(words);
    address.keep();
  }

  return showTool({
    el,
    root,
    begun,
    address,
    python,
    update,
  });
}

export default { render };
