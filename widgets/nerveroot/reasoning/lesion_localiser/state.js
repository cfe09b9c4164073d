// The tool's state, the only way to change it, and its form in the address. No DOM.

/** @import { Findings, Model, State } from "./types" */

export const MODES = /** @type {const} */ (["explore", "examine", "practise"]);

/**
 * @typedef {object} ToolState
 * @property {typeof MODES[number]} mode
 * @property {string} site explored
 * @property {Findings} findings examined
 * @property {number} case practised
 */

/** @typedef {keyof ToolState} Part */

/** Python's names for the parts of the state. @type {Record<Part, string>} */
export const TRAITS = {
  mode: "mode",
  site: "site",
  findings: "findings",
  case: "case",
};

/** Names in the address. */
export const KEYS = ["mode", "site", "found", "case"];

/** @type {Record<string, State>} */
const SHORT = { n: "normal", r: "reduced", a: "absent", p: "present" };

/** Larger numbers are no case that anybody shared. */
const LARGEST_CASE = 9999;

/**
 * @param {Model} model
 * @param {string} id
 * @param {unknown} state
 */
function fits(model, id, state) {
  const finding = model.findings.find((one) => one.id === id);
  return finding?.states.some((known) => known === state) ?? false;
}

/**
 * Findings without those that were not tested, in the order of the model.
 *
 * @param {Model} model
 * @param {Findings} findings
 * @returns {Findings}
 */
export function tested(model, findings) {
  return Object.fromEntries(
    model.findings.flatMap(({ id }) => {
      const state = findings[id] ?? "not_tested";
      return state === "not_tested" ? [] : [[id, state]];
    }),
  );
}

/**
 * @param {Model} model
 * @param {Part} part
 * @param {unknown} value
 */
function isAllowed(model, part, value) {
  switch (part) {
    case "mode":
      return MODES.some((known) => known === value);
    case "site":
      return model.sites.some((site) => site.id === value);
    case "case":
      return (
        Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LARGEST_CASE
      );
    default:
      return (
        typeof value === "object" &&
        value !== null &&
        Object.entries(value).every(([id, state]) => fits(model, id, state))
      );
  }
}

/**
 * The next state. Values that the tool does not know are dropped.
 *
 * @param {Model} model
 * @param {ToolState} state
 * @param {Partial<Record<Part, unknown>>} change
 * @returns {ToolState} the same object if nothing changes
 */
export function reduce(model, state, change) {
  /** @type {Record<string, unknown>} */
  const next = { ...state };
  for (const [part, value] of Object.entries(change)) {
    if (value === undefined || !isAllowed(model, /** @type {Part} */ (part), value))
      continue;
    next[part] =
      part === "findings" ? tested(model, /** @type {Findings} */ (value)) : value;
  }
  const same = JSON.stringify(next) === JSON.stringify(state);
  return same ? state : /** @type {ToolState} */ (/** @type {unknown} */ (next));
}

/**
 * @param {ToolState} state
 * @returns {Record<string, string>}
 */
export function toHash({ mode, site, findings, case: number }) {
  if (mode === "explore") return { mode, site };
  if (mode === "practise") return { mode, case: String(number) };
  const found = Object.entries(findings).map(
    ([id, state]) => `${id}.${state.charAt(0)}`,
  );
  return { mode, found: found.join("~") };
}

/**
 * Splits what an address asks for into what the tool has and the keys of the rest.
 *
 * @param {Model} model
 * @param {Record<string, string>} found
 */
export function fromHash(model, found) {
  /** @type {Partial<Record<Part, unknown>>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  for (const key of /** @type {const} */ (["mode", "site", "case"])) {
    const text = found[key];
    if (text === undefined) continue;
    const value = key === "case" ? Number(text) : text;
    if (isAllowed(model, key, value)) change[key] = value;
    else ignored.push(key);
  }
  if (found.found !== undefined) {
    const pairs = found.found.split("~").map((one) => one.split("."));
    const known = pairs.flatMap(([id = "", letter = ""]) => {
      const state = SHORT[letter];
      return fits(model, id, state) ? [[id, state]] : [];
    });
    if (known.length < pairs.length) ignored.push("found");
    change.findings = Object.fromEntries(known);
  }
  return { change, ignored };
}
