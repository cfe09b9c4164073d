// The tool's controls: a native list of tests, native radios, native fields.

import { html, listen, replaceChildren, setAttributes } from "../../web/dom.js";
import { lowerFirst } from "./engine.js";
import { numberField } from "./number_field.js";
import { fittingPresets, OWN, percentOf, testFacts } from "./state.js";
import { ratioWords } from "./words.js";

/** @import { Facts, PresetFacts, Result, State, TestFacts } from "./types" */
/** @import { Part } from "./state.js" */

/**
 * @param {object} options
 * @param {Facts} options.facts
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {(change: Partial<Record<Part, unknown>>) => void} options.onChange
 * @param {(part: Part, problem: string | null) => void} options.onProblem
 */
export function controls({ facts, prefix, signal, onChange, onProblem }) {
  const test = html("select", { id: `${prefix}-test`, class: "nrpt-select" });
  test.append(...testOptions(facts), html("option", { value: OWN }, OWN_LABEL));
  listen(test, "change", () => onChange({ test: test.value }), signal);
  const looks = html("p", { class: "nrpt-note", "data-part": "target" });
  const results = resultChoice(facts, prefix, signal, onChange);
  const own = ownRatio(prefix, signal, onChange, onProblem);
  const before = startingPoints({ facts, prefix, signal, onChange, onProblem });
  return {
    element: html(
      "div",
      { class: "nrpt-controls" },
      html(
        "div",
        { class: "nrpt-group" },
        html("label", { for: test.id, class: "nrpt-legend" }, "Test"),
        test,
        looks,
      ),
      own.element,
      results.element,
      before.element,
    ),
    /** @param {State} state */
    update(state) {
      const chosen = testFacts(facts, state.test);
      test.value = state.test;
      looks.textContent =
        chosen === undefined ? OWN_NOTE : targetSentence(facts, chosen);
      own.update(state);
      results.update(state);
      before.update(state);
    },
  };
}

const OWN_LABEL = "A ratio of your own";
const OWN_NOTE =
  "Take ratio and interval from one study. It must have looked for what you look for, and judged by a standard that you accept.";

/**
 * @param {Facts} facts
 * @returns {HTMLOptGroupElement[]} one for each condition and standard
 */
export function testOptions(facts) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const test of facts.tests) {
    const label = `${facts.targets[test.target]?.name}, judged by ${lowerFirst(
      facts.standards[test.standard]?.name ?? "",
    )}`;
    const group = groups.get(label) ?? html("optgroup", { label });
    groups.set(label, group);
    const doubt = test.verified ? "" : ", not checked";
    group.append(
      html("option", { value: test.id }, `${test.name} (${test.source}${doubt})`),
    );
  }
  return [...groups.values()];
}

/**
 * @param {Facts} facts
 * @param {TestFacts} test
 */
function targetSentence(facts, test) {
  const target = facts.targets[test.target];
  const standard = facts.standards[test.standard];
  return `Looks for: ${target?.meaning}. Judged by ${lowerFirst(standard?.name ?? "")}, which has a weakness: ${lowerFirst(standard?.weakness ?? "")}.`;
}

/**
 * @param {Facts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(change: Partial<Record<Part, unknown>>) => void} onChange
 */
function resultChoice(facts, prefix, signal, onChange) {
  const options = /** @type {Result[]} */ (["positive", "negative"]).map((result) => {
    const input = html("input", {
      type: "radio",
      name: `${prefix}-result`,
      value: result,
    });
    const name = html("span", { class: "nrpt-choice-name" });
    const note = html("span", { class: "nrpt-choice-note" });
    listen(input, "change", () => onChange({ result }), signal);
    const words = html("span", { class: "nrpt-choice-words" }, name, note);
    const label = html("label", { class: "nrpt-choice" }, input, words);
    return { result, input, name, note, label };
  });
  const element = html(
    "fieldset",
    { class: "nrpt-group", "data-part": "result" },
    html("legend", {}, "Result"),
    html("div", { class: "nrpt-pair" }, ...options.map(({ label }) => label)),
  );
  return {
    element,
    /** @param {State} state */
    update(state) {
      const test = testFacts(facts, state.test);
      // A ratio of the reader's own belongs to one result already.
      element.hidden = test === undefined;
      for (const { result, input, name, note } of options) {
        input.checked = result === state.result;
        if (test === undefined) continue;
        const words = test.words[result];
        const ratio = test[result];
        name.textContent = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
        note.textContent =
          ratio === null ? "no ratio known" : `ratio ${ratioWords(ratio)}`;
      }
    },
  };
}

/**
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(change: Partial<Record<Part, unknown>>) => void} onChange
 * @param {(part: Part, problem: string | null) => void} onProblem
 */
function ownRatio(prefix, signal, onChange, onProblem) {
  const fields = /** @type {["ratio" | "ratioLow" | "ratioHigh", string][]} */ ([
    ["ratio", "Likelihood ratio"],
    ["ratioLow", "Interval from"],
    ["ratioHigh", "to"],
  ]).map(([part, label]) =>
    numberField({ part, label, prefix, signal, onChange, onProblem }),
  );
  const element = html(
    "fieldset",
    { class: "nrpt-group", "data-part": "own-ratio" },
    html("legend", {}, "Ratio of your own"),
    html("div", { class: "nrpt-fields" }, ...fields.map((field) => field.element)),
  );
  return {
    element,
    /** @param {State} state */
    update(state) {
      element.hidden = state.test !== OWN;
      for (const field of fields) field.update(state);
    },
  };
}

/**
 * @param {object} options
 * @param {Facts} options.facts
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {(change: Partial<Record<Part, unknown>>) => void} options.onChange
 * @param {(part: Part, problem: string | null) => void} options.onProblem
 */
function startingPoints({ facts, prefix, signal, onChange, onProblem }) {
  const field = numberField({
    part: "pretest",
    label: "Your own value, percent",
    prefix,
    signal,
    onChange,
    onProblem,
  });
  const slider = html("input", {
    type: "range",
    class: "nrpt-slider",
    min: 1,
    max: 99,
    step: 1,
    "aria-label": "Probability before the test, percent",
  });
  listen(
    slider,
    "input",
    () => {
      field.reset();
      onChange({ preset: "", pretest: Number(slider.value) / 100 });
    },
    signal,
  );
  const list = html("div", { class: "nrpt-presets" });
  const none = html("p", { class: "nrpt-note" });
  const elsewhere = html("p", { class: "nrpt-note", "data-part": "elsewhere" });
  /** @type {HTMLInputElement[]} */
  let inputs = [];
  let shown = "";
  /** @param {PresetFacts} preset */
  const row = (preset) => {
    const input = html("input", {
      type: "radio",
      name: `${prefix}-preset`,
      value: preset.id,
    });
    listen(
      input,
      "change",
      () => {
        field.reset();
        onChange({ preset: preset.id });
      },
      signal,
    );
    inputs.push(input);
    return html(
      "label",
      { class: "nrpt-choice" },
      input,
      html(
        "span",
        { class: "nrpt-choice-words" },
        html(
          "span",
          { class: "nrpt-choice-name" },
          preset.label,
          html(
            "b",
            { class: "nrpt-choice-value" },
            ` ${percentOf(preset.probability)}%`,
          ),
        ),
        html("span", { class: "nrpt-choice-note" }, presetNote(preset)),
      ),
    );
  };
  const ownInput = html("input", {
    type: "radio",
    name: `${prefix}-preset`,
    value: "",
    "aria-label": "A value of your own",
  });
  listen(ownInput, "change", () => onChange({ preset: "" }), signal);
  return {
    element: html(
      "fieldset",
      { class: "nrpt-group", "data-part": "pretest" },
      html("legend", {}, "Before the test"),
      list,
      none,
      elsewhere,
      html(
        "div",
        { class: "nrpt-own" },
        html("label", { class: "nrpt-own-choice" }, ownInput),
        field.element,
        slider,
      ),
    ),
    /** @param {State} state */
    update(state) {
      const fitting = fittingPresets(facts, state.test);
      if (shown !== state.test) {
        shown = state.test;
        inputs = [];
        replaceChildren(list, ...fitting.map(row));
        none.textContent = noneNote(state.test, fitting.length);
        none.hidden = none.textContent === "";
        const others = facts.presets.length - fitting.length;
        elsewhere.textContent = `${others} other starting points of the book count other conditions. What is true of one condition says nothing of another, so they are not offered here.`;
        elsewhere.hidden = state.test === OWN;
      }
      for (const input of inputs) input.checked = input.value === state.preset;
      ownInput.checked = state.preset === "";
      slider.value = String(Math.round(percentOf(state.pretest)));
      setAttributes(slider, {
        "aria-valuetext": `${percentOf(state.pretest)} percent`,
      });
      field.update(state);
    },
  };
}

/**
 * @param {string} test
 * @param {number} count of fitting starting points
 */
function noneNote(test, count) {
  if (test === OWN) {
    return "The book cannot know what your ratio looks for, so it offers no starting point.";
  }
  return count > 0
    ? ""
    : "The book has no figure of how common this condition is before the test. The value is your own estimate.";
}

/** @param {PresetFacts} preset */
function presetNote(preset) {
  const parts = [`${preset.population} (${preset.source})`];
  if (!preset.verified) parts.push("not checked against the paper");
  if (preset.near !== "")
    parts.push(`Close, but not the same: ${lowerFirst(preset.near)}`);
  if (preset.note !== "") parts.push(preset.note);
  return `${parts.map((part) => part.replace(/\.$/, "")).join(". ")}.`;
}
