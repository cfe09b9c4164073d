// What the tool says: natural frequencies first, percentages second. No DOM.
//
// nerveroot/reasoning/post_test_words.py says the same in still figures and in Python;
// the tests compare the two.

import { inHundred, lowerFirst } from "./engine.js";

/** @import { Probability, Ratio } from "./engine.js" */

/**
 * How many of 100; never none and never all.
 *
 * @param {number} probability
 */
export function hundredWords(probability) {
  const count = inHundred(probability);
  if (count === 0) return "fewer than 1";
  return count === 100 ? "more than 99" : String(count);
}

/**
 * The result in natural frequencies.
 *
 * @param {Probability} posttest
 */
export function headline(posttest) {
  const value = hundredWords(posttest.value);
  const verb = value === "1" || value === "fewer than 1" ? "has" : "have";
  const start = `Of 100 people like this, ${value} ${verb} it`;
  if (posttest.low === null || posttest.high === null) {
    return `${start}; how far off that may be is unknown.`;
  }
  const [low, high] = [hundredWords(posttest.low), hundredWords(posttest.high)];
  const span = low === high ? low : `${low} to ${high}`;
  return `${start}, and plausibly ${span}.`;
}

/**
 * What was found, what is looked for, and what was thought before.
 *
 * @param {string} name of the test
 * @param {string} result what it is called
 * @param {string} target empty for the reader's own ratio
 * @param {string} standard
 * @param {number} pretest
 */
export function context(name, result, target, standard, pretest) {
  const looked =
    target === ""
      ? ""
      : ` Looked for: ${lowerFirst(target)}, judged by ${lowerFirst(standard)}.`;
  return `${name}: ${result}.${looked} Before the test: ${hundredWords(pretest)} of 100.`;
}

/**
 * What must be said beside the result.
 *
 * @param {Ratio} ratio
 * @param {boolean} computed worked out by the book
 * @param {boolean} verified
 * @returns {string[]}
 */
export function remarks(ratio, computed, verified) {
  const said = [];
  if (ratio.low === null || ratio.high === null) {
    const why = computed
      ? "The ratio was worked out from rounded shares and has no interval"
      : "No interval is given";
    said.push(
      `${why}. So the mark is hollow and has no bar: its uncertainty is unknown, not small.`,
    );
  } else if (ratio.low < 1 && ratio.high > 1) {
    said.push(
      "The interval holds a ratio of 1: the study cannot tell whether this result makes the condition more likely or less.",
    );
  }
  if (!verified) said.push("This figure was not checked against the paper.");
  return said;
}

/**
 * Why nothing can be worked out from a study.
 *
 * @param {string} source
 * @param {string} result what it is called
 */
export function noRatio(source, result) {
  return `${source} gives no ratio for this result (${result}), so nothing can be worked out. A missing figure is not a ratio of 1.`;
}

/**
 * @typedef {object} IconGroup some of the hundred icons that look alike
 * @property {"sure" | "likely" | "possible" | "none" | "hollow"} kind
 * @property {number} count
 * @property {string} words what they stand for
 */

/**
 * A hundred people, parted by how sure it is that they have the condition.
 *
 * @param {Probability} posttest
 * @returns {IconGroup[]}
 */
export function iconGroups(posttest) {
  const value = inHundred(posttest.value);
  if (posttest.low === null || posttest.high === null) {
    return [
      { kind: "hollow", count: value, words: "have it by a figure without interval" },
      { kind: "none", count: 100 - value, words: "do not" },
    ];
  }
  const [low, high] = [inHundred(posttest.low), inHundred(posttest.high)];
  return [
    { kind: "sure", count: low, words: "have it even at the low end of the interval" },
    { kind: "likely", count: value - low, words: "more have it by the best figure" },
    {
      kind: "possible",
      count: high - value,
      words: "more have it only at the high end",
    },
    { kind: "none", count: 100 - high, words: "do not have it even then" },
  ];
}

/**
 * A probability in percent, with its interval.
 *
 * @param {Probability} probability
 */
export function percentWords({ value, low, high }) {
  if (low === null || high === null) return `${percent(value)}%`;
  return `${percent(value)}% (${percent(low)} to ${percent(high)}%)`;
}

/**
 * One digit after the point, halves to the even one as counts of 100 are.
 *
 * @param {number} probability
 */
export function percent(probability) {
  // Of a thousand instead of a hundred: the same rule of rounding.
  return (inHundred(probability * 10) / 10).toFixed(1);
}

/**
 * @param {Ratio} ratio
 * @returns {string} such as "11 (1.3 to 84)"
 */
export function ratioWords({ value, low, high }) {
  if (low === null || high === null) return String(value);
  return `${value} (${low} to ${high})`;
}
