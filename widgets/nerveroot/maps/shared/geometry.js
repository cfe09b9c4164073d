// One view of the atlas, decoded once. No DOM.

import {
  arcPath,
  decodeArc,
  ringArcs,
  ringsArea,
  ringsPath,
} from "../../web/atlas_paths.js";

/** @import { Point } from "../../web/atlas_paths.js" */
/** @import { Atlas, AtlasView } from "./types" */

export class ViewGeometry {
  /** @param {AtlasView} view */
  constructor(view) {
    this.view = view;
    /** @type {Point[][]} */
    this.arcs = view.arcs.map(decodeArc); // in tenths of a unit, as stored
    /** @type {string[]} */
    this.regionIds = Object.keys(view.regions);
    /** @type {Map<string, string>} */
    this.paths = new Map();
    /** @type {Map<string, number>} */
    this.areas = new Map();
    for (const [region, rings] of Object.entries(view.regions)) {
      this.paths.set(region, ringsPath(rings, this.arcs));
      this.areas.set(region, ringsArea(rings, this.arcs) / 100);
    }
    this.outline = ringsPath(view.outline, this.arcs);
    this.ghost = ringsPath(view.ghost ?? [], this.arcs);
    this.sections = view.sections.map((section) =>
      ringsPath([section.ring], this.arcs),
    );
    /** Borders as ready paths, with the patch on either side. */
    this.borders = view.sides.map(([left, right], index) => ({
      left,
      right,
      path: arcPath(/** @type {Point[]} */ (this.arcs[index])),
    }));
    /** @type {Map<string, Point>} */
    this.anchors = new Map(
      Object.entries(view.anchors).map(([region, [x, y]]) => [
        region,
        [x / 10, y / 10],
      ]),
    );
    const body = view.outline.filter((ring) => !this.inInset(ring));
    /** The limb alone, without the inset. */
    this.bodyOutline = ringsPath(body, this.arcs);
    /** The other leg without its part in the inset. */
    this.bodyGhost = ringsPath(
      (view.ghost ?? []).filter((ring) => !this.inInset(ring)),
      this.arcs,
    );
    this.bodyBounds = bounds(body.flatMap((ring) => ringArcs(ring, this.arcs).flat()));
    this.bounds = bounds(
      view.outline.flatMap((ring) => ringArcs(ring, this.arcs).flat()),
    );
  }

  /** @param {readonly number[]} ring */
  inInset(ring) {
    if (this.view.inset === null) return false;
    const [x, y, width, height] = this.view.inset.box;
    const start = ringArcs(ring, this.arcs)[0]?.[0] ?? [0, 0];
    const [left, top] = [start[0] / 10 - x, start[1] / 10 - y];
    return left >= 0 && left <= width && top >= 0 && top <= height;
  }

  /**
   * A patch on the limb alone, "" if only the inset shows it.
   *
   * @param {string} region
   */
  bodyPath(region) {
    const rings = this.view.regions[region] ?? [];
    return ringsPath(
      rings.filter((ring) => !this.inInset(ring)),
      this.arcs,
    );
  }

  /**
   * Patches that share a border with the given one in this view.
   *
   * @param {string} region
   * @returns {Set<string>}
   */
  neighbours(region) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const { left, right } of this.borders) {
      if (left === region && right !== "") found.add(right);
      if (right === region && left !== "") found.add(left);
    }
    found.delete(region);
    return found;
  }

  /**
   * Groups of touching patches for which `keyOf` gives the same key.
   *
   * @param {(region: string) => string} keyOf
   * @returns {string[][]} largest patch first in each group
   */
  groups(keyOf) {
    /** @type {Map<string, string>} */
    const parent = new Map(this.regionIds.map((region) => [region, region]));
    const find = (/** @type {string} */ region) => {
      let top = region;
      while (parent.get(top) !== top) top = /** @type {string} */ (parent.get(top));
      return top;
    };
    for (const { left, right } of this.borders) {
      if (left === "" || right === "" || keyOf(left) !== keyOf(right)) continue;
      parent.set(find(left), find(right));
    }
    /** @type {Map<string, string[]>} */
    const groups = new Map();
    for (const region of this.regionIds) {
      const top = find(region);
      groups.set(top, [...(groups.get(top) ?? []), region]);
    }
    const area = (/** @type {string} */ region) => this.areas.get(region) ?? 0;
    return [...groups.values()].map((group) => group.sort((a, b) => area(b) - area(a)));
  }
}

/**
 * @param {Point[]} points
 * @returns {{ x: number, y: number, width: number, height: number }}
 */
function bounds(points) {
  const xs = points.map(([x]) => x / 10);
  const ys = points.map(([, y]) => y / 10);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export class AtlasGeometry {
  /** @param {Atlas} atlas */
  constructor(atlas) {
    this.atlas = atlas;
    /** @type {Map<string, ViewGeometry>} */
    this.decoded = new Map();
  }

  /**
   * @param {string} view
   * @returns {ViewGeometry}
   */
  view(view) {
    let geometry = this.decoded.get(view);
    if (geometry === undefined) {
      const raw = this.atlas.views[view];
      if (raw === undefined) throw new Error(`The atlas has no view "${view}".`);
      geometry = new ViewGeometry(raw);
      this.decoded.set(view, geometry);
    }
    return geometry;
  }

  /**
   * @param {string} view
   * @param {string} region
   * @returns {boolean}
   */
  shows(view, region) {
    return this.atlas.views[view]?.regions[region] !== undefined;
  }

  /**
   * The view to turn to when a patch is named: the present one if it shows the patch,
   * else its home view, else the one that shows most of it.
   *
   * @param {string} region
   * @param {string} present
   * @param {string} home
   * @returns {string}
   */
  viewFor(region, present, home) {
    if (this.shows(present, region)) return present;
    if (this.shows(home, region)) return home;
    let best = present;
    let most = 0;
    for (const view of Object.keys(this.atlas.views)) {
      const area = this.shows(view, region)
        ? (this.view(view).areas.get(region) ?? 0)
        : 0;
      if (area > most) {
        most = area;
        best = view;
      }
    }
    return best;
  }
}
