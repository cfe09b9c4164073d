// What lies above the painted body: nerve outlines, the chosen patch, test points.

import { svg } from "../../web/dom.js";
import { rootFill } from "../shared/patterns.js";

/** @import { FactIndex } from "./facts.js" */
/** @import { ViewGeometry } from "../shared/geometry.js" */

/**
 * The main nerve of a patch.
 *
 * @param {FactIndex} index
 * @param {string} region
 * @returns {string} "" where the data name none
 */
export function mainNerve(index, region) {
  const supply = index.supply(region);
  const main = supply.find((row) => row.share !== "secondary") ?? supply[0];
  return main?.nerve ?? "";
}

/**
 * The outline of each nerve's skin. Every outline is drawn twice as wide as it shall
 * appear and clipped to its own area, so that neighbours lie side by side on a shared
 * border instead of one upon the other.
 *
 * @param {FactIndex} index
 * @param {ViewGeometry} geometry
 * @param {string} prefix
 * @returns {SVGGElement}
 */
export function nerveOutlines(index, geometry, prefix) {
  const group = svg("g", { class: "nrm-nerves" });
  for (const [nerve, regions] of nervesIn(index, geometry)) {
    const area = regions.map((region) => geometry.paths.get(region) ?? "").join("");
    const border = geometry.borders
      .filter(({ left, right }) => regions.includes(left) !== regions.includes(right))
      .map(({ path }) => path)
      .join("");
    const clip = `${prefix}-nerve-${nerve}`;
    const dash = dashOf(index, nerve);
    group.append(
      svg("clipPath", { id: clip }, svg("path", { d: area })),
      svg("path", {
        d: border,
        class: "nrm-nerve-ground",
        "clip-path": `url(#${clip})`,
      }),
      svg("path", {
        d: border,
        class: "nrm-nerve",
        "stroke-dasharray": dash === "" ? null : dash,
        "clip-path": `url(#${clip})`,
      }),
    );
  }
  return group;
}

/**
 * @param {FactIndex} index
 * @param {string} nerve
 */
export function dashOf(index, nerve) {
  const dashes = index.facts.look.nerveDashes;
  return dashes[nerve] ?? dashes.other ?? "";
}

/**
 * @param {FactIndex} index
 * @param {ViewGeometry} geometry
 * @returns {Map<string, string[]>} patches by main nerve, largest first
 */
export function nervesIn(index, geometry) {
  /** @type {Map<string, string[]>} */
  const nerves = new Map();
  for (const region of geometry.regionIds) {
    const nerve = mainNerve(index, region);
    if (nerve !== "") nerves.set(nerve, [...(nerves.get(nerve) ?? []), region]);
  }
  const area = (/** @type {string} */ region) => geometry.areas.get(region) ?? 0;
  for (const regions of nerves.values()) regions.sort((a, b) => area(b) - area(a));
  return nerves;
}

/**
 * @param {ViewGeometry} geometry
 * @param {string} region
 * @returns {SVGGElement | undefined} a paper halo under an ink line
 */
export function chosenOutline(geometry, region) {
  const d = geometry.paths.get(region);
  if (d === undefined) return undefined;
  return svg(
    "g",
    { class: "nrm-chosen" },
    svg("path", { d, class: "nrm-chosen-halo" }),
    svg("path", { d, class: "nrm-chosen-line" }),
  );
}

/**
 * Diamonds at the test points of the standard. With the standard itself as the map, each
 * carries its root's colour; on other maps all are plain.
 *
 * @param {FactIndex} index
 * @param {string} view
 * @param {number} size half a diamond, in units of the view
 * @param {boolean} coloured
 * @returns {SVGGElement}
 */
export function testPoints(index, view, size, coloured) {
  const group = svg("g", { class: "nrm-points" });
  for (const point of index.facts.points) {
    const place = point.places[view];
    if (place === undefined) continue;
    const [x, y] = place;
    const reach = coloured ? size * 1.35 : size;
    group.append(
      svg("path", {
        d: `M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}Z`,
        class: "nrm-point",
        style: coloured ? `fill:${rootFill(point.root)}` : null,
      }),
    );
    if (coloured) continue;
    group.append(
      svg("circle", { cx: x, cy: y, r: size * 0.28, class: "nrm-point-core" }),
    );
  }
  return group;
}
