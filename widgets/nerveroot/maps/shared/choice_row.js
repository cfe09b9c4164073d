// Rows of buttons of which one, or some, are pressed.

import { html } from "../../web/dom.js";

/**
 * @param {string} label
 * @param {string} className
 * @param {Map<string, HTMLButtonElement>} buttons
 */
export function choiceRow(label, className, buttons) {
  const row = html(
    "div",
    { class: className, role: "group", "aria-label": label },
    ...buttons.values(),
  );
  // Where the row scrolls, the browser is content with a sliver of the focused button.
  row.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element) || row.scrollWidth <= row.clientWidth) return;
    target.scrollIntoView({ inline: "nearest", block: "nearest" });
  });
  return row;
}

/**
 * @param {Map<string, HTMLButtonElement>} buttons
 * @param {(id: string) => boolean} isPressed
 */
export function press(buttons, isPressed) {
  for (const [id, button] of buttons) {
    const pressed = String(isPressed(id));
    if (button.getAttribute("aria-pressed") !== pressed) {
      button.setAttribute("aria-pressed", pressed);
    }
  }
}
