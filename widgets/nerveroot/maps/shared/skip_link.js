// A way past a tool with many controls.

import { html, listen } from "../../web/dom.js";

/**
 * @param {string} name of the tool inside a sentence, such as "map"
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @returns {{ link: HTMLElement, end: HTMLElement }} first and last part of the tool
 */
export function skipLink(name, prefix, signal) {
  const end = html(
    "p",
    { class: "nrm-end", id: `${prefix}-end`, tabindex: -1 },
    `End of the ${name}`,
  );
  const link = html(
    "a",
    { class: "nrm-skip", href: `#${prefix}-end` },
    `Skip the ${name}`,
  );
  listen(
    link,
    "click",
    (event) => {
      // The address keeps the state of the tool; following the link would replace it.
      event.preventDefault();
      end.focus();
    },
    signal,
  );
  return { link, end };
}
