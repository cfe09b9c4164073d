// The rules of anatomy that the course keeps, what the drawing contains, and that hostile
// addresses do nothing.

/** @import { Point, SvgNode } from "../../../widgets/nerveroot/maps/spine/types" */
/** @import { CourseGeometry, CourseStop, NerveName } from "../../../widgets/nerveroot/maps/root_course/types" */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { courseLayers } from "../../../widgets/nerveroot/maps/root_course/figure.js";
import { inLens } from "../../../widgets/nerveroot/maps/root_course/lens.js";
import {
  FIGURE,
  makeFigure,
} from "../../../widgets/nerveroot/maps/root_course/make_figures.js";
import {
  project,
  spineTools,
  xAt,
} from "../../../widgets/nerveroot/maps/root_course/projection.js";
import { closeView } from "../../../widgets/nerveroot/maps/root_course/stage.js";
import {
  fromHash,
  keyTarget,
  knownStop,
  neighbour,
} from "../../../widgets/nerveroot/maps/root_course/state.js";
import { valueWord } from "../../../widgets/nerveroot/maps/root_course/words.js";
import { rootCourse } from "../../../widgets/nerveroot/maps/spine/roots.js";
import { stack } from "../../../widgets/nerveroot/maps/spine/sagittal_frames.js";
import { sampled } from "../../../widgets/nerveroot/maps/spine/shapes.js";
import { walk } from "../../../widgets/nerveroot/maps/spine/svg_tree.js";
import { readHash } from "../../../widgets/nerveroot/web/url_state.js";

const MAPS = new URL("../../../widgets/nerveroot/maps/", import.meta.url);
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(new URL(path, MAPS), "utf-8"));
/** @type {CourseGeometry} */
const geometry = read("root_course/course_geometry.json");
const spine = read("spine/spine_geometry.json");
const body = read("generated/course_body.json");
/** @type {CourseStop[]} */
const stops = read("generated/course_stops.json").stops;
const parts = { geometry, spine, body };
const tools = spineTools(geometry, spine);
const draw = (chosen = "lateral_recess") =>
  courseLayers(parts, stops, {
    prefix: "t",
    text: 20,
    notes: true,
    labels: true,
    chosen,
  });

/** @param {string} id */
const place = (id) => {
  const found = geometry.stops[id];
  assert.ok(found, `no place for ${id}`);
  return found;
};

/**
 * @param {NerveName[]} names
 * @param {Point} at
 * @returns {{ distance: number, along: number }} along: share of the way, 0 to 1
 */
function nearest(names, at) {
  const course = names.flatMap((name) => sampled(geometry.nerves[name], 12));
  let best = { distance: Number.POSITIVE_INFINITY, along: 0 };
  course.forEach(([x, y], index) => {
    const distance = Math.hypot(x - at[0], y - at[1]);
    if (distance < best.distance) best = { distance, along: index / course.length };
  });
  return best;
}

test("the drawing has a place for every stop of the table and for no other", () => {
  assert.deepEqual(
    Object.keys(geometry.stops),
    stops.map(({ id }) => id),
  );
});

test("every stop lies on its nerve", () => {
  /** @type {Record<string, NerveName[]>} */
  const nerves = {
    superior_gluteal: ["superior_gluteal"],
    common_fibular: ["sciatic_fibular"],
    deep_fibular: ["deep_fibular"],
    superficial_fibular: ["superficial_fibular"],
    tibial: ["sciatic_tibial"],
  };
  for (const { id } of stops) {
    const { distance } = nearest(
      nerves[id] ?? ["root", "sciatic_fibular"],
      place(id).at,
    );
    assert.ok(distance < 6, `${id} is ${distance} units off`);
  }
});

test("the stops follow each other along the nerve", () => {
  /** @type {NerveName[]} */
  const way = ["root", "sciatic_fibular", "superficial_fibular"];
  const shares = [
    "cord_segment",
    "cauda_equina",
    "lateral_recess",
    "foramen",
    "lumbosacral_tunnel",
    "lumbosacral_trunk",
    "sciatic",
    "common_fibular",
    "superficial_fibular",
  ].map((id) => nearest(way, place(id).at).along);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(new Set(shares).size, shares.length);
});

test("the nerve's stretches join", () => {
  const { nerves } = geometry;
  const end = (/** @type {NerveName} */ name) => nerves[name].at(-1);
  assert.deepEqual(end("root"), nerves.sciatic_fibular[0]);
  assert.deepEqual(end("root"), nerves.sciatic_tibial[0]);
  assert.deepEqual(end("sciatic_fibular"), nerves.deep_fibular[0]);
  assert.deepEqual(end("sciatic_fibular"), nerves.superficial_fibular[0]);
  assert.deepEqual(end("sciatic_tibial"), nerves.tibial_hidden[0]);
});

test("the root passes under the L5 pedicle; its ganglion lies above the L5-S1 disc", () => {
  const pedicle = tools.pedicle("L5");
  const at = place("foramen").at;
  assert.ok(at[1] > pedicle.at[1] + pedicle.size[1] / 2, "below the pedicle");
  const disc = stack(spine).discs.L5;
  assert.ok(disc);
  assert.ok(at[1] < project(geometry, disc.centre)[1], "above the disc");
  // Medial to the pedicle before it turns: seen from here, behind it.
  const level = pedicle.at[1];
  assert.ok(xAt(geometry.nerves.root, level) < pedicle.at[0]);
});

test("the segment lies behind T12 to the T12-L1 disc, and the cord ends in L1", () => {
  const [from, to] = tools.segment.map(([, y]) => y);
  const y = place("cord_segment").at[1];
  assert.ok(from !== undefined && to !== undefined && y >= from - 3 && y <= to + 3);
  const l1 = tools.bodies.find(({ name }) => name === "L1");
  assert.ok(l1 && tools.conus[1] > l1.centre[1], "conus in the lower half of L1");
  assert.ok(tools.conus[1] < Math.max(...l1.points.map(([, at]) => at)));
});

test("the superior gluteal nerve runs above the piriformis, the sciatic comes out below", () => {
  const upper = geometry.piriformis.slice(0, 7);
  const edge = (/** @type {number} */ x) => {
    const [before, after] = [
      upper.filter(([at]) => at <= x).at(-1),
      upper.find(([at]) => at > x),
    ];
    assert.ok(before && after);
    const share = (x - before[0]) / (after[0] - before[0]);
    return before[1] + share * (after[1] - before[1]);
  };
  for (const [x, y] of sampled(geometry.nerves.superior_gluteal))
    if (x < 640) assert.ok(y < edge(x), `${x} ${y}`);
  const lowest = Math.max(...geometry.piriformis.map(([, y]) => y));
  assert.ok(place("sciatic").at[1] > lowest);
});

test("the sciatic is two nerves in one sheath, the fibular one outside", () => {
  const { sheath, nerves } = geometry;
  for (let y = sheath.from + 20; y < sheath.to - 20; y += 20) {
    const gap = xAt(nerves.sciatic_fibular, y) - xAt(nerves.sciatic_tibial, y);
    assert.ok(gap > 0 && gap < sheath.width - 4, `${gap} at ${y}`);
  }
});

test("the common fibular nerve passes behind the fibular head and round the neck", () => {
  const { fibula, patella } = geometry.bones;
  const head = fibula.filter(([, y]) => y < 1126);
  const back = Math.min(...head.map(([x]) => x));
  for (let y = 1070; y < 1118; y += 6)
    assert.ok(xAt(geometry.nerves.sciatic_fibular, y) < back, `behind at ${y}`);
  const [x, y] = place("common_fibular").at;
  const neck = fibula.filter(([, at]) => at > 1120 && at < 1170).map(([at]) => at);
  assert.ok(x >= Math.min(...neck) && x <= Math.max(...neck) && y > 1120);
  // It never crosses the knee in front: below the joint it is still behind the patella.
  const front = patella.at[0] - patella.size[0] / 2;
  for (const [at] of sampled(geometry.nerves.sciatic_fibular)) assert.ok(at < front);
});

test("the deep fibular nerve stays in front of the superficial one down to the web", () => {
  const { deep_fibular: deep, superficial_fibular: skin } = geometry.nerves;
  for (let y = 1190; y < 1640; y += 30) assert.ok(xAt(deep, y) > xAt(skin, y), `${y}`);
});

test("the tibial nerve is hidden and dotted behind the medial malleolus", () => {
  const hidden = walk(draw()).find(
    ({ attributes }) => attributes["data-nerve"] === "tibial, hidden",
  );
  assert.ok(hidden);
  const dotted = walk(hidden).filter(
    ({ attributes }) => attributes["stroke-dasharray"] === "0 9.5",
  );
  assert.equal(dotted.length, 1);
  const ankle = Math.min(
    ...geometry.bones.tibia.filter(([, y]) => y > 1560).map(([x]) => x),
  );
  assert.ok(xAt(geometry.nerves.tibial_hidden, 1625) < ankle);
});

test("the dorsal ramus turns back and stays at the back", () => {
  const ramus = geometry.nerves.dorsal_ramus;
  assert.ok(nearest(["root"], /** @type {Point} */ (ramus[0])).distance < 6);
  const xs = ramus.map(([x]) => x);
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => b - a),
  );
});

test("no leader crosses another", () => {
  const lines = stops.map(({ id }) => [place(id).label, place(id).at]);
  const turn = (
    /** @type {Point} */ a,
    /** @type {Point} */ b,
    /** @type {Point} */ c,
  ) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  lines.forEach(([a, b], i) => {
    for (const [c, d] of lines.slice(i + 1)) {
      assert.ok(a && b && c && d);
      const cross = turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
      assert.ok(!cross, `leader ${i + 1} crosses another`);
    }
  });
});

test("the lens shows its stops on the course of the posterior view", () => {
  const { inSac, free } = rootCourse(spine, "L5", 60);
  const course = sampled([...inSac, ...free.slice(1)]);
  for (const { id } of stops) {
    const { lens } = place(id);
    if (lens === undefined) continue;
    const off = Math.min(
      ...course.map(([x, y]) => Math.hypot(x - lens[0], y - lens[1])),
    );
    assert.ok(off < 2, `${id} is ${off} mm off`);
    const [x, y] = inLens(geometry, lens);
    const { at, radius } = geometry.lens;
    assert.ok(
      Math.hypot(x - at[0], y - at[1]) < radius - 12,
      `${id} is inside the lens`,
    );
  }
});

test("skin is painted first, then bones, canal, nerves, lens, stops", () => {
  /** @type {unknown[]} */
  const order = walk(draw()).flatMap(
    ({ attributes }) => attributes["data-layer"] ?? [],
  );
  const wanted = [
    "skin",
    "axial-bones",
    "canal",
    "limb-bones",
    "nerves",
    "lens",
    "stops",
  ];
  assert.deepEqual(
    order.filter((name) => wanted.includes(String(name))),
    wanted,
  );
});

test("ids are unique, and every reference has its target", () => {
  for (const tree of [draw(), ...stops.map(({ id }) => closeOf(id))]) {
    const nodes = walk(tree);
    const ids = nodes.flatMap(({ attributes }) => attributes.id ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const { attributes } of nodes)
      for (const value of Object.values(attributes))
        for (const [, id] of String(value).matchAll(/url\(#([^)]+)\)/g))
          assert.ok(ids.includes(id ?? ""), `${id} is missing`);
  }
});

/** @param {string} id */
function closeOf(id) {
  const stop = /** @type {any} */ ({
    ...stops.find((row) => row.id === id),
    part: "limb",
  });
  return closeView(parts, /** @type {any} */ ({ stops }), stop, {
    prefix: "c",
    width: 240,
  });
}

test("the chosen stop is marked by size and ring, not by colour alone", () => {
  const marked = walk(draw("tibial")).filter(
    ({ attributes }) => attributes["data-chosen"] === "" && attributes["data-badge"],
  );
  assert.equal(marked.length, 1);
  assert.equal(
    walk(/** @type {SvgNode} */ (marked[0])).filter(({ tag }) => tag === "circle")
      .length,
    2,
  );
});

test("the still figure is up to date", () => {
  assert.equal(
    readFileSync(FIGURE, "utf-8"),
    makeFigure(),
    "run node widgets/nerveroot/maps/root_course/make_figures.js",
  );
});

test("hostile addresses choose nothing", () => {
  for (const hash of [
    "#stop=__proto__",
    "#stop=constructor",
    "#stop=%3Cscript%3E",
    `#stop=${"a".repeat(100000)}`,
    "#stop=Foramen",
    "#stop=3",
  ]) {
    const { stop, ignored } = fromHash(stops, readHash(hash, ["stop"]));
    assert.equal(stop, null);
    assert.deepEqual(ignored, ["stop"]);
  }
  assert.deepEqual(fromHash(stops, readHash("#view=sole", ["stop"])), {
    stop: null,
    ignored: [],
  });
  assert.equal(fromHash(stops, readHash("#stop=tibial", ["stop"])).stop, "tibial");
  for (const value of [null, undefined, 3, {}, []])
    assert.equal(knownStop(stops, value), null);
});

test("steps end at both ends; keys go to their stops", () => {
  assert.equal(neighbour(stops, "cord_segment", -1), null);
  assert.equal(neighbour(stops, "tibial", 1), null);
  assert.equal(keyTarget(stops, "foramen", "ArrowDown"), "lumbosacral_tunnel");
  assert.equal(keyTarget(stops, "foramen", "ArrowLeft"), "lateral_recess");
  assert.equal(keyTarget(stops, "foramen", "Home"), "cord_segment");
  assert.equal(keyTarget(stops, "foramen", "End"), "tibial");
  assert.equal(keyTarget(stops, "foramen", "constructor"), null);
});

test("values of the tables have words; unknown ones stay as they are", () => {
  const word = (/** @type {any} */ kind, /** @type {string} */ value) =>
    valueWord(/** @type {any} */ ({ kind, value }));
  assert.equal(word("movement", "reduced"), "weak");
  assert.equal(word("skin", "reduced"), "numb");
  assert.equal(word("test", "normal"), "kept");
  assert.equal(word("test", "constructor"), "constructor");
});
