// The arithmetic of one test result, and the rule for a second one. No DOM.
//
// nerveroot/reasoning/odds.py is the same method for still figures and for Python; both
// are held to the vectors in tests/unit/reasoning/post_test_vectors.json.

/**
 * A likelihood ratio; its ends are null where no interval is known.
 *
 * @typedef {object} Ratio
 * @property {number} value
 * @property {number | null} low
 * @property {number | null} high
 *
 * @typedef {object} Probability
 * @property {number} value 0 to 1
 * @property {number | null} low
 * @property {number | null} high
 *
 * @typedef {{ ok: true, posttest: Probability } | { ok: false, problem: string }} Answer
 *
 * @typedef {object} Kind what must be known of a test before two may be put together
 * @property {string} testId
 * @property {string} name
 * @property {string} domain
 * @property {string} target
 * @property {string} targetName
 * @property {string} standard
 * @property {string} standardName
 */

/** Tests that already hold the single signs. */
const WHOLE = ["combination", "whole examination"];

/**
 * The probability after a test result. Odds are multiplied by the ratio, and so are they
 * by both ends of its interval, as sums of logarithms, so that no ratio is too large.
 *
 * @param {unknown} pretest probability before the test, between 0 and 1
 * @param {{ value: unknown, low?: unknown, high?: unknown }} ratio
 * @returns {Answer} the probability, or in words why there is none; it never throws
 */
export function postTest(pretest, ratio) {
  const problem = pretestProblem(pretest) ?? ratioProblem(ratio);
  if (problem !== null) return { ok: false, problem };
  const before = /** @type {number} */ (pretest);
  const { value, low, high } = /** @type {Ratio} */ (ratio);
  return {
    ok: true,
    posttest: {
      value: after(before, value),
      low: isGiven(low) ? after(before, low) : null,
      high: isGiven(high) ? after(before, high) : null,
    },
  };
}

/**
 * @param {number} before
 * @param {number} ratio
 */
function after(before, ratio) {
  const logOdds = Math.log(before) - Math.log1p(-before) + Math.log(ratio);
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * @template T
 * @param {T | null | undefined} value
 * @returns {value is T}
 */
function isGiven(value) {
  return value !== null && value !== undefined;
}

/**
 * What is wrong with a probability before a test.
 *
 * @param {unknown} value
 * @returns {string | null}
 */
export function pretestProblem(value) {
  if (typeof value !== "number" || Number.isNaN(value)) {
    return "The probability before the test must be a number.";
  }
  if (value === 0) {
    return "At 0% nobody has the condition, and no result can change that. Give a value above 0%.";
  }
  if (value === 1) {
    return "At 100% everybody has the condition, and no result can change that. Give a value below 100%.";
  }
  if (value < 0 || value > 1) {
    return "The probability before the test must lie between 0% and 100%.";
  }
  return null;
}

/**
 * What is wrong with a likelihood ratio or its interval.
 *
 * @param {{ value: unknown, low?: unknown, high?: unknown }} ratio
 * @returns {string | null}
 */
export function ratioProblem({ value, low, high }) {
  if (typeof value !== "number" || Number.isNaN(value)) {
    return "The likelihood ratio must be a number.";
  }
  if (value < 0) return "A likelihood ratio cannot be below 0.";
  if (value === 0) {
    return "A ratio of 0 would rule the condition out for certain. It comes from a zero cell of a small study. Give a ratio above 0.";
  }
  if (value === Number.POSITIVE_INFINITY) {
    return "An infinite ratio would prove the condition. It comes from a zero cell of a small study. Give a finite ratio.";
  }
  if (!isGiven(low) && !isGiven(high)) return null;
  if (!isGiven(low) || !isGiven(high)) {
    return "An interval needs both of its ends, or neither.";
  }
  const wrong = endProblem(low) ?? endProblem(high);
  if (wrong !== null) return wrong;
  const [least, most] = /** @type {[number, number]} */ ([low, high]);
  if (least > most) {
    return "The lower end of the interval is above its upper end. Exchange them.";
  }
  if (value < least || value > most) {
    return "The ratio lies outside its own interval, so one of the three figures is wrong.";
  }
  return null;
}

/**
 * What is wrong with one end of an interval.
 *
 * @param {unknown} end
 * @returns {string | null}
 */
export function endProblem(end) {
  if (typeof end !== "number" || Number.isNaN(end)) {
    return "The ends of the interval must be numbers.";
  }
  if (end <= 0 || !Number.isFinite(end)) {
    return "The ends of the interval must be above 0 and finite.";
  }
  return null;
}

/**
 * How many of 100 people. An exact half goes to the even neighbour, so that rounding
 * leans to neither side: 82.5 gives 82, 83.5 gives 84.
 *
 * @param {number} probability 0 to 1
 * @returns {number}
 */
export function inHundred(probability) {
  // What is left of 82.5 after the logarithms may be 82.49999999999999.
  const count = Math.round(probability * 1e11) / 1e9;
  const below = Math.floor(count);
  if (count - below !== 0.5) return Math.round(count);
  return below % 2 === 0 ? below : below + 1;
}

/**
 * Whether a second result may be put on top of the first. It never may: the tests are
 * either not independent, or nobody has shown that they are.
 *
 * @param {Kind} first
 * @param {Kind} second
 * @returns {{ refused: boolean, reason: string }} not refused: fit to be multiplied as a
 *   lesson, and only as that
 */
export function secondTest(first, second) {
  if (first.testId === second.testId) {
    return refusal(
      "It is the same test. The same result read twice is one result, not two.",
    );
  }
  if (first.target !== second.target) {
    return refusal(
      `It looks for something else: ${lowerFirst(second.targetName)}, not ${lowerFirst(first.targetName)}. A ratio for one condition says nothing of another.`,
    );
  }
  if (first.standard !== second.standard) {
    return refusal(
      `It was judged by another standard: ${second.standardName}, not ${first.standardName}. The two ratios do not count the same people as ill.`,
    );
  }
  const whole = [first, second].find(({ domain }) => WHOLE.includes(domain));
  if (whole !== undefined) {
    return refusal(
      `${whole.name} already holds the single signs. The same finding would count twice.`,
    );
  }
  if (first.domain === second.domain) {
    return refusal(
      `Both tests belong to one domain (${first.domain}). One cause makes both positive, so the second says little that the first has not said, and their ratios must not be multiplied.`,
    );
  }
  return {
    refused: false,
    reason:
      "Multiplying would be right only if the two results were independent among people with the condition and among people without it. Nobody has shown that for these tests.",
  };
}

/** @param {string} reason */
function refusal(reason) {
  return { refused: true, reason };
}

/**
 * A name inside a sentence; names that begin with a root or an abbreviation stay.
 *
 * @param {string} name
 */
export function lowerFirst(name) {
  return /^.[a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
