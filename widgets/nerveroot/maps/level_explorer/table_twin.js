// The sixteen cells as a table; every cell is a button that shows it.

import { html, listen, setAttributes } from "../../web/dom.js";
import { rootName } from "./card.js";
import { CHOICES } from "./state.js";

/** @import { LevelFacts, State } from "./types" */

/** With soft hyphens, for narrow columns. */
const HEADS = {
  central: "Central",
  subarticular: "Sub\u00adarticular",
  foraminal: "Foraminal",
  extraforaminal: "Extra\u00adforaminal",
};

/**
 * @param {LevelFacts} facts
 * @param {AbortSignal} signal
 * @param {(level: string, zone: string) => void} onChoose
 */
export function tableTwin(facts, signal, onChoose) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const head = html(
    "tr",
    {},
    html("th", { scope: "col" }, "Disc"),
    ...CHOICES.zone.map((zone) => html("th", { scope: "col" }, HEADS[zone])),
  );
  const rows = facts.levels.map((level) =>
    html(
      "tr",
      {},
      html("th", { scope: "row" }, level.name),
      ...CHOICES.zone.map((zone) => {
        const cell = facts.cells.find(
          (row) => row.disc === level.id && row.zone === zone,
        );
        if (cell === undefined) throw new Error(`no row for ${level.id}, ${zone}`);
        const button = html(
          "button",
          { type: "button", "data-cell": `${level.id} ${zone}` },
          ...cell.hit.map(rootName),
          cell.both ? html("span", { class: "nrl-both" }, "both, and the sac") : null,
          cell.basis === "general rule"
            ? html("span", { class: "nrl-rule" }, "by rule")
            : null,
        );
        listen(button, "click", () => onChoose(level.id, zone), signal);
        buttons.set(`${level.id} ${zone}`, button);
        return html("td", {}, button);
      }),
    ),
  );
  return {
    element: html(
      "div",
      { class: "nrl-table" },
      html(
        "table",
        { class: "nr-table" },
        html(
          "caption",
          {},
          "Root that a herniation hits, by disc and zone. “By rule” means that no source was read for this cell.",
        ),
        html("thead", {}, head),
        html("tbody", {}, ...rows),
      ),
    ),
    /** @param {State} state */
    update(state) {
      for (const [key, button] of buttons) {
        const chosen = key === `${state.level} ${state.zone}`;
        setAttributes(button, { "aria-pressed": String(chosen) });
      }
    },
  };
}
