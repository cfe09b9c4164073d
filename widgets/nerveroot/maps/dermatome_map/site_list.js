// Every patch as a native button, grouped by the part of the limb.

import { closeOnEscape } from "../../web/disclosure.js";
import { html, listen } from "../../web/dom.js";
import { rovingFocus } from "../shared/roving.js";
import { heading } from "../shared/words.js";

/** @import { State } from "./types" */
/** @import { FactIndex } from "./facts.js" */

const SEGMENT_TITLES = {
  hip: "Hip and buttock",
  thigh: "Thigh",
  knee: "Knee",
  leg: "Leg",
  ankle: "Ankle",
  foot: "Foot",
  toes: "Toes",
  perineum: "Perineum",
};

/**
 * @param {{
 *   index: FactIndex,
 *   prefix: string,
 *   level: number,
 *   signal: AbortSignal,
 *   onChoose: (region: string) => void,
 * }} options
 */
export function siteList({ index, prefix, level, signal, onChoose }) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const title = heading(level, "nrm-column-title", "Patches by name");
  title.id = `${prefix}-sites-title`;
  const hint = html(
    "p",
    { class: "nrm-sites-hint", id: `${prefix}-sites-hint` },
    "Move: arrow keys, first letter",
  );
  const list = html("div", {
    class: "nrm-sites-list",
    id: `${prefix}-sites`,
    role: "group",
    "aria-labelledby": title.id,
    "aria-describedby": hint.id,
  });
  for (const [segment, title] of Object.entries(SEGMENT_TITLES)) {
    const regions = index.facts.regions.filter((region) => region.segment === segment);
    if (regions.length === 0) continue;
    const label = `${prefix}-segment-${segment}`;
    const group = html(
      "div",
      { class: "nrm-sites-group", role: "group", "aria-labelledby": label },
      html("p", { class: "nrm-sites-title", id: label }, title),
    );
    for (const region of regions) {
      const button = html(
        "button",
        { type: "button", "data-region": region.id, "aria-pressed": "false" },
        region.name,
      );
      listen(button, "click", () => onChoose(region.id), signal);
      buttons.set(region.id, button);
      group.append(button);
    }
    list.append(group);
  }
  list.append(hint);
  const stopAt = rovingFocus(list, [...buttons.values()], signal);
  const opener = html(
    "button",
    {
      type: "button",
      class: "nrm-sites-opener",
      "aria-expanded": "false",
      "aria-controls": `${prefix}-sites`,
    },
    "Choose a patch by name",
  );
  const element = html("div", { class: "nrm-sites" }, title, opener, list);
  const setOpen = (/** @type {boolean} */ open) => {
    opener.setAttribute("aria-expanded", String(open));
    element.toggleAttribute("data-open", open);
  };
  listen(
    opener,
    "click",
    () => setOpen(opener.getAttribute("aria-expanded") !== "true"),
    signal,
  );
  closeOnEscape(element, opener, setOpen, signal);
  let pressed = "";
  return {
    element,
    /** Shows the chosen patch once the list has a size. */
    reveal() {
      const button = buttons.get(pressed);
      if (button !== undefined) reveal(list, button);
    },
    /** @param {State} state */
    update(state) {
      if (state.region === pressed) return;
      buttons.get(pressed)?.setAttribute("aria-pressed", "false");
      pressed = state.region;
      const button = buttons.get(pressed);
      if (button === undefined) return;
      button.setAttribute("aria-pressed", "true");
      stopAt(button);
      // Measured once all parts have changed, so that the page is laid out only once.
      requestAnimationFrame(() => reveal(list, button));
    },
  };
}

/**
 * Brings a button into its own list's window without moving the page. The list is the
 * button's offset parent (it is positioned in the style sheet).
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} button
 */
function reveal(list, button) {
  const top = button.offsetTop;
  const hidden =
    top < list.scrollTop ||
    top + button.offsetHeight > list.scrollTop + list.clientHeight;
  if (hidden)
    list.scrollTo({ top: top - (list.clientHeight - button.offsetHeight) / 2 });
}
