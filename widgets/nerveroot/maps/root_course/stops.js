// Dots on the nerve, numbers, names and leaders.

import { words } from "../spine/lettering.js";
import { colour, rootColour } from "../spine/palette.js";
import { el } from "../spine/svg_tree.js";
import { inLens } from "./lens.js";

/** @import { CourseGeometry, CourseStop, FigureOptions } from "./types" */
/** @import { Point, SvgNode } from "../spine/types" */

/**
 * @param {CourseGeometry} geometry
 * @param {string} id
 */
export function stopPlace(geometry, id) {
  const place = geometry.stops[id];
  if (place === undefined) throw new Error(`the drawing has no place for ${id}`);
  return place;
}

/**
 * A number in a disc of the root's colour. The chosen one is ringed and larger, so that
 * the choice does not rest on colour.
 *
 * @param {number} number
 * @param {Point} at
 * @param {number} size of the text
 * @param {boolean} chosen
 * @returns {SvgNode}
 */
function badge(number, [x, y], size, chosen) {
  const radius = size * (chosen ? 0.92 : 0.76);
  return el(
    "g",
    { "data-badge": number, "data-chosen": chosen ? "" : null },
    chosen
      ? el("circle", {
          cx: x,
          cy: y,
          r: radius + size * 0.3,
          style: `fill:${colour("surface")};stroke:${colour("ink")};stroke-width:${size * 0.13}`,
        })
      : null,
    el("circle", {
      cx: x,
      cy: y,
      r: radius,
      style: `fill:${colour(chosen ? "ink" : "surface")};stroke:${rootColour("L5")};stroke-width:${size * 0.15}`,
    }),
    el(
      "text",
      {
        x,
        y: Math.round((y + size * 0.31) * 10) / 10,
        "font-size": Math.round(size * 9) / 10,
        "font-weight": 700,
        "text-anchor": "middle",
        style: `font-family:var(--nr-font-sans,'Source Sans 3',Arial,sans-serif);fill:${colour(chosen ? "surface" : "ink")}`,
      },
      String(number),
    ),
  );
}

/**
 * @param {Point} at
 * @param {number} size
 * @returns {SvgNode}
 */
function dot([x, y], size) {
  return el("circle", {
    cx: x,
    cy: y,
    r: size,
    style: `fill:${colour("surface")};stroke:${rootColour("L5")};stroke-width:${size * 0.46}`,
  });
}

/**
 * @param {CourseGeometry} geometry
 * @param {CourseStop} stop
 * @param {FigureOptions} options
 * @returns {SvgNode}
 */
function named(geometry, stop, { text, notes, chosen }) {
  const place = stopPlace(geometry, stop.id);
  const isChosen = chosen === stop.id;
  const out = place.side === "left" ? -1 : 1;
  const [x, y] = place.label;
  const start = x - out * text * (isChosen ? 1.2 : 0.8);
  const d = `M${start} ${y}L${place.at[0]} ${place.at[1]}`;
  const lines = place.name ?? [stop.name];
  const anchor = place.side === "left" ? "end" : "start";
  const from = x + out * text * (isChosen ? 1.42 : 1.1);
  const first = y + text * 0.34 - ((lines.length - 1) * text * 1.16) / 2;
  return el(
    "g",
    { "data-stop": stop.id, "data-chosen": isChosen ? "" : null },
    el("path", {
      d,
      style: `fill:none;stroke:${colour("surface")};stroke-width:4.6;stroke-opacity:.85`,
    }),
    el("path", {
      d,
      "data-leader": stop.id,
      style: `fill:none;stroke:${colour(isChosen ? "ink" : "muted")};stroke-width:${isChosen ? 2.4 : 1.5}`,
    }),
    dot(place.at, isChosen ? 9.5 : 7),
    badge(stop.order, place.label, text, isChosen),
    lines.map((line, index) =>
      words(line, from, first + index * text * 1.16, {
        size: text,
        weight: isChosen ? 700 : 600,
        anchor,
        halo: "surface",
      }),
    ),
    notes
      ? words(place.note, from, first + lines.length * text * 1.16, {
          size: text * 0.82,
          anchor,
          fill: "muted",
          halo: "surface",
        })
      : null,
  );
}

/**
 * @param {CourseGeometry} geometry
 * @param {readonly CourseStop[]} stops
 * @param {FigureOptions} options
 * @returns {SvgNode}
 */
export function stopLayer(geometry, stops, options) {
  const { chosen, text, labels, quiet = false } = options;
  // The chosen one is painted last, above its neighbours.
  const order = [...stops].sort(
    (a, b) => Number(a.id === chosen) - Number(b.id === chosen),
  );
  return el(
    "g",
    { "data-layer": "stops" },
    order.map((stop) =>
      labels
        ? named(geometry, stop, options)
        : el(
            "g",
            { "data-stop": stop.id },
            quiet && stop.id !== chosen
              ? dot(stopPlace(geometry, stop.id).at, Math.min(text * 0.3, 12))
              : badge(
                  stop.order,
                  stopPlace(geometry, stop.id).at,
                  text,
                  stop.id === chosen,
                ),
          ),
    ),
  );
}

/**
 * The numbers of the stops inside the lens.
 *
 * @param {CourseGeometry} geometry
 * @param {readonly CourseStop[]} stops
 * @param {FigureOptions} options
 * @returns {SvgNode}
 */
export function lensStops(geometry, stops, { chosen, text }) {
  return el(
    "g",
    { "data-layer": "lens-stops" },
    stops.flatMap((stop) => {
      const { lens } = stopPlace(geometry, stop.id);
      return lens === undefined
        ? []
        : badge(stop.order, inLens(geometry, lens), text * 0.8, stop.id === chosen);
    }),
  );
}
