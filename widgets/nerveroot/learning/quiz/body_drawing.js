// Draws one view of the body and tells which patch was pointed at.

import { decodeArc, ringsPath } from "../../web/atlas_paths.js";
import { html, listen, svg } from "../../web/dom.js";

/** @import { Drawing } from "./types" */

export class BodyDrawing {
  /**
   * @param {Drawing} drawing
   * @param {string} prefix for ids, unique on the page
   * @param {AbortSignal} signal
   * @param {(region: string) => void} onChoose
   */
  constructor(drawing, prefix, signal, onChoose) {
    this.drawing = drawing;
    const arcs = drawing.arcs.map(decodeArc);
    const [width, height] = drawing.size;
    const outline = ringsPath(drawing.outline, arcs);
    /** @type {Map<string, SVGPathElement>} */
    this.patches = new Map();
    for (const [region, rings] of Object.entries(drawing.regions)) {
      const patch = svg("path", {
        d: ringsPath(rings, arcs),
        class: "nrq-patch",
        "data-region": region,
      });
      listen(patch, "click", () => onChoose(region), signal);
      this.patches.set(region, patch);
    }
    this.marks = svg("g", { class: "nrq-patch-marks" });
    const [x, y, shadeWidth, shadeHeight] = drawing.shading.box;
    const body = svg(
      "g",
      {},
      svg("path", { d: outline, class: "nrq-skin" }),
      svg("g", {}, ...this.patches.values()),
      svg("clipPath", { id: `${prefix}-body` }, svg("path", { d: outline })),
      svg("image", {
        class: "nrq-shading",
        href: drawing.shading.data,
        x,
        y,
        width: shadeWidth,
        height: shadeHeight,
        "clip-path": `url(#${prefix}-body)`,
      }),
      ...drawing.sections.map((ring) =>
        svg("path", { d: ringsPath([ring], arcs), class: "nrq-section" }),
      ),
      svg("path", { d: outline, class: "nrq-outline" }),
      this.marks,
    );
    const picture = svg("svg", {
      viewBox: `-2 -2 ${width + 4} ${height + 4}`,
      class: "nrq-picture",
    });
    if (drawing.fade !== null) {
      picture.append(fade(prefix, drawing.fade, drawing.size));
      body.setAttribute("mask", `url(#${prefix}-fade)`);
    }
    picture.append(body);
    // For the pointer only: the same patches stand beside it as native buttons.
    this.element = html(
      "div",
      { class: "nrq-drawing", "aria-hidden": "true" },
      picture,
    );
  }

  /** @param {string} region empty for none */
  choose(region) {
    for (const [id, patch] of this.patches)
      patch.toggleAttribute("data-chosen", id === region);
  }

  /** @param {string} region empty for none */
  hover(region) {
    for (const [id, patch] of this.patches)
      patch.toggleAttribute("data-hovered", id === region);
  }

  /**
   * @param {string[]} right
   * @param {string} chosen
   */
  reveal(right, chosen) {
    this.element.setAttribute("data-closed", "");
    for (const [region, patch] of this.patches) {
      const state = right.includes(region) ? "right" : region === chosen ? "wrong" : "";
      if (state === "") continue;
      patch.setAttribute("data-state", state);
      this.marks.append(this.sign(region, state));
    }
  }

  /**
   * A tick or a cross on the patch: colour is never the only sign.
   *
   * @param {string} region
   * @param {"right" | "wrong"} state
   */
  sign(region, state) {
    const [x, y] = this.drawing.anchors[region] ?? [0, 0];
    const d = state === "right" ? "M-5 0-1.5 3.5 5-4.5" : "M-4-4 4 4M4-4-4 4";
    const place = `translate(${x / 10} ${y / 10})`;
    return svg(
      "g",
      { transform: place, "data-state": state },
      svg("circle", { r: 8, class: "nrq-sign-ground" }),
      svg("path", { d, class: "nrq-sign" }),
    );
  }
}

/**
 * The trunk fades into the page instead of ending in a cut.
 *
 * @param {string} prefix
 * @param {[number, number]} from-to heights between which it fades
 * @param {[number, number]} size
 */
function fade(prefix, [from, to], [width, height]) {
  return svg(
    "defs",
    {},
    svg(
      "linearGradient",
      {
        id: `${prefix}-gradient`,
        gradientUnits: "userSpaceOnUse",
        x1: 0,
        y1: from,
        x2: 0,
        y2: to,
      },
      svg("stop", { offset: 0, "stop-color": "#000" }),
      svg("stop", { offset: 1, "stop-color": "#fff" }),
    ),
    svg(
      "mask",
      {
        id: `${prefix}-fade`,
        maskUnits: "userSpaceOnUse",
        x: -2,
        y: -2,
        width: width + 4,
        height: height + 4,
      },
      svg("rect", {
        x: -2,
        y: -2,
        width: width + 4,
        height: height + 4,
        fill: `url(#${prefix}-gradient)`,
      }),
    ),
  );
}
