// Pieces of the quiz card: groups of options, and who stands behind an answer.

import { html, listen } from "../../web/dom.js";
import { QUIZ_NAMES } from "./quiz_questions.js";

/** @import { Authority, Claim } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { QuizKind } from "./quiz_questions.js" */

/**
 * What to practise: one radio per kind of question.
 *
 * @param {{
 *   prefix: string,
 *   signal: AbortSignal,
 *   chosen: QuizKind,
 *   onChoose: (kind: QuizKind) => void,
 * }} options
 */
export function kindChooser({ prefix, signal, chosen, onChoose }) {
  const fieldset = html(
    "fieldset",
    { class: "nrm-quiz-kinds" },
    html("legend", {}, "What to practise"),
  );
  for (const [kind, name] of Object.entries(QUIZ_NAMES)) {
    const radio = html("input", {
      type: "radio",
      name: `${prefix}-quiz`,
      value: kind,
      "data-quiz": kind,
    });
    radio.checked = kind === chosen;
    listen(radio, "change", () => onChoose(/** @type {QuizKind} */ (kind)), signal);
    const words = html("span", { class: "nrm-source-name" }, name);
    fieldset.append(
      html(
        "label",
        { class: "nrm-source" },
        radio,
        html("span", { class: "nrm-source-words" }, words),
      ),
    );
  }
  return fieldset;
}

/**
 * Who says so and who says otherwise, one line each.
 *
 * @param {string} root
 * @param {{ yes: Claim[], no: Authority[], denied: Claim[] }} agreement
 * @param {FactIndex} index
 * @param {string} region
 * @returns {HTMLElement[]}
 */
export function sourceLines(root, { yes, no, denied }, index, region) {
  const lines = [];
  if (yes.length > 0) {
    lines.push(line(`${root} by`, yes.map((claim) => claim.authority.name).join("; ")));
  }
  if (no.length > 0) {
    const others = no.map((authority) => {
      const roots = index.drawn(authority.id, region).map((claim) => claim.root);
      return `${authority.name} (${roots.join(", ")})`;
    });
    lines.push(line(`Not ${root} by`, others.join("; ")));
  }
  for (const claim of denied)
    lines.push(line(`Said not to be ${root} by`, claim.authority.name));
  return lines;
}

/**
 * @param {string} lead
 * @param {string} text
 */
function line(lead, text) {
  return html(
    "p",
    { class: "nrm-verdict-line" },
    html("b", {}, `${lead} `),
    `${text}.`,
  );
}

/** @param {string} text */
export function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * @param {string} legend
 * @param {string} name
 * @param {readonly { id: string, name: string }[]} options
 * @param {string} className
 */
export function optionGroup(legend, name, options, className) {
  const group = html(
    "fieldset",
    { class: `nrm-options ${className}`.trim() },
    html("legend", {}, legend),
  );
  for (const option of options) {
    group.append(
      html(
        "label",
        { class: "nrm-option" },
        html("input", { type: "radio", name, value: option.id }),
        html("span", {}, option.name),
      ),
    );
  }
  return group;
}

/** @param {HTMLElement} group */
export function chosenValue(group) {
  const chosen = group.querySelector("input:checked");
  return chosen instanceof HTMLInputElement ? chosen.value : "";
}
