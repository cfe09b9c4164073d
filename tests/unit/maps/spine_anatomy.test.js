// The rules of anatomy that every drawing of the spine must keep.

/** @import { Point } from "../../../widgets/nerveroot/maps/spine/types" */
/** @import { Vertebra } from "../../../widgets/nerveroot/maps/spine/sagittal_frames.js" */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axialMaterial } from "../../../widgets/nerveroot/maps/spine/axial.js";
import {
  exitingPlaces,
  pressedSac,
} from "../../../widgets/nerveroot/maps/spine/axial_nerves.js";
import { spineState } from "../../../widgets/nerveroot/maps/spine/cells.js";
import {
  discEdges,
  posteriorHerniation,
} from "../../../widgets/nerveroot/maps/spine/herniation.js";
import { placedCourse } from "../../../widgets/nerveroot/maps/spine/posterior_nerves.js";
import { zoneBorders } from "../../../widgets/nerveroot/maps/spine/posterior_zones.js";
import { rootCourse } from "../../../widgets/nerveroot/maps/spine/roots.js";
import {
  cordLevel,
  sideCourse,
} from "../../../widgets/nerveroot/maps/spine/sagittal_course.js";
import {
  sacWalls,
  stack,
} from "../../../widgets/nerveroot/maps/spine/sagittal_frames.js";
import { archOutline } from "../../../widgets/nerveroot/maps/spine/sagittal_section.js";
import {
  bothHalves,
  inside,
  interpolate,
  sampled,
} from "../../../widgets/nerveroot/maps/spine/shapes.js";

const MAPS = new URL("../../../widgets/nerveroot/maps/", import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, MAPS), "utf-8"));
const geometry = read("spine/spine_geometry.json");
const cells = read("generated/disc_cells.json");
const bones = stack(geometry);

const ZONES = /** @type {const} */ ([
  "central",
  "subarticular",
  "foraminal",
  "extraforaminal",
]);
const LUMBAR = ["L2", "L3", "L4", "L5"];
const LEVELS = Object.keys(geometry.levels);
const TYPES = ["protrusion", "extrusion", "sequestration"];
const SIZES = ["small", "medium", "large"];

/**
 * @param {Point[]} path
 * @param {number} x
 */
const heightAt = (path, x) => interpolate(sampled(path), x);
/**
 * @param {string} level
 * @param {any} zone
 */
const state = (level, zone, more = {}) =>
  spineState(cells, {
    level,
    zone,
    type: "protrusion",
    size: "medium",
    side: "right",
    ...more,
  });

for (const root of LUMBAR) {
  test(`${root} passes under its own pedicle and medial to it before that`, () => {
    const [medial, lateral, bottom] = geometry.posterior.vertebrae[root].pedicle;
    const { free } = rootCourse(geometry, root, 160);
    const middle = (medial + lateral) / 2;
    assert.ok(heightAt(free, middle) < bottom, "below the pedicle under its middle");
    for (const [x, y] of sampled(free)) {
      const within = x > medial && x < lateral && y > bottom;
      const [, , low, high] = geometry.posterior.vertebrae[root].pedicle;
      const oval =
        ((x - middle) / ((lateral - medial) / 2)) ** 2 +
        ((y - (low + high) / 2) / ((high - low) / 2)) ** 2;
      assert.ok(!within || oval > 1, `not through the pedicle at ${x}, ${y}`);
    }
  });

  test(`the ganglion of ${root} lies in the foramen, under its pedicle, above the disc`, () => {
    const { at, size } = geometry.posterior.ganglia[root];
    const [medial, lateral, bottom] = geometry.posterior.vertebrae[root].pedicle;
    assert.ok(at[0] > medial && at[0] < lateral);
    assert.ok(at[1] < bottom);
    assert.ok(
      at[1] - size[1] / 2 > geometry.posterior.vertebrae[root].bottom,
      "above the disc",
    );
  });

  test(`${root} in the side view: ganglion under the pedicle, above the disc, motor root in front`, () => {
    const { ganglion, motor_root: motor, pedicle } = geometry.sagittal;
    assert.ok(ganglion.at[1] + ganglion.size[1] / 2 < pedicle.bottom);
    assert.ok(motor.at[0] < ganglion.at[0] && motor.at[1] < ganglion.at[1]);
    const body = bones.vertebrae[root];
    const disc = bones.discs[root];
    const [gx, gy] = body.at(body.half + ganglion.at[0], ganglion.at[1]);
    const above =
      (gx - disc.centre[0]) * -Math.sin((disc.angle * Math.PI) / 180) +
      (gy - disc.centre[1]) * Math.cos((disc.angle * Math.PI) / 180);
    // The disc is lower at its back, where the ganglion lies.
    const { upper_endplate: upper, lower_endplate: lower } = geometry.sagittal;
    const next = { L2: "L3", L3: "L4", L4: "L5", L5: "S1" }[root] ?? "";
    const wedge = ((upper[next] - lower[root]) * Math.PI) / 180;
    const back = disc.height / 2 - disc.half * Math.tan(wedge / 2);
    assert.ok(above > back, `${above} above the middle of the disc`);
    assert.deepEqual(
      sideCourse(geometry, bones, root).ganglion.map(Math.round),
      [gx, gy].map(Math.round),
    );
  });
}

test("the S1 ganglion lies inside the canal, medial to the S1 pedicle", () => {
  const { at, size } = geometry.posterior.ganglia.S1;
  assert.ok(at[0] + size[1] / 2 < geometry.posterior.vertebrae.S1.pedicle[0]);
});

test("take-off: L5 below the L4-5 disc, S1 above the L5-S1 disc, as in most cadavers", () => {
  assert.ok(geometry.posterior.roots.L5.takeoff < discEdges(geometry, "L4-5").bottom);
  assert.ok(geometry.posterior.roots.S1.takeoff > discEdges(geometry, "L5-S1").top);
});

for (const level of LEVELS) {
  const { above, below } = geometry.levels[level];
  test(`at ${level} ${below} traverses in the canal and ${above} is outside`, () => {
    const { top, bottom } = discEdges(geometry, level);
    const middle = (top + bottom) / 2;
    const at = (/** @type {string} */ root) => {
      const { inSac, free } = rootCourse(geometry, root, 190);
      return sampled([...inSac, ...free.slice(1)]).find(([, y]) => y <= middle);
    };
    const { lines } = zoneBorders(geometry, level);
    const wall = (/** @type {keyof typeof lines} */ zone) =>
      interpolate(
        lines[zone].map(([x, y]) => [y, x]),
        middle,
      );
    assert.ok(
      (at(below)?.[0] ?? 99) < wall("central") + 0.5,
      "traversing: medial to the facets",
    );
    assert.ok(
      (at(above)?.[0] ?? 0) > wall("subarticular") + 4,
      "exiting: outside the canal",
    );
  });

  test(`zones at ${level}: facet edge, inner and outer wall of the pedicles, in order`, () => {
    const { lines, top, bottom } = zoneBorders(geometry, level);
    for (const end of [0, 1]) {
      const xs = ZONES.map((zone) => lines[zone][end]?.[0] ?? 0);
      assert.deepEqual(
        xs,
        [...xs].sort((a, b) => a - b),
      );
    }
    assert.ok(
      top > discEdges(geometry, level).top &&
        bottom < discEdges(geometry, level).bottom,
    );
    const [c, s, f] = geometry.axial.zones[level];
    assert.ok(c < s && s < f);
    const inner =
      (geometry.posterior.vertebrae[above].pedicle[0] +
        geometry.posterior.vertebrae[below].pedicle[0]) /
      2;
    assert.ok(
      Math.abs(s - inner) < 0.3,
      "the section has the widths of the view from behind",
    );
  });

  test(`at ${level} the nerve that has left lies beyond the pedicle in the section`, () => {
    const { nerve, ganglion } = exitingPlaces(geometry, level);
    const [, s, f] = geometry.axial.zones[level];
    assert.ok(nerve[0] > f);
    assert.ok(ganglion[0] > s && ganglion[0] < f);
  });

  for (const zone of ["subarticular", "foraminal", "extraforaminal"]) {
    test(`${level} ${zone}: the drawn material meets the root of the table and no other`, () => {
      const now = state(level, zone);
      const { outline } = posteriorHerniation(geometry, now);
      const touches = (/** @type {string} */ root) => {
        const { inSac, free } = placedCourse(geometry, now, root, "right", 190);
        return sampled([...inSac, ...free.slice(1)]).some(([x, y]) =>
          [-1.6, 0, 1.6].some((dx) => inside(outline, [x + dx, y])),
        );
      };
      const [hit] = now.hit;
      assert.ok(touches(hit), `${hit} is met`);
      const other = hit === above ? below : above;
      assert.ok(!touches(other), `${other} is spared`);
    });
  }

  for (const type of TYPES) {
    for (const size of SIZES) {
      test(`${level} ${type} ${size}: same side in both views; sac and rootlets give way`, () => {
        for (const side of ["right", "left"]) {
          const now = state(level, "subarticular", { type, size, side });
          const outline = axialMaterial(geometry, now)?.outline ?? [];
          const middle = outline.reduce((sum, [x]) => sum + x, 0) / outline.length;
          // Seen from below, the patient's right is the image's left.
          assert.equal(middle < 0, side === "right");
          const { sac, moved } = pressedSac(geometry, outline);
          for (const point of sac)
            assert.ok(!inside(outline, point), "the sac is clear of it");
          const { traversing, next, sacral } = geometry.axial.rootlets;
          const all = [traversing, next].flatMap(({ motor, sensory }) => [
            ...motor,
            ...sensory,
          ]);
          for (const [x, y] of [...all, ...sacral]) {
            for (const flip of [-1, 1]) {
              const at = moved([flip * x, y], 1);
              assert.ok(!inside(outline, at), "no rootlet inside the material");
              assert.ok(inside(sac, at), "every rootlet inside the sac");
            }
          }
        }
      });
    }
  }
}

test("foraminal material rises towards the ganglion, subarticular runs down", () => {
  for (const level of LEVELS) {
    assert.equal(geometry.posterior.herniations[level].foraminal.runs, 1);
    assert.equal(geometry.posterior.herniations[level].subarticular.runs, -1);
  }
});

test("sequestrated material leaves the disc, in both views", () => {
  for (const level of LEVELS) {
    const { top, bottom } = discEdges(geometry, level);
    for (const zone of ["central", "subarticular", "foraminal", "extraforaminal"]) {
      const { outline } = posteriorHerniation(
        geometry,
        state(level, zone, { type: "sequestration" }),
      );
      const ys = outline.map(([, y]) => y);
      assert.ok(Math.min(...ys) > top || Math.max(...ys) < bottom, `${level} ${zone}`);
    }
  }
  assert.ok(geometry.axial.sequestration.gap >= 3);
});

test("shapes keep their definitions: base, dome, neck and the quarter of the rim", () => {
  const { protrusion, extrusion } = geometry.axial;
  assert.ok(protrusion.base > protrusion.dome);
  assert.ok(extrusion.neck < extrusion.dome);
  const rim = sampled(bothHalves(geometry.axial.disc));
  const bulge =
    axialMaterial(geometry, state("L4-5", "central", { type: "bulge" }))?.outline ?? [];
  const covered = rim.filter(([x, y]) => inside(bulge, [x * 1.04, y * 1.06]));
  assert.ok(covered.length / rim.length > 0.25);
  for (const side of [-1, 1]) {
    assert.ok(
      bulge.some(([x]) => side * x > 20),
      "both sides alike",
    );
  }
});

test("facets: the superior one lies in front of and outside the inferior one, in both views", () => {
  const { superior_facet: upper, inferior_facet: lower, joint } = geometry.axial;
  const mean = (/** @type {Point[]} */ points, /** @type {0 | 1} */ k) =>
    points.reduce((sum, point) => sum + point[k], 0) / points.length;
  // The geometry gives the image's left half; front is up.
  assert.ok(mean(upper, 1) > mean(lower, 1), "in front");
  assert.ok(Math.abs(mean(upper, 0)) > Math.abs(mean(lower, 0)), "outside");
  assert.ok(joint.every((/** @type {Point} */ [x]) => x > 8));
  for (const [name, next] of [
    ["L3", "L4"],
    ["L4", "L5"],
  ]) {
    const disc = bones.discs[name];
    const below = archOutline(geometry, bones.vertebrae[next], disc, bones.discs[next]);
    const above = archOutline(geometry, bones.vertebrae[name], null, disc);
    const [u1, v1] = geometry.sagittal.facet_joint[0];
    const [u2, v2] = geometry.sagittal.facet_joint[1];
    const front = disc.at(disc.half + (u1 + u2) / 2 - 1.6, (v1 + v2) / 2);
    const behind = disc.at(disc.half + (u1 + u2) / 2 + 1.6, (v1 + v2) / 2);
    assert.ok(
      inside(below, front) && !inside(above, front),
      `${next} in front at ${name}-${next}`,
    );
    assert.ok(inside(above, behind) && !inside(below, behind), `${name} behind`);
  }
});

test("curve of the spine: lordosis 52°, sacral slope 40°, the last disc the most wedged", () => {
  const { upper_endplate: upper, lower_endplate: lower } = geometry.sagittal;
  assert.equal(upper.S1, 40);
  assert.equal(upper.S1 - upper.L1, 52);
  const order = ["T12", "L1", "L2", "L3", "L4", "L5", "S1"];
  const wedges = order.slice(0, -1).map((name, i) => upper[order[i + 1]] - lower[name]);
  assert.equal(Math.max(...wedges), wedges.at(-1));
  assert.equal(wedges.at(-1), 14);
  assert.equal(wedges.at(-2), 10);
});

test("the sacrum is hollow in front", () => {
  const angles = bones.sacrum.map(({ angle }) => angle);
  assert.deepEqual(
    angles,
    [...angles].sort((a, b) => b - a),
  );
});

test("the cord ends at the lower third of L1, the L5 segment lies at T12, the sac ends at S2", () => {
  const within = (/** @type {Vertebra} */ body, /** @type {Point} */ place) =>
    (place[1] - body.centre[1]) / body.height;
  const conus = within(bones.vertebrae.L1, [0, cordLevel(geometry, bones, "conus")[1]]);
  const { conus: tip, l5_segment: segment } = geometry.sagittal.cord;
  assert.equal(tip.vertebra, "L1");
  assert.ok(1 - tip.share / 2 > 2 / 3 && 1 - tip.share / 2 < 1);
  assert.ok(conus < 0);
  assert.deepEqual([segment.from[0], segment.to[0]], ["T12", "T12"]);
  assert.ok(segment.from[1] >= 0.6);
  const end = /** @type {Point} */ (sacWalls(geometry, bones).back.at(-1));
  const s2 = /** @type {Vertebra} */ (bones.sacrum[1]);
  assert.ok(Math.abs(within(s2, end)) < 0.5, "at the body of S2");
});

test("in the sac the next root to leave lies outermost", () => {
  const y = 70;
  const at = (/** @type {string} */ root) =>
    rootCourse(geometry, root, 160)
      .inSac.filter((p) => p[1] >= y)
      .at(-1)?.[0] ?? 0;
  assert.ok(at("L4") > at("L5") && at("L5") > at("S1"));
});
