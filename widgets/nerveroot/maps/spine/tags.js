// Short names inside the panels: roots, sides, and which root is hit. No leaders cross.

import { textWidth } from "../../web/label_layout.js";
import { exitingPlaces } from "./axial_nerves.js";
import { discEdges } from "./herniation.js";
import { tag, words } from "./lettering.js";
import { colour, rootColour } from "./palette.js";
import { rootEnd } from "./posterior_nerves.js";
import { rootCourse } from "./roots.js";
import { sideCourse } from "./sagittal_course.js";
import { stack } from "./sagittal_frames.js";
import { point, sampled, units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Point, SpineGeometry, SpineState, SvgNode } from "./types" */

/** @typedef {{ traversing: string, exiting: string, next: string | null }} Names */

const SIDES = /** @type {const} */ (["right", "left"]);

/**
 * @param {SpineState} state
 * @param {string} root
 * @param {"right" | "left"} side
 * @returns {string}
 */
function caption(state, root, side) {
  const here = state.both || state.side === side;
  if (here && state.hit.includes(root)) return `${root} hit`;
  if (here && state.size === "large" && state.atRisk.includes(root))
    return `${root} at risk`;
  return root;
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @param {Names} names
 * @param {Box} window
 * @param {number} text
 * @returns {SvgNode}
 */
export function posteriorTags(geometry, state, names, window, text) {
  /** @type {SvgNode[]} */
  const nodes = [];
  const { top, bottom } = discEdges(geometry, state.level);
  const middle = (top + bottom) / 2;
  for (const side of SIDES) {
    const sign = side === "right" ? 1 : -1;
    const half = (/** @type {string} */ content) =>
      (textWidth(content, text) + text * 0.8) / 20;
    const add = (
      /** @type {string} */ root,
      /** @type {number} */ x,
      /** @type {number} */ y,
    ) => {
      const content = caption(state, root, side);
      const limit = window.right - 0.8 - half(content);
      nodes.push(
        tag(
          content,
          units(sign * Math.min(x, limit)),
          units(-y),
          text,
          root,
          content !== root,
        ),
      );
    };
    const width = (/** @type {string} */ root) => half(caption(state, root, side));
    const course = rootCourse(geometry, names.exiting, window.top).free;
    const at = sampled(course).find(([, y]) => y < middle - 0.5) ?? [30, middle];
    add(names.exiting, at[0] + 2.4 + width(names.exiting), middle - 2);
    const end = rootEnd(geometry, names.traversing, "right", window, 4);
    const inwards =
      names.traversing === "S1" ? -3 - width("S1") : 3.4 + width(names.traversing);
    add(names.traversing, end[0] - inwards, Math.max(end[1], window.bottom + 4));
    if (names.next !== null && names.next !== "S2") {
      const next = rootEnd(geometry, names.next, "right", window, 4);
      // Where names are long they would meet: this one goes over the sac instead, and
      // where both sides are long it is left to the root's own pattern.
      const crowded = [names.traversing, names.next].some(
        (root) => caption(state, root, side) !== root,
      );
      const inward = next[0] - 1.6 - width(names.next);
      const outward = next[0] + 2 + width(names.next);
      const long = caption(state, names.next, side) !== names.next;
      const otherLong = state.side !== side && state.size === "large";
      const hidden =
        (crowded && state.both) ||
        (!long && otherLong && state.atRisk.includes(names.next));
      if (!hidden) add(names.next, crowded ? inward : outward, window.bottom + 4);
    }
    nodes.push(
      words(
        side === "right" ? "Right" : "Left",
        units(sign * (window.right - 1.6)),
        units(-window.top) + text * 1.25,
        {
          size: text * 0.94,
          weight: 600,
          anchor: side === "right" ? "end" : "start",
          halo: "surface",
        },
      ),
    );
  }
  return el("g", { "data-layer": "tags" }, nodes);
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @param {Names} names
 * @param {Box} window
 * @param {number} text
 * @returns {SvgNode}
 */
export function axialTags(geometry, state, names, window, text) {
  /** @type {SvgNode[]} */
  const nodes = [];
  const { rootlets } = geometry.axial;
  const { nerve } = exitingPlaces(geometry, state.level);
  for (const side of SIDES) {
    // Seen from below: the patient's right is the image's left.
    const sign = side === "right" ? -1 : 1;
    /** @type {[string, Point][]} */
    const rows = [
      [names.exiting, nerve],
      [names.traversing, [rootlets.traversing.at[0] + 1, rootlets.traversing.at[1]]],
    ];
    if (names.next !== null)
      rows.push([names.next, [rootlets.next.at[0] + 0.8, rootlets.next.at[1]]]);
    const marked = state.both || side === state.side;
    const shown = rows.filter(
      ([root]) =>
        !marked || caption(state, root, side) !== root || state.hit.length === 0,
    );
    shown.forEach(([root, at], index) => {
      const content = caption(state, root, side);
      // On the side that is hit, names stand below the material; on the other, the nerve
      // that has left is named above.
      const y =
        marked && state.hit.length > 0
          ? -24 - 7 * index
          : ([-8.4, -24, -31][index] ?? -31);
      const half = (textWidth(content, text) + text * 0.8) / 20;
      const x = window.right - 1.2 - half;
      const d = `M${units(sign * (x - half))} ${units(-y)}L${units(sign * at[0])} ${units(-at[1])}`;
      const above =
        at[0] > x - half
          ? `M${units(sign * Math.min(at[0], x))} ${units(-y)}L${units(sign * at[0])} ${units(-at[1])}`
          : d;
      nodes.push(
        el("path", {
          d: above,
          style: `fill:none;stroke:${colour("surface")};stroke-width:5`,
        }),
        el("path", {
          d: above,
          "data-leader": root,
          style: `fill:none;stroke:${rootColour(root)};stroke-width:2.4`,
        }),
        tag(content, units(sign * x), units(-y), text, root, content !== root),
      );
    });
    nodes.push(
      words(
        side === "right" ? "Right" : "Left",
        units(sign * (window.right - 1.6)),
        units(-window.bottom) - text * 0.6,
        {
          size: text * 0.94,
          weight: 600,
          anchor: side === "right" ? "start" : "end",
          halo: "surface",
        },
      ),
    );
  }
  return el("g", { "data-layer": "tags" }, nodes);
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @param {readonly string[]} roots drawn in this section
 * @param {boolean} midline
 * @param {[number, number, number, number]} box
 * @param {number} text
 * @returns {SvgNode}
 */
export function sagittalTags(geometry, state, roots, midline, box, text) {
  /** @type {SvgNode[]} */
  const nodes = [];
  const bones = stack(geometry);
  const [left, top, width, height] = box;
  for (const root of roots) {
    const content = caption(state, root, state.side);
    let place = point(0, 0);
    if (midline) {
      // At the end of the course or, where that is out of sight, at the lowest point seen.
      const seen = sampled(sideCourse(geometry, bones, root).line).filter(
        ([, y]) => units(-y) > top + text && units(-y) < top + height - text * 1.6,
      );
      const end = seen.at(-1);
      if (end === undefined) continue;
      // The root that leaves last runs hindmost, so it is named behind, the others in front.
      const last = root === roots.at(-1) && (roots.length > 2 || root === "S1");
      const beside = text * 0.5 + (textWidth(content, text) + text * 0.8) / 2;
      place = [units(end[0]) + (last ? beside : -beside), units(-end[1]) + text * 0.2];
    } else {
      const body = bones.vertebrae[root];
      if (body === undefined) continue;
      const [u, v] = geometry.sagittal.ganglion.at;
      const at = body.at(body.half + u, v);
      place = [
        units(at[0]) + text * 4.6 + (content.length > 2 ? text * 1.2 : 0),
        units(-at[1]) - text * 0.4,
      ];
      nodes.push(
        el("path", {
          d: `M${units(at[0]) + 10} ${units(-at[1])}L${place[0] - text * 0.8} ${place[1]}`,
          "data-leader": root,
          style: `fill:none;stroke:${rootColour(root)};stroke-width:2.4`,
        }),
      );
    }
    const inView =
      place[0] > left + text &&
      place[0] < left + width - text &&
      place[1] > top + text &&
      place[1] < top + height - text;
    if (inView)
      nodes.push(tag(content, place[0], place[1], text, root, content !== root));
    else if (!midline) nodes.pop();
  }
  const line = top + text * 1.25;
  const look = { size: text * 0.94, weight: 600, halo: "surface" };
  nodes.push(
    words("Front", left + text * 0.5, line, look),
    words("Back", left + width - text * 0.5, line, { ...look, anchor: "end" }),
  );
  return el("g", { "data-layer": "tags" }, nodes);
}
