// The muscles of a thumbnail: surface bellies only, without ids.

import { svg } from "../../web/dom.js";

/** @import { MuscleGeometry } from "./geometry.js" */

/**
 * @param {MuscleGeometry} geometry
 * @returns {{ id: string, path: SVGPathElement }[]} from back to front
 */
export function thumbnailAreas(geometry) {
  return geometry.areas
    .filter(({ deep }) => !deep)
    .map(({ id, d }) => ({
      id,
      path: svg("path", { d, class: "nrm-thumb-patch nrm-thumb-muscle" }),
    }));
}
