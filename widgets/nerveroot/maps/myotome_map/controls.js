// The small controls round the stage: what the colours mean, cutaway, side.

import { html, listen, replaceChildren, svg } from "../../web/dom.js";
import { statusMark } from "../../web/status_mark.js";
import { sentence } from "../shared/words.js";
import { EVIDENCE_WORDS } from "./facts.js";

/** @import { SourceGroup } from "../shared/source_list.js" */
/** @import { MuscleIndex } from "./facts.js" */
/** @import { MusclePatterns } from "./patterns.js" */
/** @import { MusclePaint, State } from "./types" */

/** @type {[string, string, number][]} */
const KINDS = [
  ["primary study", "Primary studies", 5],
  ["standard", "Standard", 1],
  ["textbook or teaching chart", "Textbooks and charts", 3],
];

/**
 * @param {MuscleIndex} index
 * @returns {SourceGroup[]} the evidence first, then the sources by kind
 */
export function sourceGroups(index) {
  return [
    {
      title: "All sources, weighed in words",
      short: 1,
      sources: [
        {
          id: "",
          name: "Evidence on L5",
          note: "leads, probable, contested or not",
          status: "",
        },
      ],
    },
    ...KINDS.map(([kind, title, short]) => ({
      title,
      short,
      sources: index.facts.authorities
        .filter((row) => row.kind === kind)
        .map((row) => ({
          id: row.id,
          name: row.name,
          note: row.method,
          status: row.status,
        })),
    })),
  ];
}

/**
 * @param {AbortSignal} signal
 * @param {(cutaway: boolean) => void} onCutaway
 * @param {() => void} onSide
 */
export function layerRow(signal, onCutaway, onSide) {
  const box = html("input", { type: "checkbox", "data-layer": "cutaway" });
  listen(box, "change", () => onCutaway(box.checked), signal);
  const side = html("button", { type: "button", class: "nr-link nrm-side" });
  listen(side, "click", onSide, signal);
  return {
    element: html(
      "div",
      { class: "nrm-under-stage" },
      html(
        "label",
        { class: "nrm-check" },
        box,
        html("span", {}, "Cut away to the deep muscles"),
      ),
      side,
    ),
    /** @param {State} state */
    update(state) {
      box.checked = state.cutaway;
      side.textContent = state.side === "right" ? "Show left leg" : "Show right leg";
    },
  };
}

/**
 * What the colours mean, and what the chosen source is worth.
 *
 * @param {MuscleIndex} index
 * @param {MusclePatterns} patterns
 */
export function mapKey(index, patterns) {
  const list = html("ul", { class: "nrm-muscle-key" });
  const note = html("p", { class: "nrm-basis" });
  let drawn = "?";
  return {
    element: html("div", {}, list, note),
    /** @param {State} state */
    update(state) {
      if (state.source === drawn) return;
      drawn = state.source;
      const authority = index.authorities.get(state.source);
      replaceChildren(
        list,
        ...entries(index, state).map(([paint, words]) =>
          html("li", {}, swatch(patterns, paint), words),
        ),
        html("li", {}, deepSwatch(), "deep muscle"),
      );
      replaceChildren(
        note,
        ...(authority === undefined
          ? [
              "The class is this book's reading of all sources, muscle by muscle; it is not a measure of strength and no average of figures.",
            ]
          : [
              statusMark(authority.status),
              html("b", {}, authority.name),
              `, ${[authority.kind, authority.sample].filter(Boolean).join(", ")}: ${authority.basis} ${authority.weakness} Read: ${authority.readAs}.`,
            ]),
      );
    },
  };
}

/**
 * @param {MuscleIndex} index
 * @param {State} state
 * @returns {[MusclePaint, string][]}
 */
function entries(index, state) {
  if (state.source === "") {
    const kinds = /** @type {const} */ ([
      ["leads", "yes"],
      ["probable", "probable"],
      ["contested", "contested"],
      ["plain", "no"],
    ]);
    return kinds.map(([kind, evidence]) => [
      { kind, roots: ["L5"] },
      sentence(EVIDENCE_WORDS[evidence]),
    ]);
  }
  /** @type {Map<string, [MusclePaint, string]>} */
  const found = new Map();
  let doubted = false;
  for (const { id } of index.facts.muscles) {
    const { roots, verified } = index.leading(state.source, id);
    doubted ||= roots.length > 0 && !verified;
    for (const root of roots)
      found.set(root, [{ kind: verified ? "roots" : "unread", roots: [root] }, root]);
  }
  const order = index.facts.roots;
  const sorted = [...found].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const list = sorted.map(([, entry]) => entry);
  if (doubted)
    list.push([{ kind: "unread", roots: ["L5"] }, "hatched: from memory, unverified"]);
  list.push([{ kind: "blank", roots: [] }, "not named by this source"]);
  return list;
}

/**
 * @param {MusclePatterns} patterns
 * @param {MusclePaint} paint
 */
function swatch(patterns, paint) {
  return svg(
    "svg",
    { class: "nrm-key-swatch", width: 26, height: 16, "aria-hidden": "true" },
    svg("rect", {
      x: 0.75,
      y: 0.75,
      width: 24.5,
      height: 14.5,
      rx: 3,
      class: paint.kind === "blank" ? "nrm-muscle nrm-muscle-blank" : "nrm-muscle",
      fill: patterns.fill(paint),
    }),
  );
}

function deepSwatch() {
  return svg(
    "svg",
    { class: "nrm-key-swatch", width: 26, height: 16, "aria-hidden": "true" },
    svg("rect", {
      x: 1,
      y: 1,
      width: 24,
      height: 14,
      rx: 3,
      class: "nrm-muscle nrm-muscle-deep",
      fill: "none",
    }),
  );
}
