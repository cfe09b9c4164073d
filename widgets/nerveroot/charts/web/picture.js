// Draw the still picture of a chart; nerveroot.charts.make_pictures runs it in a browser.

import { pageFigure } from "./page_figure.js";

/** @typedef {import("./types.d.ts").Figure} Figure */
/** @typedef {import("./types.d.ts").Plotly} Plotly */

/**
 * @param {Plotly} plotly
 * @param {Figure} figure as Python wrote it
 * @param {boolean} narrow
 * @returns {Promise<string>} an SVG document, in the colours of the light theme
 */
async function picture(plotly, figure, narrow) {
  const { data, layout } = pageFigure(figure, { narrow });
  const { width, height } = layout;
  return plotly.toImage(
    { data, layout, config: {} },
    { format: "svg", imageDataOnly: true, width, height },
  );
}

export default picture;
