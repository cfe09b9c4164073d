// The same map as a grid of muscles and sources; its rows are the list of muscles.

import { csvLines, download } from "../../web/csv.js";
import { html, listen } from "../../web/dom.js";
import { STATUS_WORDS, statusMark } from "../../web/status_mark.js";
import { rovingFocus } from "../shared/roving.js";
import { heading } from "../shared/words.js";
import { EVIDENCE_WORDS } from "./facts.js";
import { rootsShown } from "./stage.js";

/** @import { MuscleIndex } from "./facts.js" */
/** @import { Authority, Muscle, State } from "./types" */

const SEGMENTS = {
  back: "Back",
  hip: "Hip and buttock",
  thigh: "Thigh",
  leg: "Leg",
  foot: "Foot",
};

const EVIDENCE_CELL = {
  yes: "leads",
  probable: "probable",
  contested: "contested",
  no: "not L5",
};

/**
 * @param {{
 *   index: MuscleIndex,
 *   prefix: string,
 *   level: number,
 *   signal: AbortSignal,
 *   onChoose: (muscle: string) => void,
 * }} options
 */
export function muscleGrid({ index, prefix, level, signal, onChoose }) {
  /** @type {Map<string, { row: HTMLTableRowElement, button: HTMLButtonElement }>} */
  const rows = new Map();
  /** @type {Map<string, HTMLElement[]>} */
  const columns = new Map();
  const head = html(
    "tr",
    {},
    html("th", { scope: "col" }, "Muscle"),
    html("th", { scope: "col" }, "L5"),
    ...index.facts.authorities.map((authority) => {
      const cell = sourceHead(authority);
      columns.set(authority.id, [cell]);
      return cell;
    }),
  );
  const bodies = Object.entries(SEGMENTS).map(([segment, title]) => {
    const body = html(
      "tbody",
      {},
      html(
        "tr",
        { class: "nrm-grid-segment" },
        html(
          "th",
          { scope: "rowgroup", colspan: index.facts.authorities.length + 2 },
          html("span", {}, title),
        ),
      ),
    );
    for (const muscle of index.facts.muscles) {
      if (muscle.segment !== segment) continue;
      const button = html(
        "button",
        {
          type: "button",
          "data-muscle": muscle.id,
          "data-root": "",
          "aria-pressed": "false",
        },
        muscle.name,
      );
      listen(button, "click", () => onChoose(muscle.id), signal);
      const row = html(
        "tr",
        {},
        html("th", { scope: "row" }, button),
        html("td", {}, EVIDENCE_CELL[muscle.evidence]),
        ...index.facts.authorities.map((authority) => {
          const cell = sourceCell(index, authority.id, muscle.id);
          columns.get(authority.id)?.push(cell);
          return cell;
        }),
      );
      rows.set(muscle.id, { row, button });
      body.append(row);
    }
    return body;
  });
  const table = html(
    "table",
    { class: "nr-table nrm-grid", id: `${prefix}-grid` },
    html("thead", {}, head),
    ...bodies,
  );
  const title = heading(level, "nrm-table-title", "Every muscle, every source");
  title.id = `${prefix}-grid-title`;
  const window = html(
    "div",
    {
      class: "nrm-grid-window",
      role: "region",
      tabindex: 0,
      "aria-labelledby": title.id,
    },
    table,
  );
  const stopAt = rovingFocus(
    window,
    [...rows.values()].map(({ button }) => button),
    signal,
  );
  const save = html("button", { type: "button", class: "nr-link" }, "Download CSV");
  listen(
    save,
    "click",
    () => download(gridCsv(index), "muscles-and-roots.csv"),
    signal,
  );
  const element = html(
    "div",
    {
      class: "nrm-table-part",
      "data-part": "table",
      role: "group",
      "aria-labelledby": title.id,
    },
    title,
    html(
      "p",
      { class: "nrm-card-note" },
      "Bold: the root or roots that the source puts first. Grey italic: from memory, unverified. Empty: the source does not name the muscle. A row's button chooses the muscle; arrow keys or a first letter move between the buttons.",
    ),
    window,
    html("p", { class: "nrm-table-foot" }, save),
  );
  let chosen = "";
  return {
    element,
    /** @param {State} state */
    update(state) {
      for (const [id, { row, button }] of rows) {
        const isChosen = id === state.muscle;
        button.setAttribute("aria-pressed", String(isChosen));
        button.setAttribute("data-root", rootsShown(index, state, id));
        row.toggleAttribute("data-chosen", isChosen);
      }
      for (const [id, cells] of columns) {
        for (const cell of cells)
          cell.toggleAttribute("data-chosen", id === state.source);
      }
      if (state.muscle === chosen) return;
      chosen = state.muscle;
      const row = rows.get(chosen);
      if (row !== undefined) stopAt(row.button);
      reveal(window, row?.row);
    },
  };
}

/** @param {Authority} authority */
function sourceHead(authority) {
  return html(
    "th",
    { scope: "col", class: "nrm-grid-source" },
    html(
      "span",
      { class: "nrm-grid-source-name" },
      statusMark(authority.status),
      authority.name,
      html(
        "span",
        { class: "nr-visually-hidden" },
        `, ${STATUS_WORDS[authority.status]}`,
      ),
    ),
  );
}

/**
 * @param {MuscleIndex} index
 * @param {string} authority
 * @param {string} muscle
 */
function sourceCell(index, authority, muscle) {
  const claims = index.own(authority, muscle);
  const first = new Set(index.leading(authority, muscle).roots);
  const cell = html("td");
  for (const root of index.facts.roots) {
    const claim = claims.find((row) => row.root === root);
    if (claim === undefined) continue;
    const words = claim.weight === "none" ? `not ${root}` : root;
    const part = claim.weight !== "none" && first.has(root) ? "b" : "span";
    cell.append(
      html(part, { class: claim.verified ? "" : "nrm-unverified" }, words),
      " ",
    );
  }
  return cell;
}

/**
 * @param {MuscleIndex} index
 * @returns {string}
 */
export function gridCsv(index) {
  const authorities = index.facts.authorities;
  return csvLines([
    ["muscle_id", "muscle", "L5", ...authorities.map((row) => row.name)],
    ...index.facts.muscles.map((muscle) => [
      muscle.id,
      muscle.name,
      EVIDENCE_WORDS[muscle.evidence],
      ...authorities.map((row) => csvCell(index, row.id, muscle)),
    ]),
  ]);
}

/**
 * @param {MuscleIndex} index
 * @param {string} authority
 * @param {Muscle} muscle
 */
function csvCell(index, authority, muscle) {
  return index
    .own(authority, muscle.id)
    .map(({ root, weight, figure, metric, verified }) => {
      const words = figure === "" ? weight : `${figure}, ${metric.label.toLowerCase()}`;
      return `${root}: ${words}${verified ? "" : " (unverified)"}`;
    })
    .join("; ");
}

/**
 * Brings a row into the grid's own window without moving the page.
 *
 * @param {HTMLElement} window
 * @param {HTMLElement | undefined} row
 */
function reveal(window, row) {
  if (row === undefined) return;
  const top = row.offsetTop;
  const sticky = 120;
  if (
    top < window.scrollTop + sticky ||
    top + row.offsetHeight > window.scrollTop + window.clientHeight
  ) {
    window.scrollTo({ top: top - window.clientHeight / 2 });
  }
}
