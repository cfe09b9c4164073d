// A long list of buttons as one tab stop, walked through with the arrow keys.

import { listen } from "../../web/dom.js";

/** How many buttons on a key leads, or where to. */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The buttons stay native buttons: they can be clicked, Enter and Space press them, and a
 * screen reader finds each of them. Only Tab meets one of them: the last that was chosen
 * or had the focus.
 *
 * @param {HTMLElement} list holds the buttons
 * @param {readonly HTMLButtonElement[]} buttons in their order on screen
 * @param {AbortSignal} signal
 * @returns {(button: HTMLButtonElement) => void} makes a button the tab stop
 */
export function rovingFocus(list, buttons, signal) {
  let stop = buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;

  /** @param {HTMLButtonElement} button */
  function stopAt(button) {
    if (button === stop) return;
    if (stop !== undefined) stop.tabIndex = -1;
    button.tabIndex = 0;
    stop = button;
  }

  /** @param {EventTarget | null} target */
  const placeOf = (target) =>
    buttons.indexOf(/** @type {HTMLButtonElement} */ (target));

  /**
   * @param {string} key
   * @param {number} from
   * @returns {HTMLButtonElement | undefined}
   */
  function goalOf(key, from) {
    const step = /** @type {Record<string, number>} */ (STEPS)[key];
    if (step !== undefined) return buttons[from + step];
    if (key === "Home") return buttons[0];
    if (key === "End") return buttons.at(-1);
    if (key.length !== 1 || key === " ") return undefined;
    const letter = key.toLowerCase();
    const after = [...buttons.slice(from + 1), ...buttons.slice(0, from)];
    return after.find((button) =>
      (button.textContent ?? "").toLowerCase().startsWith(letter),
    );
  }

  listen(
    list,
    "focusin",
    ({ target }) => {
      const button = buttons[placeOf(target)];
      if (button !== undefined) stopAt(button);
    },
    signal,
  );
  listen(
    list,
    "keydown",
    (/** @type {KeyboardEvent} */ event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const from = placeOf(event.target);
      if (from < 0) return;
      const goal = goalOf(event.key, from);
      if (goal !== undefined) goal.focus();
      // At either end an arrow key would scroll the page away from the list.
      if (goal !== undefined || event.key in STEPS) event.preventDefault();
    },
    signal,
  );
  return stopAt;
}
