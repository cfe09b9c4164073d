// Says what the live post-test tool says, for comparison with Python.
// Reads {facts, states} as JSON from standard input.

import { readFileSync } from "node:fs";

import { outcome } from "../../../widgets/nerveroot/reasoning/post_test/state.js";
import { iconGroups, percentWords } from "../../../widgets/nerveroot/reasoning/post_test/words.js";

const { facts, states } = JSON.parse(readFileSync(0, "utf8"));
const said = states.map((/** @type {any} */ state) => {
  const { context, warning, headline, posttest, remarks } = outcome(facts, {
    preset: "",
    second: "",
    ratio: "",
    ratioLow: "",
    ratioHigh: "",
    ...state,
  });
  return {
    context,
    warning,
    headline,
    remarks,
    percent: posttest === null ? null : percentWords(posttest),
    icons:
      posttest === null
        ? null
        : iconGroups(posttest).map(({ kind, count, words }) => [kind, count, words]),
  };
});
process.stdout.write(JSON.stringify(said));
