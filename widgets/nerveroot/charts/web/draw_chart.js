// Draw a figure of the book with Plotly: no mode bar, no dragging, in the reader's theme.

import { pageFigure } from "./page_figure.js";
import { walkPoints } from "./walk_points.js";

/** @typedef {import("./types.d.ts").Figure} Figure */
/** @typedef {import("./types.d.ts").DrawOptions} DrawOptions */
/** @typedef {import("./types.d.ts").Plotly} Plotly */

const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  responsive: false,
  scrollZoom: false,
  showAxisDragHandles: false,
  showTips: false,
};

/** What is drawn in an element now, and how to end it. */
/** @type {WeakMap<HTMLElement, AbortController>} */
const drawn = new WeakMap();

/**
 * Draws a figure into an element, in place of what was drawn there before.
 *
 * Title and source are left to the frame around the chart. To change theme, width or
 * figure, call it again with the same element.
 *
 * @param {HTMLElement} element
 * @param {Figure} figure as Python wrote it: `figure.to_plotly_json()`
 * @param {DrawOptions} [options]
 * @returns {Promise<() => void>} resolves once it is drawn; the function takes it away
 */
export async function drawChart(element, figure, options = {}) {
  const plotly =
    options.plotly ??
    /** @type {{Plotly?: Plotly}} */ (/** @type {unknown} */ (globalThis)).Plotly;
  if (!plotly) throw new Error("The charting library is not there");
  drawn.get(element)?.abort();
  const ending = new AbortController();
  drawn.set(element, ending);
  const { data, layout } = pageFigure(figure, options);
  if (options.reducedMotion) layout.transition = { duration: 0 };
  await plotly.react(element, data, layout, CONFIG);
  // Said better by name, description and live region than by its bare numbers.
  element.querySelector(".plot-container")?.setAttribute("aria-hidden", "true");
  if (options.say && !ending.signal.aborted) {
    walkPoints(options.stop ?? element, element, plotly, options.say, ending.signal);
  }
  return () => {
    ending.abort();
    // A later drawing in the same element is not ours to take away.
    if (drawn.get(element) !== ending) return;
    drawn.delete(element);
    plotly.purge(element);
  };
}
