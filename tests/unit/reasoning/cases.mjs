/** Reads {model, count} from standard input and writes the first practice cases. */
import { readFileSync } from "node:fs";
import {
  practiceCase,
  rightAnswers,
} from "../../../widgets/nerveroot/reasoning/lesion_localiser/cases.js";

const { model, count } = JSON.parse(readFileSync(0, "utf8"));
const cases = Array.from({ length: count }, (_, index) => {
  const { site, findings, result } = practiceCase(model, index + 1);
  return { site: site.id, findings, right: rightAnswers(result) };
});
process.stdout.write(JSON.stringify(cases));
