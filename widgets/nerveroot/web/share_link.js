// A button that copies a link, also where the page may not use the clipboard.

import { html, listen } from "./dom.js";

/**
 * @param {AbortSignal} signal
 * @param {() => string} address
 * @param {(sentence: string) => void} say
 * @param {string} [words] on the button
 */
export function shareLink(signal, address, say, words = "Copy link to this view") {
  const button = html("button", { type: "button", class: "nr-link" }, words);
  const field = html("input", {
    type: "text",
    readonly: true,
    hidden: true,
    class: "nr-share-field",
    "aria-label": "Link to this view",
  });
  // For the eye; the live region says it aloud.
  const note = html("span", { "aria-hidden": "true" });
  const element = html("div", { class: "nr-share" }, button, note, field);
  listen(
    button,
    "click",
    async () => {
      const link = address();
      try {
        await navigator.clipboard.writeText(link);
        note.textContent = " Link copied";
        say("Link copied.");
      } catch {
        // No clipboard here (a page opened from a file, or permission refused): show
        // the link, selected, for the reader's own copy command.
        field.hidden = false;
        field.value = link;
        field.focus();
        field.select();
        say("Link shown and selected.");
      }
    },
    signal,
  );
  return { element };
}
