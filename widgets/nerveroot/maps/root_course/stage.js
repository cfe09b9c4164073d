// The drawing as the width allows: labelled as a plate, or a strip with a close view.

import { html, listen, setAttributes } from "../../web/dom.js";
import { definitions } from "../spine/definitions.js";
import { el, toDom } from "../spine/svg_tree.js";
import { courseLayers, courseSvg } from "./figure.js";
import { lensLayer } from "./lens.js";
import { lensStops, stopPlace } from "./stops.js";

/** @import { CourseFacts, CourseParts, FigureOptions, Frame, StopFacts } from "./types" */
/** @import { SvgNode } from "../spine/types" */

/** Height of small letters on screen, in px. */
const SMALLEST = 13;
/** Drawing units that the close view shows from side to side. */
const CLOSE = { spine: 250, pelvis: 340, limb: 400 };
const CLOSE_SHAPE = 0.86;

/**
 * @param {Frame} frame
 * @param {string} name
 * @param {readonly SvgNode[]} children
 * @returns {SvgNode}
 */
function windowSvg({ left, right, top, bottom }, name, children) {
  return el(
    "svg",
    {
      viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
      class: "nr-spine nr-course",
      role: "img",
      "aria-label": name,
      preserveAspectRatio: "xMidYMid meet",
    },
    [...children],
  );
}

/**
 * A window of the drawing round one stop: the lens for stops inside the canal.
 *
 * @param {CourseParts} parts
 * @param {CourseFacts} facts
 * @param {StopFacts} stop
 * @param {{ prefix: string, width: number }} options width on screen, in px
 * @returns {SvgNode}
 */
export function closeView(parts, facts, stop, { prefix, width }) {
  const { geometry, spine } = parts;
  const place = stopPlace(geometry, stop.id);
  const text = (/** @type {number} */ shown) =>
    Math.round((SMALLEST * shown) / Math.max(width, 160));
  if (place.lens !== undefined) {
    const { at, radius } = geometry.lens;
    const reach = radius + 4;
    const frame = {
      left: at[0] - reach,
      right: at[0] + reach,
      top: at[1] - reach,
      bottom: at[1] + reach,
    };
    const size = text(2 * reach);
    const options = {
      prefix,
      text: size,
      notes: false,
      labels: false,
      chosen: stop.id,
    };
    return windowSvg(frame, `Close view from behind, laminae removed: ${stop.name}.`, [
      el("defs", {}, definitions(`${prefix}l`)),
      lensLayer(geometry, spine, { prefix: `${prefix}l`, text: size, caption: false }),
      lensStops(geometry, facts.stops, { ...options, text: size * 1.3 }),
    ]);
  }
  const wide = CLOSE[stop.part];
  const high = wide * CLOSE_SHAPE;
  const top = Math.max(place.at[1] - high / 2, geometry.body_frame.top);
  const frame = {
    left: place.at[0] - wide / 2,
    right: place.at[0] + wide / 2,
    top,
    bottom: top + high,
  };
  return windowSvg(frame, `Close view from behind and outside: ${stop.name}.`, [
    courseLayers(parts, facts.stops, {
      prefix,
      text: text(wide),
      notes: false,
      labels: false,
      chosen: stop.id,
    }),
  ]);
}

/**
 * @param {{ parts: CourseParts, facts: CourseFacts, prefix: string, signal: AbortSignal,
 *   onChoose: (id: string) => void }} context
 */
export function stage({ parts, facts, prefix, signal, onChoose }) {
  const whole = html("div", { class: "nrc-whole", "data-part": "drawing" });
  const close = html("div", { class: "nrc-close", "data-part": "close-view" });
  const caption = html(
    "figcaption",
    {},
    "Right side, seen from behind and outside; the lens from behind, laminae removed. Dotted: hidden by bone. Schematic.",
  );
  const element = html("figure", { class: "nrc-stage" }, whole, close, caption);
  // For the pointer only; the list of stops is the control.
  listen(
    element,
    "click",
    (/** @type {MouseEvent} */ event) => {
      const mark =
        event.target instanceof Element ? event.target.closest("[data-stop]") : null;
      const id = mark?.getAttribute("data-stop");
      if (id !== null && id !== undefined) onChoose(id);
    },
    signal,
  );
  let drawn = "";
  return {
    element,
    /**
     * @param {string} stop
     * @param {"wide" | "medium" | "narrow"} width
     */
    update(stop, width) {
      const labels = width === "wide";
      const pixels = whole.clientWidth || (labels ? 560 : 250);
      const key = `${stop} ${width} ${pixels} ${close.clientWidth}`;
      if (key === drawn) return;
      drawn = key;
      const { left, right } = parts.geometry[labels ? "frame" : "body_frame"];
      const unit = (right - left) / pixels;
      /** @type {FigureOptions} */
      const options = {
        prefix: `${prefix}w`,
        text: Math.round(Math.min(Math.max(SMALLEST * unit, 20), labels ? 29 : 78)),
        notes: false,
        labels,
        quiet: !labels,
        chosen: stop,
      };
      const svg = toDom(
        courseSvg(parts, facts.stops, options, { class: "nr-spine nr-course" }),
        document,
      );
      setAttributes(svg, { role: "img", "aria-label": facts.description });
      whole.replaceChildren(svg);
      close.replaceChildren();
      const shown = facts.stops.find(({ id }) => id === stop);
      if (labels || shown === undefined) return;
      close.append(
        toDom(
          closeView(parts, facts, shown, {
            prefix: `${prefix}c`,
            width: close.clientWidth || 220,
          }),
          document,
        ),
      );
    },
  };
}
