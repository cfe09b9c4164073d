// The tool's state, the only way to change it, and days in words. No DOM.

/** @import { Facts, State } from "./types" */

/** @typedef {keyof State} Part */

export const TRAITS = /** @type {const} */ ({ question: "question", days: "days" });
export const PARTS = /** @type {Part[]} */ (Object.keys(TRAITS));

const WEEK = 7;
const MONTH = 365.25 / 12;

/**
 * @param {Facts} facts
 * @param {Part} part
 * @param {unknown} value
 */
export function isAllowed(facts, part, value) {
  if (part === "question") return facts.questions.some(({ id }) => id === value);
  return (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= facts.lastDay
  );
}

/**
 * The next state. Values that the tool cannot use are dropped.
 *
 * @param {Facts} facts
 * @param {State} state
 * @param {Partial<Record<Part, unknown>>} change
 * @returns {State} the same object if nothing changes
 */
export function reduce(facts, state, change) {
  const next = { ...state };
  for (const part of PARTS) {
    const value = change[part];
    if (value !== undefined && isAllowed(facts, part, value)) {
      Object.assign(next, { [part]: value });
    }
  }
  return PARTS.every((part) => next[part] === state[part]) ? state : next;
}

/**
 * Days that a reader typed.
 *
 * @param {string} text
 * @returns {number} NaN for what is no whole number
 */
export function daysFrom(text) {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/**
 * Why a number of days cannot be used, or null.
 *
 * @param {Facts} facts
 * @param {number} days
 */
export function daysProblem(facts, days) {
  return isAllowed(facts, "days", days)
    ? null
    : `Give whole days from 0 to ${facts.lastDay}.`;
}

/**
 * Splits what an address asks for into what the tool can use and the keys of the rest.
 *
 * @param {Facts} facts
 * @param {Record<string, string>} found
 */
export function fromHash(facts, found) {
  /** @type {Partial<Record<Part, unknown>>} */
  const change = {};
  /** @type {string[]} */
  const ignored = [];
  for (const part of PARTS) {
    const text = found[part];
    if (text === undefined) continue;
    const value = part === "days" ? daysFrom(text) : text;
    if (isAllowed(facts, part, value)) change[part] = value;
    else ignored.push(part);
  }
  return { change, ignored };
}

/**
 * The state as it stands in an address.
 *
 * @param {State} state
 * @returns {Record<string, string>}
 */
export function toHash({ question, days }) {
  return { question, days: String(days) };
}

/**
 * A day in days, weeks or months, whichever fits.
 *
 * @param {number} day
 */
export function dayWords(day) {
  if (day === 0) return "the first day";
  if (day < 2 * WEEK) return `day ${day}`;
  if (day < 3 * MONTH) {
    const about = day % WEEK === 0 ? "" : "about ";
    return `day ${day} (${about}${Math.round(day / WEEK)} weeks)`;
  }
  const months = Math.round(day / MONTH);
  const about = Math.abs(day - months * MONTH) < 1 ? "" : "about ";
  return `day ${day} (${about}${months} months)`;
}

/**
 * How far along the axis a day lies, from 0 to 1: equal steps from stop to stop.
 *
 * @param {readonly number[]} stops
 * @param {number} day
 */
export function shareOfAxis(stops, day) {
  const after = stops.findIndex((stop) => stop >= day);
  if (after <= 0) return after === 0 ? 0 : 1;
  const low = /** @type {number} */ (stops[after - 1]);
  const high = /** @type {number} */ (stops[after]);
  return (after - 1 + (day - low) / (high - low)) / (stops.length - 1);
}

/**
 * The stop nearest to a day, as a place in the list.
 *
 * @param {readonly number[]} stops
 * @param {number} day
 */
export function nearestStop(stops, day) {
  return Math.round(shareOfAxis(stops, day) * (stops.length - 1));
}
