// How results are kept: where, as a file, and back from a file.

import { html, listen } from "../../web/dom.js";

/** @import { Store } from "./store.js" */

/** Bytes; a file of results is far smaller. */
const LARGEST_FILE = 1_000_000;

/**
 * @param {{
 *   store: Store,
 *   prefix: string,
 *   signal: AbortSignal,
 *   say: (sentence: string) => void,
 *   onImport: () => void,
 * }} options
 */
export function keeping({ store, prefix, signal, say, onImport }) {
  const message = html("p", { class: "nrq-keep-message", hidden: true });
  const save = html("button", { type: "button", class: "nr-button" }, "Save as a file");
  const file = html("input", {
    class: "nrq-file",
    type: "file",
    accept: ".json,application/json",
    id: `${prefix}-file`,
  });
  const read = html(
    "label",
    { class: "nr-button nrq-file-label", for: `${prefix}-file` },
    "Read from a file",
  );
  const where = html("p", {});
  const element = html(
    "details",
    { class: "nrq-keep" },
    html("summary", {}, "Keep or move your results"),
    where,
    html(
      "div",
      { class: "nrq-buttons" },
      save,
      html("span", { class: "nrq-file-field" }, file, read),
    ),
    message,
  );

  function update() {
    where.textContent = store.kept
      ? "Your results are kept in this browser and sent nowhere. A file takes them to another browser."
      : "This browser keeps nothing for this page. A file keeps your results.";
  }

  /** @param {string} sentence */
  function tell(sentence) {
    message.hidden = false;
    message.textContent = sentence;
    say(sentence);
  }

  listen(
    save,
    "click",
    () => {
      const address = URL.createObjectURL(
        new Blob([store.fileText()], { type: "application/json" }),
      );
      const link = html("a", { href: address, download: "l5-quiz-results.json" });
      link.click();
      // The download has taken the content over by the next task.
      setTimeout(() => URL.revokeObjectURL(address));
      tell("Your results were handed to the browser as the file l5-quiz-results.json.");
    },
    signal,
  );
  listen(
    file,
    "change",
    async () => {
      const chosen = file.files?.[0];
      if (chosen === undefined) return;
      if (chosen.size > LARGEST_FILE) {
        tell("This file was not read: it is far too long. Your results are unchanged.");
      } else {
        try {
          tell(store.readFile(await chosen.text()));
          onImport();
        } catch {
          tell("This file could not be opened. Your results are unchanged.");
        }
      }
      // The same file can be chosen again.
      file.value = "";
      update();
    },
    signal,
  );
  update();
  return { element, update };
}
