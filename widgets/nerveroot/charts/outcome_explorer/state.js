// The explorer's state and the only way to change it. No DOM.

/** @import { Combination, Facts, State } from "./types" */

/** From the outermost choice to the innermost: an outcome belongs to a study. */
export const PARTS = /** @type {const} */ ([
  "cohort",
  "outcome",
  "analysis",
  "subgroup",
]);

/** @typedef {typeof PARTS[number]} Part */

/** What stands in an address. */
export const KEYS = /** @type {const} */ ([...PARTS, "time"]);

/**
 * @param {Facts} facts
 * @param {State} state
 * @returns {Combination}
 */
export function combinationOf(facts, state) {
  const found = facts.combinations.find((one) =>
    PARTS.every((part) => one[part] === state[part]),
  );
  if (!found) throw new Error(`nothing is drawn for ${JSON.stringify(state)}`);
  return found;
}

/**
 * How many parts agree with what is wanted, up to the first that does not: a study
 * without this outcome is shown from its own beginning, not by a lesser outcome that
 * happens to have the same analysis.
 *
 * @param {Combination} one
 * @param {Record<Part, string>} wanted
 * @returns {number}
 */
function agreement(one, wanted) {
  const differs = PARTS.findIndex((part) => one[part] !== wanted[part]);
  return differs === -1 ? PARTS.length : differs;
}

/**
 * @param {readonly Combination[]} candidates not empty
 * @param {Record<Part, string>} wanted
 * @returns {Combination} the first of those that agree most
 */
function best(candidates, wanted) {
  return candidates.reduce((one, other) =>
    agreement(other, wanted) > agreement(one, wanted) ? other : one,
  );
}

/**
 * The combination that has one part, and the parts before it, and keeps the rest if it
 * can; the same rule as in Python.
 *
 * @param {Facts} facts
 * @param {Record<Part, string>} wanted
 * @param {Part} part
 * @returns {Combination | null} null if nothing has it
 */
export function nearest(facts, wanted, part) {
  const fixed = PARTS.slice(0, PARTS.indexOf(part) + 1);
  const candidates = facts.combinations.filter((one) =>
    fixed.every((name) => one[name] === wanted[name]),
  );
  return candidates.length === 0 ? null : best(candidates, wanted);
}

/**
 * @param {Combination} one
 * @param {number} time
 * @returns {State} the first time where the wanted one was not observed
 */
function stateOf({ cohort, outcome, analysis, subgroup, times }, time) {
  const kept = times.some(([weeks]) => weeks === time);
  return { cohort, outcome, analysis, subgroup, time: kept ? time : times[0][0] };
}

/**
 * The next state after one part has changed.
 *
 * @param {Facts} facts
 * @param {State} state
 * @param {Part | "time"} part
 * @param {unknown} value
 * @returns {State} the same object if nothing changes
 */
export function reduce(facts, state, part, value) {
  if (state[part] === value) return state;
  if (part === "time") {
    const { times } = combinationOf(facts, state);
    const known = times.some(([weeks]) => weeks === value);
    return known ? { ...state, time: Number(value) } : state;
  }
  const found = nearest(facts, { ...state, [part]: String(value) }, part);
  return found === null ? state : stateOf(found, state.time);
}

/**
 * The patients whom a reader sees who goes over to another analysis: those seen last in
 * it, or its first. Going back and forth leads to the same chart.
 *
 * @param {Facts} facts
 */
export function analysisMemory(facts) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  const key = (/** @type {State} */ { cohort, outcome, analysis }) =>
    [cohort, outcome, analysis].join(" ");
  return {
    /**
     * @param {State} before
     * @param {State} after
     * @returns {State}
     */
    follow(before, after) {
      seen.set(key(before), before.subgroup);
      const wanted = seen.get(key(after)) ?? choices(facts, after, "subgroup")[0];
      const found = nearest(facts, { ...after, subgroup: wanted }, "subgroup");
      return found === null ? after : stateOf(found, before.time);
    },
  };
}

/**
 * The values that a part can have beside those before it, in the order of the data.
 *
 * @param {Facts} facts
 * @param {State} state
 * @param {Part} part
 * @returns {string[]}
 */
export function choices(facts, state, part) {
  const before = PARTS.slice(0, PARTS.indexOf(part));
  const beside = facts.combinations.filter((one) =>
    before.every((name) => one[name] === state[name]),
  );
  return [...new Set(beside.map((one) => one[part]))];
}

/**
 * The state that an address asks for.
 *
 * @param {Facts} facts
 * @param {State} state the present one
 * @param {Record<string, string>} found a stranger's text
 * @returns {{ state: State, ignored: string[] }}
 */
export function fromHash(facts, state, found) {
  /** @type {string[]} */
  const ignored = [];
  let left = facts.combinations;
  for (const part of PARTS) {
    const value = found[part];
    if (value === undefined) continue;
    const matching = left.filter((one) => one[part] === value);
    if (matching.length === 0) ignored.push(part);
    else left = matching;
  }
  const asked = left.length < facts.combinations.length;
  const one = asked ? best(left, state) : combinationOf(facts, state);
  const time = /^\d{1,4}$/.test(found.time ?? "") ? Number(found.time) : -1;
  if (found.time !== undefined && !one.times.some(([weeks]) => weeks === time)) {
    ignored.push("time");
  }
  return { state: stateOf(one, time >= 0 ? time : state.time), ignored };
}

/** @param {Combination} one */
export const curvesId = ({ id }) => `outcome-curves-${id}`;

/**
 * @param {Combination} one
 * @param {number} time
 */
export const iconsId = ({ id }, time) => `recovery-icons-${id}-${time}`;
