// LevelExplorer: an anywidget module. Puts the parts together and keeps one state.

import { html } from "../web/dom.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { beginTool, showTool } from "../web/tool_life.js";
import { traitBridge } from "../web/trait_bridge.js";
import { card } from "./level_explorer/card.js";
import { controls } from "./level_explorer/controls.js";
import { reasons, stateSentence } from "./level_explorer/sentences.js";
import { stage } from "./level_explorer/stage.js";
import { fromHash, PARTS, reduce } from "./level_explorer/state.js";
import { tableTwin } from "./level_explorer/table_twin.js";

/** @import { LevelFacts, Model, SpineGeometry, State } from "./level_explorer/types" */
/** @import { Part } from "./level_explorer/state.js" */

/** Python's names for the parts of the state. @type {Record<Part, string>} */
const TRAITS = {
  level: "level",
  zone: "zone",
  type: "herniation_type",
  size: "size",
  side: "side",
  variant: "variant",
};

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {LevelFacts} */ (model.get("_facts"));
  const geometry = /** @type {SpineGeometry} */ (model.get("_geometry"));
  const begun = beginTool(el);
  const { prefix, signal, level, live, notice } = begun;
  /** @type {State} */
  let state = {
    level: "L4-5",
    zone: "subarticular",
    type: "protrusion",
    size: "medium",
    side: "right",
    variant: "usual",
  };
  const python = traitBridge(model, TRAITS, (part, value) => {
    const next = reduce(state, { [part]: value });
    if (next === state) return;
    state = next;
    update();
  });
  state = reduce(state, python.state());

  const choices = controls(facts, prefix, signal, (part, value) =>
    change({ [part]: value }),
  );
  const drawings = stage({ facts, geometry, prefix, signal });
  const words = card(facts, level + 1);
  const table = tableTwin(facts, signal, (disc, zone) => change({ level: disc, zone }));
  const share = shareLink(signal, () => address.link(), live.say);
  const heading = /** @type {"h3"} */ (`h${level}`);
  const side = html("div", { class: "nrl-side" }, choices.where, choices.how);
  const picture = html(
    "div",
    { class: "nrl-stage" },
    drawings.chooser,
    drawings.drawings,
  );
  const root = html(
    "div",
    {
      class: "nr-tool nrl-tool",
      "data-tool": "level-explorer",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Disc level explorer",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(heading, { class: "nr-tool-title" }, "Which root does this disc hit?"),
      share.element,
    ),
    notice,
    html("div", { class: "nrl-columns" }, side, picture),
    words.notes,
    table.element,
    live.element,
  );
  // The answer stands directly under the first drawing, where the eye already is.
  drawings.figure("posterior")?.after(words.answer);
  const address = toolAddress({
    root,
    notice,
    noun: "tool",
    say: live.say,
    signal,
    keys: PARTS,
    values: () => ({ ...state }),
    take: (found) => {
      const { change: asked, ignored } = fromHash(found);
      const before = state;
      state = reduce(state, asked);
      python.tell(before, state);
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  function update() {
    choices.update(state);
    drawings.update(state, panelWidth(), isNarrow());
    words.update(state);
    table.update(state);
    root.setAttribute("data-zone", state.zone);
    root.setAttribute("data-type", state.type);
  }

  function isNarrow() {
    return root.getAttribute("data-width") === "narrow";
  }

  /** @returns {number} of one drawing on screen, in px */
  function panelWidth() {
    const shown = [...drawings.drawings.querySelectorAll(".nrl-picture")];
    return Math.max(...shown.map((picture) => picture.clientWidth), 0) || 400;
  }

  /**
   * A change by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {Partial<Record<Part, unknown>>} wanted
   */
  function change(wanted) {
    const before = state;
    state = reduce(state, wanted);
    if (state === before) return;
    update();
    python.tell(before, state);
    live.say(`${stateSentence(facts, state)} ${reasons(facts, state)[0] ?? ""}`);
    address.keep();
  }

  return showTool({
    el,
    root,
    begun,
    address,
    python,
    update,
    onWidth: (name) => {
      // On a phone the drawing follows the choice of the place; the rest comes after it.
      if (name === "narrow") picture.after(choices.how);
      else side.append(choices.how);
      drawings.update(state, panelWidth(), isNarrow());
    },
  });
}

export default { render };
