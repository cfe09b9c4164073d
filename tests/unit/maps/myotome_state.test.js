import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fromHash,
  reduce,
  switched,
  toHash,
} from "../../../widgets/nerveroot/maps/myotome_map/state.js";
import { readHash, writeHash } from "../../../widgets/nerveroot/web/url_state.js";

/** @import { Facts, State } from "../../../widgets/nerveroot/maps/myotome_map/types" */

const FACTS = /** @type {Facts} */ (
  /** @type {unknown} */ ({
    views: [{ id: "lateral" }, { id: "sole" }],
    muscles: [{ id: "soleus" }, { id: "gracilis" }],
    authorities: [{ id: "study" }],
    lesions: { nerves: ["common_fibular", "sciatic"], roots: ["L4", "L5", "S1"] },
  })
);

/** @type {State} */
const STATE = {
  view: "lateral",
  muscle: "",
  source: "",
  lesions: [],
  cutaway: false,
  side: "right",
};

test("values that the map does not know never enter the state", () => {
  for (const change of [
    { view: "above" },
    { muscle: "<img src=x onerror=alert(1)>" },
    { source: "__proto__" },
    { lesions: ["L9"] },
    { lesions: ["L5", "L5"] },
    { lesions: ["L4", "L5", "S1"] },
    { lesions: "L5" },
    { cutaway: "yes" },
    { side: 3 },
    { toString: "L5" },
  ]) {
    assert.equal(reduce(STATE, /** @type {any} */ (change), FACTS), STATE);
  }
});

test("no change gives the same object, so that nothing is drawn again", () => {
  assert.equal(reduce(STATE, { view: "lateral", lesions: [] }, FACTS), STATE);
});

test("a third lesion pushes out the oldest, and a second press takes one away", () => {
  assert.deepEqual(switched([], "L5"), ["L5"]);
  assert.deepEqual(switched(["L4", "L5"], "sciatic"), ["L5", "sciatic"]);
  assert.deepEqual(switched(["L4", "L5"], "L4"), ["L5"]);
});

test("an address comes back as it was written", () => {
  const state = {
    ...STATE,
    muscle: "soleus",
    source: "study",
    lesions: ["common_fibular", "L5"],
  };
  const found = readHash(writeHash(toHash(state)), [
    "view",
    "muscle",
    "source",
    "lesion",
  ]);
  const { change, ignored } = fromHash(found, FACTS);
  assert.deepEqual(ignored, []);
  assert.deepEqual(reduce(STATE, change, FACTS), state);
});

test("what an address asks for and the map lacks is named and left out", () => {
  const { change, ignored } = fromHash(
    { view: "above", muscle: "soleus", lesion: "L5,javascript:alert(1)" },
    FACTS,
  );
  assert.deepEqual(change, { muscle: "soleus", lesions: ["L5"] });
  assert.deepEqual(ignored, ["view", "lesion"]);
});
