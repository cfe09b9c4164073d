// What lies behind the canal in the midline, and the pedicles projected into it.

import { paint } from "./palette.js";
import { LUMBAR } from "./sagittal_frames.js";
import { shape } from "./sagittal_parts.js";

/** @import { Stack, Vertebra } from "./sagittal_frames.js" */
/** @import { Point, SpineGeometry, SvgNode } from "./types" */

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
export function behindCanal(geometry, bones, prefix) {
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
    tips.push(body.at(h + low + spine.length * 1.05, -spine.height * 0.45));
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
      tips,
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
export function projectedPedicles({ sagittal }, bones) {
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
