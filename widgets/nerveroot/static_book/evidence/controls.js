// Table, filter, column and status: native controls only.

import { html, listen, replaceChildren } from "../../web/dom.js";
import { LONGEST_FILTER, STATUS_WORDS } from "./rows.js";

/** @import { Choice, EvidenceTable, TableEntry } from "./types" */

/** A pause in typing, in ms. */
const PAUSE = 200;

/**
 * @param {object} options
 * @param {readonly TableEntry[]} options.entries
 * @param {AbortSignal} options.signal
 * @param {(changed: Partial<Choice>) => void} options.onChange
 */
export function controls({ entries, signal, onChange }) {
  const table = html("select", {}, option("", "Choose a table"));
  const groups = new Map();
  for (const entry of entries) {
    const group = groups.get(entry.group) ?? html("optgroup", { label: entry.group });
    if (!groups.has(entry.group)) table.append(group);
    groups.set(entry.group, group);
    group.append(option(entry.name, entry.title));
  }
  const filter = html("input", {
    type: "search",
    maxlength: LONGEST_FILTER,
    autocomplete: "off",
    spellcheck: "false",
  });
  const column = html("select", {});
  const status = html("select", {}, option("", "Every status"));
  for (const [value, words] of Object.entries(STATUS_WORDS)) {
    status.append(option(value, words));
  }
  const clear = html("button", { type: "button", class: "nr-button" }, "Clear filters");
  const narrowing = [
    field("Words in the row", filter),
    field("Look in", column),
    field("Status", status),
    html("div", { class: "nr-evidence-field" }, clear),
  ];
  const statusField = /** @type {HTMLElement} */ (narrowing[2]);
  const element = html(
    "div",
    { class: "nr-evidence-controls" },
    field("Table", table),
    ...narrowing,
  );

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  listen(table, "change", () => onChange({ table: table.value }), signal);
  listen(column, "change", () => onChange({ column: column.value }), signal);
  listen(status, "change", () => onChange({ status: status.value }), signal);
  listen(
    filter,
    "input",
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => onChange({ filter: filter.value.trim() }), PAUSE);
    },
    signal,
  );
  listen(
    clear,
    "click",
    () => {
      clearTimeout(timer);
      onChange({ filter: "", column: "", status: "" });
      filter.focus();
    },
    signal,
  );

  return {
    element,

    /** What has been typed, also in the pause before it takes effect. */
    typed() {
      clearTimeout(timer);
      return filter.value.trim();
    },

    /** @param {Choice} choice */
    update(choice) {
      table.value = choice.table;
      // What the reader is typing stays: a space at its end is no filter yet.
      if (filter.value.trim() !== choice.filter) filter.value = choice.filter;
      status.value = choice.status;
      for (const part of narrowing) part.hidden = choice.table === "";
    },

    /**
     * Offers the columns of a table.
     *
     * @param {EvidenceTable} data
     * @param {Choice} choice
     */
    offer(data, choice) {
      replaceChildren(
        column,
        option("", "All columns"),
        ...data.columns.map(({ name, label }) => option(name, label)),
      );
      column.value = choice.column;
      statusField.hidden = data.status === null;
    },
  };
}

/**
 * @param {string} value
 * @param {string} words
 */
function option(value, words) {
  return html("option", { value }, words);
}

/**
 * @param {string} words
 * @param {HTMLInputElement | HTMLSelectElement} control
 */
function field(words, control) {
  return html(
    "label",
    { class: "nr-evidence-field" },
    html("span", { class: "nr-evidence-label" }, words),
    control,
  );
}
