// What the folding lists of a narrow tool share.

import { listen } from "./dom.js";

/**
 * Escape folds an open list and leads back to the button that opened it. Where the list
 * never folds, that button is not shown and nothing happens.
 *
 * @param {HTMLElement} element holds button and list
 * @param {HTMLButtonElement} opener
 * @param {(open: boolean) => void} setOpen
 * @param {AbortSignal} signal
 */
export function closeOnEscape(element, opener, setOpen, signal) {
  listen(
    element,
    "keydown",
    (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || opener.offsetParent === null) return;
      if (opener.getAttribute("aria-expanded") !== "true") return;
      setOpen(false);
      opener.focus();
    },
    signal,
  );
}
