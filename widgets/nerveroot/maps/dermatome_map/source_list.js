// Whose map is shown: one native radio per authority, grouped by kind.

import { html, listen } from "../../web/dom.js";
import { STATUS_WORDS, statusMark } from "./status_mark.js";

/** @import { Authority, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */

const KIND_TITLES = {
  "primary study": "Primary studies",
  standard: "Standard",
  "review of maps": "Reviews of maps",
  "textbook or teaching chart": "Textbooks and charts",
};

/** How many of a kind are listed before "more sources". */
const SHORT = { "primary study": 5, standard: 1, "review of maps": 1 };

/**
 * @param {{
 *   index: FactIndex,
 *   prefix: string,
 *   heading: HTMLElement,
 *   signal: AbortSignal,
 *   onChoose: (authority: string) => void,
 * }} options
 */
export function sourceList({ index, prefix, heading, signal, onChoose }) {
  /** @type {Map<string, { row: HTMLElement, radio: HTMLInputElement }>} */
  const rows = new Map();
  const groups = html("div", { class: "nrm-sources-groups" });
  let hidden = 0;
  for (const [kind, title] of Object.entries(KIND_TITLES)) {
    const authorities = index.facts.authorities.filter((row) => row.kind === kind);
    if (authorities.length === 0) continue;
    const limit = /** @type {Record<string, number>} */ (SHORT)[kind] ?? 2;
    const group = html(
      "fieldset",
      { class: "nrm-sources-group" },
      html("legend", {}, title),
    );
    authorities.forEach((authority, position) => {
      const row = sourceRow(authority, `${prefix}-author`);
      const radio = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      if (position >= limit) {
        row.classList.add("nrm-source-more");
        hidden += 1;
      }
      rows.set(authority.id, { row, radio });
      group.append(row);
    });
    if (authorities.length > 0 && limit === 0) group.classList.add("nrm-source-more");
    groups.append(group);
  }
  const more = html("button", {
    type: "button",
    class: "nr-link",
    "aria-expanded": "false",
  });
  const rowName = html("span", { class: "nrm-sources-name" });
  const opener = html(
    "button",
    {
      type: "button",
      class: "nrm-sources-row",
      "aria-expanded": "false",
      "aria-controls": `${prefix}-sources`,
    },
    html("span", {}, "Map by "),
    rowName,
  );
  const panel = html(
    "div",
    { class: "nrm-sources-panel", id: `${prefix}-sources` },
    groups,
    more,
  );
  const element = html("div", { class: "nrm-sources" }, heading, opener, panel);

  const setMore = (/** @type {boolean} */ open) => {
    more.setAttribute("aria-expanded", String(open));
    element.toggleAttribute("data-all", open);
    more.textContent = open ? "Fewer sources" : `${hidden} more sources`;
  };
  setMore(false);
  listen(
    more,
    "click",
    () => setMore(more.getAttribute("aria-expanded") !== "true"),
    signal,
  );
  const setOpen = (/** @type {boolean} */ open) => {
    opener.setAttribute("aria-expanded", String(open));
    element.toggleAttribute("data-open", open);
  };
  listen(
    opener,
    "click",
    () => setOpen(opener.getAttribute("aria-expanded") !== "true"),
    signal,
  );
  // A finger that has chosen is done with the list; arrow keys are still on their way.
  let byPointer = false;
  listen(groups, "pointerdown", () => (byPointer = true), signal);
  listen(groups, "keydown", () => (byPointer = false), signal);
  listen(
    groups,
    "change",
    (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      onChoose(event.target.value);
      const folds = opener.offsetParent !== null;
      if (!byPointer || !folds) return;
      setOpen(false);
      opener.focus({ preventScroll: true });
      opener.scrollIntoView({ block: "nearest" });
    },
    signal,
  );

  return {
    element,
    /** @param {State} state */
    update(state) {
      for (const [id, { row, radio }] of rows) {
        const chosen = id === state.authority;
        if (radio.checked !== chosen) radio.checked = chosen;
        row.classList.toggle("nrm-source-chosen", chosen);
      }
      rowName.textContent = index.authorities.get(state.authority)?.name ?? "";
    },
  };
}

/**
 * @param {Authority} authority
 * @param {string} name of the radio group
 */
function sourceRow(authority, name) {
  const note =
    authority.status === "unread" ? STATUS_WORDS.unread : sampleWords(authority);
  return html(
    "label",
    { class: "nrm-source" },
    html("input", { type: "radio", name, value: authority.id }),
    html(
      "span",
      { class: "nrm-source-words" },
      html("span", { class: "nrm-source-name" }, authority.name),
      html("span", { class: "nrm-source-note" }, note),
      authority.status === "unread"
        ? null
        : html(
            "span",
            { class: "nr-visually-hidden" },
            `, ${STATUS_WORDS[authority.status]}`,
          ),
    ),
    statusMark(authority.status),
  );
}

/** @param {Authority} authority */
function sampleWords(authority) {
  if (authority.kind === "standard") return "test points, not territories";
  return authority.sample === "" ? authority.readAs : authority.sample;
}
