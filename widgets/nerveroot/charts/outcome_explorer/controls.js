// What is shown of a study: outcome, patients, analysis, and the time under the cursor.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { choices, combinationOf } from "./state.js";

/** @import { Facts, State } from "./types" */
/** @import { Part } from "./state.js" */

/**
 * @param {Facts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(part: Part | "time", value: string | number) => void} onChoose
 */
export function controls(facts, prefix, signal, onChoose) {
  const outcome = picker("outcome", "Outcome", prefix);
  const subgroup = picker("subgroup", "Patients", prefix);
  const analysis = segments("analysis", "Analysis", prefix);
  const time = segments("time", "Look at", prefix);
  for (const { select, part } of [outcome, subgroup]) {
    listen(select, "change", () => onChoose(part, select.value), signal);
  }
  for (const { options, part } of [analysis, time]) {
    listen(
      options,
      "change",
      ({ target }) => {
        if (!(target instanceof HTMLInputElement)) return;
        onChoose(part, part === "time" ? Number(target.value) : target.value);
      },
      signal,
    );
  }
  return {
    element: html(
      "div",
      { class: "nrx-controls" },
      outcome.element,
      subgroup.element,
      analysis.element,
    ),
    time: time.element,
    /** @param {State} state */
    update(state) {
      const { outcomes, subgroups, analyses } = facts;
      outcome.update(named(choices(facts, state, "outcome"), outcomes), state.outcome);
      subgroup.update(
        named(choices(facts, state, "subgroup"), subgroups),
        state.subgroup,
      );
      analysis.update(
        named(choices(facts, state, "analysis"), analyses),
        state.analysis,
      );
      const { times } = combinationOf(facts, state);
      time.update(
        times.map(([weeks, name]) => [String(weeks), name]),
        String(state.time),
      );
    },
  };
}

/**
 * @param {readonly string[]} ids
 * @param {Record<string, string>} names
 * @returns {[string, string][]}
 */
function named(ids, names) {
  return ids.map((id) => [id, names[id]]);
}

/**
 * @param {Part} part
 * @param {string} label
 * @param {string} prefix
 */
function picker(part, label, prefix) {
  const select = html("select", { id: `${prefix}-${part}`, class: "nrx-select" });
  let known = "";
  return {
    part,
    select,
    element: html(
      "div",
      { class: "nrx-control", "data-part": part },
      html("label", { for: select.id }, label),
      select,
    ),
    /**
     * @param {[string, string][]} options
     * @param {string} chosen
     */
    update(options, chosen) {
      const key = options.map(([id]) => id).join(" ");
      if (key !== known) {
        known = key;
        replaceChildren(
          select,
          ...options.map(([value, name]) => html("option", { value }, name)),
        );
      }
      select.value = chosen;
    },
  };
}

/**
 * @template {Part | "time"} P
 * @param {P} part
 * @param {string} label
 * @param {string} prefix
 */
function segments(part, label, prefix) {
  const options = html("div", { class: "nr-segmented nrx-segments" });
  let known = "";
  return {
    part,
    options,
    element: html(
      "fieldset",
      { class: "nrx-control", "data-part": part },
      html("legend", {}, label),
      options,
    ),
    /**
     * @param {[string, string][]} wanted
     * @param {string} chosen
     */
    update(wanted, chosen) {
      const key = wanted.map(([id]) => id).join(" ");
      if (key !== known) {
        known = key;
        replaceChildren(
          options,
          ...wanted.map(([value, name]) =>
            html(
              "label",
              {},
              html("input", { type: "radio", name: `${prefix}-${part}`, value }),
              html("span", {}, name),
            ),
          ),
        );
      }
      for (const input of options.querySelectorAll("input")) {
        input.checked = input.value === chosen;
      }
    },
  };
}
