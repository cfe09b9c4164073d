// The engine of the post-test tool: figures, rounding, refusals.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  inHundred,
  postTest,
  secondTest,
} from "../../../widgets/nerveroot/reasoning/post_test/engine.js";

const vectors = JSON.parse(
  readFileSync(new URL("post_test_vectors.json", import.meta.url), "utf8"),
);

/** JSON knows neither infinity nor "no number". @param {unknown} value */
function unpacked(value) {
  if (value === "inf") return Number.POSITIVE_INFINITY;
  return value === "nan" ? Number.NaN : value;
}

/** @param {unknown[]} ratio */
function ratioOf(ratio) {
  const [value, low, high] = ratio.map(unpacked);
  return { value, low, high };
}

/** @param {import("../../../widgets/nerveroot/reasoning/post_test/engine.js").Probability} p */
function parts({ value, low, high }) {
  return [value, low, high];
}

for (const { why, pretest, ratio, posttest, hundred } of vectors.results) {
  test(why, () => {
    const answer = postTest(pretest, ratioOf(ratio));
    assert(answer.ok);
    parts(answer.posttest).forEach((probability, place) => {
      if (posttest[place] === null) assert.equal(probability, null);
      else {
        assert(probability !== null);
        assert(Math.abs(probability - posttest[place]) < 5e-5);
        assert.equal(inHundred(probability), hundred[place]);
      }
    });
  });
}

test("the figures of the book, to a tenth of a percent", () => {
  const shown = (/** @type {number} */ pretest, /** @type {number[]} */ ratio) => {
    const answer = postTest(pretest, ratioOf(ratio));
    assert(answer.ok);
    return parts(answer.posttest).map((p) => ((p ?? 0) * 100).toFixed(1));
  };
  assert.deepEqual(shown(0.3, [11, 1.3, 84]), ["82.5", "35.8", "97.3"]);
  assert.deepEqual(shown(0.5, [1.74, 1.04, 2.93]), ["63.5", "51.0", "74.6"]);
});

for (const [probability, count] of vectors.halves) {
  test(`${probability} is ${count} of 100`, () => {
    assert.equal(inHundred(probability), count);
  });
}

for (const { pretest, ratio, problem } of vectors.problems) {
  test(`${pretest} with ${ratio}: ${problem.slice(0, 40)}`, () => {
    const answer = postTest(unpacked(pretest), ratioOf(ratio));
    assert.deepEqual(answer, { ok: false, problem });
  });
}

test("the order of two ratios never matters, and neither does the way back", () => {
  for (const pretest of [0.01, 0.2, 0.5, 0.93]) {
    for (const ratio of [0.05, 0.7, 3, 40]) {
      const there = postTest(pretest, { value: ratio });
      assert(there.ok);
      const back = postTest(there.posttest.value, { value: 1 / ratio });
      assert(back.ok);
      assert(Math.abs(back.posttest.value - pretest) < 1e-12);
    }
  }
});

const HIP = {
  testId: "hip-abduction",
  name: "Hip abduction strength",
  domain: "motor",
  target: "l5",
  targetName: "Impinged L5 root",
  standard: "mri",
  standardName: "MRI",
};

test("a second test of the same domain is refused with the reason", () => {
  const toes = { ...HIP, testId: "toe-extension", name: "Toe extension" };
  const { refused, reason } = secondTest(HIP, toes);
  assert(refused);
  assert.match(reason, /one domain \(motor\).*must not be multiplied/);
});

test("a second test is refused for the same test, target, standard and wholes", () => {
  const other = { ...HIP, testId: "ankle-jerk", name: "Ankle jerk", domain: "reflex" };
  /** @type {[object, RegExp][]} */
  const cases = [
    [HIP, /same test/],
    [
      { ...other, target: "s1", targetName: "Impinged S1 root" },
      /impinged S1 root, not impinged L5 root/,
    ],
    [{ ...other, standard: "surgery", standardName: "Surgery" }, /Surgery, not MRI/],
    [{ ...other, name: "RAPIDH score", domain: "combination" }, /RAPIDH score already/],
    [{ ...other, name: "All", domain: "whole examination" }, /All already holds/],
  ];
  for (const [second, reason] of cases) {
    const verdict = secondTest(HIP, { ...HIP, ...second });
    assert(verdict.refused);
    assert.match(verdict.reason, reason);
  }
});

test("a second test of another domain is a lesson, never more", () => {
  const other = { ...HIP, testId: "ankle-jerk", name: "Ankle jerk", domain: "reflex" };
  const { refused, reason } = secondTest(HIP, other);
  assert(!refused);
  assert.match(reason, /Nobody has shown/);
});
