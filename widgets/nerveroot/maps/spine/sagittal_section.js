// Panel B: the section through the pedicles, with every foramen cut across.

import { colour, paint, rootColour } from "./palette.js";
import { LUMBAR, onEndplate, stack } from "./sagittal_frames.js";
import { column, longLigament, materialFromSide, shape } from "./sagittal_parts.js";
import { superellipse } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, SpineGeometry, SpineState, SvgNode } from "./types" */
/** @import { Frame, Stack, Vertebra } from "./sagittal_frames.js" */

/**
 * Pedicle, articular processes and the bridge between them, cut through. The superior
 * process stands in front of the joint above, the inferior process behind the one below.
 *
 * @param {SpineGeometry} geometry
 * @param {Vertebra} body
 * @param {Frame | null} above disc above
 * @param {Frame | null} below disc below
 * @returns {Point[]}
 */
export function archOutline({ sagittal }, body, above, below) {
  const h = body.half;
  const { length, bottom, top } = sagittal.pedicle;
  const [[upperU, upperV], [lowerU, lowerV]] = sagittal.facet_joint;
  const gap = 0.55;
  const v = (/** @type {number} */ du, /** @type {number} */ dv) => body.at(h + du, dv);
  const outline = [v(-2, top - 0.5), v(1.5, top - 0.4), v(length * 0.6, top + 0.2)];
  if (above !== null) {
    const a = (/** @type {number} */ du, /** @type {number} */ dv) =>
      above.at(above.half + du, dv);
    outline.push(
      a(9.2, -6.5),
      a(10.2, -1),
      a(11.8, 4.5),
      a(13.4, 8),
      a(upperU - 0.5, upperV + 1.4),
      a(upperU - gap, upperV - 0.6),
      a((upperU + lowerU) / 2 - gap, (upperV + lowerV) / 2),
      a(lowerU - gap, lowerV),
      a(lowerU + 0.4, lowerV - 2),
    );
  } else {
    outline.push(
      v(length + 2, top + 2),
      v(length + 7, top + 8),
      v(length + 10, top + 9),
    );
  }
  outline.push(v(19.5, 5), v(21, 0), v(20.6, -5));
  if (below !== null) {
    const b = (/** @type {number} */ du, /** @type {number} */ dv) =>
      below.at(below.half + du, dv);
    outline.push(
      b(23.2, 4),
      b(24.6, -3),
      b(23.6, -9),
      b(21.4, -11.6),
      b(lowerU + gap + 0.3, lowerV - 0.6),
      b((upperU + lowerU) / 2 + gap, (upperV + lowerV) / 2),
      b(upperU + gap, upperV),
      b(upperU - 0.4, upperV + 2.6),
    );
  }
  outline.push(
    v(12.4, -6.8),
    v(length + 1, bottom - 0.6),
    v(length * 0.55, bottom - 0.2),
    v(1.5, bottom),
    v(-2, bottom + 0.5),
  );
  return outline;
}

/**
 * The back of the sacrum in this section: S1 superior process and the fused arches.
 *
 * @param {SpineGeometry} geometry
 * @param {Stack} bones
 * @returns {Point[]}
 */
function sacralArch({ sagittal }, bones) {
  const [s1, s2] = /** @type {[Vertebra, Vertebra]} */ (
    /** @type {unknown} */ (bones.sacrum)
  );
  const disc = /** @type {Frame} */ (bones.discs.L5);
  const [[upperU, upperV], [lowerU, lowerV]] = sagittal.facet_joint;
  const a = (/** @type {number} */ du, /** @type {number} */ dv) =>
    disc.at(disc.half + du, dv);
  return [
    s1.at(s1.half - 3, 11),
    s1.at(s1.half + 3, 12),
    a(8.4, -5.5),
    a(10.2, -1),
    a(11.8, 4.5),
    a(13.4, 8),
    a(upperU - 0.5, upperV + 1.4),
    a(upperU - 0.55, upperV - 0.6),
    a((upperU + lowerU) / 2 - 0.55, (upperV + lowerV) / 2),
    a(lowerU - 0.55, lowerV),
    a(lowerU + 1, lowerV - 3),
    s1.at(s1.half + 20.5, 2),
    s1.at(s1.half + 17, -6),
    s2.at(s2.half + 17, 4),
    s2.at(s2.half + 15, -5),
    s2.at(s2.half + 9, -9),
    s2.at(s2.half - 1, -8),
    s2.at(s2.half - 3, 4),
    s1.at(s1.half - 3, -4),
  ];
}

/**
 * Fat, vessels, ganglion and motor root of one foramen.
 *
 * @param {SpineGeometry} geometry
 * @param {Vertebra} body the vertebra whose pedicle is the roof
 * @param {Frame} disc
 * @param {string} root
 * @param {SpineState | null} state
 * @returns {{ fat: SvgNode, flavum: SvgNode, glow: SvgNode | null, root: SvgNode }}
 */
function foramen({ sagittal, levels }, body, disc, root, state) {
  const h = body.half;
  const { bottom } = sagittal.pedicle;
  const d = (/** @type {number} */ du, /** @type {number} */ dv) =>
    disc.at(disc.half + du, dv);
  const v = (/** @type {number} */ du, /** @type {number} */ dv) => body.at(h + du, dv);
  const pressed =
    state !== null &&
    levels[state.level]?.above === root &&
    state.zone === "foraminal" &&
    state.type !== "bulge";
  const lift = pressed ? (state.type === "protrusion" ? 0.8 : 1.5) : 0;
  const { at, size } = sagittal.ganglion;
  const middle = v(at[0] + lift, at[1] + lift * 0.4);
  const motor = v(
    sagittal.motor_root.at[0] + lift * 2,
    sagittal.motor_root.at[1] + lift * 2,
  );
  const hit = state?.hit.includes(root) === true && levels[state.level]?.above === root;
  const dim = state !== null && state.hit.length > 0 && !hit;
  const vessel = (
    /** @type {Point} */ place,
    /** @type {string} */ fill,
    /** @type {number} */ r,
  ) => shape(superellipse({ at: place, size: [r * 2, r * 1.7] }), paint({ fill }));
  return {
    fat: el(
      "g",
      { "data-layer": "foramen" },
      shape(
        [
          v(-1, bottom + 1),
          v(5, bottom + 1),
          v(11, bottom - 2),
          d(13.5, 7),
          d(11, 2),
          d(9.8, -3),
          d(9, -8),
          d(4, -9),
          d(0, -8),
          d(-0.5, 0),
          d(0, 6),
        ],
        paint({ fill: "fat", stroke: "ligament", width: 0.8 }),
      ),
      vessel(v(2.2, -6.4), "vein", 1.1),
      vessel(d(2.6, -1.5), "vein", 1.2),
      vessel(v(8.6, -12.4), "artery", 0.8),
    ),
    flavum: shape(
      [
        d(12.6, 9.4),
        d(14, 8.8),
        d(12.2, 4.8),
        d(10.6, -1),
        d(9.6, -6.8),
        d(8.4, -9.4),
        d(7.6, -7),
        d(8.4, -1),
        d(9.9, 4.4),
      ],
      paint({ fill: "ligament", stroke: "ligament-line", width: 0.9 }),
      { "data-layer": "flavum" },
    ),
    glow: hit
      ? el(
          "g",
          { "data-layer": "glow" },
          [2.3, 1.95, 1.65, 1.4].map((r) =>
            shape(
              superellipse({
                at: middle,
                size: [size[0] * r, size[1] * r],
                turn: disc.angle - 20,
              }),
              paint({ fill: "glow" }),
              { opacity: 0.3 },
            ),
          ),
        )
      : null,
    root: el(
      "g",
      { "data-root": root, opacity: dim ? 0.6 : null },
      shape(
        superellipse({ at: motor, size: sagittal.motor_root.size, turn: -35 }),
        `fill:${rootColour(root)};stroke:${colour("surface")};stroke-width:2.5`,
        { "data-motor": root },
      ),
      shape(
        superellipse({ at: middle, size, turn: disc.angle - 20 }),
        `fill:${rootColour(root)};stroke:${colour("surface")};stroke-width:5`,
        { "data-ganglion": root },
      ),
      shape(
        superellipse({ at: middle, size, turn: disc.angle - 20 }),
        `fill:${rootColour(root)};stroke:${rootColour(root, "edge")};stroke-width:2`,
      ),
      shape(
        superellipse({
          at: [middle[0] - 0.5, middle[1] + 0.8],
          size: [2, 3],
          turn: disc.angle - 20,
        }),
        "fill:#fff",
        { opacity: 0.32 },
      ),
    ),
  };
}

/**
 * All layers of the section through the pedicles, back to front.
 *
 * @param {SpineGeometry} geometry
 * @param {SpineState | null} state
 * @param {{ prefix: string, text: number }} view
 * @returns {SvgNode}
 */
export function pedicleLayers(geometry, state, view) {
  const { prefix, text } = view;
  const bones = stack(geometry);
  const { bodies, discs, letters } = column(geometry, bones, prefix, text);
  const bone = paint({ fill: `url(#${prefix}bone)`, stroke: "bone-line" });
  const { length, bottom, top } = geometry.sagittal.pedicle;
  const foramina = LUMBAR.map((name) => {
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    return foramen(
      geometry,
      body,
      /** @type {Frame} */ (bones.discs[name]),
      name,
      state,
    );
  });
  const arches = [...LUMBAR].reverse().map((name) => {
    const index = LUMBAR.indexOf(name);
    const body = /** @type {Vertebra} */ (bones.vertebrae[name]);
    const above = bones.discs[LUMBAR[index - 1] ?? ""] ?? null;
    const below = bones.discs[name] ?? null;
    const core = [
      body.at(body.half + 0.6, top - 2.2),
      body.at(body.half + length * 0.5, top - 1.6),
      body.at(body.half + length, top - 2.8),
      body.at(body.half + length + 0.2, 3),
      body.at(body.half + length - 0.4, bottom + 1.6),
      body.at(body.half + 0.4, bottom + 2),
    ];
    return el(
      "g",
      { "data-arch": name },
      shape(archOutline(geometry, body, above, below), bone),
      shape(core, paint({ fill: "bone-core", stroke: "bone-line", width: 0.8 }), {
        opacity: 0.8,
        "data-pedicle": name,
      }),
    );
  });
  const joints = LUMBAR.map((name) => {
    const disc = /** @type {Frame} */ (bones.discs[name]);
    const line = geometry.sagittal.facet_joint.map(([u, v]) =>
      disc.at(disc.half + u, v),
    );
    return el(
      "g",
      { "data-joint": name },
      shape(
        line,
        `${paint({ stroke: "surface", width: 10 })};stroke-linecap:round`,
        {},
        false,
      ),
      shape(line, paint({ stroke: "disc-line", width: 1.6 }), {}, false),
    );
  });
  const foraminal =
    state !== null &&
    (state.zone === "foraminal" ||
      state.zone === "extraforaminal" ||
      state.type === "bulge");
  const material = foraminal ? materialFromSide(geometry, bones, state, prefix) : null;
  const s1 = /** @type {Vertebra} */ (bones.sacrum[0]);
  const canal = onEndplate(s1.lower, 1.3, 1.5);
  return el(
    "g",
    { "data-view": "sagittal-pedicles" },
    foramina.map(({ fat }) => fat),
    bodies,
    discs,
    longLigament(bones, -1, 0.3),
    shape(sacralArch(geometry, bones), bone, { "data-arch": "S1" }),
    shape(
      superellipse({ at: canal, size: [8.4, 12], turn: s1.angle - 12 }),
      paint({ fill: "fat", stroke: "ligament", width: 0.8 }),
    ),
    shape(
      superellipse({ at: canal, size: [4.6, 4.2] }),
      `fill:${rootColour("S1")};stroke:${rootColour("S1", "edge")};stroke-width:2`,
      { "data-root": "S1" },
    ),
    arches,
    joints,
    foramina.map(({ flavum }) => flavum),
    foramina.map(({ glow }) => glow),
    foramina.map(({ root }) => root),
    material?.node,
    letters,
  );
}
