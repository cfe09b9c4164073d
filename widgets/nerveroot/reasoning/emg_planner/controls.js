// What is asked and since when: native radios, a native field, a slider and buttons.

import { html, listen, setAttributes } from "../../web/dom.js";
import { daysFrom, daysProblem, dayWords, nearestStop } from "./state.js";

/** @import { Facts, State } from "./types" */
/** @import { Part } from "./state.js" */

/** @typedef {(change: Partial<Record<Part, unknown>>) => void} OnChange */

/**
 * @param {object} options
 * @param {Facts} options.facts
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {OnChange} options.onChange
 * @param {(problem: string | null) => void} options.onProblem
 */
export function controls({ facts, prefix, signal, onChange, onProblem }) {
  const question = questionList(facts, prefix, signal, onChange);
  const time = timeControls({ facts, prefix, signal, onChange, onProblem });
  return {
    question: question.element,
    time: time.element,
    slider: time.slider,
    /** @param {State} state */
    update(state) {
      question.update(state);
      time.update(state);
    },
  };
}

/**
 * On a phone the list folds behind the question that was chosen.
 *
 * @param {Facts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {OnChange} onChange
 */
function questionList(facts, prefix, signal, onChange) {
  /** @type {HTMLInputElement[]} */
  const inputs = [];
  const groups = facts.kinds.map(({ id: kind, name }) => {
    const options = facts.questions
      .filter((question) => question.kind === kind)
      .map(({ id, question }) => {
        const input = html("input", {
          type: "radio",
          name: `${prefix}-question`,
          value: id,
        });
        inputs.push(input);
        listen(input, "change", () => onChange({ question: id }), signal);
        return html("label", { class: "nr-choice" }, input, question);
      });
    return html(
      "fieldset",
      { class: "nrep-group" },
      html("legend", {}, name),
      html("div", { class: "nrep-options" }, ...options),
    );
  });
  const chosen = html("b", {});
  const folding = html(
    "details",
    { class: "nrep-questions", "data-part": "question" },
    html("summary", {}, html("span", { class: "nrep-legend" }, "Question"), chosen),
    ...groups,
  );
  return {
    element: folding,
    /** @param {State} state */
    update(state) {
      for (const input of inputs) input.checked = input.value === state.question;
      chosen.textContent =
        facts.questions.find(({ id }) => id === state.question)?.question ?? "";
    },
  };
}

/**
 * @param {object} options
 * @param {Facts} options.facts
 * @param {string} options.prefix
 * @param {AbortSignal} options.signal
 * @param {OnChange} options.onChange
 * @param {(problem: string | null) => void} options.onProblem
 */
function timeControls({ facts, prefix, signal, onChange, onProblem }) {
  const { stops, lastDay } = facts;
  const field = html("input", {
    type: "number",
    inputmode: "numeric",
    min: 0,
    max: lastDay,
    step: 1,
    id: `${prefix}-days`,
    class: "nrep-number",
    "data-field": "days",
  });
  const error = html("p", {
    class: "nrep-error",
    id: `${prefix}-days-error`,
    hidden: true,
  });
  const slider = html("input", {
    type: "range",
    class: "nrep-slider",
    min: 0,
    max: stops.length - 1,
    step: 1,
    "aria-label": "Days since the onset",
  });
  let wrong = false;
  /** @param {string | null} problem */
  const show = (problem) => {
    wrong = problem !== null;
    error.hidden = !wrong;
    error.textContent = problem;
    setAttributes(field, {
      "aria-invalid": wrong ? "true" : null,
      "aria-describedby": wrong ? error.id : null,
    });
    onProblem(problem);
  };
  /** @param {number} days */
  const set = (days) => {
    if (wrong) show(null);
    onChange({ days });
  };
  listen(
    field,
    "input",
    () => {
      const days = daysFrom(field.value);
      const problem = daysProblem(facts, days);
      if (problem !== null) show(problem);
      else set(days);
    },
    signal,
  );
  listen(slider, "input", () => set(stops[Number(slider.value)] ?? 0), signal);
  const buttons = facts.presets.map(({ days, label }) => {
    const button = html(
      "button",
      { type: "button", class: "nrep-day", "data-days": days },
      label,
    );
    listen(button, "click", () => set(days), signal);
    return { days, button };
  });
  const words = html("p", { class: "nrep-note", "data-part": "day" });
  return {
    element: html(
      "fieldset",
      { class: "nrep-group nrep-time", "data-part": "time" },
      html("legend", {}, "Time since the onset"),
      html(
        "div",
        { class: "nrep-days" },
        html(
          "div",
          { class: "nrep-field" },
          html("label", { for: field.id }, "Days"),
          field,
        ),
        html(
          "div",
          { class: "nrep-buttons", role: "group", "aria-label": "Usual times" },
          ...buttons.map(({ button }) => button),
        ),
      ),
      error,
      words,
    ),
    slider,
    /** @param {State} state */
    update({ days }) {
      // Never under the reader's fingers.
      if (!wrong && daysFrom(field.value) !== days) field.value = String(days);
      const said = dayWords(days);
      words.textContent = `${said.charAt(0).toUpperCase()}${said.slice(1)} after the onset`;
      slider.value = String(nearestStop(stops, days));
      setAttributes(slider, { "aria-valuetext": said });
      for (const { days: own, button } of buttons) {
        button.setAttribute("aria-pressed", String(own === days));
      }
    },
  };
}
