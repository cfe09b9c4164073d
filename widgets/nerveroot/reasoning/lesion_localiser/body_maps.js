// A lesion drawn on skin and muscles: what it usually takes, what varies, what it leaves.

import { decodeArc, ringArcs, ringsPath } from "../../web/atlas_paths.js";
import { html, setAttributes, svg } from "../../web/dom.js";
import { expectation } from "./weigh.js";

/** @import { Point } from "../../web/atlas_paths.js" */
/** @import { Model } from "./types" */

/**
 * @typedef {object} DrawnView
 * @property {string} name
 * @property {[number, number] | null} fade
 * @property {number[][]} outline
 * @property {number[][]} inset the saddle, drawn apart
 * @property {Record<string, number[][]>} regions
 * @property {number[][]} arcs
 *
 * @typedef {object} DrawnMuscle
 * @property {number[][]} rings
 * @property {boolean} deep
 *
 * @typedef {object} Drawing
 * @property {Record<string, DrawnView>} views
 * @property {string[]} skin views that show skin
 * @property {Record<string, Record<string, DrawnMuscle>>} muscles
 * @property {Record<string, string>} patch finding that a patch of skin shows
 * @property {Record<string, string>} muscle finding that a muscle shows
 */

const TILE = 5;

/** @param {number[][]} rings closed curves, each with its own points */
function closedPath(rings) {
  const arcs = rings.map(decodeArc);
  return ringsPath(
    arcs.map((_, place) => [place]),
    arcs,
  );
}

/**
 * @param {string} id
 */
function hatch(id) {
  return svg(
    "pattern",
    {
      id,
      patternUnits: "userSpaceOnUse",
      width: TILE,
      height: TILE,
      patternTransform: "rotate(45)",
    },
    svg("rect", { width: TILE, height: TILE, class: "nrll-hatch-ground" }),
    svg("path", { d: `M${TILE / 2} 0V${TILE}`, class: "nrll-hatch" }),
  );
}

/**
 * The box of the drawn limb, with room for its outline.
 *
 * @param {Point[][]} arcs in tenths of a unit
 */
function bounds(arcs) {
  const xs = arcs.flat().map(([x]) => x / 10);
  const ys = arcs.flat().map(([, y]) => y / 10);
  const [x, y] = [Math.min(...xs) - 2, Math.min(...ys) - 2];
  return { x, y, width: Math.max(...xs) + 2 - x, height: Math.max(...ys) + 2 - y };
}

/**
 * @param {string} prefix
 * @param {string} key
 * @param {DrawnView} view
 * @param {SVGPathElement[]} parts
 * @param {string} what
 * @param {number[][]} rings of the outline
 */
function figure(prefix, key, view, parts, what, rings) {
  const arcs = view.arcs.map(decodeArc);
  const outline = ringsPath(rings, arcs);
  const box = bounds(rings.flatMap((ring) => ringArcs(ring, arcs)));
  const id = `${prefix}-${key}`;
  const body = svg(
    "g",
    {},
    svg("path", { d: outline, class: "nrll-skin" }),
    ...parts,
    svg("path", { d: outline, class: "nrll-outline" }),
  );
  const picture = svg("svg", {
    viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`,
    class: "nrll-picture",
    "data-small": view.fade === null,
    "aria-hidden": "true",
  });
  if (view.fade) {
    const [from, to] = view.fade;
    picture.append(
      svg(
        "defs",
        {},
        svg(
          "linearGradient",
          {
            id: `${id}-g`,
            gradientUnits: "userSpaceOnUse",
            x1: 0,
            y1: from,
            x2: 0,
            y2: to,
          },
          svg("stop", { offset: 0, "stop-color": "#000" }),
          svg("stop", { offset: 1, "stop-color": "#fff" }),
        ),
        svg(
          "mask",
          { id: `${id}-m`, maskUnits: "userSpaceOnUse", ...box },
          svg("rect", { ...box, fill: `url(#${id}-g)` }),
        ),
      ),
    );
    body.setAttribute("mask", `url(#${id}-m)`);
  }
  picture.append(body);
  return html(
    "figure",
    { class: "nrll-figure", "data-view": key },
    picture,
    html("figcaption", {}, `${what}, ${view.name}`),
  );
}

/**
 * @param {Model} model
 * @param {Drawing} drawing
 * @param {string} prefix
 */
export function bodyMaps(model, drawing, prefix) {
  const kinds = new Map(model.findings.map((finding) => [finding.id, finding]));
  /** @type {{ path: SVGPathElement, finding: string }[]} */
  const parts = [];
  /**
   * @param {string} d
   * @param {string} finding
   * @param {string} name
   * @param {boolean} deep
   */
  const part = (d, finding, name, deep) => {
    const path = svg("path", {
      d,
      class: "nrll-part",
      "data-name": name,
      "data-deep": deep,
    });
    parts.push({ path, finding });
    return path;
  };
  const skin = drawing.skin.map((key) => {
    const view = /** @type {DrawnView} */ (drawing.views[key]);
    const arcs = view.arcs.map(decodeArc);
    const patches = Object.entries(view.regions).map(([region, rings]) =>
      part(ringsPath(rings, arcs), drawing.patch[region] ?? "", region, false),
    );
    return figure(prefix, `skin-${key}`, view, patches, "Skin", [
      ...view.outline,
      ...view.inset,
    ]);
  });
  const muscles = Object.entries(drawing.muscles).map(([key, shapes]) => {
    const bellies = Object.entries(shapes).map(([muscle, { rings, deep }]) =>
      part(closedPath(rings), drawing.muscle[muscle] ?? "", muscle, deep),
    );
    const view = /** @type {DrawnView} */ (drawing.views[key]);
    return figure(prefix, `muscle-${key}`, view, bellies, "Muscles", view.outline);
  });
  const pattern = `${prefix}-varies`;
  const definitions = svg(
    "svg",
    { class: "nrll-definitions", width: 0, height: 0, "aria-hidden": "true" },
    svg("defs", {}, hatch(pattern)),
  );
  const key = html(
    "ul",
    { class: "nrll-key" },
    ...[
      ["lost", "usually taken"],
      ["varies", "varies"],
      ["kept", "left alone"],
    ].map(([effect, words]) =>
      html(
        "li",
        {},
        svg(
          "svg",
          { viewBox: "0 0 22 14", width: 22, height: 14, "aria-hidden": "true" },
          svg("rect", {
            x: 0.5,
            y: 0.5,
            width: 21,
            height: 13,
            class: "nrll-part",
            "data-effect": effect,
            style: effect === "varies" ? `fill:url(#${pattern})` : "",
          }),
        ),
        words,
      ),
    ),
  );
  return {
    element: html(
      "div",
      { class: "nrll-maps" },
      definitions,
      html("div", { class: "nrll-figures" }, ...muscles, ...skin),
      key,
    ),
    /** @param {string} site */
    update(site) {
      for (const { path, finding } of parts) {
        const cell = model.cells[site]?.[finding];
        const about = kinds.get(finding);
        const effect = cell && about ? expectation(about, cell[0]) : "kept";
        setAttributes(path, {
          "data-effect": effect,
          style: effect === "varies" ? `fill:url(#${pattern})` : null,
        });
      }
    },
  };
}
