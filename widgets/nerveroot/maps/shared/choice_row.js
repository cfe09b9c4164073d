// Rows of buttons of which one, or some, are pressed.

import { html } from "../../web/dom.js";

/**
 * @param {string} label
 * @param {string} className
 * @param {Map<string, HTMLButtonElement>} buttons
 */
export function choiceRow(label, className, buttons) {
  return html(
    "div",
    { class: className, role: "group", "aria-label": label },
    ...buttons.values(),
  );
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
