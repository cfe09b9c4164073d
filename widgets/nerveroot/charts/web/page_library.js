// The charting library of a built page: loaded when a chart is first used, and once.

/** @typedef {import("./types.d.ts").Plotly} Plotly */
/** @typedef {import("./types.d.ts").Figure} Figure */

/**
 * What the page's chart script offers to all programs of the page, as
 * `globalThis.nerverootCharts`. Absent in a notebook.
 *
 * @typedef {object} PageCharts
 * @property {() => Promise<Plotly>} library loads it on the first call
 * @property {(address: string, id: string) => Promise<Figure>} figureAt loads its file
 * @property {Record<string, string>} darkColours
 * @property {(key: string, json: string) => void} figure called by a figure's file
 */

/** @returns {PageCharts | null} null where no built page offers charts */
export function pageCharts() {
  const page = /** @type {{nerverootCharts?: PageCharts}} */ (
    /** @type {unknown} */ (globalThis)
  );
  return page.nerverootCharts ?? null;
}
