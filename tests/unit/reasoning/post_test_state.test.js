// The state of the post-test tool: what is taken, what is dropped, what an address says.

import assert from "node:assert/strict";
import { test } from "node:test";

import { apart } from "../../../widgets/nerveroot/reasoning/post_test/bar.js";
import { verdict } from "../../../widgets/nerveroot/reasoning/post_test/lesson.js";
import {
  fittingPresets,
  fromHash,
  numberFrom,
  outcome,
  percentOf,
  reduce,
  shareOf,
  toHash,
} from "../../../widgets/nerveroot/reasoning/post_test/state.js";

/** @import { Facts, State, TestFacts } from "../../../widgets/nerveroot/reasoning/post_test/types" */

/**
 * @param {string} id
 * @param {string} target
 * @param {Partial<TestFacts>} [more]
 * @returns {TestFacts}
 */
function testRow(id, target, more = {}) {
  return {
    id,
    testId: id,
    name: `Test ${id}`,
    domain: "motor",
    target,
    standard: "mri",
    l5: false,
    population: "people",
    n: 10,
    counted: "participants",
    pooled: false,
    positive: { value: 11, low: 1.3, high: 84, computed: false },
    negative: null,
    words: { positive: "weak", negative: "normal" },
    source: "Author 2011",
    verified: true,
    note: "",
    ...more,
  };
}

/**
 * @param {string} id
 * @param {string} target
 * @param {number} probability
 * @param {string} [near]
 */
function preset(id, target, probability, near = "") {
  const row = { id, label: id, population: "", target, probability, near };
  return { ...row, source: "Author 2010", verified: true, note: "" };
}

/** @type {Facts} */
const FACTS = {
  tests: [
    testRow("hip", "root"),
    testRow("jerk", "root", { domain: "reflex" }),
    testRow("scan", "cauda"),
  ],
  targets: {
    root: { name: "Impinged L5 root", meaning: "", warning: "" },
    cauda: { name: "Cauda equina syndrome", meaning: "", warning: "Care now." },
  },
  standards: { mri: { name: "MRI", weakness: "" } },
  presets: [
    preset("near", "root", 0.3, "Not quite."),
    preset("exact", "root", 0.47),
    preset("urgent", "cauda", 0.075),
  ],
  leftOut: "",
};

/** @type {State} */
const START = {
  test: "hip",
  result: "positive",
  preset: "",
  pretest: 0.3,
  second: "",
  ratio: "",
  ratioLow: "",
  ratioHigh: "",
};

test("exact starting points come before those that are close", () => {
  const ids = fittingPresets(FACTS, "hip").map(({ id }) => id);
  assert.deepEqual(ids, ["exact", "near"]);
  assert.deepEqual(fittingPresets(FACTS, "own"), []);
});

test("a starting point gives its probability, and a probability ends it", () => {
  const chosen = reduce(FACTS, START, { preset: "exact" });
  assert.equal(chosen.pretest, 0.47);
  assert.equal(reduce(FACTS, chosen, { pretest: 0.5 }).preset, "");
  assert.equal(reduce(FACTS, chosen, { pretest: 0.47 }).preset, "exact");
});

test("a starting point of another condition is refused or let go", () => {
  assert.equal(reduce(FACTS, START, { preset: "urgent" }), START);
  const chosen = reduce(FACTS, START, { preset: "exact" });
  const moved = reduce(FACTS, chosen, { test: "scan" });
  assert.equal(moved.preset, "urgent");
  assert.equal(moved.pretest, 0.075);
  assert.equal(reduce(FACTS, chosen, { test: "own" }).preset, "");
});

test("what cannot be used changes nothing", () => {
  for (const change of [
    { test: "other" },
    { result: "maybe" },
    { pretest: 0 },
    { pretest: 1 },
    { pretest: Number.NaN },
    { pretest: "0.5" },
    { ratio: 0 },
    { ratio: Number.POSITIVE_INFINITY },
    { second: "other" },
    { second: "own" },
  ]) {
    assert.equal(reduce(FACTS, START, change), START, JSON.stringify(change));
  }
});

test("numbers are read as people type them", () => {
  for (const [text, value] of /** @type {[string, number | ""][]} */ ([
    ["30", 30],
    ["30 %", 30],
    ["12,5", 12.5],
    [" .5", 0.5],
    ["1e-3", 0.001],
    ["", ""],
    ["  ", ""],
  ])) {
    assert.equal(numberFrom(text), value);
  }
  for (const text of ["abc", "1 2", "0x10", "Infinity", "1,2,3", "--1"]) {
    assert(Number.isNaN(numberFrom(text)), text);
  }
});

test("percentages survive the way there and back", () => {
  for (const percent of [0.1, 7.5, 12.5, 30, 55.5, 58, 77.8, 99.9]) {
    assert.equal(percentOf(shareOf(percent)), percent);
  }
  assert.equal(shareOf(55.5), 0.555);
});

test("an address restores the state it was written from", () => {
  const state = reduce(FACTS, START, {
    test: "own",
    pretest: 0.125,
    ratio: 2.5,
    ratioLow: 1.1,
    ratioHigh: 6,
    second: "jerk",
  });
  const { change, ignored } = fromHash(FACTS, START, toHash(state));
  assert.deepEqual(ignored, []);
  assert.deepEqual(reduce(FACTS, START, change), state);
});

test("an address names what was left out", () => {
  const { change, ignored } = fromHash(FACTS, START, {
    test: "scan",
    preset: "exact",
    pretest: "0",
    lr: "inf",
    from: "low",
    second: "none",
  });
  assert.deepEqual(change, { test: "scan" });
  assert.deepEqual(ignored, ["preset", "pretest", "second", "lr", "from"]);
});

test("a ratio of the reader's own is checked as a whole", () => {
  const own = reduce(FACTS, START, { test: "own" });
  assert.equal(outcome(FACTS, own).headline, "Give a likelihood ratio.");
  const wrong = reduce(FACTS, own, { ratio: 5.7, ratioLow: 2.3, ratioHigh: 4.4 });
  assert.match(outcome(FACTS, wrong).headline, /outside its own interval/);
  assert.equal(outcome(FACTS, wrong).posttest, null);
});

test("the naive product never becomes the result", () => {
  const before = outcome(FACTS, START);
  const both = reduce(FACTS, START, { second: "jerk" });
  assert.deepEqual(outcome(FACTS, both), before);
  const jerk = /** @type {TestFacts} */ (FACTS.tests[1]);
  const said = verdict(FACTS, both, before, jerk);
  assert(!said.refused);
  assert.match(said.product, /11 × 11 = 121 would claim 98 of 100. Do not use/);
  const own = reduce(FACTS, START, { test: "own", ratio: 3 });
  assert(verdict(FACTS, own, outcome(FACTS, own), jerk).refused);
});

test("two labels of the bar stand apart and inside", () => {
  for (const [first, second] of [
    [0, 0],
    [300, 300],
    [10, 14],
    [290, 296],
    [150, 140],
    [20, 280],
  ]) {
    const widths = [70, 60];
    const [left, right] = apart([first ?? 0, second ?? 0], widths, 300);
    const spans = [
      [left ?? 0, (left ?? 0) + 70],
      [right ?? 0, (right ?? 0) + 60],
    ].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    assert((spans[1]?.[0] ?? 0) - (spans[0]?.[1] ?? 0) >= 9.9, `${first}, ${second}`);
    assert((spans[0]?.[0] ?? 0) >= -12);
    assert((spans[1]?.[1] ?? 0) <= 312);
  }
});
