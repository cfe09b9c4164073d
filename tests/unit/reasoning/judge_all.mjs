/** Reads {model, patterns} from standard input and writes the faults of each answer. */
import { readFileSync } from "node:fs";
import { localise } from "../../../widgets/nerveroot/reasoning/lesion_localiser/localise.js";
import { faults } from "./judge.mjs";

const { model, patterns } = JSON.parse(readFileSync(0, "utf8"));
const answers = patterns.map((one) => [one.id, faults(one, localise(model, one.findings))]);
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
