// Asks the live myotome map's modules about all data and prints the answers, for
// test_myotome_map.py.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MuscleIndex } from "../../../widgets/nerveroot/maps/myotome_map/facts.js";
import { MuscleGeometry } from "../../../widgets/nerveroot/maps/myotome_map/geometry.js";
import { muscleLabels } from "../../../widgets/nerveroot/maps/myotome_map/labels.js";
import { lesionPaint, paintOf } from "../../../widgets/nerveroot/maps/myotome_map/paint.js";

const folder = process.argv[2] ?? ".";
const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(join(folder, name), "utf8"));
const facts = read("facts.json");
const muscles = read("muscles.json");
const index = new MuscleIndex(facts);
const state = (/** @type {object} */ change) => ({
  view: "lateral",
  muscle: "",
  source: "",
  lesions: [],
  cutaway: false,
  side: "right",
  ...change,
});
const sources = ["", ...facts.authorities.map((/** @type {any} */ row) => row.id)];
/** @type {Record<string, any>} */
const answers = { paint: {}, roots: {}, lesions: {}, drawn: {}, labels: {} };
for (const source of sources) {
  answers.paint[source] = {};
  answers.roots[source] = {};
  for (const { id } of facts.muscles) {
    const paint = paintOf(index, state({ source }), id);
    answers.paint[source][id] = [paint.kind, paint.roots];
    if (source !== "") answers.roots[source][id] = index.rootsOf(source, id);
  }
  answers.labels[source] = {};
  for (const { id: view } of facts.views) {
    const geometry = new MuscleGeometry(muscles, view);
    answers.labels[source][view] = muscleLabels(
      index,
      geometry,
      state({ source, view }),
    ).map(({ id, title, detail }) => [id, title, detail]);
  }
  if (source === "") continue;
  answers.lesions[source] = {};
  answers.drawn[source] = {};
  for (const target of [...facts.lesions.nerves, ...facts.lesions.roots]) {
    const lesion = index.lesion(target, source);
    answers.lesions[source][target] = Object.fromEntries(lesion.outcome);
    answers.drawn[source][target] = Object.fromEntries(
      facts.muscles.map((/** @type {any} */ { id }) => [
        id,
        lesionPaint(index, lesion, source, id).kind,
      ]),
    );
  }
}
console.log(JSON.stringify(answers));
