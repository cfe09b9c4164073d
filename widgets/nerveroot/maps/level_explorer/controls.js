// The explorer's controls: native radio groups.

import { html, listen } from "../../web/dom.js";
import { CHOICES } from "./state.js";

/** @import { LevelFacts, State } from "./types" */
/** @import { Part } from "./state.js" */

/** @type {Record<Part, string>} */
const LEGENDS = {
  level: "Disc",
  zone: "Zone",
  type: "Shape",
  size: "Size",
  side: "Patient’s side",
  variant: "Variant of L5",
};

/** @type {Record<string, [string, string]>} */
const NAMES = {
  central: ["Central", "C, between the facet edges"],
  subarticular: ["Subarticular", "S, lateral recess"],
  foraminal: ["Foraminal", "F, under the pedicle"],
  extraforaminal: ["Extraforaminal", "X, far lateral"],
  bulge: ["Bulge", "not a herniation"],
  protrusion: ["Protrusion", "base wider than dome"],
  extrusion: ["Extrusion", "dome wider than base"],
  sequestration: ["Sequestration", "free fragment"],
  small: ["Small", ""],
  medium: ["Medium", ""],
  large: ["Large", ""],
  right: ["Right", ""],
  left: ["Left", ""],
};

/**
 * @param {LevelFacts} facts
 * @param {string} prefix
 * @param {AbortSignal} signal
 * @param {(part: Part, value: string) => void} onChoose
 */
export function controls(facts, prefix, signal, onChoose) {
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const parts = /** @type {Part[]} */ (Object.keys(CHOICES)).filter(
    (part) => part !== "variant",
  );
  const variant = html(
    "select",
    { id: `${prefix}-variant`, class: "nrl-select" },
    ...facts.variants.map(({ id, name }) => html("option", { value: id }, name)),
  );
  listen(variant, "change", () => onChoose("variant", variant.value), signal);
  const groups = parts.map((part) => {
    const options = CHOICES[part].map((value) => {
      const input = html("input", {
        type: "radio",
        name: `${prefix}-${part}`,
        value,
        id: `${prefix}-${part}-${value}`,
      });
      listen(input, "change", () => onChoose(part, value), signal);
      inputs.set(`${part}:${value}`, input);
      const level = facts.levels.find(({ id }) => id === value);
      const [name, note] = NAMES[value] ?? [level?.name ?? value, ""];
      return html(
        "label",
        { class: "nrl-choice", for: input.id },
        input,
        html(
          "span",
          { class: "nrl-choice-words" },
          html("span", { class: "nrl-choice-name" }, name),
          note === "" ? null : html("span", { class: "nrl-choice-note" }, note),
        ),
      );
    });
    return html(
      "fieldset",
      { class: "nrl-group", "data-part": part },
      html("legend", {}, LEGENDS[part]),
      html("div", { class: "nrl-options" }, ...options),
    );
  });
  const [disc, zone, ...more] = groups;
  return {
    /** Where the material lies. */
    where: html("div", { class: "nrl-controls" }, disc, zone),
    /** What kind, how much, which side. */
    how: html(
      "div",
      { class: "nrl-controls" },
      ...more,
      html(
        "div",
        { class: "nrl-group", "data-part": "variant" },
        html("label", { for: variant.id, class: "nrl-legend" }, LEGENDS.variant),
        variant,
      ),
    ),
    /** @param {State} state */
    update(state) {
      for (const [key, input] of inputs) {
        const [part, value] = /** @type {[Part, string]} */ (key.split(":"));
        input.checked = state[part] === value;
      }
      variant.value = state.variant;
    },
  };
}
