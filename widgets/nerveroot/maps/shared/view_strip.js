// Six thumbnails of one map, which are its view switch.

import { html, listen, setAttributes, svg } from "../../web/dom.js";
import { shading } from "./body.js";
import { choiceRow, press } from "./choice_row.js";

/** @import { ViewGeometry } from "./geometry.js" */

/**
 * @param {{
 *   views: readonly { id: string, name: string }[],
 *   geometryOf: (view: string) => ViewGeometry,
 *   areasOf: (view: string) => readonly { id: string, path: SVGPathElement }[],
 *   prefix: string,
 *   signal: AbortSignal,
 *   onChoose: (view: string) => void,
 * }} options `areasOf` makes the areas of a thumbnail, from back to front
 */
export function viewStrip({ views, geometryOf, areasOf, prefix, signal, onChoose }) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {{ id: string, path: SVGPathElement }[]} */
  const areas = [];
  /** @type {SVGGElement[]} */
  const mirrored = [];
  for (const view of views) {
    const geometry = geometryOf(view.id);
    const own = areasOf(view.id);
    areas.push(...own);
    const content = svg(
      "g",
      {},
      svg("path", { d: geometry.bodyOutline, class: "nrm-skin" }),
      ...own.map(({ path }) => path),
      ...shading(geometry, geometry.bodyOutline, `${prefix}-thumb-${view.id}`),
      svg("path", { d: geometry.sections.join(""), class: "nrm-section" }),
      svg("path", { d: geometry.bodyOutline, class: "nrm-outline" }),
    );
    const mirror = svg("g", {}, content);
    mirrored.push(mirror);
    const button = html(
      "button",
      { type: "button", "data-view": view.id, id: `${prefix}-view-${view.id}` },
      thumbnail(geometry, mirror),
      html("span", {}, view.name),
    );
    listen(button, "click", () => onChoose(view.id), signal);
    buttons.set(view.id, button);
  }
  const element = choiceRow("View", "nrm-views", buttons);
  let shown = "";
  let painted = "?";
  /** Brings the chosen thumbnail into the strip; only the strip scrolls, not the page. */
  function reveal() {
    const button = buttons.get(shown);
    if (button === undefined || element.scrollWidth <= element.clientWidth) return;
    const left = button.offsetLeft - (element.clientWidth - button.offsetWidth) / 2;
    element.scrollTo({ left });
  }
  return {
    element,
    reveal,
    /**
     * @param {{ view: string, side: string }} state
     * @param {string} key stays the same as long as the paint does
     * @param {(id: string) => string} fillOf the paint of an area
     */
    update({ view, side }, key, fillOf) {
      press(buttons, (id) => id === view);
      for (const mirror of mirrored) {
        const turn = `translate(${mirror.dataset.middle} 0) scale(-1 1)`;
        setAttributes(mirror, { transform: side === "left" ? turn : null });
      }
      for (const { id, path } of key === painted ? [] : areas) {
        const fill = fillOf(id);
        if (path.getAttribute("fill") !== fill) path.setAttribute("fill", fill);
      }
      painted = key;
      if (shown === view) return;
      shown = view;
      reveal();
    },
  };
}

/**
 * @param {ViewGeometry} geometry
 * @param {SVGGElement} mirror
 */
function thumbnail(geometry, mirror) {
  const { fade } = geometry.view;
  const bounds = geometry.bodyBounds;
  const top = fade === null ? bounds.y : Math.max(bounds.y, fade[0]);
  const height = bounds.y + bounds.height - top;
  mirror.dataset.middle = String(2 * bounds.x + bounds.width);
  return svg(
    "svg",
    {
      class: "nrm-thumb",
      viewBox: `${bounds.x - 2} ${top - 2} ${bounds.width + 4} ${height + 4}`,
      // As narrow as the limb: the other leg and the inset stay out of the picture.
      style: `aspect-ratio:${(bounds.width + 4) / (height + 4)}`,
      "aria-hidden": "true",
    },
    mirror,
  );
}
