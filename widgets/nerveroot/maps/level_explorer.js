// LevelExplorer: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, listen, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { readHash, writeHash } from "../web/url_state.js";
import { card } from "./level_explorer/card.js";
import { controls } from "./level_explorer/controls.js";
import { reasons, stateSentence } from "./level_explorer/sentences.js";
import { stage } from "./level_explorer/stage.js";
import { fromHash, PARTS, reduce } from "./level_explorer/state.js";
import { tableTwin } from "./level_explorer/table_twin.js";
import { shareLink } from "./shared/share_link.js";

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

/** One address belongs to one tool: the first of the page. */
function ownsAddress() {
  // JupyterLab keeps its own state in the address.
  if (document.body.hasAttribute("data-jp-theme-name")) return false;
  return document.querySelector("[data-address-owner]") === null;
}

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {LevelFacts} */ (model.get("_facts"));
  const geometry = /** @type {SpineGeometry} */ (model.get("_geometry"));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  /** @type {State} */
  let state = {
    level: "L4-5",
    zone: "subarticular",
    type: "protrusion",
    size: "medium",
    side: "right",
    variant: "usual",
  };
  state = reduce(
    state,
    Object.fromEntries(PARTS.map((part) => [part, model.get(TRAITS[part])])),
  );

  const choices = controls(facts, prefix, signal, (part, value) =>
    change({ [part]: value }),
  );
  const drawings = stage({ facts, geometry, prefix, signal });
  const words = card(facts, level + 1);
  const table = tableTwin(facts, signal, (disc, zone) => change({ level: disc, zone }));
  const share = shareLink(signal, addressOf, live.say);
  const notice = html("p", { class: "nrl-notice", hidden: true });
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
      class: "nrl-tool",
      "data-tool": "level-explorer",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Disc level explorer",
    },
    html(
      "div",
      { class: "nrl-head" },
      html(heading, { class: "nrl-tool-title" }, "Which root does this disc hit?"),
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
  const inAddress = ownsAddress();
  if (inAddress) root.setAttribute("data-address-owner", "");
  share.element.hidden = !inAddress;

  function addressOf() {
    return location.href.replace(/#.*$/, "") + writeHash({ ...state });
  }

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
    tellPython(before);
    live.say(`${stateSentence(facts, state)} ${reasons(facts, state)[0] ?? ""}`);
    if (inAddress) history.replaceState(history.state, "", writeHash({ ...state }));
  }

  /** @param {State} before */
  function tellPython(before) {
    let told = false;
    for (const part of PARTS) {
      if (state[part] === before[part]) continue;
      model.set(TRAITS[part], state[part]);
      told = true;
    }
    if (told) model.save_changes();
  }

  /** Takes over what the address asks for, and says what it left out. */
  function readAddress() {
    const { change: asked, ignored } = fromHash(readHash(location.hash, PARTS));
    notice.hidden = ignored.length === 0;
    notice.textContent =
      ignored.length === 0
        ? ""
        : `The address asks for something that this tool does not have (${ignored.join(", ")}). That part was left out.`;
    if (ignored.length > 0) live.say(notice.textContent);
    const before = state;
    state = reduce(state, asked);
    tellPython(before);
    return Object.keys(asked).length > 0;
  }

  /** @type {[string, () => void][]} */
  const watched = PARTS.map((part) => [
    `change:${TRAITS[part]}`,
    () => {
      const next = reduce(state, { [part]: model.get(TRAITS[part]) });
      if (next === state) return;
      state = next;
      update();
    },
  ]);
  for (const [event, callback] of watched) model.on(event, callback);

  el.append(root);
  const asked = inAddress && readAddress();
  const fit = () => {
    const width = root.clientWidth;
    root.setAttribute(
      "data-width",
      width >= 860 ? "wide" : width >= 600 ? "medium" : "narrow",
    );
    // On a phone the drawing follows the choice of the place; the rest comes after it.
    if (width < 600) picture.after(choices.how);
    else side.append(choices.how);
    drawings.update(state, panelWidth(), isNarrow());
  };
  fit();
  update();
  const sizes = new ResizeObserver(fit);
  sizes.observe(root);
  if (inAddress) {
    listen(
      window,
      "hashchange",
      () => {
        readAddress();
        update();
      },
      signal,
    );
    if (asked) root.scrollIntoView({ block: "start" });
  }
  root.setAttribute("data-ready", "true");

  return () => {
    abort.abort();
    sizes.disconnect();
    live.stop();
    for (const [event, callback] of watched) model.off(event, callback);
    root.remove();
  };
}

export default { render };
