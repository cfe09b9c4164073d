// The tables of the book in one place: choose, filter, sort, download.
//
// A table's rows are a script of their own that is loaded when the table is chosen;
// pages opened from the disk may load nothing else.

import { csvLines, download } from "../../web/csv.js";
import { headingLevel, html, listen } from "../../web/dom.js";
import { liveRegion } from "../../web/live_region.js";
import { shareLink } from "../../web/share_link.js";
import { toolAddress } from "../../web/tool_address.js";
import { controls } from "./controls.js";
import {
  choiceFrom,
  chosenRows,
  countSentence,
  csvOfRows,
  nextSorting,
  sorting,
} from "./rows.js";
import { tableSource } from "./table_source.js";
import { tableView } from "./table_view.js";

/** @import { Choice, EvidenceTable } from "./types" */

const KEYS = ["table", "filter", "column", "status", "sort"];

/** @type {Choice} */
const NOTHING = { table: "", filter: "", column: "", status: "", sort: "" };

/**
 * @param {HTMLElement | null} place
 */
function start(place) {
  if (place === null) return;
  const abort = new AbortController();
  const { signal } = abort;
  const source = tableSource();
  const { entries } = source;
  const columns = new Map(entries.map((entry) => [entry.name, entry.columns]));
  const live = liveRegion();
  /** @type {Choice} */
  let choice = NOTHING;
  /** @type {{ name: string, data: EvidenceTable } | null} */
  let loaded = null;

  const notice = html("p", { class: "nr-tool-notice", hidden: true });
  const panel = controls({ entries, signal, onChange: change });
  const count = html("p", { class: "nr-evidence-count", "data-part": "count" });
  const view = tableView({
    references: place.dataset.references ?? "",
    signal,
    onSort: (column) => change({ sort: nextSorting(choice.sort, column) }),
  });
  const meanings = html("div");
  const explained = html(
    "details",
    { class: "nr-evidence-meanings", hidden: true },
    html("summary", {}, "What the columns mean"),
    meanings,
  );
  const some = html(
    "button",
    { type: "button", class: "nr-button" },
    "CSV of these rows",
  );
  const whole = html("a", { class: "nr-button" }, "CSV of the whole table");
  const share = shareLink(signal, () => address.link(), live.say);
  const actions = html(
    "div",
    { class: "nr-evidence-actions", hidden: true },
    some,
    whole,
    share.element,
  );
  const heading = /** @type {"h3"} */ (`h${headingLevel(place)}`);
  const root = html(
    "div",
    {
      class: "nr-tool nr-evidence-tool",
      "data-tool": "evidence-tables",
      role: "group",
      "aria-label": "Evidence tables",
    },
    html(
      "div",
      { class: "nr-tool-head" },
      html(heading, { class: "nr-tool-title" }, "Look into a table"),
    ),
    notice,
    panel.element,
    count,
    actions,
    explained,
    view.element,
    live.element,
  );
  const address = toolAddress({
    root,
    notice,
    noun: "page",
    say: live.say,
    signal,
    keys: KEYS,
    values: () => ({ ...choice }),
    take: (found) => {
      const taken = choiceFrom(found, columns);
      choice = taken.choice;
      return taken.ignored;
    },
    update: () => show(false),
  });
  listen(some, "click", save, signal);

  /** @param {Partial<Choice>} changed by the reader */
  function change(changed) {
    const other = changed.table !== undefined && changed.table !== choice.table;
    const typed = { filter: panel.typed() };
    choice = other
      ? { ...NOTHING, table: changed.table ?? "" }
      : { ...choice, ...typed, ...changed };
    address.keep();
    show(true);
  }

  /** @param {boolean} speaks whether the reader asked for it */
  function show(speaks) {
    panel.update(choice);
    const entry = entries.find(({ name }) => name === choice.table);
    root.setAttribute("data-table-shown", choice.table);
    if (entry === undefined) {
      loaded = null;
      view.hide();
      actions.hidden = true;
      explained.hidden = true;
      count.textContent = `${entries.length} tables. Choose one to see its rows.`;
      return;
    }
    if (loaded?.name === entry.name) {
      fill(entry, loaded.data, speaks);
      return;
    }
    count.textContent = `Loading: ${entry.title} …`;
    source.load(entry, (data) => {
      // The reader may have gone on to another table meanwhile.
      if (choice.table !== entry.name) return;
      if (data === null) {
        const sentence = `${entry.title} could not be loaded. Its CSV file is in the list below.`;
        count.textContent = sentence;
        root.setAttribute("data-ready", "true");
        live.say(sentence);
        return;
      }
      loaded = { name: entry.name, data };
      fill(entry, data, speaks);
    });
  }

  /**
   * @param {import("./types").TableEntry} entry
   * @param {EvidenceTable} data
   * @param {boolean} speaks
   */
  function fill(entry, data, speaks) {
    const places = chosenRows(data, choice);
    const words = countSentence(places.length, data.rows.length);
    panel.offer(data, choice);
    view.name(entry.title);
    view.update(data, places, choice.sort, entry.title);
    count.textContent =
      places.length > 0 ? words : `${words}. Nothing fits all that is asked for.`;
    actions.hidden = false;
    explained.hidden = entry.meanings === null;
    meanings.replaceChildren(
      ...(entry.meanings ? [entry.meanings.cloneNode(true)] : []),
    );
    whole.setAttribute("href", entry.csv);
    whole.setAttribute("download", `${entry.name}.csv`);
    root.setAttribute("data-ready", "true");
    if (speaks) live.say(`${words}${order(data)}`);
  }

  /** @param {EvidenceTable} data */
  function order(data) {
    const { column, descending } = sorting(choice.sort);
    const label = data.columns.find(({ name }) => name === column)?.label;
    if (label === undefined) return "";
    return `, sorted by ${label}, ${descending ? "descending" : "ascending"}`;
  }

  function save() {
    if (loaded === null) return;
    const places = chosenRows(loaded.data, choice);
    download(csvLines(csvOfRows(loaded.data, places)), `${loaded.name}-rows.csv`);
    live.say(`CSV with ${places.length} rows.`);
  }

  place.replaceChildren(root);
  const asked = address.read();
  show(asked);
  address.follow(asked);
  if (choice.table === "") root.setAttribute("data-ready", "true");
}

export default start;
