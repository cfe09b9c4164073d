// The drawing: fits a view into its column, repaints it, labels it.

import { html, listen, setAttributes, svg } from "../../web/dom.js";
import { labelMargin, leaderLabels, placeView } from "../shared/stage_frame.js";
import { EVIDENCE_WORDS } from "./facts.js";
import { MuscleGeometry } from "./geometry.js";
import { muscleLabels } from "./labels.js";
import { paintOf } from "./paint.js";
import { MuscleScene } from "./scene.js";

/** @import { AtlasGeometry } from "../shared/geometry.js" */
/** @import { MuscleIndex } from "./facts.js" */
/** @import { MusclePatterns } from "./patterns.js" */
/** @import { Muscles, State } from "./types" */

const SLOT = 34;

/** Decodes the muscles of each view when it is first shown. */
export class MuscleAtlas {
  /** @param {Muscles} muscles */
  constructor(muscles) {
    this.muscles = muscles;
    /** @type {Map<string, MuscleGeometry>} */
    this.decoded = new Map();
  }

  /** @param {string} view */
  view(view) {
    let geometry = this.decoded.get(view);
    if (geometry === undefined) {
      geometry = new MuscleGeometry(this.muscles, view);
      this.decoded.set(view, geometry);
    }
    return geometry;
  }
}

export class Stage {
  /**
   * @param {{
   *   index: MuscleIndex,
   *   atlas: AtlasGeometry,
   *   muscles: MuscleAtlas,
   *   patterns: MusclePatterns,
   *   prefix: string,
   *   signal: AbortSignal,
   *   onChoose: (muscle: string) => void,
   * }} options
   */
  constructor(options) {
    this.options = options;
    const wordsId = `${options.prefix}-stage-words`;
    this.element = svg("svg", {
      class: "nrm-stage-svg",
      role: "img",
      "aria-describedby": wordsId,
    });
    /** What the drawing shows, as text that can be read piece by piece. */
    this.words = html("p", { class: "nr-visually-hidden", id: wordsId });
    this.holder = svg("g");
    this.labels = svg("g", { class: "nrm-labels" });
    this.element.append(options.patterns.defs, this.holder, this.labels);
    /** @type {Map<string, MuscleScene>} */
    this.scenes = new Map();
    /** @type {State | undefined} */
    this.state = undefined;
    this.width = 0;
    this.height = 0;
    const { signal, onChoose } = options;
    const muscleOf = (/** @type {Event} */ event) =>
      event.target instanceof Element ? event.target.getAttribute("data-muscle") : null;
    listen(
      this.element,
      "click",
      (event) => {
        const muscle = muscleOf(event);
        if (muscle !== null) onChoose(muscle);
      },
      signal,
    );
    listen(this.element, "pointerover", (event) => this.hover(muscleOf(event)), signal);
    listen(this.element, "pointerleave", () => this.hover(null), signal);
  }

  /**
   * @param {number} width of the column, px
   * @param {number} height px
   */
  resize(width, height) {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    setAttributes(this.element, { viewBox: `0 0 ${width} ${height}`, width, height });
    if (this.state !== undefined) this.update(this.state);
  }

  /** @param {string} view */
  sceneFor(view) {
    const { atlas, muscles, prefix } = this.options;
    let scene = this.scenes.get(view);
    if (scene === undefined) {
      scene = new MuscleScene(
        atlas.view(view),
        muscles.view(view),
        `${prefix}-${view}`,
        {
          main: true,
        },
      );
      this.scenes.set(view, scene);
    }
    if (this.holder.firstChild !== scene.element)
      this.holder.replaceChildren(scene.element);
    return scene;
  }

  /** @param {State} state */
  update(state) {
    this.state = state;
    if (this.width === 0) return;
    const { index, patterns } = this.options;
    const scene = this.sceneFor(state.view);
    const { bodyBounds: bounds, view } = scene.body;
    const placed = placeView({
      width: this.width,
      height: this.height,
      size: view.size,
      bounds,
      margin: labelMargin(this.width),
      mirrored: state.side === "left",
    });
    this.holder.setAttribute("transform", placed.transform);
    scene.paint(
      (muscle) => paintOf(index, state, muscle),
      (muscle) => rootsShown(index, state, muscle),
      patterns,
      state.cutaway,
    );
    scene.choose(chosenAreas(index, state.muscle));
    const labels = muscleLabels(index, scene.muscles, state, this.width < 480);
    this.labels.replaceChildren(
      ...leaderLabels({
        labels,
        anchorOf: (id) => scene.muscles.byId.get(id)?.anchor ?? [0, 0],
        placed,
        bounds,
        width: this.width,
        height: this.height,
        slot: SLOT,
        most: this.width < 480 ? 8 : 16,
      }),
    );
    this.element.setAttribute("aria-label", drawingName(index, state));
    this.words.textContent = drawingWords(index, scene.muscles, state);
  }

  /** @param {string | null} muscle under the pointer */
  hover(muscle) {
    const areas = this.scenes.get(this.state?.view ?? "")?.areas ?? [];
    for (const [id, path] of areas) path.classList.toggle("nrm-hovered", id === muscle);
  }
}

/**
 * @param {MuscleIndex} index
 * @param {State} state
 * @param {string} muscle
 * @returns {string} the roots on show: of the source, or L5 where the evidence gives it
 */
export function rootsShown(index, state, muscle) {
  if (state.source !== "") return index.rootsOf(state.source, muscle);
  return index.muscles.get(muscle)?.evidence === "no" ? "" : "L5";
}

/**
 * @param {MuscleIndex} index
 * @param {string} muscle
 * @returns {string[]} itself, or the parts of a group
 */
export function chosenAreas(index, muscle) {
  const row = index.muscles.get(muscle);
  if (row === undefined) return [];
  return row.members.length > 0 ? row.members : [muscle];
}

/**
 * @param {MuscleIndex} index
 * @param {Pick<State, "view" | "side">} state
 * @returns {string} such as "front of the right leg"
 */
export function placeOf(index, { view, side }) {
  const phrase = index.facts.views.find(({ id }) => id === view)?.phrase ?? "";
  return side === "left" ? phrase.replace("right", "left") : phrase;
}

/**
 * @param {MuscleIndex} index
 * @param {State} state
 * @returns {string}
 */
function drawingName(index, state) {
  const by =
    state.source === ""
      ? "coloured by the evidence on L5"
      : `map by ${index.authorities.get(state.source)?.name ?? ""}`;
  return `Muscles on the ${placeOf(index, state)}, ${by}`;
}

/**
 * @param {MuscleIndex} index
 * @param {MuscleGeometry} geometry
 * @param {State} state
 * @returns {string}
 */
function drawingWords(index, geometry, state) {
  const said = geometry.areas.map(({ id }) => {
    const muscle = index.muscles.get(id);
    const name = muscle?.name ?? id;
    if (state.source === "")
      return `${name}, ${EVIDENCE_WORDS[muscle?.evidence ?? "no"]}`;
    const roots = index.rootsOf(state.source, id);
    return `${name}, ${roots === "" ? "not named" : roots}`;
  });
  return `${said.join("; ")}. The table below says the same for every muscle.`;
}
