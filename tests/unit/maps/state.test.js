import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fromHash,
  reduce,
  toHash,
  withLayer,
} from "../../../widgets/nerveroot/maps/dermatome_map/state.js";
import { readHash, writeHash } from "../../../widgets/nerveroot/web/url_state.js";
import { FACTS, STATE } from "./small_facts.js";

const KEYS = ["author", "view", "root", "region", "mode"];

test("a change gives a new state and leaves the old one alone", () => {
  const next = reduce(STATE, { root: "S1" }, FACTS);
  assert.equal(next.root, "S1");
  assert.equal(STATE.root, "L5");
});

test("no change gives the same object, so that nothing is drawn again", () => {
  assert.equal(reduce(STATE, { root: "L5", layers: ["borders"] }, FACTS), STATE);
});

test("values that the map does not know never enter the state", () => {
  for (const change of [
    { root: "L9" },
    { view: "above" },
    { mode: "__proto__" },
    { authority: "<img src=x onerror=alert(1)>" },
    { region: "constructor" },
    { layers: ["borders", "glitter"] },
    { side: 3 },
    { toString: "L5" },
    { __proto__: { root: "S1" } },
  ]) {
    assert.equal(reduce(STATE, /** @type {any} */ (change), FACTS), STATE);
  }
});

test("nothing may be chosen", () => {
  const chosen = reduce(STATE, { region: "toe" }, FACTS);
  assert.equal(chosen.region, "toe");
  assert.equal(reduce(chosen, { region: "" }, FACTS).region, "");
});

test("the address brings a state back", () => {
  const state = reduce(
    STATE,
    { root: "S1", region: "toe", view: "sole", authority: "chart" },
    FACTS,
  );
  const { change, ignored } = fromHash(readHash(writeHash(toHash(state)), KEYS), FACTS);
  assert.deepEqual(ignored, []);
  assert.deepEqual(reduce(STATE, change, FACTS), state);
});

test("unknown parts of an address are named and left out", () => {
  const hash = "#author=nobody&view=sole&root=%3Cscript%3E&region=toe&other=1";
  const { change, ignored } = fromHash(readHash(hash, KEYS), FACTS);
  assert.deepEqual(change, { view: "sole", region: "toe" });
  assert.deepEqual(ignored, ["author", "root"]);
});

test("the address of a heading is not a state", () => {
  assert.deepEqual(readHash("#where-sources-agree", KEYS), {});
  assert.deepEqual(readHash("", KEYS), {});
});

test("an empty value is left out of the address", () => {
  assert.equal(writeHash({ view: "sole", region: "" }), "#view=sole");
});

test("layers keep their order whichever is switched first", () => {
  const on = withLayer(withLayer([], "overlap", true), "borders", true);
  assert.deepEqual(on, ["borders", "overlap"]);
  assert.deepEqual(withLayer(on, "borders", false), ["overlap"]);
});
