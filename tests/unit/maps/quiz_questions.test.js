import assert from "node:assert/strict";
import { test } from "node:test";
import { FactIndex } from "../../../widgets/nerveroot/maps/dermatome_map/facts.js";
import {
  nerveVerdict,
  question,
  verdict,
  verdictSentence,
} from "../../../widgets/nerveroot/maps/dermatome_map/quiz_questions.js";
import { FACTS } from "./small_facts.js";

const index = new FactIndex(FACTS);
/** The quiz asks the atlas only which patches a view shows. */
const atlas = /** @type {any} */ ({
  view: (/** @type {string} */ view) => ({
    regionIds: FACTS.regions.filter(({ home }) => home === view).map(({ id }) => id),
  }),
  viewFor: (/** @type {string} */ _region, /** @type {string} */ present) => present,
});
const context = { index, atlas, root: "L5" };
const counts = (/** @type {number} */ k, /** @type {number} */ n) =>
  /** @type {any} */ ({ k, n });

test("pointing is asked only in views that hold an answer", () => {
  const other = /** @type {any} */ ({
    view: (/** @type {string} */ view) =>
      view === "foot_dorsum" || view === "sole" ? atlas.view(view) : { regionIds: [] },
  });
  for (let turn = 0; turn < 8; turn += 1) {
    const asked = question("point", turn, { ...context, atlas: other });
    assert.equal(asked.view, "foot_dorsum");
  }
});

test("a finding is given without the reason that tells the answer", () => {
  const findings = new Set();
  for (let turn = 0; turn < 10; turn += 1) {
    const asked = question("tell", turn, context);
    assert.ok(asked.kind === "tell");
    findings.add(asked.finding);
    assert.doesNotMatch(asked.finding, /L5|muscle|nerve/);
    if (asked.answer === "open") assert.equal(asked.finding, "");
  }
  assert.deepEqual([...findings].sort(), ["", "normal", "weak"]);
});

test("an answer is judged by how many sources share it", () => {
  assert.equal(verdict(counts(5, 6)), "right");
  assert.equal(verdict(counts(1, 6)), "partly");
  assert.equal(verdict(counts(0, 6)), "wrong");
  assert.equal(verdict(counts(0, 0)), "open");
});

test("the sentence carries the count", () => {
  assert.equal(verdictSentence("L5", counts(5, 6)), "Right by 5 of 6 sources read.");
  assert.equal(verdictSentence("L5", counts(0, 6)), "Not L5 by any of 6 sources read.");
  assert.equal(verdictSentence("L5", counts(1, 1)), "Right by the one source read.");
  assert.equal(verdictSentence("L5", counts(0, 1)), "Not L5 by the one source read.");
  assert.match(verdictSentence("L5", counts(0, 0)), /No source/);
});

test("a nerve that reaches part of the patch is partly right", () => {
  assert.equal(nerveVerdict(index, "toe", "superficial"), "right");
  assert.equal(nerveVerdict(index, "toe", "deep"), "partly");
  assert.equal(nerveVerdict(index, "toe", "calcaneal"), "wrong");
});
