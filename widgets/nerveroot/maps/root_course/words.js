// Sentences about a stop; the same for eyes and for the live region. No DOM.

/** @import { Failing, StopFacts } from "./types" */

/** What the values of the tables are called for each kind of finding. */
const VALUES = /** @type {const} */ ({
  movement: { reduced: "weak", normal: "spared", varies: "varies" },
  skin: { reduced: "numb", normal: "spared", varies: "varies" },
  test: { reduced: "small or absent", normal: "kept", varies: "varies" },
});

/**
 * @param {Failing} finding
 * @returns {string}
 */
export function valueWord({ kind, value }) {
  /** @type {Record<string, string>} */
  const words = VALUES[kind];
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

/**
 * @param {StopFacts} stop
 * @param {number} count of all stops
 * @returns {string}
 */
export function stopSentence(stop, count) {
  return `Stop ${stop.order} of ${count}, ${stop.name}. ${stop.passes.text} What hits it here: ${stop.hit.text} How it shows: ${stop.sign}`;
}

/**
 * @param {StopFacts} stop
 * @returns {string} on what the list of what fails rests
 */
export function failsLead(stop) {
  if (stop.fails.length === 0)
    return "No table gives a pattern for this stop: look at the sign above.";
  return stop.fails.some(({ source }) => source === "follows from the nerve")
    ? "By the nerve that each muscle and patch of skin has."
    : `Pattern of: ${stop.failsBy}.`;
}
