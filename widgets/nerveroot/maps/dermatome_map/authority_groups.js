// The authorities of the dermatome map, grouped for its list of sources. No DOM.

/** @import { SourceGroup } from "../shared/source_list.js" */
/** @import { Authority } from "./types" */
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
 * @param {FactIndex} index
 * @returns {SourceGroup[]}
 */
export function authorityGroups(index) {
  return Object.entries(KIND_TITLES).flatMap(([kind, title]) => {
    const rows = index.facts.authorities.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    return {
      title,
      short: /** @type {Record<string, number>} */ (SHORT)[kind] ?? 2,
      sources: rows.map((row) => ({
        id: row.id,
        name: row.name,
        note: sampleWords(row),
        status: row.status,
      })),
    };
  });
}

/** @param {Authority} authority */
function sampleWords(authority) {
  if (authority.kind === "standard") return "test points, not territories";
  return authority.sample === "" ? authority.readAs : authority.sample;
}
