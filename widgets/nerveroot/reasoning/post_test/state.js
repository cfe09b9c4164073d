// The tool's state, the only way to change it, and what it comes to. No DOM.

import { postTest, pretestProblem, ratioProblem } from "./engine.js";
import { context, headline, noRatio, ratioWords, remarks } from "./words.js";

/** @import { Facts, Outcome, PresetFacts, Ratio, State, TestFacts } from "./types" */

/** The test that stands for a ratio of the reader's own. */
export const OWN = "own";

/** @typedef {keyof State} Part */

/** Python's name of each part. @type {Record<Part, string>} */
export const TRAITS = {
  test: "test",
  result: "result",
  preset: "preset",
  pretest: "pretest",
  second: "second",
  ratio: "ratio",
  ratioLow: "ratio_low",
  ratioHigh: "ratio_high",
};

/** The name of each part in the page's address. */
export const KEYS = /** @type {const} */ ({
  test: "test",
  result: "result",
  preset: "preset",
  pretest: "pretest",
  second: "second",
  ratio: "lr",
  ratioLow: "from",
  ratioHigh: "to",
});

const PARTS = /** @type {Part[]} */ (Object.keys(TRAITS));

/**
 * @param {Facts} facts
 * @param {string} id
 * @returns {TestFacts | undefined} none for the reader's own ratio
 */
export function testFacts(facts, id) {
  return facts.tests.find((test) => test.id === id);
}

/**
 * The starting points that count what a test looks for, exact ones first.
 *
 * @param {Facts} facts
 * @param {string} test
 * @returns {PresetFacts[]}
 */
export function fittingPresets(facts, test) {
  const target = testFacts(facts, test)?.target;
  const found = facts.presets.filter((preset) => preset.target === target);
  return [
    ...found.filter(({ near }) => near === ""),
    ...found.filter(({ near }) => near !== ""),
  ];
}

/**
 * @param {Facts} facts
 * @param {State} state to which the value would belong
 * @param {Part} part
 * @param {unknown} value
 */
function isAllowed(facts, state, part, value) {
  switch (part) {
    case "test":
      return value === OWN || facts.tests.some(({ id }) => id === value);
    case "second":
      return value === "" || facts.tests.some(({ id }) => id === value);
    case "result":
      return value === "positive" || value === "negative";
    case "preset":
      return (
        value === "" || fittingPresets(facts, state.test).some(({ id }) => id === value)
      );
    case "pretest":
      return pretestProblem(value) === null;
    default:
      return value === "" || ratioProblem({ value }) === null;
  }
}

/**
 * The next state. Values that the tool cannot use are dropped.
 *
 * @param {Facts} facts
 * @param {State} state
 * @param {Partial<Record<Part, unknown>>} change
 * @returns {State} the same object if nothing changes
 */
export function reduce(facts, state, change) {
  const next = { ...state };
  // The test comes first: it decides which starting points are allowed.
  for (const part of PARTS) {
    const value = change[part];
    if (value === undefined || !isAllowed(facts, next, part, value)) continue;
    Object.assign(next, { [part]: value });
    if (part === "test") fitPreset(facts, next);
    if (part === "preset") {
      const preset = facts.presets.find(({ id }) => id === value);
      if (preset !== undefined) next.pretest = preset.probability;
    }
    if (part === "pretest") {
      const preset = facts.presets.find(({ id }) => id === next.preset);
      if (preset !== undefined && preset.probability !== value) next.preset = "";
    }
  }
  return PARTS.every((part) => next[part] === state[part]) ? state : next;
}

/**
 * Lets go of a starting point that counts another condition: what was true of one is no
 * one's own value for another.
 *
 * @param {Facts} facts
 * @param {State} next changed in place
 */
function fitPreset(facts, next) {
  const fitting = fittingPresets(facts, next.test);
  if (next.preset === "" || fitting.some(({ id }) => id === next.preset)) return;
  const [first] = fitting;
  next.preset = first?.id ?? "";
  if (first !== undefined) next.pretest = first.probability;
}

/**
 * A number that a reader typed, with point or comma.
 *
 * @param {string} text
 * @returns {number | ""} "" for nothing, NaN for what is no number
 */
export function numberFrom(text) {
  const bare = text.replace("%", "").replace(",", ".").trim();
  if (bare === "") return "";
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : Number.NaN;
}

/**
 * A percentage as a probability, without what binary fractions add: 55.5 is 0.555.
 *
 * @param {number} percent
 */
export function shareOf(percent) {
  return Number((percent / 100).toPrecision(12));
}

/** @param {number} share */
export function percentOf(share) {
  return Number((share * 100).toPrecision(12));
}

/**
 * Splits what an address asks for into what the tool can use and the keys of the rest.
 *
 * @param {Facts} facts
 * @param {State} state
 * @param {Record<string, string>} found
 * @returns {{ change: Partial<Record<Part, unknown>>, ignored: string[] }}
 */
export function fromHash(facts, state, found) {
  /** @type {Partial<Record<Part, unknown>>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  let next = state;
  for (const part of PARTS) {
    const text = found[KEYS[part]];
    if (text === undefined) continue;
    const value = fromText(part, text);
    if (isAllowed(facts, next, part, value)) {
      change[part] = value;
      next = reduce(facts, next, { [part]: value });
    } else ignored.push(KEYS[part]);
  }
  return { change, ignored };
}

/**
 * @param {Part} part
 * @param {string} text
 */
function fromText(part, text) {
  if (part === "pretest") {
    const percent = numberFrom(text);
    return percent === "" ? percent : shareOf(percent);
  }
  return part === "ratio" || part === "ratioLow" || part === "ratioHigh"
    ? numberFrom(text)
    : text;
}

/**
 * The state as it stands in an address.
 *
 * @param {State} state
 * @returns {Record<string, string>}
 */
export function toHash(state) {
  return Object.fromEntries(
    PARTS.map((part) => [
      KEYS[part],
      String(part === "pretest" ? percentOf(state.pretest) : state[part]),
    ]),
  );
}

/**
 * What a state comes to: the result, or why there is none.
 *
 * @param {Facts} facts
 * @param {State} state
 * @returns {Outcome}
 */
export function outcome(facts, state) {
  const test = testFacts(facts, state.test);
  const { ratio, computed, verified, missing } = ratioOf(state, test);
  const said =
    test === undefined
      ? context(
          "A ratio of your own",
          ratio === null ? "none yet" : ratioWords(ratio),
          "",
          "",
          state.pretest,
        )
      : context(
          test.name,
          test.words[state.result],
          facts.targets[test.target]?.name ?? "",
          facts.standards[test.standard]?.name ?? "",
          state.pretest,
        );
  const warning = facts.targets[test?.target ?? ""]?.warning ?? "";
  const base = { context: said, warning, pretest: state.pretest, ratio };
  const failed = (/** @type {string} */ problem) => ({
    ...base,
    headline: problem,
    problem: true,
    posttest: null,
    remarks: [],
  });
  if (ratio === null) return failed(missing);
  const answer = postTest(state.pretest, ratio);
  if (!answer.ok) return failed(answer.problem);
  return {
    ...base,
    headline: headline(answer.posttest),
    problem: false,
    posttest: answer.posttest,
    remarks: remarks(ratio, computed, verified),
  };
}

/**
 * @param {State} state
 * @param {TestFacts | undefined} test
 * @returns {{ ratio: Ratio | null, computed: boolean, verified: boolean, missing: string }}
 */
function ratioOf(state, test) {
  if (test !== undefined) {
    const ratio = test[state.result];
    const missing =
      ratio === null ? noRatio(test.source, test.words[state.result]) : "";
    return {
      ratio,
      computed: ratio?.computed ?? false,
      verified: test.verified,
      missing,
    };
  }
  const given = (/** @type {number | ""} */ end) => (end === "" ? null : end);
  return {
    ratio:
      state.ratio === ""
        ? null
        : {
            value: state.ratio,
            low: given(state.ratioLow),
            high: given(state.ratioHigh),
          },
    computed: false,
    verified: true,
    missing: "Give a likelihood ratio.",
  };
}
