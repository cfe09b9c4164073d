// Outlines of displaced disc material, by type and size, seen from behind and in section.

import { paint } from "./palette.js";
import { point, rayLength, sampled, smooth, superellipse } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, SpineGeometry, SpineState, SvgNode } from "./types" */

/**
 * Material seen from behind, on the right side (mirror it for the left). A bulge has no
 * centre: it follows the whole rim.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @returns {{ outline: Point[], track: Point[] | null }} millimetres, y up
 */
export function posteriorHerniation(geometry, state) {
  const { vertebrae, herniations, migration } = geometry.posterior;
  const disc = discEdges(geometry, state.level);
  const below = vertebrae[geometry.levels[state.level]?.below ?? ""];
  if (state.type === "bulge") {
    const depth = geometry.axial.depth_by_size.bulge[state.size];
    const half = (below?.half ?? 25) + depth * 0.8;
    const middle = (disc.top + disc.bottom) / 2;
    const height = disc.top - disc.bottom + depth * 0.7;
    return {
      outline: superellipse({ at: [0, middle], size: [2 * half, height] }, 5, 32),
      track: null,
    };
  }
  const spot = herniations[state.level]?.[state.zone];
  if (spot === undefined)
    throw new Error(`no herniation at ${state.level} ${state.zone}`);
  const scale = geometry.scale_by_size[state.size];
  const [x, y] = spot.at;
  const [width, height] = [spot.size[0] * scale, spot.size[1] * scale];
  const way = spot.runs === 0 ? -1 : spot.runs;
  if (state.type === "protrusion") {
    return { outline: tapered([x, y], width, height, spot.runs * 0.22), track: null };
  }
  if (state.type === "extrusion") {
    const long = height + migration * scale;
    return {
      outline: tapered([x, y + (way * migration * scale) / 2], width, long, way * 0.16),
      track: null,
    };
  }
  const free = height * 0.62;
  const edge = way > 0 ? disc.top : disc.bottom;
  const centre = edge + way * (free / 2 + geometry.axial.sequestration.gap * 0.75);
  return {
    outline: tapered([x, centre], width * 0.82, free, way * 0.12),
    track: [
      [x, (disc.top + disc.bottom) / 2],
      [x, centre - (way * free) / 2],
    ],
  };
}

/**
 * @param {Point} at
 * @param {number} width
 * @param {number} height
 * @param {number} taper above 0: the upper end is the narrow one
 * @returns {Point[]}
 */
function tapered(at, width, height, taper) {
  return superellipse({ at: [0, 0], size: [width, height] }, 2.5, 18).map(([x, y]) => {
    const along = y / (height / 2);
    // Faint unevenness: displaced material is not a balloon.
    const uneven = 1 + 0.025 * Math.sin(along * 4 + (x > 0 ? 1.3 : 0));
    return point(at[0] + x * (1 - taper * along) * uneven, at[1] + y);
  });
}

/**
 * @param {SpineGeometry} geometry
 * @param {string} level
 * @returns {{ top: number, bottom: number }}
 */
export function discEdges(geometry, level) {
  const pair = geometry.levels[level];
  const above = geometry.posterior.vertebrae[pair?.above ?? ""];
  const below = geometry.posterior.vertebrae[pair?.below ?? ""];
  if (above === undefined || below === undefined)
    throw new Error(`unknown level ${level}`);
  return { top: above.bottom, bottom: below.top };
}

/**
 * The back of the disc's rim on one side, from its widest point to the midline.
 *
 * @param {SpineGeometry} geometry
 * @returns {Point[]}
 */
function backRim(geometry) {
  const half = sampled(geometry.axial.disc, 16);
  let widest = 0;
  half.forEach(([across], index) => {
    if (across > /** @type {Point} */ (half[widest])[0]) widest = index;
  });
  const back = half.slice(widest - 20);
  // Past the midline, so that material in the middle has a rim on both sides.
  const beyond = back.slice(-40, -1).reverse();
  return [...back, ...beyond.map(([x, y]) => point(-x, y))];
}

/**
 * Places along the rim: `rim(t)` is the point `t` millimetres from the one at distance x
 * from the midline, measured along the rim; `out` is the direction outwards there.
 *
 * @param {SpineGeometry} geometry
 * @param {number} x positive is the patient's right
 * @returns {{ at: Point, out: Point, rim: (t: number) => Point }}
 */
export function rimAt(geometry, x) {
  const back = backRim(geometry);
  /** @type {number[]} */
  const lengths = [0];
  for (let i = 1; i < back.length; i += 1) {
    const [a, b] = [/** @type {Point} */ (back[i - 1]), /** @type {Point} */ (back[i])];
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  let best = 20;
  for (let i = 20; i < back.length; i += 1) {
    const gap = (/** @type {number} */ k) =>
      Math.abs(/** @type {Point} */ (back[k])[0] - x);
    if (gap(i) < gap(best)) best = i;
  }
  const rim = (/** @type {number} */ t) => {
    const wished = (lengths[best] ?? 0) + t;
    let index = 0;
    while (index < lengths.length - 1 && (lengths[index] ?? 0) < wished) index += 1;
    return /** @type {Point} */ (back[index]);
  };
  const at = /** @type {Point} */ (back[best]);
  const [before, after] = [rim(-1.5), rim(1.5)];
  const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
  const length = Math.hypot(dx, dy) || 1;
  // Of the two directions across the rim, outwards is the one away from the disc's middle.
  const sign = dy * at[0] - dx * at[1] >= 0 ? 1 : -1;
  return { at, out: [(sign * dy) / length, (-sign * dx) / length], rim };
}

/**
 * Material in section, on the patient's right (positive x), herniations only.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @returns {{ outline: Point[], track: Point[] }}
 */
export function axialHerniation(geometry, state) {
  const {
    herniation_centre,
    zones,
    protrusion,
    extrusion,
    sequestration,
    depth_by_size,
  } = geometry.axial;
  const borders = zones[state.level];
  const standard = zones["L4-5"];
  if (borders === undefined || standard === undefined) throw new Error(state.level);
  // Foraminal and extraforaminal material lies as far out as the pedicles of its level.
  const stretch = state.zone === "central" ? 1 : borders[2] / standard[2];
  const wished = herniation_centre[state.zone];
  const x =
    state.zone === "subarticular"
      ? (borders[0] + borders[1]) / 2 - 0.5
      : wished * stretch;
  const rimHalf = 25.4;
  const { at, out, rim } = rimAt(geometry, Math.min(x, rimHalf));
  const depth = depth_by_size[state.type][state.size];
  const place = (/** @type {number} */ t, /** @type {number} */ d) => {
    const foot = rim(t);
    return point(foot[0] + out[0] * d, foot[1] + out[1] * d);
  };
  /** @type {[number, number][]} */
  let half;
  if (state.type === "protrusion") {
    const [base, dome] = [protrusion.base / 2, protrusion.dome / 2];
    half = [
      [base * 1.02, -0.5],
      [base * 0.9, depth * 0.16],
      [dome * 1.02, depth * 0.48],
      [dome * 0.82, depth * 0.8],
      [dome * 0.42, depth * 0.97],
    ];
  } else if (state.type === "extrusion") {
    const [neck, dome] = [extrusion.neck / 2, extrusion.dome / 2];
    half = [
      [neck * 1.2, -0.8],
      [neck, depth * 0.12],
      [neck * 1.12, depth * 0.26],
      [dome, depth * 0.5],
      [dome * 0.98, depth * 0.72],
      [dome * 0.62, depth * 0.94],
    ];
  } else {
    const size = point(sequestration.width, depth);
    const free = superellipse(
      { at: [0, sequestration.gap + depth / 2], size },
      2.4,
      22,
    );
    return { outline: free.map(([t, d]) => place(t, d)), track: fissure(at, out) };
  }
  const tip = half.map(([t, d]) => place(t, d));
  const other = half.map(([t, d]) => place(-t, d)).reverse();
  return { outline: [...tip, place(0, depth), ...other], track: fissure(at, out) };
}

/**
 * The way of the nucleus through the annulus.
 *
 * @param {Point} at
 * @param {Point} out
 * @returns {Point[]}
 */
function fissure(at, out) {
  const inwards = [at[0] * 0.55, at[1] * 0.5];
  return [
    [inwards[0] ?? 0, inwards[1] ?? 0],
    [at[0] - out[0] * 4 - (at[0] - (inwards[0] ?? 0)) * 0.25, at[1] - out[1] * 4],
    [at[0] + out[0] * 0.4, at[1] + out[1] * 0.4],
  ];
}

/**
 * A bulge in section: a band round more than a quarter of the rim, both sides alike.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState} state
 * @returns {Point[]}
 */
export function axialBulge(geometry, state) {
  const depth = geometry.axial.depth_by_size.bulge[state.size];
  const rim = sampled(geometry.axial.disc, 6);
  const first = Math.round(rim.length * geometry.axial.bulge.from);
  const half = rim.slice(first);
  const outer = half.map((here, index) => {
    const [before, after] = [
      half[Math.max(index - 1, 0)],
      half[Math.min(index + 1, half.length - 1)],
    ];
    const [ax, ay] = /** @type {Point} */ (before);
    const [bx, by] = /** @type {Point} */ (after);
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const sign = (by - ay) * here[0] - (bx - ax) * here[1] >= 0 ? 1 : -1;
    const thick = depth * Math.min(1, index / 7);
    return point(
      here[0] + ((sign * (by - ay)) / length) * thick,
      here[1] - ((sign * (bx - ax)) / length) * thick,
    );
  });
  const right = [...half].reverse();
  const flip = (/** @type {readonly Point[]} */ points) =>
    points.map(([x, y]) => point(-x, y));
  return [...outer, ...flip(outer).reverse().slice(1), ...flip(half), ...right];
}

/**
 * The sac gives way: what the grown herniation covers is cut from it, then it is rounded.
 *
 * @param {readonly Point[]} sac
 * @param {Point} centre a point that stays inside
 * @param {readonly Point[]} obstacle
 * @param {number} clearance
 * @returns {Point[]}
 */
export function yieldedSac(sac, centre, obstacle, clearance) {
  const count = 72;
  const dense = sampled([...sac, /** @type {Point} */ (sac[0])], 6);
  /** @type {number[]} */
  const free = [];
  /** @type {number[]} */
  const limit = [];
  for (let i = 0; i < count; i += 1) {
    const angle = (2 * Math.PI * i) / count;
    const own = rayLength(centre, angle, dense);
    const met = rayLength(centre, angle, obstacle) - clearance;
    free.push(Math.max(Math.min(own, met), 0.8));
    limit.push(Math.max(Math.min(own, met), 0.8));
  }
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < count; i += 1) {
      const [a, b, c] = [free[(i + count - 1) % count], free[i], free[(i + 1) % count]];
      const mean = ((a ?? 0) + 2 * (b ?? 0) + (c ?? 0)) / 4;
      free[i] = Math.min(mean, limit[i] ?? mean);
    }
  }
  return free.map((radius, i) => {
    const angle = (2 * Math.PI * i) / count;
    return point(
      centre[0] + radius * Math.cos(angle),
      centre[1] + radius * Math.sin(angle),
    );
  });
}

/**
 * Paints an outline as displaced disc material.
 *
 * @param {readonly Point[]} outline
 * @param {string} prefix
 * @param {{ veiled?: boolean, bulge?: boolean, tension?: number }} [look] veiled: seen
 *   through the sac
 * @returns {SvgNode}
 */
export function materialShape(outline, prefix, look = {}) {
  const d = smooth(outline, true, look.tension ?? 1);
  const name = look.bulge === true ? "bulge" : "herniation";
  return el(
    "g",
    { "data-layer": name, opacity: look.veiled === true ? 0.62 : null },
    el("path", { d, style: paint({ fill: `url(#${prefix}herniation)` }) }),
    el("path", { d, style: paint({ fill: `url(#${prefix}hatch)` }) }),
    el("path", {
      d,
      "stroke-dasharray": look.veiled === true ? "9 5" : null,
      style: paint({ stroke: "herniation-line", width: 2 }),
    }),
  );
}
