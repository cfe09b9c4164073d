// How an answer is scored. No DOM.

/** @import { Answer, Item, Option, Result } from "./types" */

/**
 * The option that stands for a patch of skin.
 *
 * @param {Item} item
 * @param {string} region
 * @returns {number} its position, −1 if none does
 */
export function optionOfRegion(item, region) {
  return item.options.findIndex((option) => option.regions?.includes(region));
}

/**
 * Scores an answer: the share of what was decided rightly. Only a full score is right.
 *
 * @param {Item} item
 * @param {Answer} answer
 * @returns {Result}
 */
export function scoreAnswer(item, answer) {
  if (answer === null) return { score: 0, right: false };
  const score =
    "region" in answer
      ? pointScore(item, answer.region)
      : listScore(item, answer.chosen);
  return { score, right: score === 1 };
}

/**
 * @param {Item} item
 * @param {string} region
 */
function pointScore(item, region) {
  return item.options[optionOfRegion(item, region)]?.right === true ? 1 : 0;
}

/**
 * @param {Item} item
 * @param {number[]} chosen
 */
function listScore(item, chosen) {
  if (item.kind === "single") {
    return chosen.length === 1 && item.options[chosen[0] ?? -1]?.right === true ? 1 : 0;
  }
  const decided =
    item.kind === "ordering"
      ? chosen.filter((option, place) => option === place).length
      : item.options.filter(
          (option, index) => chosen.includes(index) === (option.right === true),
        ).length;
  // Leaving everything open is no answer, though it decides some options rightly.
  if (chosen.length === 0) return 0;
  return decided / item.options.length;
}

/**
 * The verdict that opens the feedback.
 *
 * @param {Item} item
 * @param {Answer} answer
 * @param {Result} result
 * @returns {string}
 */
export function verdict(item, answer, result) {
  if (result.right) return "Right.";
  if (answer === null) return "Now you know.";
  if (item.kind === "ordering" && "chosen" in answer) {
    const placed = answer.chosen.filter((option, place) => option === place).length;
    if (placed > 0) return `${placed} of ${item.options.length} in place.`;
  }
  if (item.kind === "multiple" && "chosen" in answer) {
    const found = answer.chosen.some((index) => item.options[index]?.right === true);
    if (found) return "Partly right.";
  }
  return "Not this time.";
}

/**
 * How an option stands after the answer.
 *
 * @param {Option} option
 * @param {boolean} chosen
 * @param {boolean} several whether more than one option can be right
 * @returns {{ state: "right" | "wrong" | "missed" | "plain", words: string }}
 */
export function optionState(option, chosen, several) {
  if (option.right === true) {
    if (chosen) return { state: "right", words: "Your answer, right" };
    return several
      ? { state: "missed", words: "Right, not chosen" }
      : { state: "right", words: "Right answer" };
  }
  return chosen
    ? { state: "wrong", words: "Your answer" }
    : { state: "plain", words: "" };
}
