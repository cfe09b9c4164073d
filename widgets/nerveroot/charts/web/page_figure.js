// The figure as a page shows it. No DOM here: the same function serves the live chart and
// the still picture, so that one takes the other's place without a jump.

/** @typedef {import("./types.d.ts").Json} Json */
/** @typedef {import("./types.d.ts").Figure} Figure */
/** @typedef {import("./types.d.ts").FigureOptions} FigureOptions */
/** @typedef {import("./types.d.ts").DarkColours} DarkColours */

/** The column of a chapter and the one of a phone, in px. */
export const WIDE = 680;
export const NARROW = 358;

const HEX = /#[0-9a-f]{6}\b/gi;

/**
 * Copies a value with every colour exchanged. Colours stand alone or inside the markup of
 * a label.
 *
 * @param {any} value
 * @param {DarkColours} colours
 * @returns {any}
 */
export function swapColours(value, colours) {
  if (typeof value === "string") {
    return value.replace(HEX, (hex) => colours[hex.toUpperCase()] ?? hex);
  }
  if (Array.isArray(value)) return value.map((item) => swapColours(item, colours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, swapColours(item, colours)]),
  );
}

/**
 * The layout without what the frame around the chart prints, title and source, and without
 * the ground for notebooks. The room that the words took goes with them.
 *
 * @param {Json} layout
 * @param {{top: number, bottom: number}} [furniture] that room, in px
 * @returns {Json}
 */
function withoutFrameWords(layout, { top, bottom } = { top: 0, bottom: 0 }) {
  const {
    title: _,
    paper_bgcolor: __,
    annotations = [],
    margin = {},
    height,
    ...rest
  } = layout;
  return {
    ...rest,
    height: height - top - bottom,
    margin: { ...margin, t: (margin.t ?? 0) - top, b: (margin.b ?? 0) - bottom },
    annotations: annotations.filter(
      (/** @type {Json} */ { name }) => name !== "source",
    ),
  };
}

/**
 * Axes that neither drag nor zoom: a finger on the chart scrolls the page.
 *
 * @param {Json} layout
 * @returns {Json}
 */
function fixedAxes(layout) {
  const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
  return Object.fromEntries(
    axes.map(([key, axis]) => [key, { ...axis, fixedrange: true }]),
  );
}

/**
 * @param {Figure} figure as Python wrote it
 * @param {FigureOptions} [options]
 * @returns {{data: Json[], layout: Json & {width: number, height: number}}}
 */
export function pageFigure(figure, options = {}) {
  const { narrow = false, dark = false, darkColours = {} } = options;
  const { meta, ...wide } = figure.layout;
  const redrawn = narrow ? meta?.narrow : undefined;
  const stripped = redrawn
    ? withoutFrameWords(redrawn.layout)
    : withoutFrameWords(wide, meta?.furniture);
  const drawn = {
    data: redrawn?.data ?? figure.data,
    layout: {
      template: wide.template,
      ...stripped,
      ...fixedAxes(stripped),
      width: options.width ?? stripped.width ?? (narrow ? NARROW : WIDE),
      autosize: false,
      dragmode: false,
      hovermode: "closest",
    },
  };
  // Copied in both themes: the library writes into what it is given.
  return swapColours(drawn, dark ? darkColours : {});
}
