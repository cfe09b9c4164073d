// The muscles of one view, decoded once. No DOM.

import { arcPath, decodeArc, ringsArea, ringsPath } from "../../web/atlas_paths.js";

/** @import { Point } from "../../web/atlas_paths.js" */
/** @import { Muscles } from "./types" */

/**
 * @typedef {object} DrawnArea
 * @property {string} id
 * @property {string} d outline
 * @property {string} fibres open path
 * @property {Point} anchor in units
 * @property {number} area in square units
 * @property {boolean} deep
 *
 * @typedef {object} DrawnSinew
 * @property {string} id
 * @property {string} d
 * @property {string | null} before muscle under which it lies
 */

/**
 * @param {number[][]} rings
 * @returns {string}
 */
function closedPath(rings) {
  const arcs = rings.map(decodeArc);
  return ringsPath(
    arcs.map((_, place) => [place]),
    arcs,
  );
}

export class MuscleGeometry {
  /**
   * @param {Muscles} muscles
   * @param {string} view
   */
  constructor(muscles, view) {
    const drawn = muscles.views[view];
    if (drawn === undefined) throw new Error(`No muscles are drawn in view "${view}".`);
    /** @type {DrawnArea[]} in painting order */
    this.areas = Object.entries(drawn.muscles).map(([id, muscle]) => ({
      id,
      d: closedPath(muscle.rings),
      fibres: muscle.fibres.map((fibre) => arcPath(decodeArc(fibre))).join(""),
      anchor: [muscle.anchor[0] / 10, muscle.anchor[1] / 10],
      area: areaOf(muscle.rings),
      deep: muscle.deep,
    }));
    /** @type {DrawnSinew[]} */
    this.sinews = Object.entries(drawn.tendons).map(([id, { rings, before }]) => ({
      id,
      d: closedPath(rings),
      before,
    }));
    /** @type {Map<string, DrawnArea>} */
    this.byId = new Map(this.areas.map((area) => [area.id, area]));
  }
}

/**
 * @param {number[][]} rings
 * @returns {number}
 */
function areaOf(rings) {
  const arcs = rings.map(decodeArc);
  return (
    ringsArea(
      arcs.map((_, place) => [place]),
      arcs,
    ) / 100
  );
}
