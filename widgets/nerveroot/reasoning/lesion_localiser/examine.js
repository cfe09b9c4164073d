// Entering what was found: native radio groups, by the part of the body.

import { html, listen } from "../../web/dom.js";
import { stateWord } from "./words.js";

/** @import { Finding, Findings, Model, State } from "./types" */

/** What is offered, in this order; the model knows a few states more. */
/** @type {Record<string, State[]>} */
const OFFERED = {
  strength: ["not_tested", "normal", "reduced", "absent"],
  reflex: ["not_tested", "normal", "reduced", "absent"],
  sensation: ["not_tested", "normal", "reduced", "absent"],
  "nerve conduction": ["not_tested", "normal", "reduced", "absent"],
  "needle study": ["not_tested", "normal", "present"],
};
const YES_OR_NO = /** @type {State[]} */ (["not_tested", "absent", "present"]);

/** @type {Record<string, string>} */
const TITLES = {
  "red flags": "First: does it need care now?",
  "leg and foot": "Leg and foot",
  "hip and knee": "Hip and knee",
  skin: "Skin",
  reflexes: "Reflexes",
  "pain and stretch": "Pain and stretch tests",
  "beyond the leg": "Beyond the leg",
  laboratory: "From the laboratory",
};
const OPEN = ["red flags", "leg and foot"];

/** @param {Finding} finding */
const offered = (finding) =>
  finding.id === "plantar_response"
    ? /** @type {State[]} */ (["not_tested", "normal", "present"])
    : (OFFERED[finding.kind] ?? YES_OR_NO);

/**
 * @param {Model} model
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(finding: string, state: State) => void} onChoose
 * @param {() => void} onClear
 */
export function examineForm(model, prefix, signal, onChoose, onClear) {
  /** @type {Map<string, HTMLInputElement[]>} */
  const inputs = new Map();
  /** @param {Finding} finding */
  const row = (finding) => {
    const radios = offered(finding).map((state) => {
      const input = html("input", {
        type: "radio",
        name: `${prefix}-${finding.id}`,
        value: state,
      });
      listen(input, "change", () => onChoose(finding.id, state), signal);
      return { input, state };
    });
    inputs.set(
      finding.id,
      radios.map(({ input }) => input),
    );
    return html(
      "fieldset",
      { class: "nrll-finding", "data-finding": finding.id },
      html("legend", {}, finding.name),
      html(
        "div",
        { class: "nrll-states" },
        ...radios.map(({ input, state }) =>
          html(
            "label",
            { class: "nrll-state" },
            input,
            html("span", {}, stateWord(finding, state)),
          ),
        ),
      ),
    );
  };
  const parts = Object.entries(TITLES).map(([part, title]) => {
    const findings = model.findings.filter((finding) => finding.part === part);
    const count = html("span", { class: "nrll-count" });
    return {
      findings,
      count,
      element: html(
        "details",
        {
          class: "nrll-part-of-body",
          open: OPEN.includes(part),
          "data-body-part": part,
        },
        html("summary", {}, html("span", {}, title), count),
        ...findings.map(row),
      ),
    };
  });
  const clear = html(
    "button",
    { type: "button", class: "nr-link" },
    "Set all to not tested",
  );
  listen(clear, "click", onClear, signal);
  return {
    element: html(
      "div",
      { class: "nrll-form" },
      html(
        "p",
        { class: "nrll-note" },
        "Enter only what you tested. What was not tested is never taken as normal.",
      ),
      ...parts.map(({ element }) => element),
      html("p", {}, clear),
    ),
    /** @param {Findings} findings */
    update(findings) {
      for (const [id, radios] of inputs) {
        const state = findings[id] ?? "not_tested";
        for (const radio of radios) {
          const checked = radio.value === state;
          if (radio.checked !== checked) radio.checked = checked;
        }
      }
      for (const { findings: own, count } of parts) {
        const done = own.filter(({ id }) => findings[id] !== undefined).length;
        count.textContent = done === 0 ? "" : `${done} of ${own.length} tested`;
      }
    },
  };
}
