// The still plate of the lumbar spine from the side, in two sections.

import { definitions } from "./definitions.js";
import { columns, tag, words } from "./lettering.js";
import { paint } from "./palette.js";
import { label, twoShapes, use } from "./plate_parts.js";
import { fade, midlineLayers } from "./sagittal.js";
import { cordLevel, sideCourse } from "./sagittal_course.js";
import { onEndplate, sacWalls, stack } from "./sagittal_frames.js";
import { pedicleLayers } from "./sagittal_section.js";
import { units } from "./shapes.js";
import { el } from "./svg_tree.js";

/** @import { Point, SpineGeometry, SvgNode } from "./types" */
/** @typedef {{ name: string, tree: SvgNode }} Plate */

/**
 * The side views A and B.
 *
 * @param {SpineGeometry} geometry
 * @returns {Plate}
 */
export function sagittalPlate(geometry) {
  const text = 46;
  const bones = stack(geometry);
  const roots = ["L4", "L5", "S1"];
  const [top, bottom, left, right] = [-2330, 560, -425, 490];
  const shift = right - left;
  const at = (
    /** @type {string} */ name,
    /** @type {number} */ u,
    /** @type {number} */ v,
  ) => {
    const body = bones.vertebrae[name];
    if (body === undefined) throw new Error(`no vertebra ${name}`);
    return body.at(body.half + u, v);
  };
  const disc = (/** @type {string} */ name, /** @type {number} */ u) => {
    const own = bones.discs[name];
    if (own === undefined) throw new Error(`no disc below ${name}`);
    return own.at(own.half + u, 0);
  };
  const right0 = (/** @type {Point} */ [x, y]) =>
    /** @type {Point} */ ([x + shift / 10, y]);
  const l5 = sideCourse(geometry, bones, "L5");
  const s1 = sideCourse(geometry, bones, "S1");
  const l4 = sideCourse(geometry, bones, "L4");
  const walls = sacWalls(geometry, bones);
  const sacral = bones.sacrum[0];
  if (sacral === undefined) throw new Error("no sacrum");
  const segment = cordLevel(geometry, bones, "from");
  const end = /** @type {Point} */ (walls.back.at(-1));
  const motor = geometry.sagittal.motor_root.at;
  const ganglion = geometry.sagittal.ganglion.at;
  const labels = [
    label(
      "l5-segment",
      "left",
      [segment[0] + 3, segment[1] - 7],
      "L5 cord segment",
      "T12 to T12–L1",
      "L5",
    ),
    label(
      "conus",
      "left",
      cordLevel(geometry, bones, "conus"),
      "Conus tip",
      "lower third of L1",
    ),
    label(
      "sac",
      "left",
      /** @type {Point} */ (walls.lane(0.85)[6]),
      "Thecal sac",
      "with the cauda equina",
    ),
    label("l34", "left", disc("L3", -33), "L3–4 disc"),
    label("l4-ganglion", "left", l4.ganglion, "L4 ganglion", undefined, "L4"),
    label("l45", "left", disc("L4", -32), "L4–5 disc", "wedge 10°"),
    label("l5-ganglion", "left", l5.ganglion, "L5 ganglion", "in the foramen", "L5"),
    label(
      "l5-root",
      "left",
      /** @type {Point} */ (l5.line.at(-2)),
      "L5 root",
      "under its pedicle",
      "L5",
    ),
    label("l5s1", "left", disc("L5", -32), "L5–S1 disc", "wedge 14°"),
    label("s1-ganglion", "left", s1.ganglion, "S1 ganglion", "inside the canal", "S1"),
    label("sac-end", "left", end, "Sac ends at S2"),
    label("b-pedicle", "right", right0(at("L2", 4, 4)), "L2 pedicle"),
    label("b-pars", "right", right0(at("L2", 17, -4)), "Pars of L2"),
    label("b-joint", "right", right0(disc("L2", 17.6)), "Facet joint L2–3"),
    label(
      "b-sup",
      "right",
      right0(disc("L3", 12.6)),
      "L4 superior facet",
      "front of the joint",
    ),
    label(
      "b-inf",
      "right",
      right0(disc("L3", 22)),
      "L3 inferior facet",
      "back of the joint",
    ),
    label(
      "b-l4",
      "right",
      right0(at("L4", ganglion[0], ganglion[1])),
      "L4 ganglion",
      "high in its foramen",
      "L4",
    ),
    label("b-flavum", "right", right0(disc("L4", 9.6)), "Ligamentum flavum"),
    label(
      "b-l5",
      "right",
      right0(at("L5", ganglion[0] + 1, ganglion[1])),
      "L5 ganglion",
      "above the L5–S1 disc",
      "L5",
    ),
    label(
      "b-motor",
      "right",
      right0(at("L5", motor[0], motor[1])),
      "L5 motor root",
      "in front",
      "L5",
    ),
    label(
      "b-s1",
      "right",
      right0(onEndplate(sacral.lower, 1.3, 1.5)),
      "S1 root",
      "in its canal",
      "S1",
    ),
  ];
  const frame = {
    left: left - 10,
    right: right + shift + 10,
    top: top + 260,
    bottom: bottom - 20,
  };
  const side = (
    /** @type {string} */ prefix,
    /** @type {SvgNode} */ layers,
    /** @type {number} */ dx,
  ) =>
    el(
      "g",
      { transform: dx === 0 ? null : `translate(${dx} 0)` },
      el("defs", {}, definitions(prefix), fade(prefix, top + 160, bottom, left, right)),
      el("g", { mask: `url(#${prefix}mask)` }, layers),
    );
  const head = (/** @type {string} */ content, /** @type {number} */ x, size = text) =>
    words(content, x, top + 60, { size: size * 1.1, weight: 700, anchor: "middle" });
  const letters = 66;
  const named = (
    /** @type {Point} */ at,
    /** @type {string} */ root,
    /** @type {number} */ x,
  ) =>
    el(
      "g",
      {},
      el("path", {
        d: `M${units(at[0])} ${units(-at[1])}L${x} ${units(-at[1])}`,
        style: paint({ stroke: "ink", width: 3 }),
      }),
      tag(root, x, units(-at[1]), letters, root),
    );
  const inForamen = (/** @type {string} */ name) =>
    right0(at(name, ganglion[0] + 2, ganglion[1]));
  return twoShapes({
    name: "spine_sagittal",
    title: "The lumbar spine from the side, T12 to S2",
    description:
      "A, midline section with the left pedicles and roots projected: the L5 segment of the cord lies behind T12, the conus ends at the lower third of L1, the sac ends at S2. L4, L5 and S1 run down in the sac; each lumbar root leaves under the pedicle of its own number; the S1 ganglion lies inside the canal. B, section through the pedicles: each ganglion lies high in its foramen under its pedicle and above the disc, the motor root in front of it; the superior facet of the lower bone stands in front of the inferior facet of the upper one. The L5–S1 disc is the most wedged.",
    widest: 1000,
    drawings: [
      el(
        "g",
        { id: "sag-drawing" },
        side(
          "sagA-",
          midlineLayers(geometry, null, { prefix: "sagA-", text: letters, roots }),
          0,
        ),
        side(
          "sagB-",
          pedicleLayers(geometry, null, { prefix: "sagB-", text: letters }),
          shift,
        ),
      ),
    ],
    wide: {
      box: [left - 470, top, shift + right - left + 975, bottom - top + 110],
      children: [
        head("A  Midline", 30),
        head("B  Through the pedicles", 30 + shift),
        use("sag-drawing"),
        columns(labels, frame, text, 122),
        scaleBar(left, bottom + 60, text),
      ],
    },
    narrow: {
      box: [left - 5, top, shift + right - left + 10, bottom - top + 130],
      children: [
        head("A  Midline", 30, letters),
        head("B  Pedicles", 30 + shift, letters),
        use("sag-drawing"),
        named(l4.ganglion, "L4", left + 70),
        named(l5.ganglion, "L5", left + 70),
        named(s1.ganglion, "S1", left + 70),
        ["L3", "L4", "L5"].map((name) =>
          named(inForamen(name), name, right + shift - 70),
        ),
        scaleBar(left + 10, bottom + 60, letters),
      ],
    },
  });
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} text
 * @returns {SvgNode}
 */
function scaleBar(x, y, text) {
  return el(
    "g",
    {},
    el("path", {
      d: `M${x} ${y - 10}v20m0 -10h200m0 -10v20`,
      style: paint({ stroke: "ink", width: 3 }),
    }),
    words("20 mm, front is left", x + 220, y + text * 0.34, { size: text * 0.9 }),
  );
}
