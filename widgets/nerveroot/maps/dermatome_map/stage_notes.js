// The words that belong to the drawing: what the map rests on, scales and keys.

import { html, replaceChildren, svg } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { dashOf, nervesIn } from "./overlay.js";

/** @import { State } from "./types" */
/** @import { FactIndex } from "./facts.js" */
/** @import { AtlasGeometry } from "../shared/geometry.js" */
/** @import { PatternStore } from "../shared/patterns.js" */

/**
 * One paragraph under the layers: basis, weakness and reading of the shown map.
 *
 * @param {FactIndex} index
 */
export function basisLine(index) {
  const element = html("p", { class: "nrm-basis" });
  let drawn = "";
  return {
    element,
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      const points = state.layers.includes("points");
      const key = [state.mode, state.authority, state.root, points, concealed].join(
        " ",
      );
      if (key === drawn) return;
      drawn = key;
      if (concealed) {
        replaceChildren(element, "Roots are hidden until you answer.");
      } else if (state.mode === "explore") {
        replaceChildren(element, ...authorityWords(index, state));
      } else {
        replaceChildren(element, agreementWords(index, state.root));
      }
      const point = index.facts.points.find(({ root }) => root === state.root);
      if (points && !concealed && point !== undefined) {
        element.append(
          ` ◇ ${state.root} test point of the ISNCSCI: ${lower(point.text)}.`,
        );
      }
    },
  };
}

/**
 * @param {FactIndex} index
 * @param {State} state
 * @returns {(Node | string)[]}
 */
function authorityWords(index, state) {
  const authority = index.authorities.get(state.authority);
  if (authority === undefined) return [];
  const named = index.facts.regions.filter(
    (region) => index.drawn(authority.id, region.id).length > 0,
  ).length;
  const extent =
    authority.kind === "standard"
      ? `${index.facts.points.length} points.`
      : `${named} of ${index.facts.regions.length} patches named, the rest left blank.`;
  const reading =
    authority.status === "unread"
      ? "Original not consulted."
      : `Read: ${authority.readAs}.`;
  return [
    statusMark(authority.status),
    html("b", {}, authority.name),
    `. ${authority.basis} ${authority.weakness} ${reading} ${extent}`,
  ];
}

/**
 * @param {FactIndex} index
 * @param {string} root
 */
function agreementWords(index, root) {
  const counted = index.countedAuthorities();
  return `Counted from the ${counted.length} sources that were read. “5 of 6”: of six sources that name the patch, five give it to ${root}. Sources that were not consulted are in no count.`;
}

/** @param {string} text */
function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * The scale of the agreement view, and who is counted.
 *
 * @param {FactIndex} index
 * @param {PatternStore} patterns
 * @param {HTMLElement} heading
 */
export function agreementKey(index, patterns, heading) {
  const scale = html("ol", { class: "nrm-scale" });
  const counted = index.countedAuthorities();
  const element = html(
    "div",
    { class: "nrm-agreement-key" },
    heading,
    scale,
    html(
      "details",
      { class: "nrm-counted" },
      html("summary", {}, `The ${counted.length} sources counted`),
      html("ul", {}, ...counted.map((authority) => html("li", {}, authority.name))),
    ),
  );
  let drawn = "";
  return {
    element,
    /** @param {State} state */
    update(state) {
      if (drawn === state.root) return;
      drawn = state.root;
      heading.textContent = `How many sources give this skin to ${state.root}`;
      replaceChildren(
        scale,
        ...index.facts.look.agreement.map((step, position) =>
          html(
            "li",
            {},
            svg(
              "svg",
              { width: 56, height: 18, "aria-hidden": "true", class: "nrm-scale-step" },
              svg("rect", {
                x: 0.5,
                y: 0.5,
                width: 55,
                height: 17,
                class: "nrm-scale-skin",
              }),
              svg("rect", {
                x: 0.5,
                y: 0.5,
                width: 55,
                height: 17,
                fill: patterns.fill({
                  key: `agreement-${position}`,
                  roots: [state.root],
                  kind: position === 0 ? "none" : "agreement",
                  step: position,
                  edge: state.root,
                  dashed: false,
                }),
                style: `stroke:var(--nr-root-${state.root.toLowerCase()}-edge)`,
              }),
            ),
            html("span", {}, step.label),
          ),
        ),
      );
    },
  };
}

/**
 * A sample of each nerve's line, shown with the nerve layer.
 *
 * @param {FactIndex} index
 * @param {AtlasGeometry} atlas
 */
export function nerveKey(index, atlas) {
  const element = html("ul", {
    class: "nrm-nerve-key",
    "aria-label": "Nerve outlines",
  });
  let drawn = "";
  return {
    element,
    /**
     * @param {State} state
     * @param {boolean} concealed
     */
    update(state, concealed) {
      const shown = state.layers.includes("nerves") && !concealed;
      element.hidden = !shown;
      if (!shown || drawn === state.view) return;
      drawn = state.view;
      const nerves = [...nervesIn(index, atlas.view(state.view)).keys()];
      replaceChildren(
        element,
        ...nerves.map((nerve) =>
          html(
            "li",
            {},
            svg(
              "svg",
              { width: 34, height: 8, "aria-hidden": "true" },
              svg("line", {
                x1: 0,
                y1: 4,
                x2: 34,
                y2: 4,
                class: "nrm-nerve-sample",
                "stroke-dasharray": dashOf(index, nerve) || null,
              }),
            ),
            index.nerveNames.get(nerve) ?? nerve,
          ),
        ),
      );
    },
  };
}
