// The marks that say how well a source was checked; always with words beside them.

import { svg } from "./dom.js";

/** @typedef {"full" | "half" | "unread"} RowStatus how far the source of a row was read */

export const STATUS_WORDS = /** @type {const} */ ({
  full: "read",
  half: "read second-hand, or the patch is the usual one",
  unread: "original not consulted",
});

/**
 * @param {RowStatus} status
 * @returns {SVGSVGElement} 12 px, hidden from screen readers
 */
export function statusMark(status) {
  const mark = svg("svg", {
    class: `nr-status nr-status-${status}`,
    viewBox: "0 0 12 12",
    width: 12,
    height: 12,
    "aria-hidden": "true",
  });
  if (status === "full") {
    mark.append(svg("circle", { cx: 6, cy: 6, r: 5.5, fill: "currentColor" }));
  } else if (status === "half") {
    mark.append(
      svg("circle", { cx: 6, cy: 6, r: 5, fill: "none", stroke: "currentColor" }),
      svg("path", { d: "M6 1a5 5 0 0 0 0 10z", fill: "currentColor" }),
    );
  } else {
    mark.append(
      svg("path", {
        d: "M.6.6h10.8v10.8H.6z",
        fill: "none",
        stroke: "currentColor",
        "stroke-width": 1.2,
        "stroke-dasharray": "2.4 1.2",
      }),
      svg("path", {
        d: "M1 4l7 7M4 1l7 7M1 8l3 3M8 1l3 3",
        stroke: "currentColor",
        "stroke-width": 1.4,
      }),
    );
  }
  return mark;
}
