/**
 * Flips every sourced cell of the model, one at a time, and lists the flips that no
 * pattern notices.
 *
 * Reads {model, patterns} from standard input. A cell that says normal is flipped to
 * lost and the other way round; one that varies is flipped to both.
 */
import { readFileSync } from "node:fs";
import { localise } from "../../../widgets/nerveroot/reasoning/lesion_localiser/localise.js";
import { expectation } from "../../../widgets/nerveroot/reasoning/lesion_localiser/weigh.js";
import { faults } from "./judge.mjs";

const { model, patterns } = JSON.parse(readFileSync(0, "utf8"));
const NOTHING_WRONG = ["pain", "test", "sign", "red flag"];

/** What a cell of this kind says when the lesion takes the finding, and when it does not. */
function words(finding) {
  return NOTHING_WRONG.includes(finding.kind)
    ? { lost: "present", kept: "absent" }
    : { lost: "reduced", kept: "normal" };
}

function flips(finding, value) {
  const { lost, kept } = words(finding);
  const says = expectation(finding, value);
  return { lost: [kept], raised: [lost, kept], kept: [lost], varies: [lost, kept] }[says];
}

/** Only patterns that test the finding can notice a flip of it. */
const testing = (id) =>
  patterns.filter((one) => (one.findings[id] ?? "not_tested") !== "not_tested");

function noticed(id) {
  return testing(id).find((one) => faults(one, localise(model, one.findings)).length > 0);
}

const survivors = [];
const killers = {};
let cells = 0;
let total = 0;
for (const site of model.sites) {
  for (const finding of model.findings) {
    const cell = model.cells[site.id][finding.id];
    // An alarm has no cell.
    if (cell?.[1] !== "read") {
      continue;
    }
    cells += 1;
    for (const value of flips(finding, cell[0])) {
      total += 1;
      model.cells[site.id][finding.id] = [value, cell[1], cell[2]];
      const killer = noticed(finding.id);
      if (killer) {
        killers[killer.id] = (killers[killer.id] ?? 0) + 1;
      } else {
        survivors.push(`${site.id} ${finding.id}: ${cell[0]} -> ${value}`);
      }
    }
    model.cells[site.id][finding.id] = cell;
  }
}
process.stdout.write(JSON.stringify({ cells, total, survivors, killers }));
