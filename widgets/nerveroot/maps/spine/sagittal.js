// Panel A: the midline section, with the left pedicles and the roots projected into it.

import { definitions } from "./definitions.js";
import { colour, paint, rootColour } from "./palette.js";
import { ganglion, glow, rootLine } from "./roots.js";
import { between, LUMBAR, onEndplate, sacWalls, stack } from "./sagittal_frames.js";
import { column, longLigament, materialFromSide, shape } from "./sagittal_parts.js";
import { point, smooth, straight } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @import { Frame, Stack, Vertebra } from "./sagittal_frames.js" */

/** @typedef {{ prefix: string, text: number, roots: readonly string[] }} View */

/** Where in the sac each root runs, 0 front, 1 back: the first to leave lies in front. */
const LANES = { L2: 0.08, L3: 0.14, L4: 0.2, L5: 0.36, S1: 0.54 };

/**
 * The course of a root seen from the side, projected into the midline plane.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {string} root
 * @returns {{ line: Point[], ganglion: Point, angle: number }}
 */
export function sideCourse(geometry, bones, root) {
  const { sagittal } = geometry;
  const share = LANES[/** @type {keyof typeof LANES} */ (root)] ?? 0.3;
  const walls = sacWalls(geometry, bones);
  const lane = walls.lane(share);
  const start =
    cordLevel(geometry, bones, "from")[1] -
    (root === "L4" ? -3 : root === "S1" ? 5 : 1);
  if (root === "S1") {
    const s1 = /** @type {Vertebra} */ (bones.sacrum[0]);
    const disc = /** @type {Frame} */ (bones.discs.L5);
    const leave = disc.at(disc.half + 8.2, 2);
    const knot = s1.at(s1.half + 4.6, 0);
    const line = [
      ...between(lane, start, leave[1] + 6).slice(0, -1),
      leave,
      knot,
      onEndplate(s1.lower, 1.16, 2.5),
      onEndplate(s1.lower, 0.8, -0.6),
      onEndplate(s1.lower, 0.3, -3),
      onEndplate(s1.lower, 0, -6),
    ];
    return { line, ganglion: knot, angle: direction(leave, knot) };
  }
  const own = /** @type {Vertebra} */ (bones.vertebrae[root]);
  const disc = /** @type {Frame} */ (bones.discs[root]);
  const [u, v] = sagittal.ganglion.at;
  const knot = own.at(own.half + u, v);
  const before = own.at(own.half + u + 1.4, v + 7.5);
  const leave = own.at(own.half + u + 2.2, v + 15);
  const line = [
    ...between(lane, start, leave[1] + 5).slice(0, -1),
    leave,
    before,
    knot,
    disc.at(disc.half - 1, 1.5),
    disc.at(disc.half - 7.5, -3.5),
    disc.at(disc.half - 12, -8),
  ];
  return { line, ganglion: knot, angle: direction(before, knot) };
}

/**
 * @param {Point} from
 * @param {Point} to
 * @returns {number} degrees
 */
function direction(from, to) {
  return (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
}

/**
 * A height of the cord that the evidence gives by vertebra and share of its body from
 * the top.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {"from" | "to" | "conus"} which
 * @returns {Point}
 */
export function cordLevel(geometry, bones, which) {
  const { cord } = geometry.sagittal;
  const [name, share] =
    which === "conus"
      ? [cord.conus.vertebra, 1 - cord.conus.share / 2]
      : cord.l5_segment[which];
  const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
  return body.at(body.half + 8, body.height / 2 - body.height * share);
}

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
 * Spinous process of a vertebra in the midline, with the ligaments to the next.
 *
 * @param {SpineGeometry} geometry
 * @param {Vertebra} body
 * @param {{ length: number, height: number }} spine
 * @returns {Point[]}
 */
export function spinousOutline({ sagittal }, body, { length, height }) {
  const [low, high] = sagittal.spinolaminar;
  const h = body.half;
  const p = (/** @type {number} */ u, /** @type {number} */ v) => body.at(h + u, v);
  const l = length;
  return [
    p(low + 0.4, 6.5),
    p(low + 2.2, 8.2),
    p(low + 5, 6.8),
    p(low + l * 0.45, 3.4),
    p(low + l * 0.82, 1.8),
    p(low + l, -0.8),
    p(low + l * 1.03, -height * 0.5),
    p(low + l * 0.99, -height * 0.92),
    p(low + l * 0.88, -height),
    p(low + l * 0.55, -height * 0.78),
    p(high + 3.5, -height * 0.52),
    p(high + 1, -height * 0.5),
    p(high + 0.2, -4),
    p(low + 0.6, 1.5),
  ];
}

/**
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {string} prefix
 * @returns {{ fat: SvgNode, between: SvgNode[], spines: SvgNode[], flava: SvgNode[] }}
 */
function behindCanal(geometry, bones, prefix) {
  const { sagittal } = geometry;
  const bone = paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" });
  /** @type {SvgNode[]} */
  const between_ = [];
  /** @type {SvgNode[]} */
  const spines = [];
  /** @type {SvgNode[]} */
  const flava = [];
  /** @type {Point[]} */
  const tips = [];
  const [low, high] = sagittal.spinolaminar;
  LUMBAR.forEach((name, index) => {
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    const spine = sagittal.spinous[name];
    if (spine === undefined) return;
    const h = body.half;
    spines.push(
      shape(spinousOutline(geometry, body, spine), bone, { "data-spinous": name }),
    );
    tips.push(
      body.at(h + low + spine.length * 1.05, -1),
      body.at(h + low + spine.length * 1.05, -spine.height * 0.9),
    );
    const next = bones.vertebrae[LUMBAR[index + 1] ?? ""];
    const nextSpine = sagittal.spinous[LUMBAR[index + 1] ?? ""];
    const to = next ?? /** @type {Vertebra} */ (bones.sacrum[0]);
    const reach = Math.min(spine.length, nextSpine?.length ?? 13);
    between_.push(
      shape(
        [
          body.at(h + high + 1, -spine.height * 0.4),
          body.at(h + low + reach * 0.55, -spine.height * 0.7),
          body.at(h + low + reach, -spine.height * 0.85),
          to.at(to.half + low + reach, 1),
          to.at(to.half + low + reach * 0.5, 4),
          to.at(to.half + low + 2.5, 8),
        ],
        paint({ fill: "fat-deep", stroke: "ligament", width: 0.8 }),
        { "data-layer": "interspinous" },
      ),
    );
    flava.push(
      shape(
        [
          body.at(h + high - 0.8, -3.5),
          body.at(h + high + 1.4, -spine.height * 0.5),
          to.at(to.half + low + 3.6, 8.6),
          to.at(to.half + low + 0.2, 6),
          to.at(to.half + low - 0.6, 11),
          body.at(h + high - 1.8, -10),
        ],
        paint({ fill: "ligament", stroke: "ligament-line", width: 0.9 }),
        { "data-layer": "flavum" },
      ),
    );
  });
  const [s1, s2] = /** @type {[Vertebra, Vertebra]} */ (
    /** @type {unknown} */ (bones.sacrum)
  );
  spines.push(
    shape(
      [
        s1.at(s1.half + 13.5, 11),
        s1.at(s1.half + 18, 11.5),
        s1.at(s1.half + 23, 6),
        s1.at(s1.half + 21.5, -2),
        s1.at(s1.half + 17.5, -8),
        s2.at(s2.half + 17, 3),
        s2.at(s2.half + 14, -5),
        s2.at(s2.half + 11.5, -13),
        s2.at(s2.half + 8.5, -12),
        s2.at(s2.half + 8.8, -2),
        s1.at(s1.half + 11, -8),
        s1.at(s1.half + 12, 2),
      ],
      bone,
      { "data-spinous": "sacrum" },
    ),
  );
  return {
    fat: shape(
      tips.slice(1),
      `${paint({ stroke: "ligament", width: 7 })};stroke-linecap:round`,
      { "data-layer": "supraspinous" },
      false,
    ),
    between: between_,
    spines,
    flava,
  };
}

/**
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @returns {SvgNode[]} dashed outlines of the left pedicles
 */
function projectedPedicles({ sagittal }, bones) {
  const { length, bottom, top } = sagittal.pedicle;
  return LUMBAR.slice(1).map((name) => {
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    const h = body.half;
    return shape(
      [
        body.at(h + 0.4, top - 0.6),
        body.at(h + length * 0.5, top),
        body.at(h + length, top - 1.5),
        body.at(h + length + 0.4, (top + bottom) / 2),
        body.at(h + length, bottom + 1.2),
        body.at(h + length * 0.5, bottom),
        body.at(h + 0.4, bottom + 0.4),
      ],
      paint({ stroke: "bone-line", width: 2 }),
      { "stroke-dasharray": "8 6", "data-pedicle": name },
      false,
    );
  });
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
  for (const root of view.roots) {
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
    el("g", { "clip-path": `url(#${prefix}frame)` }, layers),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
  return { node, box };
}
