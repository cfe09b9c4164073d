// The twelve stops as buttons, and the steps between them.

import { html, listen, setAttributes } from "../../web/dom.js";
import { keyTarget, neighbour } from "./state.js";

/** @import { CourseFacts } from "./types" */

/**
 * @param {CourseFacts} facts
 * @param {AbortSignal} signal
 * @param {(id: string) => void} onChoose
 */
export function stopList(facts, signal, onChoose) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  for (const { id, order, name } of facts.stops) {
    const button = html(
      "button",
      { type: "button", class: "nrc-stop", "data-stop": id },
      html("span", { class: "nrc-number" }, order),
      html("span", {}, name),
    );
    listen(button, "click", () => onChoose(id), signal);
    listen(
      button,
      "keydown",
      (/** @type {KeyboardEvent} */ event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const target = keyTarget(facts.stops, id, event.key);
        if (target === null) return;
        event.preventDefault();
        onChoose(target);
        buttons.get(target)?.focus();
      },
      signal,
    );
    buttons.set(id, button);
  }
  return {
    element: html(
      "nav",
      { class: "nrc-list", "aria-label": "Stops on the nerve", "data-part": "stops" },
      html("ol", {}, ...[...buttons.values()].map((button) => html("li", {}, button))),
    ),
    /** @param {string} stop */
    update(stop) {
      for (const [id, button] of buttons)
        setAttributes(button, { "aria-pressed": String(id === stop) });
    },
  };
}

/**
 * @param {CourseFacts} facts
 * @param {AbortSignal} signal
 * @param {() => string} current
 * @param {(id: string) => void} onChoose
 */
export function steps(facts, signal, current, onChoose) {
  const make = (/** @type {string} */ name, /** @type {number} */ by) => {
    const button = html(
      "button",
      { type: "button", class: "nr-button", "data-step": by > 0 ? "next" : "previous" },
      name,
    );
    listen(
      button,
      "click",
      () => {
        const target = neighbour(facts.stops, current(), by);
        if (target !== null) onChoose(target);
      },
      signal,
    );
    return button;
  };
  const previous = make("← Previous", -1);
  const next = make("Next →", 1);
  return {
    element: html("div", { class: "nrc-steps" }, previous, next),
    /** @param {string} stop */
    update(stop) {
      for (const [button, by] of /** @type {const} */ ([
        [previous, -1],
        [next, 1],
      ])) {
        // Not disabled: a button that vanishes under the focus loses the reader's place.
        const beyond = neighbour(facts.stops, stop, by) === null;
        setAttributes(button, { "aria-disabled": beyond ? "true" : null });
      }
    },
  };
}
