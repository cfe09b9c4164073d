// Questions that are answered on the body: a drawing, and the same patches by name.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { BodyDrawing } from "./body_drawing.js";
import { explainedRow } from "./option_rows.js";
import { optionOfRegion, optionState } from "./scoring.js";

/** @import { AnswerForm, FormContext } from "./types" */

/**
 * @param {FormContext} context
 * @returns {AnswerForm}
 */
export function pointForm({ item, prefix, labelledBy, regions, drawing, signal, say }) {
  if (drawing === undefined) throw new Error("A question to point at has no drawing");
  let chosen = "";
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const body = new BodyDrawing(drawing, prefix, signal, (region) => {
    const input = inputs.get(region);
    if (input === undefined || input.disabled) return;
    input.checked = true;
    choose(region);
    say(`Chosen: ${nameOf(region)}.`);
  });
  const names = Object.keys(drawing.regions).sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  const told = html("p", { class: "nrq-chosen" }, "Nothing chosen yet.");
  const list = html("div", { class: "nrq-patch-list" });
  for (const region of names) {
    const input = html("input", {
      class: "nrq-input",
      type: "radio",
      name: `${prefix}-patch`,
      value: region,
      autocomplete: "off",
    });
    inputs.set(region, input);
    const label = html(
      "label",
      { class: "nrq-patch-name" },
      input,
      html("span", { class: "nrq-dot", "aria-hidden": "true" }),
      html("span", {}, nameOf(region)),
    );
    listen(input, "change", () => choose(region), signal);
    listen(label, "pointerenter", () => body.hover(region), signal);
    listen(label, "pointerleave", () => body.hover(""), signal);
    list.append(label);
  }
  // On a phone the list is long: closed, it leaves the drawing and the button together.
  const byName = html(
    "details",
    { class: "nrq-by-name", open: window.matchMedia("(min-width: 560px)").matches },
    html("summary", {}, "Choose by name"),
    list,
  );
  const element = html(
    "fieldset",
    { class: "nrq-options nrq-point", "aria-labelledby": labelledBy },
    body.element,
    html("div", { class: "nrq-point-side" }, told, byName),
  );

  /** @param {string} region */
  function nameOf(region) {
    return regions[region] ?? region;
  }

  /** @param {string} region */
  function choose(region) {
    chosen = region;
    body.choose(region);
    told.textContent = `Chosen: ${nameOf(region)}`;
  }

  return {
    element,
    read: () =>
      chosen === ""
        ? "Point at a patch first, or choose one by name."
        : { region: chosen },
    reveal(answer) {
      const region = answer !== null && "region" in answer ? answer.region : "";
      const own = optionOfRegion(item, region);
      const right = item.options.flatMap((option) =>
        option.right ? (option.regions ?? []) : [],
      );
      body.reveal(right, region);
      for (const input of inputs.values()) input.disabled = true;
      const rows = item.options.map((option, index) => {
        const isOwn = index === own;
        const { state, words } = optionState(option, isOwn, false);
        return explainedRow({
          mark: "",
          chosen: isOwn,
          text: isOwn ? `${option.text} (you chose: ${nameOf(region)})` : option.text,
          state,
          words,
          reason: option.reason,
          note: option.note,
        });
      });
      // The right one first, then the reader's own: what was asked, what was answered.
      rows.sort((a, b) => rank(a) - rank(b));
      replaceChildren(
        element,
        body.element,
        html(
          "ol",
          { class: "nrq-options nrq-answered nrq-unlettered", role: "list" },
          ...rows,
        ),
      );
      element.classList.add("nrq-closed");
    },
  };
}

/** @param {HTMLElement} row */
function rank(row) {
  return ["right", "wrong", "missed", "plain"].indexOf(row.dataset.state ?? "");
}
