import { html } from "./dom.js";

/** A moment after the change, so that a burst of changes is spoken once, as its last. */
const WAIT = 60;

/** Long enough for a screen reader to have taken the sentence up. */
const KEEP = 6000;

/**
 * One polite live region. Its sentence goes again after a while: it would be read as a
 * stray paragraph of the page, long after it was true.
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
        timer = setTimeout(() => {
          element.textContent = "";
        }, KEEP);
      }, WAIT);
    },
    stop: () => clearTimeout(timer),
  };
}
