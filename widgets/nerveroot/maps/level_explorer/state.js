// The explorer's state and the only way to change it. No DOM.

/** @import { State } from "./types" */

/** Every value the explorer knows, in the order of its controls. */
export const CHOICES = /** @type {const} */ ({
  level: ["L2-3", "L3-4", "L4-5", "L5-S1"],
  zone: ["central", "subarticular", "foraminal", "extraforaminal"],
  type: ["bulge", "protrusion", "extrusion", "sequestration"],
  size: ["small", "medium", "large"],
  side: ["right", "left"],
  variant: [
    "usual",
    "takeoff_at_disc",
    "takeoff_above_disc",
    "ganglion_intraspinal",
    "conjoined",
    "transitional",
  ],
});

/** @typedef {keyof typeof CHOICES} Part */

export const PARTS = /** @type {Part[]} */ (Object.keys(CHOICES));

/**
 * @param {Part} part
 * @param {unknown} value
 * @returns {boolean}
 */
export function isAllowed(part, value) {
  return CHOICES[part].some((known) => known === value);
}

/**
 * The next state. Values that the explorer does not know are dropped.
 *
 * @param {State} state
 * @param {Partial<Record<Part, unknown>>} change
 * @returns {State} the same object if nothing changes
 */
export function reduce(state, change) {
  /** @type {Record<string, unknown>} */
  const next = { ...state };
  let changed = false;
  for (const part of PARTS) {
    const value = change[part];
    if (value === undefined || value === state[part] || !isAllowed(part, value))
      continue;
    next[part] = value;
    changed = true;
  }
  return changed ? /** @type {State} */ (/** @type {unknown} */ (next)) : state;
}

/**
 * Splits what an address asks for into what the explorer has and the keys of the rest.
 *
 * @param {Record<string, string>} found
 * @returns {{ change: Partial<Record<Part, string>>, ignored: string[] }}
 */
export function fromHash(found) {
  /** @type {Partial<Record<Part, string>>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  for (const part of PARTS) {
    const value = found[part];
    if (value === undefined) continue;
    if (isAllowed(part, value)) change[part] = value;
    else ignored.push(part);
  }
  return { change, ignored };
}
