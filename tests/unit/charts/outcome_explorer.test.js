// The explorer's state and readings: valid states only, hostile addresses do nothing.

/** @import { Facts, State, Table } from "../../../widgets/nerveroot/charts/outcome_explorer/types" */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  linesAt,
  number,
  spoken,
} from "../../../widgets/nerveroot/charts/outcome_explorer/readings.js";
import {
  analysisMemory,
  choices,
  combinationOf,
  curvesId,
  fromHash,
  iconsId,
  reduce,
} from "../../../widgets/nerveroot/charts/outcome_explorer/state.js";

const one = (
  /** @type {string} */ key,
  /** @type {[number, string][]} */ times,
  share = false,
) => {
  const [cohort, outcome, analysis, subgroup] = key.split("/");
  const id = key.replaceAll("/", "-").toLowerCase();
  return { id, cohort, outcome, analysis, subgroup, share, times };
};
/** @type {[number, string][]} */
const YEARS = [
  [13, "3 months"],
  [52, "1 year"],
];
const facts = /** @type {Facts} */ (
  /** @type {unknown} */ ({
    combinations: [
      one("sport/odi/as-treated/L4-L5", YEARS),
      one("sport/odi/as-treated/all", [[208, "4 years"]]),
      one("sport/pain/as-treated/L4-L5", YEARS),
      one("sport/odi/lot/all", YEARS),
      one("maine/better/observed/all", [[52, "1 year"]], true),
      one("nerves/odi/lot/all", [[18, "18 weeks"]]),
    ],
  })
);
/** @type {State} */
const start = {
  cohort: "sport",
  outcome: "odi",
  analysis: "as-treated",
  subgroup: "L4-L5",
  time: 52,
};

test("what comes after a part follows it, and the time stays if it was observed", () => {
  const lot = reduce(facts, start, "analysis", "lot");
  assert.deepEqual(lot, { ...start, analysis: "lot", subgroup: "all" });
  const nerves = reduce(facts, lot, "cohort", "nerves");
  assert.deepEqual(nerves, { ...lot, cohort: "nerves", time: 18 });
  assert.equal(reduce(facts, nerves, "cohort", "maine").outcome, "better");
});

test("from one analysis to the other and back leads to the same patients", () => {
  const memory = analysisMemory(facts);
  const go = (/** @type {State} */ from, /** @type {string} */ analysis) =>
    memory.follow(from, reduce(facts, from, "analysis", analysis));
  const lot = go(start, "lot");
  assert.equal(lot.subgroup, "all");
  assert.deepEqual(go(lot, "as-treated"), start);
  const years = reduce(facts, start, "subgroup", "all");
  assert.equal(go(go(years, "lot"), "as-treated").subgroup, "all");
  // Who came by a link to the second analysis meets the first patients of the other.
  const fresh = analysisMemory(facts);
  assert.equal(
    fresh.follow(lot, reduce(facts, lot, "analysis", "as-treated")).subgroup,
    "L4-L5",
  );
});

test("an unknown value changes nothing", () => {
  for (const value of ["", "nothing", "__proto__", null, undefined, 7, {}]) {
    assert.equal(reduce(facts, start, "cohort", value), start);
    assert.equal(reduce(facts, start, "subgroup", value), start);
  }
  for (const value of [51, "52", Number.NaN, null]) {
    assert.equal(reduce(facts, start, "time", value), start);
  }
  assert.equal(reduce(facts, start, "time", 13).time, 13);
});

test("only what goes together can be chosen", () => {
  assert.deepEqual(choices(facts, start, "cohort"), ["sport", "maine", "nerves"]);
  assert.deepEqual(choices(facts, start, "outcome"), ["odi", "pain"]);
  assert.deepEqual(choices(facts, start, "analysis"), ["as-treated", "lot"]);
  assert.deepEqual(choices(facts, start, "subgroup"), ["L4-L5", "all"]);
});

test("an address is followed as far as it makes sense", () => {
  const found = { cohort: "nerves", time: "18" };
  assert.deepEqual(fromHash(facts, start, found), {
    state: {
      cohort: "nerves",
      outcome: "odi",
      analysis: "lot",
      subgroup: "all",
      time: 18,
    },
    ignored: [],
  });
  const pain = fromHash(facts, start, { outcome: "pain", time: "52" });
  assert.equal(pain.state.outcome, "pain");
  assert.equal(pain.state.time, 52);
});

test("a hostile address is left out and named", () => {
  for (const text of [
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "javascript:alert(1)",
    "sport\u0000",
  ]) {
    const found = {
      cohort: text,
      outcome: text,
      analysis: text,
      subgroup: text,
      time: text,
    };
    assert.deepEqual(fromHash(facts, start, found), {
      state: start,
      ignored: ["cohort", "outcome", "analysis", "subgroup", "time"],
    });
  }
  const mixed = fromHash(facts, start, {
    cohort: "maine",
    outcome: "odi",
    time: "1e3",
  });
  assert.equal(mixed.state.cohort, "maine");
  assert.deepEqual(mixed.ignored, ["outcome", "time"]);
});

test("figures are named by what they show", () => {
  const maine = combinationOf(facts, reduce(facts, start, "cohort", "maine"));
  assert.equal(curvesId(maine), "outcome-curves-maine-better-observed-all");
  assert.equal(iconsId(maine, 52), "recovery-icons-maine-better-observed-all-52");
  assert.throws(() => combinationOf(facts, { ...start, cohort: "nothing" }));
});

/** @type {Table} */
const table = {
  columns: [
    "row",
    "measure",
    "value",
    "low",
    "high",
    "unit",
    "people",
    "status",
    "note",
  ].map((id) => ({ id, label: id, numeric: false })),
  rows: [
    [
      "Surgery: 3 months",
      "Disability",
      11.7,
      9.54,
      13.86,
      "points",
      272,
      "read",
      "derived",
    ],
    ["Other: 3 months", "Disability", 26, 23.86, 29.34, "points", null, "read", null],
    [
      ...["As randomised: 3 months", "Difference", -4.7, -9.3, -0.2, "points"],
      ...[null, "not checked against the paper", null],
    ],
    [
      "To surgery: 3 months",
      "Operated",
      50,
      null,
      null,
      "percent of the arm",
      245,
      "read",
      null,
    ],
    ["Surgery: 1 year", "Disability", 10.4, 8.24, 12.56, "points", 254, "read", null],
  ],
};

test("a reading has the rows of its time, with interval, people and doubt", () => {
  const lines = linesAt(table, "3 months");
  assert.deepEqual(
    lines.map(({ group, value }) => [group, value]),
    [
      ["Surgery", "11.7 (9.5 to 13.9)"],
      ["Other", "26.0 (23.9 to 29.3)"],
      ["As randomised", "−4.7 (−9.3 to −0.2)"],
      ["To surgery", "50%"],
    ],
  );
  assert.equal(lines[0].note, "derived, 272 people");
  assert.deepEqual(
    lines.map(({ checked }) => checked),
    [true, true, false, true],
  );
  assert.match(spoken("It falls.", "3 months", lines), /−0.2\) not checked/);
  assert.equal(spoken("It falls.", "2 years", linesAt(table, "2 years")), "It falls.");
});

test("numbers have a true minus and no idle digits", () => {
  assert.equal(number(-3.456), "−3.46");
  assert.equal(number(25), "25");
  assert.equal(number(9.54, 1), "9.5");
});
