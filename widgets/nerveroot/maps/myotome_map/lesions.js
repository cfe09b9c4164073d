// What is lost and what is spared: one or two lesions side by side.

import { html, listen, replaceChildren, svg } from "../../web/dom.js";
import { choiceRow, press } from "../shared/choice_row.js";
import { heading } from "../shared/words.js";
import { lesionPaint } from "./paint.js";
import { MuscleScene } from "./scene.js";
import { LESION_SOURCE, switched } from "./state.js";

/** @import { AtlasGeometry } from "../shared/geometry.js" */
/** @import { MuscleIndex } from "./facts.js" */
/** @import { MusclePatterns } from "./patterns.js" */
/** @import { MuscleAtlas } from "./stage.js" */
/** @import { Lesion, Muscle, Outcome, State } from "./types" */

/**
 * @param {{
 *   index: MuscleIndex,
 *   atlas: AtlasGeometry,
 *   muscles: MuscleAtlas,
 *   patterns: MusclePatterns,
 *   prefix: string,
 *   level: number,
 *   signal: AbortSignal,
 *   onChange: (lesions: string[]) => void,
 * }} options
 */
export function lesionPart(options) {
  const { index, prefix, level, signal, onChange } = options;
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  /** @type {string[]} */
  let current = [];
  const make = (/** @type {string} */ id, /** @type {string} */ name) => {
    const button = html("button", { type: "button", "data-lesion": id }, name);
    listen(button, "click", () => onChange(switched(current, id)), signal);
    buttons.set(id, button);
    return /** @type {[string, HTMLButtonElement]} */ ([id, button]);
  };
  const { lesions } = index.facts;
  const nerves = new Map(lesions.nerves.map((id) => make(id, nerveName(index, id))));
  const roots = new Map(lesions.roots.map((id) => make(id, `${id} lost`)));
  const rootTitle = html("p", { class: "nrm-lesion-title" });
  const panels = html("div", { class: "nrm-lesion-panels", "data-part": "result" });
  const element = html(
    "div",
    {
      class: "nrm-lesions",
      role: "group",
      "aria-labelledby": `${prefix}-lesions`,
    },
    html(
      "div",
      { id: `${prefix}-lesions` },
      heading(level, "nrm-table-title", "What is lost, what is spared"),
    ),
    html(
      "p",
      { class: "nrm-card-note" },
      "Switch on one lesion, or two to compare. A nerve is answered by its branches, a root by one source.",
    ),
    html(
      "div",
      { class: "nrm-lesion-choices" },
      html("p", { class: "nrm-lesion-title" }, "Nerve lost"),
      choiceRow("Nerve lost", "nrm-lesion-row", nerves),
      rootTitle,
      choiceRow("Root lost", "nrm-lesion-row", roots),
    ),
    panels,
  );
  let drawn = "";
  return {
    element,
    /** @param {State} state */
    update(state) {
      current = state.lesions;
      press(buttons, (id) => state.lesions.includes(id));
      const source = state.source === "" ? LESION_SOURCE : state.source;
      const name = index.authorities.get(source)?.name ?? "";
      rootTitle.textContent =
        state.source === ""
          ? `Root lost, by ${name} until you choose a source`
          : `Root lost, by ${name}`;
      const key = JSON.stringify([state.lesions, source, state.view, state.side]);
      if (key === drawn) return;
      drawn = key;
      const found = state.lesions.map((id) => index.lesion(id, source));
      panels.toggleAttribute("data-two", found.length === 2);
      replaceChildren(
        panels,
        ...found.map((lesion) => panel(options, lesion, source, state)),
        found.length === 2 &&
          difference(
            index,
            /** @type {Lesion} */ (found[0]),
            /** @type {Lesion} */ (found[1]),
          ),
      );
    },
  };
}

/**
 * @param {MuscleIndex} index
 * @param {string} id
 */
function nerveName(index, id) {
  return (index.nerves.get(id)?.name ?? id).replace(" nerve", "");
}

/**
 * @param {Parameters<typeof lesionPart>[0]} options
 * @param {Lesion} lesion
 * @param {string} source
 * @param {State} state
 */
function panel(
  { index, atlas, muscles, patterns, prefix, level },
  lesion,
  source,
  state,
) {
  const body = atlas.view(state.view);
  const scene = new MuscleScene(
    body,
    muscles.view(state.view),
    `${prefix}-lesion-${lesion.id}`,
    { main: false },
  );
  scene.paint(
    (muscle) => lesionPaint(index, lesion, source, muscle),
    () => "",
    patterns,
    false,
  );
  const { x, y, width, height } = body.bodyBounds;
  const mirror =
    state.side === "left" ? `translate(${2 * x + width} 0) scale(-1 1)` : null;
  const words = lesionWords(index, lesion);
  return html(
    "figure",
    { class: "nrm-lesion-panel", "data-lesion-shown": lesion.id },
    svg(
      "svg",
      {
        class: "nrm-lesion-drawing",
        viewBox: `${x - 3} ${y - 3} ${width + 6} ${height + 6}`,
        role: "img",
        "aria-label": `${lesion.title}. ${words.map(([, text]) => text).join(" ")}`,
      },
      svg("g", { transform: mirror }, scene.element),
    ),
    html(
      "figcaption",
      {},
      heading(level + 1, "nrm-card-label", lesion.title),
      ...words.map(([name, text]) =>
        html("p", {}, html("b", {}, `${name}: `), text.slice(name.length + 2)),
      ),
    ),
  );
}

/**
 * @param {MuscleIndex} index
 * @param {Lesion} lesion
 * @returns {[string, string][]} a name and the sentence that begins with it
 */
export function lesionWords(index, lesion) {
  const group = (/** @type {Outcome} */ outcome) =>
    index.facts.muscles.filter(({ id }) => lesion.outcome.get(id) === outcome);
  /** @type {[string, string][]} */
  const words = [];
  const say = (
    /** @type {string} */ name,
    /** @type {Muscle[]} */ muscles,
    few = false,
  ) => {
    if (muscles.length === 0) return;
    words.push([name, `${name}: ${few ? shortList(muscles) : list(muscles)}.`]);
  };
  say("Lost", group("hit"));
  say("Partly lost", group("partly"));
  say(
    lesion.isRoot ? "Spared, as the source says" : "Spared",
    group("spared"),
    !lesion.isRoot,
  );
  say("Given to other roots", group("other"));
  const silent = group("silent").length;
  if (silent > 0)
    words.push([
      "Not named by this source",
      `Not named by this source: ${silent} muscles, drawn blank.`,
    ]);
  return words;
}

/** @param {readonly Muscle[]} muscles */
function list(muscles) {
  return muscles
    .map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1))
    .join("; ");
}

/**
 * The muscles that L5 reaches by any account come first; the rest is counted.
 *
 * @param {readonly Muscle[]} muscles
 */
function shortList(muscles) {
  const near = muscles.filter(({ evidence }) => evidence !== "no");
  const rest = muscles.length - near.length;
  if (near.length === 0) return `${muscles.length} muscles`;
  return rest === 0 ? list(near) : `${list(near)}; and ${rest} that L5 does not lead`;
}

/**
 * What one lesion takes and the other leaves.
 *
 * @param {MuscleIndex} index
 * @param {Lesion} one
 * @param {Lesion} other
 */
function difference(index, one, other) {
  const taken = (/** @type {Lesion} */ a, /** @type {Lesion} */ b) =>
    index.facts.muscles.filter(
      ({ id }) =>
        a.outcome.get(id) === "hit" &&
        ["spared", "other"].includes(b.outcome.get(id) ?? ""),
    );
  const line = (/** @type {Lesion} */ a, /** @type {Lesion} */ b) => {
    const muscles = taken(a, b);
    const words =
      muscles.length === 0 ? "no muscle that both answer for" : list(muscles);
    return html("p", {}, html("b", {}, `${a.title}, and not the other: `), `${words}.`);
  };
  return html(
    "div",
    { class: "nrm-lesion-difference" },
    html("p", { class: "nrm-card-label" }, "What tells them apart"),
    line(one, other),
    line(other, one),
  );
}
