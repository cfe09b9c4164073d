// Plans what the live EMG planner plans, for comparison with Python.
// Reads {facts, states, days} as JSON from standard input.

import { readFileSync } from "node:fs";

import { plan } from "../../../widgets/nerveroot/reasoning/emg_planner/plan.js";
import {
  dayWords,
  shareOfAxis,
} from "../../../widgets/nerveroot/reasoning/emg_planner/state.js";

const { facts, states, days } = JSON.parse(readFileSync(0, "utf8"));
const answer = {
  plans: states.map((/** @type {any} */ state) => plan(facts, state)),
  words: days.map(dayWords),
  shares: days.map((/** @type {number} */ day) => shareOfAxis(facts.stops, day)),
};
process.stdout.write(JSON.stringify(answer));
