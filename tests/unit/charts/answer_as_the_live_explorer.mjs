// Asks the page's module what follows every choice, for test_outcome_explorer.py.

import { readFileSync } from "node:fs";
import {
  nearest,
  PARTS,
} from "../../../widgets/nerveroot/charts/outcome_explorer/state.js";

const facts = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
/** @type {Record<string, Record<string, string | null>>} */
const answers = {};
for (const one of facts.combinations) {
  answers[one.id] = {};
  for (const part of PARTS) {
    for (const value of new Set(facts.combinations.map((other) => other[part]))) {
      const found = nearest(facts, { ...one, [part]: value }, part);
      answers[one.id][`${part}=${value}`] = found?.id ?? null;
    }
  }
}
process.stdout.write(JSON.stringify(answers));
