// Panel A: the midline section, with the pedicles and roots of one side projected into it.

import { definitions } from "./definitions.js";
import { colour, paint, rootColour } from "./palette.js";
import { ganglion, glow, rootLine } from "./roots.js";
import { behindCanal, projectedPedicles } from "./sagittal_arches.js";
import { cordLevel, sideCourse } from "./sagittal_course.js";
import { between, LUMBAR, onEndplate, sacWalls, stack } from "./sagittal_frames.js";
import { column, longLigament, materialFromSide, shape } from "./sagittal_parts.js";
import { point, smooth, straight } from "./shapes.js";
import { cull, el } from "./svg_tree.js";

/** @import { Frame, Stack, Vertebra } from "./sagittal_frames.js" */
/** @import { Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @typedef {{ prefix: string, text: number, roots: readonly string[] }} View */

/**
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {string} prefix
 * @returns {SvgNode}
 */
function cordShape(geometry, bones, prefix) {
  const { cord } = geometry.sagittal;
  const walls = sacWalls(geometry, bones);
  const middle = walls.lane(0.52);
  const tip = cordLevel(geometry, bones, "conus");
  const top = /** @type {Point} */ (middle[0]);
  const line = between(middle, top[1], tip[1]);
  const taper = (/** @type {number} */ y) => {
    const above = y - tip[1];
    return above < 16 ? Math.max(above / 16, 0) ** 0.7 : 1;
  };
  const half = cord.width / 2;
  const outline = [
    ...line.map(([x, y]) => point(x - half * taper(y), y)),
    ...[...line].reverse().map(([x, y]) => point(x + half * taper(y), y)),
  ];
  const from = cordLevel(geometry, bones, "from")[1];
  const to = cordLevel(geometry, bones, "to")[1];
  const band = between(middle, from, to);
  const segment = [
    ...band.map(([x, y]) => point(x - half * taper(y), y)),
    ...[...band].reverse().map(([x, y]) => point(x + half * taper(y), y)),
  ];
  const filum = between(
    walls.lane(0.55),
    tip[1] + 2,
    /** @type {Point} */ (walls.back.at(-1))[1] + 1,
  );
  return el(
    "g",
    { "data-layer": "cord" },
    shape(filum, paint({ stroke: "filum", width: 1.4 }), { opacity: 0.7 }, false),
    shape(outline, paint({ fill: `url(#${prefix}cord)`, stroke: "filum", width: 1 })),
    el("path", {
      d: straight(segment, true),
      "data-segment": "L5",
      style: `fill:${rootColour("L5")}`,
      opacity: 0.82,
    }),
  );
}

/**
 * What shows between the first two sacral bodies: the rest of their disc.
 *
 * @param {Stack} bones
 * @returns {Point[]}
 */
function sacralBack(bones) {
  const [s1, s2] = /** @type {[Vertebra, Vertebra]} */ (
    /** @type {unknown} */ (bones.sacrum)
  );
  return [
    onEndplate(s1.lower, -0.86, 3),
    onEndplate(s1.lower, 0.86, 3),
    onEndplate(s2.upper, 0.86, -3),
    onEndplate(s2.upper, -0.86, -3),
  ];
}

/**
 * All layers of the midline section, back to front.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @returns {SvgNode}
 */
export function midlineLayers(geometry, state, view) {
  const { prefix, text } = view;
  const bones = stack(geometry);
  const { bodies, discs, letters } = column(geometry, bones, prefix, text);
  const shown =
    state !== null &&
    (state.zone === "central" ||
      state.zone === "subarticular" ||
      state.type === "bulge");
  const material = shown ? materialFromSide(geometry, bones, state, prefix) : null;
  const pressedAt = state === null ? "" : (geometry.levels[state.level]?.above ?? "");
  const depth =
    state === null ? 0 : geometry.axial.depth_by_size[state.type][state.size] * 0.8;
  const walls = sacWalls(geometry, bones, (name) =>
    shown && name === pressedAt ? depth : 0,
  );
  const rear = behindCanal(geometry, bones, prefix);
  const sac = [...walls.front, ...[...walls.back].reverse().slice(1)];
  const canal = [
    ...LUMBAR.flatMap((name) => {
      const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
      return [onEndplate(body.upper, 0.9), onEndplate(body.lower, 0.9)];
    }),
    ...bones.sacrum
      .slice(0, 2)
      .flatMap((body) => [onEndplate(body.upper, 0.9), onEndplate(body.lower, 0.9)]),
    ...bones.sacrum
      .slice(0, 2)
      .reverse()
      .map((body) => body.at(body.half + 11, 0)),
    ...[...LUMBAR].reverse().map((name) => {
      const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
      return body.at(body.half + 17.5, 0);
    }),
  ];
  /** @type {SvgNode[]} */
  const lights = [];
  /** @type {SvgNode[]} */
  const lines = [];
  // The higher root leaves further out, so that it lies nearer to the eye.
  for (const root of [...view.roots].reverse()) {
    const course = sideCourse(geometry, bones, root);
    const hit = state?.hit.includes(root) === true;
    const dim = state !== null && state.hit.length > 0 && !hit;
    if (hit) {
      const disc = /** @type {Frame} */ (bones.discs[pressedAt]);
      lights.push(
        glow(
          course.line.filter(([, y]) => y < disc.centre[1] + 9),
          8,
        ),
      );
    }
    lines.push(
      el(
        "g",
        { "data-root": root, opacity: dim ? 0.6 : null },
        rootLine(course.line, root, 9),
        ganglion({ at: course.ganglion, size: [8.4, 5.2], turn: course.angle }, root),
      ),
    );
  }
  return el(
    "g",
    { "data-view": "sagittal-midline" },
    shape(canal, paint({ fill: "fat" }), { "data-layer": "fat" }),
    shape(sacralBack(bones), paint({ fill: "disc-deep" }), { opacity: 0.7 }),
    bodies,
    discs,
    rear.between,
    rear.fat,
    rear.spines,
    rear.flava,
    longLigament(bones, -1, 0.3),
    longLigament(bones, 1, 0.2),
    el("path", {
      d: smooth(sac, true, 0.8),
      "data-layer": "sac",
      style: paint({ fill: "sac", stroke: "sac-line", width: 2 }),
    }),
    [0.62, 0.7, 0.78].map((share) =>
      shape(
        between(
          walls.lane(share),
          cordLevel(geometry, bones, "conus")[1] - 4,
          /** @type {Point} */ (walls.back.at(-1))[1] + 4,
        ),
        paint({ stroke: "filum", width: 0.9 }),
        { opacity: 0.45 },
        false,
      ),
    ),
    cordShape(geometry, bones, prefix),
    projectedPedicles(geometry, bones),
    lights,
    lines,
    material?.node,
    letters,
  );
}

/**
 * @param {string} prefix
 * @param {number} top
 * @param {number} bottom
 * @param {number} left
 * @param {number} right
 * @returns {SvgNode} the view fades out at its upper and lower end
 */
export function fade(prefix, top, bottom, left, right) {
  return el(
    "g",
    {},
    el(
      "linearGradient",
      { id: `${prefix}fade`, x1: 0, y1: 0, x2: 0, y2: 1 },
      el("stop", { offset: 0, "stop-color": "#fff", "stop-opacity": 0 }),
      el("stop", { offset: 0.05, "stop-color": "#fff" }),
      el("stop", { offset: 0.95, "stop-color": "#fff" }),
      el("stop", { offset: 1, "stop-color": "#fff", "stop-opacity": 0 }),
    ),
    el(
      "mask",
      {
        id: `${prefix}mask`,
        maskUnits: "userSpaceOnUse",
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
      },
      el("rect", {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
        fill: `url(#${prefix}fade)`,
      }),
    ),
  );
}

/**
 * A framed window of a side view round one disc.
 *
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @param {SvgNode} layers
 * @param {string} prefix
 * @returns {{ node: SvgNode, box: [number, number, number, number] }}
 */
export function sideWindow(geometry, level, layers, prefix) {
  const bones = stack(geometry);
  const { left, right, above, below } = geometry.sagittal.window;
  const disc = /** @type {Frame} */ (bones.discs[geometry.levels[level]?.above ?? ""]);
  const [x, y] = disc.centre;
  const box = /** @type {[number, number, number, number]} */ ([
    Math.round((x - left) * 10),
    Math.round((-y - above) * 10),
    (left + right) * 10,
    (above + below) * 10,
  ]);
  const frame = { x: box[0], y: box[1], width: box[2], height: box[3], rx: 10 };
  const node = el(
    "g",
    { "data-panel": "sagittal" },
    el(
      "defs",
      {},
      definitions(prefix),
      el("clipPath", { id: `${prefix}frame` }, el("rect", frame)),
    ),
    el("rect", { ...frame, style: paint({ fill: "surface" }) }),
    el("g", { "clip-path": `url(#${prefix}frame)` }, cull(layers, frame)),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
  return { node, box };
}
