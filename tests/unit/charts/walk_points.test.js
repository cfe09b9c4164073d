import assert from "node:assert/strict";
import { test } from "node:test";
import {
  pointsOf,
  sentencesOf,
  stepTo,
} from "../../../widgets/nerveroot/charts/web/walk_points.js";

const TRACES = [
  { hoverinfo: "skip", hovertext: ["a band"] },
  { hovertext: ["Surgery<br>3 months", "", "Surgery<br>1 year"] },
  { x: [1, 2] },
  { hovertext: ["<b>Waiting</b><br>3 months"] },
  { hovertext: ["hidden"], visible: false },
];

test("only points that say something are stepped through", () => {
  assert.deepEqual(pointsOf(TRACES), [
    [
      { curveNumber: 1, pointNumber: 0 },
      { curveNumber: 1, pointNumber: 2 },
    ],
    [{ curveNumber: 3, pointNumber: 0 }],
  ]);
});

test("a label is spoken without markup, its lines with commas", () => {
  assert.deepEqual(sentencesOf(TRACES[3]), ["Waiting, 3 months"]);
  assert.deepEqual(sentencesOf({ hovertext: ["So.<br>Then"] }), ["So. Then"]);
  assert.deepEqual(sentencesOf({ hovertext: "for all" }), ["for all"]);
});

test("the first key of any kind leads to the first point", () => {
  const series = pointsOf(TRACES);
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home"]) {
    assert.deepEqual(stepTo(key, series, null), [0, 0]);
  }
  assert.deepEqual(stepTo("End", series, null), [0, 1]);
});

test("left and right stay within a series, up and down go between series", () => {
  const series = pointsOf(TRACES);
  assert.deepEqual(stepTo("ArrowRight", series, [0, 0]), [0, 1]);
  assert.deepEqual(stepTo("ArrowRight", series, [0, 1]), [0, 1]);
  assert.deepEqual(stepTo("ArrowLeft", series, [0, 0]), [0, 0]);
  assert.deepEqual(stepTo("ArrowDown", series, [0, 1]), [1, 0]);
  assert.deepEqual(stepTo("ArrowDown", series, [1, 0]), [1, 0]);
  assert.deepEqual(stepTo("ArrowUp", series, [1, 0]), [0, 0]);
  assert.deepEqual(stepTo("End", series, [0, 0]), [0, 1]);
  assert.deepEqual(stepTo("Home", series, [0, 1]), [0, 0]);
});

test("other keys are left to the page, and so is a chart without points", () => {
  assert.equal(stepTo("Tab", pointsOf(TRACES), [0, 0]), null);
  assert.equal(stepTo(" ", pointsOf(TRACES), null), null);
  assert.equal(stepTo("ArrowRight", [], null), null);
});
