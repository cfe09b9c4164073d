// Which stop is shown, and what an address or a key may ask for. No DOM.

/** @import { CourseStop } from "./types" */

export const HASH_KEYS = ["stop"];

/**
 * @param {readonly CourseStop[]} stops
 * @param {unknown} wanted
 * @returns {string | null} the id, or null if there is no such stop
 */
export function knownStop(stops, wanted) {
  return stops.find(({ id }) => id === wanted)?.id ?? null;
}

/**
 * Splits what an address asks for into a stop and the keys of what there is not.
 *
 * @param {readonly CourseStop[]} stops
 * @param {Record<string, string>} found
 * @returns {{ stop: string | null, ignored: string[] }}
 */
export function fromHash(stops, found) {
  const stop = knownStop(stops, found.stop);
  return {
    stop,
    ignored: found.stop !== undefined && stop === null ? ["stop"] : [],
  };
}

/**
 * @param {readonly CourseStop[]} stops
 * @param {string} current
 * @param {number} steps
 * @returns {string | null} null beyond either end
 */
export function neighbour(stops, current, steps) {
  const index = stops.findIndex(({ id }) => id === current);
  return stops[index + steps]?.id ?? null;
}

/** @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {readonly CourseStop[]} stops
 * @param {string} current
 * @param {string} key
 * @returns {string | null} the stop that a key goes to
 */
export function keyTarget(stops, current, key) {
  if (key === "Home") return stops[0]?.id ?? null;
  if (key === "End") return stops.at(-1)?.id ?? null;
  const steps = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  return steps === undefined ? null : neighbour(stops, current, steps);
}
