// The small controls round the stage: mode, root, view, layers, side.

import { html, listen, setAttributes, svg } from "../../web/dom.js";
import { paintKey, paintOf } from "./paint.js";
import { shading } from "./scene.js";
import { LAYERS, MODES, withLayer } from "./state.js";

/** @import { Layer, Paint, State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "./geometry.js" */
/** @import { PatternStore } from "./patterns.js" */

const MODE_NAMES = { explore: "Explore", agreement: "Agreement", quiz: "Quiz" };

const LAYER_NAMES = {
  borders: "Patch borders",
  nerves: "Nerve outlines",
  points: "Test points",
  neighbours: "Neighbours",
  overlap: "Overlap",
};

/**
 * A row of buttons of which one is pressed.
 *
 * @param {string} label
 * @param {string} className
 * @param {Map<string, HTMLButtonElement>} buttons
 */
function choiceRow(label, className, buttons) {
  return html(
    "div",
    { class: className, role: "group", "aria-label": label },
    ...buttons.values(),
  );
}

/**
 * @param {Map<string, HTMLButtonElement>} buttons
 * @param {string} chosen
 */
function press(buttons, chosen) {
  for (const [id, button] of buttons) {
    const pressed = String(id === chosen);
    if (button.getAttribute("aria-pressed") !== pressed) {
      button.setAttribute("aria-pressed", pressed);
    }
  }
}

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
    update: (state) => press(buttons, state.mode),
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
    update: (state) => press(buttons, state.root),
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
export function viewStrip({ index, atlas, patterns, prefix, signal, onChoose }) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {{ region: string, path: SVGPathElement }[]} */
  const patches = [];
  /** @type {SVGGElement[]} */
  const mirrored = [];
  for (const view of index.facts.views) {
    const geometry = atlas.view(view.id);
    const { fade } = geometry.view;
    const content = svg("g");
    content.append(svg("path", { d: geometry.bodyOutline, class: "nrm-skin" }));
    for (const region of geometry.regionIds) {
      const d = geometry.bodyPath(region);
      if (d === "") continue;
      const path = svg("path", { d, class: "nrm-thumb-patch" });
      patches.push({ region, path });
      content.append(path);
    }
    content.append(
      ...shading(geometry, geometry.bodyOutline, `${prefix}-thumb-${view.id}`),
    );
    content.append(
      svg("path", { d: geometry.sections.join(""), class: "nrm-section" }),
    );
    content.append(svg("path", { d: geometry.bodyOutline, class: "nrm-outline" }));
    const bounds = geometry.bodyBounds;
    const top = fade === null ? bounds.y : Math.max(bounds.y, fade[0]);
    const height = bounds.y + bounds.height - top;
    const picture = svg("svg", {
      class: "nrm-thumb",
      viewBox: `${bounds.x - 2} ${top - 2} ${bounds.width + 4} ${height + 4}`,
      // As narrow as the limb: the other leg and the inset stay out of the picture.
      style: `aspect-ratio:${(bounds.width + 4) / (height + 4)}`,
      "aria-hidden": "true",
    });
    const mirror = svg("g", {}, content);
    mirror.dataset.middle = String(2 * bounds.x + bounds.width);
    mirrored.push(mirror);
    picture.append(mirror);
    const button = html(
      "button",
      { type: "button", "data-view": view.id, id: `${prefix}-view-${view.id}` },
      picture,
      html("span", {}, view.name),
    );
    listen(button, "click", () => onChoose(view.id), signal);
    buttons.set(view.id, button);
  }
  const element = choiceRow("View", "nrm-views", buttons);
  let shown = "";
  let painted = "";
  /** Brings the chosen thumbnail into the strip; only the strip scrolls, not the page. */
  function reveal() {
    const button = buttons.get(shown);
    if (button === undefined || element.scrollWidth <= element.clientWidth) return;
    const left = button.offsetLeft - (element.clientWidth - button.offsetWidth) / 2;
    element.scrollTo({ left });
  }
  return {
    element,
    reveal,
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      press(buttons, state.view);
      for (const mirror of mirrored) {
        const turn = `translate(${mirror.dataset.middle} 0) scale(-1 1)`;
        setAttributes(mirror, { transform: state.side === "left" ? turn : null });
      }
      const key = paintKey(state, concealed);
      for (const { region, path } of key === painted ? [] : patches) {
        const fill = patterns.fill(paintOf(index, state, region, concealed));
        if (path.getAttribute("fill") !== fill) path.setAttribute("fill", fill);
      }
      painted = key;
      if (shown === state.view) return;
      shown = state.view;
      reveal();
    },
  };
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
