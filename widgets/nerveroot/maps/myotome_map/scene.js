// Draws the muscles of one view on the body and repaints them. Knows no controls.

import { svg } from "../../web/dom.js";
import { fadeMask, sections, shading } from "../shared/body.js";

/** @import { ViewGeometry } from "../shared/geometry.js" */
/** @import { MuscleGeometry } from "./geometry.js" */
/** @import { MusclePatterns } from "./patterns.js" */
/** @import { MusclePaint } from "./types" */

/** How strongly a deep muscle of L5 shows through what lies on it. */
const SHOWS_THROUGH = 0.5;

/**
 * Layers from back to front: other leg, skin, surface muscles with tendons, shading
 * multiplied on top, cut faces, deep muscles as dashed outlines, then the chosen one.
 */
export class MuscleScene {
  /**
   * @param {ViewGeometry} body
   * @param {MuscleGeometry} muscles
   * @param {string} prefix for ids, unique on the page
   * @param {{ main: boolean }} options whether this is the stage: its areas carry their
   *   ids, which stand once on a page, and the other leg is in the picture
   */
  constructor(body, muscles, prefix, { main }) {
    this.body = body;
    this.muscles = muscles;
    /** @type {Map<string, SVGPathElement>} */
    this.areas = new Map();
    this.surface = svg("g", { class: "nrm-surface" });
    const deep = svg("g", { class: "nrm-deep-muscles" });
    const sinews = [...muscles.sinews];
    for (const area of muscles.areas) {
      const path = svg("path", {
        d: area.d,
        class: area.deep ? "nrm-muscle nrm-muscle-deep" : "nrm-muscle",
        "data-muscle": main ? area.id : null,
        "data-root": main ? "" : null,
      });
      this.areas.set(area.id, path);
      if (area.deep) {
        deep.append(svg("path", { d: area.d, class: "nrm-deep-halo" }), path);
        continue;
      }
      for (const sinew of sinews.filter(({ before }) => before === area.id)) {
        this.surface.append(svg("path", { d: sinew.d, class: "nrm-sinew" }));
      }
      this.surface.append(path, svg("path", { d: area.fibres, class: "nrm-fibres" }));
    }
    for (const sinew of sinews.filter(({ before }) => !before)) {
      this.surface.append(svg("path", { d: sinew.d, class: "nrm-sinew" }));
    }
    this.overlay = svg("g", { class: "nrm-overlay" });
    const drawing = svg("g", { class: "nrm-body" });
    const ghost = main ? body.bodyGhost : "";
    if (ghost !== "") drawing.append(svg("path", { d: ghost, class: "nrm-ghost" }));
    drawing.append(
      svg("path", { d: body.bodyOutline, class: "nrm-skin" }),
      this.surface,
      ...shading(body, body.bodyOutline + ghost, `${prefix}-body`),
      ...sections(body, prefix),
      svg("path", { d: body.bodyOutline, class: "nrm-outline" }),
      deep,
    );
    this.element = svg("g", { class: "nrm-scene" });
    const { fade, size } = body.view;
    if (fade) {
      this.element.append(fadeMask(prefix, fade, size));
      drawing.setAttribute("mask", `url(#${prefix}-fade)`);
    }
    this.element.append(drawing, this.overlay);
  }

  /**
   * @param {(muscle: string) => MusclePaint} paintOf
   * @param {(muscle: string) => string} rootsOf for `data-root`
   * @param {MusclePatterns} patterns
   * @param {boolean} cutaway
   */
  paint(paintOf, rootsOf, patterns, cutaway) {
    this.element.classList.toggle("nrm-cutaway", cutaway);
    for (const [id, path] of this.areas) {
      const paint = paintOf(id);
      path.setAttribute("fill", patterns.fill(paint));
      path.classList.toggle("nrm-muscle-blank", paint.kind === "blank");
      if (path.hasAttribute("data-muscle")) path.setAttribute("data-root", rootsOf(id));
      if (!this.muscles.byId.get(id)?.deep) continue;
      const strong = ["leads", "lost", "partly"].includes(paint.kind);
      path.classList.toggle("nrm-shows-through", strong);
      const opacity = cutaway ? 0.92 : strong ? SHOWS_THROUGH : 0;
      path.setAttribute("fill-opacity", String(opacity));
    }
  }

  /**
   * Outlines the chosen muscle, or the parts of a chosen group.
   *
   * @param {readonly string[]} muscles
   */
  choose(muscles) {
    this.overlay.replaceChildren(
      ...muscles.flatMap((id) => {
        const d = this.muscles.byId.get(id)?.d;
        if (d === undefined) return [];
        return svg(
          "g",
          { class: "nrm-chosen" },
          svg("path", { d, class: "nrm-chosen-halo" }),
          svg("path", { d, class: "nrm-chosen-line" }),
        );
      }),
    );
  }
}
