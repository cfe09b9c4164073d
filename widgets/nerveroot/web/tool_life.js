// What every tool of native controls does when it begins and when it goes.

import { headingLevel, html, uniquePrefix } from "./dom.js";
import { liveRegion } from "./live_region.js";

/** From these widths of the tool itself on, in px. */
const MEDIUM = 600;
const WIDE = 860;

/**
 * What a tool needs before it builds its parts.
 *
 * @param {HTMLElement} el the place that the page gives it
 */
export function beginTool(el) {
  const abort = new AbortController();
  return {
    prefix: uniquePrefix(),
    level: headingLevel(el),
    live: liveRegion(),
    notice: html("p", { class: "nr-tool-notice", hidden: true }),
    abort,
    signal: abort.signal,
  };
}

/** @param {number} width */
const widthName = (width) =>
  width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow";

/**
 * @typedef {object} ToolParts
 * @property {HTMLElement} el the place that the page gives
 * @property {HTMLElement} root of the tool
 * @property {ReturnType<typeof beginTool>} begun
 * @property {{ read(): boolean, follow(asked: boolean): void }} address
 * @property {{ stop(): void }} python
 * @property {() => unknown} update shows the state
 * @property {(name: string, changed: boolean) => void} [onWidth] after the tool has
 *   another size, with the name of its width and whether that is another one
 */

/**
 * Puts a tool on its page, keeps it in step with its width, and says that it is ready.
 *
 * @param {ToolParts} parts
 * @returns {() => void} cleanup
 */
export function showTool({ el, root, begun, address, python, update, onWidth }) {
  el.append(root);
  const asked = address.read();
  const fit = () => {
    const name = widthName(root.clientWidth);
    const changed = root.getAttribute("data-width") !== name;
    if (changed) root.setAttribute("data-width", name);
    onWidth?.(name, changed);
  };
  fit();
  update();
  const sizes = new ResizeObserver(fit);
  sizes.observe(root);
  address.follow(asked);
  root.setAttribute("data-ready", "true");

  return () => {
    begun.abort.abort();
    sizes.disconnect();
    begun.live.stop();
    python.stop();
    root.remove();
  };
}
