// The three drawings. On a narrow screen one at a time, chosen by a native switch.

import { html, listen, setAttributes } from "../../web/dom.js";
import { drawPanels, isMidline, panelSvg } from "../spine/panels.js";
import { toDom } from "../spine/svg_tree.js";
import { drawingText } from "./sentences.js";

/** @import { LevelFacts, SpineGeometry, State } from "./types" */

const VIEWS = /** @type {const} */ (["posterior", "axial", "sagittal"]);
const NAMES = { posterior: "From behind", axial: "Section", sagittal: "Side" };
/** Smallest text on screen, and how wide the panels are in drawing units. */
const SMALLEST = 13.8;
const UNITS = 944;

/**
 * @param {{ facts: LevelFacts, geometry: SpineGeometry, prefix: string, signal: AbortSignal }} options
 */
export function stage({ facts, geometry, prefix, signal }) {
  const figures = Object.fromEntries(
    VIEWS.map((view) => [
      view,
      {
        frame: html("div", { class: "nrl-picture" }),
        caption: html("figcaption", {}),
      },
    ]),
  );
  const blocks = VIEWS.map((view) => {
    const figure = figures[view];
    return html(
      "figure",
      { class: "nrl-figure", "data-view": view },
      figure?.frame,
      figure?.caption,
    );
  });
  const drawings = html(
    "div",
    { class: "nrl-drawings", "data-shown": "posterior" },
    ...blocks,
  );
  const options = VIEWS.map((view) => {
    const input = html("input", {
      type: "radio",
      name: `${prefix}-view`,
      value: view,
      checked: view === "posterior",
    });
    listen(
      input,
      "change",
      () => {
        drawRest();
        drawings.setAttribute("data-shown", view);
      },
      signal,
    );
    return html("label", { class: "nrl-choice" }, input, html("span", {}, NAMES[view]));
  });
  const chooser = html(
    "fieldset",
    { class: "nrl-group nrl-view", "data-part": "view" },
    html("legend", {}, "Drawing"),
    html("div", { class: "nrl-options" }, ...options),
  );
  let drawn = "";
  /** Draws what the reader does not see yet. */
  let drawRest = () => {};
  let waiting = 0;
  listen(window, "beforeprint", () => drawRest(), signal);
  signal.addEventListener("abort", () => clearTimeout(waiting));
  return {
    chooser,
    drawings,
    figure: (/** @type {string} */ view) =>
      blocks.find((block) => block.dataset.view === view),
    /**
     * @param {State} state
     * @param {number} width of one panel on screen, in px
     * @param {boolean} oneAtATime as on a phone: the others follow after the repaint
     */
    update(state, width, oneAtATime) {
      const text = Math.round(
        Math.min(Math.max((SMALLEST * UNITS) / Math.max(width, 200), 30), 46),
      );
      const key = JSON.stringify([state, text]);
      if (key === drawn) return;
      drawn = key;
      const panels = drawPanels(geometry, facts.cells, state, {
        prefix: `${prefix}-`,
        text,
      });
      const side = isMidline(state) ? "midline" : "pedicles";
      const draw = (/** @type {typeof VIEWS[number]} */ view) => {
        const svg = toDom(panelSvg(panels[view], { class: "nr-spine" }), document);
        const words = drawingText(facts, state, view === "sagittal" ? side : view);
        setAttributes(svg, { role: "img", "aria-label": words });
        figures[view]?.frame.replaceChildren(svg);
      };
      const later = VIEWS.filter(
        (view) => oneAtATime && view !== drawings.dataset.shown,
      );
      for (const view of VIEWS) if (!later.includes(view)) draw(view);
      drawRest = () => {
        for (const view of later.splice(0)) draw(view);
      };
      clearTimeout(waiting);
      waiting = window.setTimeout(drawRest, 120);
      const captions = {
        posterior: "From behind, laminae removed: left is left.",
        axial:
          "Section at the disc, seen from below: the patient’s right is on the left.",
        sagittal:
          side === "midline"
            ? `Midline section, ${state.side} roots projected. Front is left.`
            : `Section through the ${state.side} pedicles. Front is left.${state.zone === "extraforaminal" ? " The material lies outside this section (dashed)." : ""}`,
      };
      for (const view of VIEWS) {
        const caption = figures[view]?.caption;
        if (caption !== undefined) caption.textContent = captions[view];
      }
    },
  };
}
