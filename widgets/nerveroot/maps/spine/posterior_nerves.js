// Sac and roots from behind, pushed aside where material presses.

import { discEdges, posteriorHerniation } from "./herniation.js";
import { paint } from "./palette.js";
import { onSide, SIDES } from "./posterior_bones.js";
import {
  directionAt,
  ganglion,
  glow,
  ROOTS,
  rootCourse,
  rootLine,
  sacLine,
} from "./roots.js";
import { interpolate, point, sampled, smooth, straight } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, window: Box, zonesAt: string[], subject: readonly string[] }} View */

/**
 * How far the sac and the roots in it are pushed towards the midline at a height.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {"right" | "left"} side
 * @returns {(y: number) => number}
 */
function pushAt(geometry, state, side) {
  if (state === null || state.zone !== "subarticular" || state.side !== side)
    return () => 0;
  if (state.type === "bulge") return () => 0;
  const { outline } = posteriorHerniation(geometry, state);
  const heights = outline.map(([, y]) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const [middle, reach] = [(low + high) / 2, (high - low) / 2];
  const depth = 1.5 * geometry.scale_by_size[state.size];
  return (y) => depth * Math.exp(-(((y - middle) / reach) ** 2));
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @returns {SvgNode}
 */
export function sacShape(geometry, state, view) {
  const { sac } = geometry.posterior;
  const [top, bottom] = [view.window.top + 6, -39];
  /** @type {Point[]} */
  const right = [];
  /** @type {Point[]} */
  const left = [];
  const [pushRight, pushLeft] = [
    pushAt(geometry, state, "right"),
    pushAt(geometry, state, "left"),
  ];
  for (let y = top; y >= bottom; y -= 3) {
    const half = interpolate(sac, y);
    right.push([half - pushRight(y), y]);
    left.push([-(half - pushLeft(y)), y]);
  }
  const outline = `${straight([...right, ...left.reverse()], true)}`;
  const strands = [-0.42, -0.3, -0.19, -0.09, 0, 0.09, 0.19, 0.3, 0.42].map((share) => {
    /** @type {Point[]} */
    const line = [];
    for (let y = top; y >= -34; y -= 8) line.push([interpolate(sac, y) * share, y]);
    return el("path", {
      d: smooth(line),
      style: paint({ stroke: "filum", width: 1 }),
      opacity: 0.55,
    });
  });
  return el(
    "g",
    { "data-layer": "sac" },
    el("path", {
      d: outline,
      style: paint({ fill: `url(#${view.prefix}sac)`, stroke: "sac-line" }),
      opacity: 0.97,
    }),
    strands,
  );
}

/**
 * The course of a root on one side, pushed aside where material presses.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {string} root
 * @param {"right" | "left"} side
 * @param {number} top
 */
export function placedCourse(geometry, state, root, side, top) {
  const { inSac, free } = rootCourse(geometry, root, top);
  const push = pushAt(geometry, state, side);
  const place = (/** @type {readonly Point[]} */ points) =>
    onSide(
      points.map(([x, y]) => point(x - push(y) * (x < 14 ? 1 : 0.2), y)),
      side,
    );
  return { inSac: place(inSac), free: place(free) };
}

/**
 * Which sides of a root glow, and how strongly.
 *
 * @param {SpineState | null} state
 * @param {string} root
 * @param {"right" | "left"} side
 * @returns {number} 0 to 1
 */
function lit(state, root, side) {
  if (state === null || !(state.both || state.side === side)) return 0;
  if (state.hit.includes(root)) return 1;
  return state.size === "large" && state.atRisk.includes(root) ? 0.45 : 0;
}

/**
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @returns {{ glow: SvgNode, sacRoots: SvgNode, roots: SvgNode }}
 */
export function rootLayers(geometry, state, view) {
  /** @type {SvgNode[]} */
  const lights = [];
  /** @type {SvgNode[]} */
  const inside = [];
  /** @type {SvgNode[]} */
  const outside = [];
  const { ganglia } = geometry.posterior;
  const shown = ROOTS.filter((root) => {
    const path = geometry.posterior.roots[root]?.path;
    const end = path?.at(-1);
    return end !== undefined && end[1] < view.window.top && root !== "S2";
  });
  for (const side of SIDES) {
    for (const root of shown) {
      const course = placedCourse(geometry, state, root, side, view.window.top + 8);
      const strength = lit(state, root, side);
      const company = !view.subject.includes(root);
      const spared = state !== null && state.hit.length > 0 && strength === 0;
      const opacity = company ? 0.4 : spared ? 0.6 : null;
      if (strength > 0 && state !== null) {
        const disc = discEdges(geometry, state.level);
        const start = [...course.inSac, ...course.free.slice(1)].filter(
          ([, y]) => y < disc.top + 6,
        );
        if (start.length > 1) lights.push(glow(start, 16, strength));
      }
      inside.push(
        el(
          "g",
          { "data-root": root, "data-side": side, opacity },
          sacLine(course.inSac, root, 6.4),
        ),
      );
      const oval = ganglia[root];
      /** @type {SvgNode[]} */
      const parts = [...rootLine(course.free, root, 15)];
      if (oval !== undefined) {
        const at = /** @type {Point} */ (onSide([oval.at], side)[0]);
        parts.push(
          ...ganglion(
            { at, size: oval.size, turn: directionAt(course.free, at) },
            root,
          ),
        );
      }
      outside.push(el("g", { "data-root": root, "data-side": side, opacity }, parts));
    }
  }
  return {
    glow: el("g", { "data-layer": "glows" }, lights),
    sacRoots: el("g", { "data-layer": "rootlets" }, inside),
    roots: el("g", { "data-layer": "roots" }, outside),
  };
}

/**
 * Where a root can be named: the last point of its course inside the window.
 *
 * @param {SpineGeometry} geometry
 * @param {string} root
 * @param {"right" | "left"} side
 * @param {Box} window
 * @param {number} margin
 * @returns {Point}
 */
export function rootEnd(geometry, root, side, window, margin) {
  const { inSac, free } = rootCourse(geometry, root, window.top);
  const inView = sampled([...inSac, ...free.slice(1)]).filter(
    ([x, y]) => y > window.bottom + margin && x < window.right - margin,
  );
  const end = inView.at(-1) ?? [0, 0];
  return /** @type {Point} */ (onSide([end], side)[0]);
}
