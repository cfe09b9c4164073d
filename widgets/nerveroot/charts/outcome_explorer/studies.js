// Which study is shown: one native radio each, grouped by what was read of it.

import { closeOnEscape } from "../../web/disclosure.js";
import { html, listen } from "../../web/dom.js";

/** @import { Facts, State } from "./types" */

/**
 * @param {Facts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(cohort: string) => void} onChoose
 */
export function studyList(facts, prefix, signal, onChoose) {
  /** @type {Map<string, { input: HTMLInputElement, name: string }>} */
  const inputs = new Map();
  const groups = facts.groups.map(({ title, studies }) =>
    html(
      "fieldset",
      { class: "nrx-studies-group" },
      html("legend", {}, title),
      ...studies.map(({ id, name, note }) => {
        const input = html("input", {
          type: "radio",
          name: `${prefix}-cohort`,
          value: id,
        });
        inputs.set(id, { input, name });
        return html(
          "label",
          { class: "nrx-study" },
          input,
          html(
            "span",
            {},
            html("span", { class: "nrx-study-name" }, name),
            html("span", { class: "nrx-study-note" }, note),
          ),
        );
      }),
    ),
  );
  const panel = html(
    "div",
    { class: "nrx-studies-panel", id: `${prefix}-studies`, "data-part": "cohort" },
    ...groups,
  );
  const chosen = html("b", {});
  const opener = html(
    "button",
    {
      type: "button",
      class: "nrx-studies-opener",
      "aria-expanded": "false",
      "aria-controls": panel.id,
    },
    html("span", {}, "Study: ", chosen),
  );
  const element = html("div", { class: "nrx-studies" }, opener, panel);
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
  // A finger that has chosen is done with the list; arrow keys are still on their way.
  let byPointer = false;
  listen(panel, "pointerdown", () => (byPointer = true), signal);
  listen(panel, "keydown", () => (byPointer = false), signal);
  listen(
    panel,
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      onChoose(target.value);
      if (!byPointer || opener.offsetParent === null) return;
      setOpen(false);
      opener.focus({ preventScroll: true });
      opener.scrollIntoView({ block: "nearest" });
    },
    signal,
  );
  return {
    element,
    /** @param {State} state */
    update({ cohort }) {
      for (const [id, { input }] of inputs) input.checked = id === cohort;
      chosen.textContent = inputs.get(cohort)?.name ?? "";
    },
  };
}
