// The small controls round the stage: mode, root, view, layers, side.

import { html, listen, svg } from "../../web/dom.js";
import { choiceRow, press } from "../shared/choice_row.js";
import { viewStrip } from "../shared/view_strip.js";
import { paintKey, paintOf } from "./paint.js";
import { LAYERS, MODES, withLayer } from "./state.js";

/** @import { Layer, Paint, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry, ViewGeometry } from "../shared/geometry.js" */
/** @import { PatternStore } from "../shared/patterns.js" */

const MODE_NAMES = { explore: "Explore", agreement: "Agreement", quiz: "Quiz" };

const LAYER_NAMES = {
  borders: "Patch borders",
  nerves: "Nerve outlines",
  points: "Test points",
  neighbours: "Neighbours",
  overlap: "Overlap",
};

/**
 * @param {AbortSignal} signal
 * @param {(mode: string) => void} onChoose
 */
export function modeSwitch(signal, onChoose) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  for (const mode of MODES) {
    const button = html(
      "button",
      { type: "button", "data-mode": mode },
      MODE_NAMES[mode],
    );
    listen(button, "click", () => onChoose(mode), signal);
    buttons.set(mode, button);
  }
  return {
    element: choiceRow("Mode", "nr-segmented", buttons),
    /** @param {State} state */
    update: (state) => press(buttons, (id) => id === state.mode),
  };
}

/**
 * @param {FactIndex} index
 * @param {PatternStore} patterns
 * @param {AbortSignal} signal
 * @param {(root: string) => void} onChoose
 */
export function rootStrip(index, patterns, signal, onChoose) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  for (const root of index.facts.roots) {
    /** @type {Paint} */
    const paint = {
      key: `root-${root}`,
      roots: [root],
      kind: "root",
      step: 0,
      edge: root,
      dashed: false,
    };
    const swatch = svg(
      "svg",
      { class: "nr-swatch", width: 22, height: 15, "aria-hidden": "true" },
      svg("rect", {
        x: 0.5,
        y: 0.5,
        width: 21,
        height: 14,
        fill: patterns.fill(paint),
        style: `stroke:var(--nr-root-${root.toLowerCase()}-edge)`,
      }),
    );
    const button = html(
      "button",
      { type: "button", "data-choose-root": root },
      swatch,
      root,
    );
    listen(button, "click", () => onChoose(root), signal);
    buttons.set(root, button);
  }
  return {
    element: choiceRow("Highlighted root", "nrm-roots", buttons),
    /** @param {State} state */
    update: (state) => press(buttons, (id) => id === state.root),
  };
}

/**
 * Six thumbnails of the same map, which are the view switch.
 *
 * @param {{
 *   index: FactIndex,
 *   atlas: AtlasGeometry,
 *   patterns: PatternStore,
 *   prefix: string,
 *   signal: AbortSignal,
 *   onChoose: (view: string) => void,
 * }} options
 */
export function thumbnailStrip({ index, atlas, patterns, prefix, signal, onChoose }) {
  const strip = viewStrip({
    views: index.facts.views,
    geometryOf: (view) => atlas.view(view),
    areasOf: (view) => thumbnailAreas(atlas.view(view)),
    prefix,
    signal,
    onChoose,
  });
  return {
    element: strip.element,
    reveal: strip.reveal,
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      strip.update(state, paintKey(state, concealed), (region) =>
        patterns.fill(paintOf(index, state, region, concealed)),
      );
    },
  };
}

/**
 * @param {ViewGeometry} geometry
 * @returns {{ id: string, path: SVGPathElement }[]}
 */
function thumbnailAreas(geometry) {
  return geometry.regionIds.flatMap((id) => {
    const d = geometry.bodyPath(id);
    if (d === "") return [];
    return { id, path: svg("path", { d, class: "nrm-thumb-patch" }) };
  });
}

/**
 * @param {AbortSignal} signal
 * @param {(layers: (layers: readonly Layer[]) => Layer[]) => void} onLayers
 * @param {() => void} onSide
 */
export function layerRow(signal, onLayers, onSide) {
  /** @type {Map<Layer, HTMLInputElement>} */
  const boxes = new Map();
  const fieldset = html(
    "fieldset",
    { class: "nrm-layers" },
    html("legend", { class: "nr-visually-hidden" }, "Layers"),
  );
  for (const layer of LAYERS) {
    const box = html("input", { type: "checkbox", "data-layer": layer });
    listen(
      box,
      "change",
      () => onLayers((layers) => withLayer(layers, layer, box.checked)),
      signal,
    );
    boxes.set(layer, box);
    fieldset.append(
      html("label", { class: "nrm-check" }, box, html("span", {}, LAYER_NAMES[layer])),
    );
  }
  const side = html("button", { type: "button", class: "nr-link nrm-side" });
  listen(side, "click", onSide, signal);
  return {
    element: html("div", { class: "nrm-under-stage" }, fieldset, side),
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      for (const [layer, box] of boxes) {
        box.checked = state.layers.includes(layer);
        const about = layer === "overlap" || layer === "neighbours";
        box.disabled = concealed || (about && state.mode !== "explore");
      }
      side.textContent = state.side === "right" ? "Show left leg" : "Show right leg";
    },
  };
}
