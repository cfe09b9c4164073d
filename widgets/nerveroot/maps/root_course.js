// RootCourse: an anywidget module. Puts the parts together and keeps one state.

import { headingLevel, html, listen, uniquePrefix } from "../web/dom.js";
import { liveRegion } from "../web/live_region.js";
import { shareLink } from "../web/share_link.js";
import { toolAddress } from "../web/tool_address.js";
import { traitBridge } from "../web/trait_bridge.js";
import { card } from "./root_course/card.js";
import { stage } from "./root_course/stage.js";
import { fromHash, HASH_KEYS, knownStop } from "./root_course/state.js";
import { steps, stopList } from "./root_course/stop_list.js";
import { tableTwin } from "./root_course/table_twin.js";
import { stopSentence } from "./root_course/words.js";

/** @import { CourseFacts, CourseParts, Model } from "./root_course/types" */

/**
 * @param {number} width in px
 * @returns {"wide" | "medium" | "narrow"}
 */
function widthName(width) {
  if (width >= 860) return "wide";
  return width >= 560 ? "medium" : "narrow";
}

/**
 * @param {{ model: Model, el: HTMLElement }} context
 * @returns {() => void} cleanup
 */
function render({ model, el }) {
  const facts = /** @type {CourseFacts} */ (model.get("_facts"));
  const parts = /** @type {CourseParts} */ (model.get("_drawing"));
  const prefix = uniquePrefix();
  const abort = new AbortController();
  const { signal } = abort;
  const level = headingLevel(el);
  const live = liveRegion();
  const first = /** @type {string} */ (facts.stops[0]?.id);
  const python = traitBridge(model, { stop: "stop" }, (_, value) => {
    const wanted = knownStop(facts.stops, value);
    if (wanted === null || wanted === current) return;
    current = wanted;
    update();
  });
  let current = knownStop(facts.stops, python.state().stop) ?? first;

  const drawing = stage({ parts, facts, prefix, signal, onChoose: choose });
  const list = stopList(facts, signal, choose);
  const step = steps(facts, signal, () => current, choose);
  const words = card(facts, level + 1);
  const table = tableTwin(facts, prefix, signal);
  const share = shareLink(signal, () => address.link(), live.say);
  const notice = html("p", { class: "nr-tool-notice", hidden: true });
  const heading = /** @type {"h3"} */ (`h${level}`);
  const pinned = html("div", { class: "nrc-pinned" }, drawing.element);
  const side = html("div", { class: "nrc-side" }, step.element, words.element);
  const columns = html("div", { class: "nrc-columns" }, pinned, side);
  const root = html(
    "div",
    {
      class: "nr-tool nrc-tool",
      "data-tool": "root-course",
      id: `${prefix}-root`,
      role: "group",
      "aria-label": "Course of the L5 nerve root",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(heading, { class: "nr-tool-title" }, "Where can L5 be hit?"),
      share.element,
    ),
    notice,
    list.element,
    columns,
    words.evidence,
    table.element,
    live.element,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "nerve",
    say: live.say,
    signal,
    keys: HASH_KEYS,
    values: () => ({ stop: current }),
    take: (found) => {
      const { stop, ignored } = fromHash(facts.stops, found);
      const before = current;
      current = stop ?? current;
      python.tell({ stop: before }, { stop: current });
      return ignored;
    },
    update,
  });
  share.element.hidden = !address.owned;

  function update() {
    const shown = facts.stops.find(({ id }) => id === current);
    if (shown === undefined) return;
    root.setAttribute("data-stop-shown", current);
    list.update(current);
    step.update(current);
    words.update(shown);
    drawing.update(current, widthName(root.clientWidth));
  }

  /**
   * A choice by the reader: shown, told to Python, kept in the address, spoken.
   *
   * @param {string} id
   */
  function choose(id) {
    if (id === current || knownStop(facts.stops, id) === null) return;
    const before = current;
    current = id;
    update();
    python.tell({ stop: before }, { stop: id });
    const shown = facts.stops.find((stop) => stop.id === id);
    if (shown !== undefined) live.say(stopSentence(shown, facts.stops.length));
    address.keep();
  }

  /**
   * On a phone the steps follow the drawing and the list of stops comes after the card.
   *
   * @param {"wide" | "medium" | "narrow"} width
   */
  function arrange(width) {
    root.setAttribute("data-width", width);
    if (width === "narrow") {
      pinned.append(step.element);
      side.append(words.evidence, list.element);
    } else {
      columns.after(words.evidence);
      side.prepend(step.element);
      notice.after(list.element);
    }
  }

  el.append(root);
  const asked = address.read();
  const fit = () => {
    const width = widthName(root.clientWidth);
    // Only when it changes: what is moved in the page loses the focus.
    if (root.getAttribute("data-width") !== width) arrange(width);
    drawing.update(current, width);
  };
  fit();
  update();
  const sizes = new ResizeObserver(fit);
  sizes.observe(root);
  // On paper there is room for the names beside the drawing.
  listen(window, "beforeprint", () => drawing.update(current, "wide"), signal);
  listen(window, "afterprint", update, signal);
  address.follow(asked);
  root.setAttribute("data-ready", "true");

  return () => {
    abort.abort();
    sizes.disconnect();
    live.stop();
    python.stop();
    root.remove();
  };
}

export default { render };
