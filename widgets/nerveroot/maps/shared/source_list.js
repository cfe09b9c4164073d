// Whose map is shown: one native radio per source, grouped by kind.

import { closeOnEscape } from "../../web/disclosure.js";
import { html, listen } from "../../web/dom.js";
import { STATUS_WORDS, statusMark } from "../../web/status_mark.js";

/** @import { RowStatus } from "./types" */

/**
 * @typedef {object} Source
 * @property {string} id
 * @property {string} name
 * @property {string} note under the name; of an unread source its status stands there
 * @property {RowStatus | ""} status "" for what is no source of its own
 *
 * @typedef {object} SourceGroup
 * @property {string} title
 * @property {number} short how many are listed before "more sources"
 * @property {readonly Source[]} sources
 */

/**
 * @param {{
 *   groups: readonly SourceGroup[],
 *   prefix: string,
 *   heading: HTMLElement,
 *   signal: AbortSignal,
 *   onChoose: (authority: string) => void,
 * }} options
 */
export function sourceList({ groups, prefix, heading, signal, onChoose }) {
  /** @type {Map<string, { row: HTMLElement, radio: HTMLInputElement, name: string }>} */
  const rows = new Map();
  const list = html("div", {
    class: "nrm-sources-groups",
    id: `${prefix}-sources-groups`,
  });
  let hidden = 0;
  for (const { title, short, sources } of groups) {
    const group = html(
      "fieldset",
      { class: "nrm-sources-group" },
      html("legend", {}, title),
    );
    sources.forEach((source, position) => {
      const row = sourceRow(source, `${prefix}-author`);
      const radio = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      if (position >= short) {
        row.classList.add("nrm-source-more");
        hidden += 1;
      }
      rows.set(source.id, { row, radio, name: source.name });
      group.append(row);
    });
    if (sources.length > 0 && short === 0) group.classList.add("nrm-source-more");
    list.append(group);
  }
  const more = html("button", {
    type: "button",
    class: "nr-link",
    "aria-expanded": "false",
    "aria-controls": list.id,
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
    list,
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
    () => {
      const open = more.getAttribute("aria-expanded") !== "true";
      setMore(open);
      // The new ones stand before the button: the focus goes on from the first of them.
      const first = list.querySelector(".nrm-source-more input:not(:checked)");
      if (open && first instanceof HTMLInputElement) first.focus();
    },
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
  closeOnEscape(element, opener, setOpen, signal);
  // A finger that has chosen is done with the list; arrow keys are still on their way.
  let byPointer = false;
  listen(list, "pointerdown", () => (byPointer = true), signal);
  listen(list, "keydown", () => (byPointer = false), signal);
  listen(
    list,
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
    /** @param {string} chosen id of the source on show */
    update(chosen) {
      for (const [id, { row, radio }] of rows) {
        const isChosen = id === chosen;
        if (radio.checked !== isChosen) radio.checked = isChosen;
        row.classList.toggle("nrm-source-chosen", isChosen);
      }
      rowName.textContent = rows.get(chosen)?.name ?? "";
    },
  };
}

/**
 * @param {Source} source
 * @param {string} name of the radio group
 */
function sourceRow(source, name) {
  const { status } = source;
  const unread = status === "unread";
  return html(
    "label",
    { class: "nrm-source" },
    html("input", { type: "radio", name, value: source.id }),
    html(
      "span",
      { class: "nrm-source-words" },
      html("span", { class: "nrm-source-name" }, source.name),
      html(
        "span",
        { class: "nrm-source-note" },
        unread ? STATUS_WORDS.unread : source.note,
      ),
      status === "" || unread
        ? null
        : html("span", { class: "nr-visually-hidden" }, `, ${STATUS_WORDS[status]}`),
    ),
    status === "" ? null : statusMark(status),
  );
}
