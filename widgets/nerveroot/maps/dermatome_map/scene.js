// Draws one view of the body and repaints it. Knows patches and paint, no controls.

import { setAttributes, svg } from "../../web/dom.js";
import { fadeMask, sections, shading } from "../shared/body.js";
import { rootEdge } from "../shared/patterns.js";
import { borderPaint } from "./paint.js";

/** @import { Paint } from "./types" */
/** @import { ViewGeometry } from "../shared/geometry.js" */
/** @import { PatternStore } from "../shared/patterns.js" */

/**
 * Layers from back to front: skin, patches, section faces, shading multiplied on top,
 * hairlines, root edges, outline, then whatever `overlay` receives (nerves, chosen patch,
 * test points).
 */
export class Scene {
  /**
   * @param {string} id of the view
   * @param {ViewGeometry} geometry
   * @param {string} prefix for ids, unique on the page
   */
  constructor(id, geometry, prefix) {
    this.id = id;
    this.geometry = geometry;
    const { view } = geometry;
    const body = svg("g", { class: "nrm-body" });
    /** @type {Map<string, SVGPathElement>} */
    this.patches = new Map();
    /** @type {Map<string, string>} */
    this.painted = new Map();
    this.paintedKey = "";
    const patches = svg("g", { class: "nrm-patches" });
    for (const region of geometry.regionIds) {
      const path = svg("path", {
        d: geometry.paths.get(region),
        class: "nrm-patch",
        "data-region": region,
        "data-root": "",
      });
      this.patches.set(region, path);
      patches.append(path);
    }
    this.hairlines = svg("path", { class: "nrm-hairlines" });
    this.edges = svg("g", { class: "nrm-edges" });
    this.overlay = svg("g", { class: "nrm-overlay" });
    if (geometry.ghost !== "") {
      body.append(svg("path", { d: geometry.ghost, class: "nrm-ghost" }));
    }
    body.append(svg("path", { d: geometry.outline, class: "nrm-skin" }), patches);
    body.append(
      ...shading(geometry, geometry.outline + geometry.ghost, `${prefix}-body`),
    );
    body.append(...sections(geometry, prefix));
    body.append(this.hairlines, this.edges);
    body.append(svg("path", { d: geometry.outline, class: "nrm-outline" }));
    this.element = svg("g", { class: "nrm-scene" });
    if (view.fade) {
      this.element.append(fadeMask(prefix, view.fade, view.size));
      body.setAttribute("mask", `url(#${prefix}-fade)`);
    }
    this.element.append(body, this.overlay);
    if (view.inset) this.element.append(insetFrame(view.inset));
  }

  /**
   * Paints every patch and border; touches only what differs from what is drawn.
   *
   * @param {string} key stays the same as long as the paint does
   * @param {(region: string) => Paint} paintOf
   * @param {(region: string) => string} rootsOf for `data-root`
   * @param {PatternStore} patterns
   * @param {{ root: string, order: readonly string[], borders: boolean }} options
   */
  paint(key, paintOf, rootsOf, patterns, options) {
    if (key === this.paintedKey) return;
    this.paintedKey = key;
    /** @type {Map<string, Paint>} */
    const paints = new Map();
    for (const [region, path] of this.patches) {
      const paint = paintOf(region);
      paints.set(region, paint);
      const roots = rootsOf(region);
      if (path.getAttribute("data-root") !== roots)
        path.setAttribute("data-root", roots);
      const fill = patterns.fill(paint);
      if (this.painted.get(region) !== fill) {
        this.painted.set(region, fill);
        path.setAttribute("fill", fill);
      }
    }
    this.paintBorders(paints, options);
  }

  /**
   * @param {Map<string, Paint>} paints
   * @param {{ root: string, order: readonly string[], borders: boolean }} options
   */
  paintBorders(paints, options) {
    /** @type {string[]} */
    const hairlines = [];
    /** @type {Map<string, { paint: Paint, d: string[] }>} */
    const edges = new Map();
    for (const { left, right, path } of this.geometry.borders) {
      const first = paints.get(left);
      const second = paints.get(right);
      if (first === undefined || second === undefined) continue;
      const paint = borderPaint(first, second, options.root, options.order);
      if (paint === undefined) {
        hairlines.push(path);
        continue;
      }
      const key = `${paint.edge}-${paint.dashed}`;
      const edge = edges.get(key) ?? { paint, d: [] };
      edge.d.push(path);
      edges.set(key, edge);
    }
    this.hairlines.setAttribute("d", options.borders ? hairlines.join("") : "");
    this.edges.replaceChildren(
      ...[...edges.values()].map(({ paint, d }) =>
        svg("path", {
          d: d.join(""),
          class: paint.dashed ? "nrm-edge nrm-edge-dashed" : "nrm-edge",
          style: `stroke:${rootEdge(paint.edge)}`,
        }),
      ),
    );
  }
}

/** @param {{ title: string, box: readonly [number, number, number, number] }} inset */
function insetFrame({ title, box: [x, y, width, height] }) {
  const frame = svg("g", { class: "nrm-inset" });
  frame.append(
    svg("rect", { x, y, width, height }),
    setAttributes(svg("text", {}, title), { x: x + width / 2, y: y + height + 13 }),
  );
  return frame;
}
