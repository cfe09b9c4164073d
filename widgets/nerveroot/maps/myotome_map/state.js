// The map's state and the only way to change it. No DOM.

/** @import { Facts, Side, State } from "./types" */

/** @type {readonly Side[]} */
export const SIDES = ["right", "left"];

/** How many lesions stand side by side. */
export const MOST_LESIONS = 2;

/** The source of root lesions while the map shows the evidence and no source. */
export const LESION_SOURCE = "tsao-2003";

/** Keys of the address. */
export const HASH_KEYS = ["view", "muscle", "source", "lesion"];

/** @param {Facts} facts */
export function allowedValues(facts) {
  return {
    view: new Set(facts.views.map((row) => row.id)),
    muscle: new Set(["", ...facts.muscles.map((row) => row.id)]),
    source: new Set(["", ...facts.authorities.map((row) => row.id)]),
    lesion: new Set([...facts.lesions.nerves, ...facts.lesions.roots]),
    side: new Set(SIDES),
  };
}

/**
 * Splits values from an address into those the map knows and the keys of those it does
 * not. Unknown text goes no further than this function.
 *
 * @param {Record<string, string>} found
 * @param {Facts} facts
 * @returns {{ change: Partial<State>, ignored: string[] }}
 */
export function fromHash(found, facts) {
  const allowed = allowedValues(facts);
  /** @type {Partial<State>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  for (const key of /** @type {const} */ (["view", "muscle", "source"])) {
    const value = found[key];
    if (value === undefined) continue;
    if (allowed[key].has(value)) change[key] = value;
    else ignored.push(key);
  }
  if (found.lesion !== undefined) {
    const asked = found.lesion.split(",");
    const known = asked.filter((lesion) => allowed.lesion.has(lesion));
    if (known.length < asked.length || known.length > MOST_LESIONS)
      ignored.push("lesion");
    if (known.length > 0) change.lesions = known.slice(0, MOST_LESIONS);
  }
  return { change, ignored };
}

/**
 * @param {State} state
 * @returns {Record<string, string>}
 */
export function toHash({ view, muscle, source, lesions }) {
  return { view, muscle, source, lesion: lesions.join(",") };
}

/**
 * The next state. Values that the map does not know are dropped, so that a state is valid
 * whoever asked for the change.
 *
 * @param {State} state
 * @param {Partial<State>} change
 * @param {Facts} facts
 * @returns {State} the same object if nothing changes
 */
export function reduce(state, change, facts) {
  const allowed = allowedValues(facts);
  /** @type {Record<string, unknown>} */
  const next = { ...state };
  let changed = false;
  for (const [key, value] of Object.entries(change)) {
    if (!isAllowed(key, value, allowed)) continue;
    if (sameValue(next[key], value)) continue;
    next[key] = value;
    changed = true;
  }
  return changed ? /** @type {State} */ (/** @type {unknown} */ (next)) : state;
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {ReturnType<typeof allowedValues>} allowed
 * @returns {boolean}
 */
function isAllowed(key, value, allowed) {
  if (key === "cutaway") return typeof value === "boolean";
  if (key === "lesions") {
    return (
      Array.isArray(value) &&
      value.length <= MOST_LESIONS &&
      new Set(value).size === value.length &&
      value.every((lesion) => allowed.lesion.has(lesion))
    );
  }
  if (typeof value !== "string") return false;
  if (key === "side") return SIDES.some((side) => side === value);
  return (
    (key === "view" || key === "muscle" || key === "source") && allowed[key].has(value)
  );
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function sameValue(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => item === b[index]);
  }
  return a === b;
}

/**
 * Lesions after one was switched: the third pushes out the oldest.
 *
 * @param {readonly string[]} lesions
 * @param {string} lesion
 * @returns {string[]}
 */
export function switched(lesions, lesion) {
  if (lesions.includes(lesion)) return lesions.filter((other) => other !== lesion);
  return [...lesions, lesion].slice(-MOST_LESIONS);
}
