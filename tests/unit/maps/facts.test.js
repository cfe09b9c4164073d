import assert from "node:assert/strict";
import { test } from "node:test";
import {
  FactIndex,
  patchSentence,
} from "../../../widgets/nerveroot/maps/dermatome_map/facts.js";
import {
  borderPaint,
  paintOf,
  rootsOf,
} from "../../../widgets/nerveroot/maps/dermatome_map/paint.js";
import { csvText } from "../../../widgets/nerveroot/maps/dermatome_map/table_twin.js";
import { FACTS, STATE } from "./small_facts.js";

const index = new FactIndex(FACTS);
const all = { ...STATE, layers: /** @type {any} */ (["neighbours", "overlap"]) };

test("sources that were not consulted, deny or leave blank are in no count", () => {
  const toe = index.agreement("L5", "toe");
  assert.deepEqual([toe.k, toe.n], [2, 2]);
  assert.deepEqual(
    toe.unchecked.map((claim) => claim.authority.id),
    ["legend"],
  );
  const l4 = index.agreement("L4", "toe");
  assert.deepEqual([l4.k, l4.n], [1, 2]);
  assert.deepEqual(
    l4.denied.map((claim) => claim.authority.id),
    ["study"],
  );
  assert.deepEqual(
    l4.no.map(({ id }) => id),
    ["study"],
  );
  assert.equal(index.agreement("L5", "web").n, 0);
});

test("roots of a patch come with the most counted first", () => {
  assert.deepEqual(index.rootsNamed("toe"), ["L5", "L4"]);
});

test("a denied root is never drawn", () => {
  assert.equal(rootsOf(index, "study", "toe"), "L5");
  assert.equal(rootsOf(index, "chart", "toe"), "L4 L5");
  assert.equal(rootsOf(index, "study", "web"), "");
});

test("each way of being painted", () => {
  const kind = (/** @type {object} */ change, /** @type {string} */ region) =>
    paintOf(index, { ...all, ...change }, region, false).key;
  assert.equal(kind({ authority: "study" }, "toe"), "root-L5");
  assert.equal(kind({ authority: "chart" }, "toe"), "overlap-L4-L5");
  assert.equal(kind({ authority: "legend" }, "toe"), "unread-L5");
  assert.equal(kind({ authority: "study" }, "heel"), "none");
  assert.equal(kind({ authority: "standard" }, "heel"), "none");
  assert.equal(kind({ mode: "agreement" }, "toe"), "agreement-2");
  assert.equal(kind({ mode: "agreement", root: "L4" }, "toe"), "agreement-1");
});

test("without overlap the stronger claim is drawn; without neighbours one root", () => {
  const chart = { ...all, authority: "chart" };
  const single = paintOf(index, { ...chart, layers: ["neighbours"] }, "toe", false);
  assert.deepEqual(single.roots, ["L4"]);
  const alone = paintOf(index, { ...chart, layers: ["overlap"] }, "toe", false);
  assert.deepEqual(alone.roots, ["L5"]);
});

test("an open question hides every root", () => {
  for (const { id } of FACTS.regions) {
    assert.equal(paintOf(index, all, id, true).kind, "hidden");
  }
});

test("the highlighted root's edge wins on a shared border", () => {
  const l4 = paintOf(index, { ...all, authority: "chart", root: "L4" }, "toe", false);
  const l5 = paintOf(index, { ...all, authority: "study" }, "toe", false);
  assert.equal(borderPaint(l4, l5, "L5", FACTS.roots)?.edge, "L5");
  assert.equal(borderPaint(l5, l5, "L5", FACTS.roots), undefined);
});

test("the sign belongs to the patch's main nerve", () => {
  assert.equal(index.sign("web", "L5")?.nerve, "deep");
  assert.equal(index.sign("heel", "S1")?.kind, "none found");
});

test("what is announced", () => {
  assert.equal(
    patchSentence(index, "toe", "L5"),
    "Toe, top: L5 in 2 of 2 sources read; L4 in 1.",
  );
  assert.equal(
    patchSentence(index, "web", "L5"),
    "Web: none of the sources read names this patch.",
  );
});

test("CSV quotes what needs it", () => {
  const lines = csvText(index, { ...all, authority: "chart" }).split("\r\n");
  assert.equal(
    lines[1],
    'toe,"Toe, top",L4; L5 in part,2,2,superficial fibular; deep fibular',
  );
  assert.equal(lines.length, FACTS.regions.length + 2);
});
