// Paint servers for muscles: evidence on L5, lesions, and the roots of a source.

import { svg } from "../../web/dom.js";
import { PatternStore, rootEdge, rootFill } from "../shared/patterns.js";

/** @import { Look, MusclePaint } from "./types" */

const TILE = 5.6;
const BELLY = "var(--nr-muscle)";
const INK = "var(--nr-ink)";

export class MusclePatterns {
  /**
   * @param {Look} look
   * @param {string} prefix for ids
   */
  constructor(look, prefix) {
    this.roots = new PatternStore(look, prefix);
    this.defs = this.roots.defs;
    this.prefix = prefix;
    /** @type {Set<string>} */
    this.made = new Set();
  }

  /**
   * The `fill` for a muscle; makes the pattern when it is first asked for.
   *
   * @param {MusclePaint} paint
   * @returns {string}
   */
  fill(paint) {
    const { kind, roots } = paint;
    if (kind === "blank") return "transparent";
    if (kind === "plain") return BELLY;
    if (kind === "leads") return this.rootFill(["L5"], "root");
    if (kind === "roots")
      return this.rootFill(roots, roots.length > 1 ? "overlap" : "root");
    if (kind === "unread") return this.rootFill(roots, "unread");
    const id = `${this.prefix}-${kind}`;
    if (!this.made.has(id)) {
      this.made.add(id);
      this.defs.append(pattern(id, kind));
    }
    return `url(#${id})`;
  }

  /**
   * @param {string[]} roots
   * @param {"root" | "overlap" | "unread"} kind
   */
  rootFill(roots, kind) {
    return this.roots.fill({
      key: kind,
      roots,
      kind,
      step: 0,
      edge: roots[0] ?? "",
      dashed: kind === "unread",
    });
  }
}

/**
 * @param {string} id
 * @param {"probable" | "contested" | "lost" | "partly"} kind
 */
function pattern(id, kind) {
  const element = svg("pattern", {
    id,
    patternUnits: "userSpaceOnUse",
    width: TILE,
    height: TILE,
    patternTransform: kind === "contested" ? null : "rotate(45)",
  });
  const ground = kind === "lost" ? "var(--nr-ink-2)" : BELLY;
  element.append(
    svg("rect", {
      x: -0.5,
      y: -0.5,
      width: TILE + 1,
      height: TILE + 1,
      style: `fill:${ground}`,
    }),
  );
  if (kind === "probable") {
    element.append(
      svg("rect", {
        x: 0,
        y: -0.5,
        width: TILE * 0.56,
        height: TILE + 1,
        style: `fill:${rootFill("L5")}`,
      }),
    );
  } else if (kind === "contested") {
    for (const [x, y] of [
      [TILE / 4, TILE / 4],
      [(3 * TILE) / 4, (3 * TILE) / 4],
    ]) {
      element.append(
        svg("circle", {
          cx: x,
          cy: y,
          r: 1.05,
          style: `fill:${rootFill("L5")};stroke:${rootEdge("L5")}`,
          "stroke-width": 0.2,
        }),
      );
    }
  } else {
    const colour = kind === "lost" ? "var(--nr-surface)" : INK;
    element.append(
      svg("path", {
        d: kind === "lost" ? `M0 2.8H${TILE}M2.8 0V${TILE}` : `M2.8 0V${TILE}`,
        style: `stroke:${colour}`,
        "stroke-width": kind === "lost" ? 0.45 : 1.5,
        opacity: kind === "lost" ? 0.55 : 0.85,
      }),
    );
  }
  return element;
}
