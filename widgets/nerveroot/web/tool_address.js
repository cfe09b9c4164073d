// A tool's state in the page's address, for the one tool of a page that owns it.

import { listen } from "./dom.js";
import { readHash, writeHash } from "./url_state.js";

/** One address belongs to one tool: the first of the page. */
function isFree() {
  // JupyterLab keeps its own state in the address.
  if (document.body.hasAttribute("data-jp-theme-name")) return false;
  return document.querySelector("[data-address-owner]") === null;
}

/**
 * @typedef {object} AddressOptions
 * @property {HTMLElement} root of the tool
 * @property {HTMLElement} notice shows what of an address was left out
 * @property {string} noun what the notice calls the tool
 * @property {(sentence: string) => void} say
 * @property {AbortSignal} signal
 * @property {readonly string[]} keys of the address
 * @property {() => Record<string, string>} values of the present state
 * @property {(found: Record<string, string>) => readonly string[]} take
 *   puts a stranger's values into the state; returns the keys that it left out
 * @property {() => void} update shows the state
 */

/**
 * Claims the page's address if it is free.
 *
 * @param {AddressOptions} options
 */
export function toolAddress(options) {
  const { root, notice, signal } = options;
  const owned = isFree();
  if (owned) root.setAttribute("data-address-owner", "");

  /** @returns {boolean} whether the address asked for anything */
  function read() {
    if (!owned) return false;
    const found = readHash(location.hash, options.keys);
    const ignored = options.take(found);
    notice.hidden = ignored.length === 0;
    notice.textContent =
      ignored.length === 0
        ? ""
        : `The address asks for something that this ${options.noun} does not have (${ignored.join(", ")}). That part was left out.`;
    if (ignored.length > 0) options.say(notice.textContent);
    return Object.keys(found).length > 0;
  }

  return {
    owned,
    read,
    /** The address that opens the page in the present state. */
    link: () => location.href.replace(/#.*$/, "") + writeHash(options.values()),
    /** Writes the present state into the address bar. */
    keep() {
      if (owned) history.replaceState(history.state, "", writeHash(options.values()));
    },
    /**
     * From now on a changed address changes the tool.
     *
     * @param {boolean} asked what `read` returned: the reader came for the tool
     */
    follow(asked) {
      if (!owned) return;
      listen(
        window,
        "hashchange",
        () => {
          read();
          options.update();
        },
        signal,
      );
      if (asked) root.scrollIntoView({ block: "start" });
    },
  };
}
