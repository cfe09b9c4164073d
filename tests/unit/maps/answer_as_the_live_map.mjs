// Asks the live map's modules about all data and prints the answers, for test_twins.py.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FactIndex,
  patchSentence,
} from "../../../widgets/nerveroot/maps/dermatome_map/facts.js";
import { AtlasGeometry } from "../../../widgets/nerveroot/maps/shared/geometry.js";
import { patchLabels } from "../../../widgets/nerveroot/maps/dermatome_map/labels.js";
import { paintOf } from "../../../widgets/nerveroot/maps/dermatome_map/paint.js";

const folder = process.argv[2] ?? ".";
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(join(folder, name), "utf8"));
const facts = read("facts.json");
const index = new FactIndex(facts);
const atlas = new AtlasGeometry(read("atlas.json"));

const state = (/** @type {object} */ change) => ({
  mode: "explore",
  authority: facts.authorities[0].id,
  view: "lateral",
  root: "L5",
  region: "",
  hovered: "",
  layers: ["borders", "points", "neighbours", "overlap"],
  side: "right",
  ...change,
});
const ids = (/** @type {{ authority: { id: string } }[]} */ claims) =>
  claims.map((claim) => claim.authority.id).sort();
const answers = { paint: {}, agreement: {}, labels: {}, sentence: {} };

for (const { id: authority } of facts.authorities) {
  answers.paint[authority] = {};
  for (const { id } of facts.regions) {
    const paint = paintOf(index, state({ authority }), id, false);
    answers.paint[authority][id] = [paint.kind, paint.roots, paint.dashed];
  }
}
for (const root of facts.roots) {
  answers.agreement[root] = {};
  for (const { id } of facts.regions) {
    const { k, n, yes, denied, unchecked } = index.agreement(root, id);
    const paint = paintOf(index, state({ mode: "agreement", root }), id, false);
    answers.agreement[root][id] = [
      k,
      n,
      ids(yes),
      ids(denied),
      ids(unchecked),
      paint.step,
    ];
  }
}
for (const { id: view } of facts.views) {
  answers.labels[view] = {};
  const labels = (/** @type {object} */ change) => {
    const now = state({ view, ...change });
    const paint = (/** @type {string} */ region) => paintOf(index, now, region, false);
    return patchLabels(index, atlas.view(view), now, paint).map(
      ({ id, title, detail }) => [id, title, detail],
    );
  };
  for (const { id: authority } of facts.authorities) {
    answers.labels[view][authority] = labels({ authority });
  }
  answers.labels[view].agreement = labels({ mode: "agreement" });
}
for (const { id } of facts.regions) {
  answers.sentence[id] = patchSentence(index, id, "L5");
}
process.stdout.write(JSON.stringify(answers));
