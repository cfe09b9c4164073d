import { html } from "./dom.js";

/**
 * One polite live region. A sentence is written a moment after the change, so that a
 * burst of changes is spoken once, as its last sentence.
 *
 * @returns {{ element: HTMLElement, say: (sentence: string) => void, stop: () => void }}
 */
export function liveRegion() {
  const element = html("p", {
    class: "nr-visually-hidden",
    "aria-live": "polite",
    "aria-atomic": "true",
    "data-part": "live",
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    element,
    say(sentence) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        element.textContent = sentence;
      }, 60);
    },
    stop: () => clearTimeout(timer),
  };
}
