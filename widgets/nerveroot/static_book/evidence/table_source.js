// The tables that the page lists, and the scripts that bring their rows.

/** @import { EvidenceTable, TableEntry } from "./types" */

export function tableSource() {
  /** @type {Map<string, EvidenceTable>} */
  const tables = new Map();
  const page = /** @type {Record<string, unknown>} */ (
    /** @type {unknown} */ (globalThis)
  );
  page.nerverootTables = (/** @type {string} */ name, /** @type {string} */ text) => {
    tables.set(name, JSON.parse(text));
  };

  return {
    entries: listed(),

    /**
     * @param {TableEntry} entry
     * @param {(table: EvidenceTable | null) => void} done null where it does not load
     */
    load(entry, done) {
      const known = tables.get(entry.name);
      if (known !== undefined) {
        done(known);
        return;
      }
      const script = document.createElement("script");
      script.src = entry.script;
      script.onload = () => done(tables.get(entry.name) ?? null);
      script.onerror = () => {
        script.remove();
        done(null);
      };
      document.head.append(script);
    },
  };
}

/** @returns {TableEntry[]} */
function listed() {
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("details[data-table]");
  return [...places].map((place) => {
    /** @type {NodeListOf<HTMLElement>} */
    const columns = place.querySelectorAll("dt[data-column]");
    return {
      name: place.dataset.table ?? "",
      title: place.querySelector(".nr-evidence-title")?.textContent ?? "",
      group: place.dataset.group ?? "",
      script: place.dataset.script ?? "",
      csv: place.dataset.csv ?? "",
      columns: [...columns].map((column) => column.dataset.column ?? ""),
      meanings: place.querySelector("dl"),
    };
  });
}
