// Pieces of the side view that both sections share: bodies, discs, material.

import { materialShape } from "./herniation.js";
import { words } from "./lettering.js";
import { paint } from "./palette.js";
import { bodyOutline, discOutline, LUMBAR, onEndplate } from "./sagittal_frames.js";
import { smooth, superellipse, units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @import { Frame, Stack, Vertebra } from "./sagittal_frames.js" */

/**
 * @param {readonly Point[]} points
 * @param {string} style
 * @param {Record<string, string | number | null>} [more]
 * @param {boolean} [closed]
 * @returns {SvgNode}
 */
export function shape(points, style, more = {}, closed = true) {
  return el("path", { d: smooth(points, closed), style, ...more });
}

/**
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {string} prefix
 * @param {number} text
 * @returns {{ bodies: SvgNode[], discs: SvgNode[], letters: SvgNode[] }}
 */
export function column(geometry, bones, prefix, text) {
  const { sagittal } = geometry;
  const bone = paint({ fill: `url(#${prefix}body)`, stroke: "bone-line" });
  const bodies = LUMBAR.map((name) =>
    shape(
      bodyOutline(/** @type {Vertebra} */ (bones.vertebrae[name]), sagittal),
      bone,
      { "data-body": name },
    ),
  );
  bones.sacrum.forEach((body, index) => {
    const soft = { concavity: index === 0 ? 1.2 : 0.4, waist: 1.3 };
    bodies.push(
      shape(bodyOutline(body, soft), bone, {
        "data-body": `S${index + 1}`,
        opacity: index === 2 ? 0.55 : null,
      }),
    );
  });
  const discs = LUMBAR.map((name, index) => {
    const above = /** @type {Vertebra} */ (bones.vertebrae[name]);
    const below =
      bones.vertebrae[LUMBAR[index + 1] ?? ""] ??
      /** @type {Vertebra} */ (bones.sacrum[0]);
    const disc = /** @type {Frame & { height: number }} */ (bones.discs[name]);
    const { half, height } = disc;
    /** @type {Point} */
    const nucleus = disc.at(sagittal.nucleus_behind, 0);
    const oval = superellipse(
      { at: nucleus, size: [half * 1.15, height * 0.7], turn: disc.angle },
      2.2,
    );
    const fibres = [-0.95, -0.88, -0.81, 0.82, 0.89, 0.95].map((share) => {
      const reach = height * (share < 0 ? 0.36 : 0.2);
      return shape(
        [
          disc.at(half * share, reach),
          disc.at(half * share - Math.sign(share) * -0.7, 0),
          disc.at(half * share, -reach),
        ],
        paint({ stroke: "disc-line", width: 0.9 }),
        { opacity: 0.65 },
        false,
      );
    });
    return el(
      "g",
      { "data-disc": name },
      shape(
        discOutline(above.lower, below.upper, sagittal.concavity * 0.8),
        paint({ fill: `url(#${prefix}disc)`, stroke: "disc-line" }),
      ),
      shape(oval, paint({ fill: `url(#${prefix}nucleus)` })),
      fibres,
    );
  });
  /** @type {[string, Vertebra | undefined][]} */
  const named = [
    ...LUMBAR.map((name) => pairOf(name, bones.vertebrae[name])),
    pairOf("S1", bones.sacrum[0]),
    pairOf("S2", bones.sacrum[1]),
  ];
  const letters = named.flatMap(([name, body]) =>
    body === undefined
      ? []
      : words(
          name,
          units(body.at(-1.5, 4.5)[0]),
          units(-body.at(-1.5, 4.5)[1]) + text * 0.35,
          {
            size: name === "S2" ? text * 0.92 : text,
            weight: 700,
            anchor: "middle",
            halo: "bone",
          },
        ),
  );
  return { bodies, discs, letters };
}

/**
 * @param {string} name
 * @param {Vertebra | undefined} body
 * @returns {[string, Vertebra | undefined]}
 */
function pairOf(name, body) {
  return [name, body];
}

/**
 * @param {number} u
 * @param {number} v
 * @returns {[number, number]}
 */
function offset(u, v) {
  return [u, v];
}

/**
 * Material behind a disc in the midline or in the foramen.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @param {SpineState} state
 * @param {string} prefix
 * @param {string | null} clip
 * @returns {{ node: SvgNode, at: Point, outline: Point[] }}
 */
export function materialFromSide(geometry, bones, state, prefix, clip = null) {
  const above = geometry.levels[state.level]?.above ?? "";
  const disc = /** @type {Frame & { height: number }} */ (bones.discs[above]);
  const { runs } = geometry.sagittal.herniation;
  const scale = geometry.scale_by_size[state.size];
  const bulge = state.type === "bulge";
  const foraminal = state.zone === "foraminal" || state.zone === "extraforaminal";
  const depth =
    geometry.axial.depth_by_size[state.type][state.size] *
    (state.type === "extrusion" ? 0.74 : 0.9);
  const way = runs[state.zone] === 0 ? -1 : runs[state.zone];
  const rise = bulge || state.zone === "central" ? 0 : way * 1.2 * scale;
  const extra = state.type === "extrusion" ? geometry.posterior.migration * scale : 0;
  const h = disc.half;
  const tall = bulge ? disc.height * 0.48 : Math.min(disc.height * 0.62, 5.4) * scale;
  /** @type {Point[]} */
  let outline;
  if (state.type === "sequestration") {
    const lift = way * (disc.height / 2 + (foraminal ? 1.8 : 4.4) * scale);
    const along = foraminal ? 1.8 : 2.4;
    const at = disc.at(h + along, lift);
    outline = superellipse(
      { at, size: [depth * 0.8, 7.6 * scale], turn: disc.angle },
      2.3,
    );
  } else {
    const up = tall + (way > 0 ? extra : 0);
    const down = tall + (way < 0 ? extra : 0);
    // From the rim outwards, as shares of depth and of half the height: a dome on a broad
    // base, or a head on a neck.
    /** @type {[number, number][]} */
    const profile =
      state.type === "extrusion"
        ? [
            [0.28, 0.56],
            [0.55, 0.92],
            [0.88, 0.72],
            [0.99, 0.34],
          ]
        : [
            [0.3, 0.97],
            [0.62, 0.84],
            [0.88, 0.56],
            [0.98, 0.26],
          ];
    const base = tall * (state.type === "extrusion" ? 0.52 : 1.04);
    /** @type {[number, number][]} */
    const points = [
      [-0.9, base],
      ...profile.map(([out, share]) => offset(depth * out, up * share)),
      [depth, 0],
      ...profile.map(([out, share]) => offset(depth * out, -down * share)).reverse(),
      [-0.9, -base],
    ];
    outline = points.map(([u, v]) => disc.at(h + u, v + rise * (u / depth)));
  }
  // Far lateral material lies beyond this section: it is only projected into it.
  const veiled = state.zone === "extraforaminal" && !bulge;
  const node = materialShape(outline, prefix, { bulge, veiled, tension: 0.9 });
  return {
    node: clip === null ? node : el("g", { "clip-path": clip }, node),
    at: disc.at(h + depth * 0.6, rise),
    outline,
  };
}

/**
 * A quiet line along the backs or fronts of the bodies: a long ligament.
 *
 * @param {Stack} bones
 * @param {-1 | 1} side -1 front, 1 back
 * @param {number} gap
 * @returns {SvgNode}
 */
export function longLigament(bones, side, gap) {
  /** @type {Point[]} */
  const line = [];
  for (const name of LUMBAR) {
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    line.push(
      onEndplate(body.upper, side * 1.02, -1.5),
      body.at(side * (body.half - 0.4 + (side > 0 ? 0.5 : 0)), 0),
      onEndplate(body.lower, side * 1.02, 1.5),
    );
    const disc = /** @type {Frame} */ (bones.discs[name]);
    line.push(disc.at(side * (disc.half + 1.3 + gap), 0));
  }
  const s1 = /** @type {Vertebra} */ (bones.sacrum[0]);
  line.push(onEndplate(s1.upper, side * 1.02, -1.5), s1.at(side * (s1.half + 0.3), 0));
  return shape(
    line,
    `${paint({ stroke: "ligament", width: 5 })};stroke-linecap:round`,
    { "data-layer": "long-ligament" },
    false,
  );
}
