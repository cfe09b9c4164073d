// A field for a number that says itself what is wrong with what was typed.

import { html, listen, setAttributes } from "../../web/dom.js";
import { endProblem, pretestProblem, ratioProblem } from "./engine.js";
import { numberFrom, percentOf, shareOf } from "./state.js";

/** @import { State } from "./types" */
/** @import { Part } from "./state.js" */

/** @typedef {"pretest" | "ratio" | "ratioLow" | "ratioHigh"} NumberPart */

/**
 * @param {object} options
 * @param {NumberPart} options.part
 * @param {string} options.label
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {(change: Partial<Record<Part, unknown>>) => void} options.onChange
 * @param {(part: Part, problem: string | null) => void} options.onProblem
 */
export function numberField({ part, label, prefix, signal, onChange, onProblem }) {
  const input = html("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "nrpt-number",
    id: `${prefix}-${part}`,
    "data-field": part,
  });
  const error = html("p", {
    class: "nrpt-error",
    id: `${prefix}-${part}-error`,
    hidden: true,
  });
  /** @param {string | null} problem */
  const show = (problem) => {
    error.hidden = problem === null;
    error.textContent = problem;
    setAttributes(input, {
      "aria-invalid": problem === null ? null : "true",
      "aria-describedby": problem === null ? null : error.id,
    });
  };
  let wrong = false;
  listen(
    input,
    "input",
    () => {
      const typed = numberFrom(input.value);
      const problem = problemOf(part, typed);
      wrong = problem !== null;
      show(problem);
      onProblem(part, problem);
      if (problem === null) onChange(changeOf(part, typed));
    },
    signal,
  );
  return {
    element: html(
      "div",
      { class: "nrpt-field" },
      html("label", {}, html("span", {}, label), input),
      error,
    ),
    /** Forgets what was typed: another control has spoken. */
    reset() {
      if (wrong) onProblem(part, null);
      wrong = false;
      show(null);
    },
    /** @param {State} state */
    update(state) {
      // Never under the reader's fingers: "30." is on its way to "30.5".
      if (wrong || asNumber(part, numberFrom(input.value)) === state[part]) return;
      const value = state[part];
      input.value = String(part === "pretest" ? percentOf(state.pretest) : value);
    },
  };
}

/**
 * @param {NumberPart} part
 * @param {number | ""} typed
 */
function asNumber(part, typed) {
  return part === "pretest" && typed !== "" ? shareOf(typed) : typed;
}

/**
 * @param {NumberPart} part
 * @param {number | ""} typed
 * @returns {string | null}
 */
function problemOf(part, typed) {
  if (part === "pretest") {
    return pretestProblem(typed === "" ? Number.NaN : shareOf(typed));
  }
  if (typed === "") return null;
  return part === "ratio" ? ratioProblem({ value: typed }) : endProblem(typed);
}

/**
 * @param {NumberPart} part
 * @param {number | ""} typed
 * @returns {Partial<Record<Part, unknown>>}
 */
function changeOf(part, typed) {
  const value = asNumber(part, typed);
  return part === "pretest" ? { preset: "", pretest: value } : { [part]: value };
}
