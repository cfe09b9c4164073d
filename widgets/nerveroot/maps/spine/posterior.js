// The canal from behind with the laminae taken away: bones, discs, zones, sac and roots.

import { definitions } from "./definitions.js";
import { discEdges, materialShape, posteriorHerniation } from "./herniation.js";
import { chip, words } from "./lettering.js";
import { colour, paint } from "./palette.js";
import {
  directionAt,
  ganglion,
  glow,
  ROOTS,
  rootCourse,
  rootLine,
  sacLine,
} from "./roots.js";
import {
  bothHalves,
  interpolate,
  mirrored,
  point,
  sampled,
  scaled,
  smooth,
  straight,
  superellipse,
  units,
} from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Box, Point, PosteriorVertebra, SpineGeometry, SpineState, SvgNode } from "./types" */

/** @typedef {{ prefix: string, text: number, window: Box, zonesAt: string[], top: number }} View */

const SIDES = /** @type {const} */ (["right", "left"]);
const LETTERS = {
  central: "C",
  subarticular: "S",
  foraminal: "F",
  extraforaminal: "X",
};
/** Strength of the grey tint of each zone. */
const TINTS = {
  central: 0.09,
  subarticular: 0.3,
  foraminal: 0.18,
  extraforaminal: 0.11,
};

/**
 * @param {readonly Point[]} points drawn for the right side
 * @param {"right" | "left"} side
 * @returns {Point[]}
 */
function onSide(points, side) {
  return side === "right" ? [...points] : mirrored(points);
}

/**
 * @param {PosteriorVertebra} vertebra
 * @param {number} waist
 * @param {string} prefix
 * @returns {SvgNode}
 */
function bodyShape({ bottom, top, half }, waist, prefix) {
  const middle = (bottom + top) / 2;
  /** @type {Point[]} */
  const right = [
    [0, top - 0.7],
    [half * 0.6, top - 0.2],
    [half * 0.92, top + 0.3],
    [half, top - 1.2],
    [half * 0.955, top - 3.6],
    [half * waist, middle + 1.5],
    [half * waist, middle - 2.5],
    [half * 0.95, bottom + 3.6],
    [half, bottom + 1.2],
    [half * 0.92, bottom - 0.3],
    [half * 0.6, bottom + 0.2],
    [0, bottom + 0.7],
  ];
  const outline = smooth(bothHalves(right), true, 0.8);
  const rim = (/** @type {number} */ y, /** @type {number} */ dip) =>
    smooth([
      [-half * 0.9, y],
      [0, y - dip],
      [half * 0.9, y],
    ]);
  return el(
    "g",
    { "data-layer": "body" },
    el("path", {
      d: outline,
      style: paint({ fill: `url(#${prefix}body)`, stroke: "bone-line" }),
    }),
    el("path", {
      d: rim(top - 3, 0.7),
      style: paint({ stroke: "bone-line", width: 0.8 }),
      opacity: 0.55,
    }),
    el("path", {
      d: rim(bottom + 3, -0.7),
      style: paint({ stroke: "bone-line", width: 0.8 }),
      opacity: 0.55,
    }),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @param {string} prefix
 * @returns {SvgNode}
 */
function discShape(geometry, level, prefix) {
  const { top, bottom } = discEdges(geometry, level);
  const { vertebrae } = geometry.posterior;
  const pair = geometry.levels[level];
  const half = (vertebrae[pair?.above ?? ""]?.half ?? 25) + 1.7;
  const middle = (top + bottom) / 2;
  /** @type {Point[]} */
  const right = [
    [0, top + 0.2],
    [half * 0.8, top + 0.1],
    [half * 0.96, top - 0.4],
    [half * 1.01, middle + (top - middle) * 0.45],
    [half * 0.995, middle],
    [half * 1.01, middle - (top - middle) * 0.45],
    [half * 0.96, bottom + 0.4],
    [half * 0.8, bottom - 0.1],
    [0, bottom - 0.2],
  ];
  const fibre = (/** @type {number} */ share) => {
    const y = bottom + (top - bottom) * share;
    return el("path", {
      d: smooth([
        [-half * 0.94, y + 0.2],
        [-half * 0.4, y],
        [half * 0.4, y],
        [half * 0.94, y + 0.2],
      ]),
      style: paint({ stroke: "disc-line", width: 0.8 }),
      opacity: 0.5,
    });
  };
  return el(
    "g",
    { "data-layer": "disc", "data-disc": level },
    el("path", {
      d: smooth(bothHalves(right), true, 0.9),
      style: paint({ fill: `url(#${prefix}disc)`, stroke: "disc-line" }),
    }),
    [0.24, 0.5, 0.76].map(fibre),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} prefix
 * @returns {SvgNode[]}
 */
function sacrumShape(geometry, prefix) {
  const { sacrum, sacral_foramen: foramen } = geometry.posterior;
  return [
    el("path", {
      d: smooth(bothHalves(sacrum), true, 0.8),
      "data-layer": "sacrum",
      style: paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" }),
    }),
    ...SIDES.map((side) =>
      el("path", {
        d: smooth(onSide(superellipse(foramen), side), true),
        style: paint({ fill: "fat", stroke: "bone-line" }),
      }),
    ),
  ];
}

/**
 * The cut face of a pedicle, with its marrow and its letter.
 *
 * @param {string} name
 * @param {PosteriorVertebra} vertebra
 * @param {"right" | "left"} side
 * @param {View} view
 * @returns {SvgNode}
 */
function pedicleShape(name, { pedicle: [medial, lateral, bottom, top] }, side, view) {
  /** @type {Point} */
  const at = [(medial + lateral) / 2, (bottom + top) / 2];
  /** @type {Point} */
  const size = [lateral - medial, top - bottom];
  const outline = onSide(
    superellipse({ at, size }, name === "S1" ? 2.7 : 2.25, 36),
    side,
  );
  const middle = /** @type {Point} */ (onSide([at], side)[0]);
  const core = scaled(outline, 0.76, middle);
  const grains = [
    [-0.16, 0.2],
    [0.2, 0.02],
    [0.08, -0.26],
    [-0.22, -0.1],
    [0.02, 0.32],
  ];
  return el(
    "g",
    { "data-pedicle": name, "data-side": side },
    el("path", {
      d: smooth(outline, true, 1),
      style: paint({
        fill: "bone",
        stroke: "bone-line",
        width: name === "S1" ? 1.8 : 2.4,
      }),
    }),
    name === "S1"
      ? null
      : el("path", { d: smooth(core, true, 1), style: paint({ fill: "bone-core" }) }),
    name === "S1"
      ? null
      : grains.map(([dx = 0, dy = 0]) =>
          el("ellipse", {
            cx: units(middle[0] + dx * size[0]),
            cy: units(-(middle[1] + dy * size[1])),
            rx: 5.4,
            ry: 4.2,
            style: paint({ fill: "bone-deep" }),
          }),
        ),
    words(name, units(middle[0]), units(-middle[1]) + view.text * 0.35, {
      size: view.text,
      weight: 700,
      anchor: "middle",
      halo: "bone-core",
    }),
  );
}

/**
 * The borders of the zones on the right side, from pedicle to pedicle.
 *
 * @param {SpineGeometry} geometry
 * @param {string} level
 */
export function zoneBorders(geometry, level) {
  const {
    vertebrae,
    zone_central: centrals,
    zone_outer: outers,
    zone_band,
  } = geometry.posterior;
  const pair = geometry.levels[level];
  const above = vertebrae[pair?.above ?? ""];
  const below = vertebrae[pair?.below ?? ""];
  if (above === undefined || below === undefined)
    throw new Error(`unknown level ${level}`);
  const [over, under] = zone_band[level] ?? [5, 5];
  const top = above.bottom + over;
  const bottom = below.top - under;
  // The lines join the pedicles; the band shows the part of them around the disc.
  const [from, to] = [above.pedicle[2], below.pedicle[3]];
  const wall = (/** @type {0 | 1} */ k, /** @type {number} */ y) =>
    below.pedicle[k] + ((above.pedicle[k] - below.pedicle[k]) * (y - to)) / (from - to);
  const central = centrals[level] ?? 8.5;
  const outer = outers[level] ?? 41;
  /** @type {(x: number, y: number) => Point} */
  const p = (x, y) => [x, y];
  return {
    top,
    bottom,
    lines: {
      central: [p(central, top), p(central, bottom)],
      subarticular: [p(wall(0, top), top), p(wall(0, bottom), bottom)],
      foraminal: [p(wall(1, top), top), p(wall(1, bottom), bottom)],
      extraforaminal: [p(outer, top), p(outer, bottom)],
    },
  };
}

/**
 * Zone tints or, on top of everything, their borders and chips.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @param {"tints" | "marks"} part
 * @returns {SvgNode}
 */
function zoneLayer(geometry, state, view, part) {
  /** @type {SvgNode[]} */
  const nodes = [];
  for (const level of view.zonesAt) {
    const { lines, top } = zoneBorders(geometry, level);
    /** @type {Point[]} */
    let inner = [
      [0, top],
      [0, /** @type {Point} */ (lines.central[1])[1]],
    ];
    for (const zone of /** @type {const} */ ([
      "central",
      "subarticular",
      "foraminal",
      "extraforaminal",
    ])) {
      const outer = lines[zone];
      for (const side of SIDES) {
        const area = onSide([...inner, ...[...outer].reverse()], side);
        const chosen =
          state?.zone === zone && (zone === "central" || state.side === side);
        if (part === "tints") {
          nodes.push(
            el("path", {
              d: straight(area, true),
              "data-zone": zone,
              style: paint({ fill: "zone" }),
              opacity: TINTS[zone],
            }),
          );
          continue;
        }
        if (zone !== "extraforaminal") {
          nodes.push(
            el("path", {
              d: straight(onSide(outer, side)),
              "stroke-dasharray": "6 5",
              style: paint({ stroke: "zone", width: 1.3 }),
              opacity: 0.85,
            }),
          );
        }
        if (zone === "central" && side === "left") continue;
        const places = geometry.posterior.chips[level] ?? [11, 16, 36];
        const x = {
          central: 0,
          subarticular: places[0],
          foraminal: places[1],
          extraforaminal: places[2],
        }[zone];
        const size = view.text * 0.78;
        const [chipX, chipY] = /** @type {Point} */ (
          onSide([[x, top - size * 0.088]], side)[0]
        );
        nodes.push(chip(LETTERS[zone], units(chipX), units(-chipY), size, chosen));
      }
      inner = [...outer];
    }
  }
  return el("g", { "data-layer": `zone-${part}` }, nodes);
}

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
function sacShape(geometry, state, view) {
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
function rootLayers(geometry, state, view) {
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
      const opacity =
        state !== null && state.hit.length > 0 && strength === 0 ? 0.6 : null;
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
 * All layers of the view, back to front, in drawing units with the origin in the midline
 * at the middle of the L5-S1 disc.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state null: the anatomy alone
 * @param {View} view
 * @returns {SvgNode}
 */
export function posteriorLayers(geometry, state, view) {
  const { posterior } = geometry;
  const { prefix, window } = view;
  const shows = (/** @type {PosteriorVertebra} */ v) =>
    v.bottom < window.top + 8 && v.top > window.bottom - 8;
  const bones = Object.entries(posterior.vertebrae).filter(([, vertebra]) =>
    shows(vertebra),
  );
  const lumbar = bones.filter(([name]) => name !== "S1");
  const sacrum = bones.length > lumbar.length;
  const processes = (
    /** @type {number | null} */ opacity,
    /** @type {string} */ layer,
  ) =>
    el(
      "g",
      { "data-layer": layer, opacity },
      lumbar.flatMap(([name]) =>
        SIDES.map((side) =>
          el("path", {
            d: smooth(
              onSide(posterior.transverse_processes[name] ?? [], side),
              true,
              0.9,
            ),
            style: paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" }),
          }),
        ),
      ),
    );
  const material = state === null ? null : posteriorHerniation(geometry, state);
  const drawn =
    material === null || state === null
      ? null
      : {
          outline: onSide(material.outline, state.side),
          track: material.track === null ? null : onSide(material.track, state.side),
        };
  const roots = rootLayers(geometry, state, view);
  const bulge = state?.type === "bulge";
  const central = state?.zone === "central" || bulge;
  const body = drawn === null ? null : materialShape(drawn.outline, prefix, { bulge });
  return el(
    "g",
    { "data-view": "posterior" },
    processes(null, "transverse-processes"),
    sacrum ? sacrumShape(geometry, prefix) : null,
    lumbar.map(([, vertebra]) => bodyShape(vertebra, posterior.waist, prefix)),
    Object.keys(geometry.levels).map((level) => discShape(geometry, level, prefix)),
    posteriorLigament(geometry, view),
    zoneLayer(geometry, state, view, "tints"),
    drawn?.track == null
      ? null
      : el("path", {
          d: smooth(drawn.track),
          "stroke-dasharray": "3 7",
          style: `${paint({ stroke: "herniation-line", width: 3 })};stroke-linecap:round`,
        }),
    body,
    sacShape(geometry, state, view),
    central && drawn !== null
      ? materialShape(drawn.outline, prefix, { veiled: true, bulge })
      : null,
    roots.glow,
    roots.sacRoots,
    roots.roots,
    el(
      "g",
      { "data-layer": "veil", opacity: 0.62 },
      processes(null, "veil-processes").children,
      sacrum
        ? SIDES.map((side) =>
            el("path", {
              d: smooth(onSide(posterior.ala, side), true, 0.6),
              style: paint({ fill: "bone-deep" }),
            }),
          )
        : null,
    ),
    bones.flatMap(([name, vertebra]) =>
      SIDES.map((side) => pedicleShape(name, vertebra, side, view)),
    ),
    zoneLayer(geometry, state, view, "marks"),
  );
}

/**
 * @param {SpineGeometry} geometry
 * @param {View} view
 * @returns {SvgNode}
 */
function posteriorLigament(geometry, view) {
  /** @type {Point[]} */
  const right = [];
  for (const [name, { top, bottom }] of Object.entries(geometry.posterior.vertebrae)) {
    if (top > view.window.top + 30) continue;
    if (name === "S1") right.push([10, top + 1], [5.6, top - 6], [3, top - 16]);
    else
      right.push(
        [10.6, top + 1],
        [8.4, top - 5],
        [7, (top + bottom) / 2],
        [8.4, bottom + 5],
        [10.6, bottom - 1],
      );
  }
  return el("path", {
    d: smooth(bothHalves(right), true, 0.6),
    "data-layer": "posterior-ligament",
    style: paint({ fill: "ligament" }),
    opacity: 0.4,
  });
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @returns {Box} millimetres
 */
export function levelWindow(geometry, level) {
  const { half, above, below } = geometry.posterior.window;
  const { top, bottom } = discEdges(geometry, level);
  const middle = (top + bottom) / 2;
  return { left: -half, right: half, top: middle + above, bottom: middle - below };
}

/**
 * A framed drawing: definitions, clip, layers and frame line.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {View} view
 * @returns {SvgNode}
 */
export function posteriorPanel(geometry, state, view) {
  const { left, right, top, bottom } = view.window;
  const frame = {
    x: units(left),
    y: units(-top),
    width: units(right - left),
    height: units(top - bottom),
    rx: 10,
  };
  return el(
    "g",
    { "data-panel": "posterior" },
    el(
      "defs",
      {},
      definitions(view.prefix),
      el("clipPath", { id: `${view.prefix}frame` }, el("rect", frame)),
    ),
    el("rect", { ...frame, style: paint({ fill: "surface" }) }),
    el(
      "g",
      { "clip-path": `url(#${view.prefix}frame)` },
      posteriorLayers(geometry, state, view),
    ),
    el("rect", {
      ...frame,
      style: `fill:none;stroke:${colour("line")};stroke-width:2`,
    }),
  );
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
