// The map's state and the only way to change it. No DOM.

/** @import { Facts, Layer, Mode, Side, State } from "./types" */

/** @type {readonly Mode[]} */
export const MODES = ["explore", "agreement", "quiz"];

/** @type {readonly Layer[]} */
export const LAYERS = ["borders", "nerves", "points", "neighbours", "overlap"];

/** @type {readonly Side[]} */
export const SIDES = ["right", "left"];

/** Keys of the address and the part of the state each one stands for. */
export const HASH_KEYS = /** @type {const} */ ({
  author: "authority",
  view: "view",
  root: "root",
  region: "region",
  mode: "mode",
});

/**
 * @param {Facts} facts
 * @returns {Record<"authority" | "view" | "root" | "region" | "mode", ReadonlySet<string>>}
 */
export function allowedValues(facts) {
  return {
    authority: new Set(facts.authorities.map((row) => row.id)),
    view: new Set(facts.views.map((row) => row.id)),
    root: new Set(facts.roots),
    region: new Set(facts.regions.map((row) => row.id)),
    mode: new Set(MODES),
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
  /** @type {Record<string, string>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  for (const [key, part] of Object.entries(HASH_KEYS)) {
    const value = found[key];
    if (value === undefined) continue;
    if (allowed[part].has(value)) change[part] = value;
    else ignored.push(key);
  }
  return { change: /** @type {Partial<State>} */ (change), ignored };
}

/**
 * @param {State} state
 * @returns {Record<string, string>}
 */
export function toHash(state) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [key, part] of Object.entries(HASH_KEYS)) values[key] = state[part];
  return values;
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
  if (key === "layers") {
    return Array.isArray(value) && value.every((layer) => LAYERS.includes(layer));
  }
  if (typeof value !== "string") return false;
  if (key === "side") return SIDES.some((side) => side === value);
  if (key === "hovered" || key === "region") {
    return value === "" || allowed.region.has(value);
  }
  if (key === "authority" || key === "view" || key === "root" || key === "mode") {
    return allowed[key].has(value);
  }
  return false;
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
 * Turns a layer on or off, keeping the order of `LAYERS`.
 *
 * @param {readonly Layer[]} layers
 * @param {Layer} layer
 * @param {boolean} on
 * @returns {Layer[]}
 */
export function withLayer(layers, layer, on) {
  return LAYERS.filter((name) => (name === layer ? on : layers.includes(name)));
}
